import { formatNumber } from '../../texts/format.ts'
import { Card, useLanguage, useText } from '../../ui/index.ts'

export interface OpenFile {
  format: 'xlsx' | 'csv' | 'json'
  href: string
  itemsMax: number
}

/** The list as files for machines and for spreadsheets, at addresses that stay. */
export function OpenFiles({ files }: { files: readonly OpenFile[] }) {
  const t = useText()
  const language = useLanguage()
  const [first] = files
  if (!first) return null
  return (
    <Card title={t('browse.open.title')} id="open">
      <p className="small">{t('browse.open.lead', { max: formatNumber(first.itemsMax, language) })}</p>
      <ul className="open-files">
        {files.map(({ format, href }) => (
          <li key={format}>
            <a href={href} download>
              {t(`browse.open.${format}`)}
            </a>
            <span className="small mono break">{href}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
