import { formatDay } from '../../texts/format.ts'
import { Notice, Published, useLanguage, useText } from '../../ui/index.ts'
import type { GuideModel } from './guide-model.ts'

/** Said before everything else: the item is suspended or abolished, by which document, and where one applies instead. */
export function GuideStatus({ model: { definition } }: { model: GuideModel }) {
  const t = useText()
  const language = useLanguage()
  const { status, regionCode } = definition
  if (!status) return null
  const day = formatDay(status.since, language, 'year')
  return (
    <div className="guide-status">
      <Notice title={t(`guide.status.${status.kind}`, { day })} tone="warn">
        <p className="published">
          <Published>{status.reason}</Published>
        </p>
        <p className="small">{t('guide.status.document', { number: status.documentNumber })}</p>
        {status.successors.length > 0 && (
          <>
            <p>{t('guide.status.successors')}</p>
            <ul>
              {status.successors.map(({ itemId, name }) => (
                <li key={itemId}>
                  <a href={`/${regionCode}/items/${itemId}`}>
                    <Published>{name}</Published>
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  )
}

/** 委托, 授权, 代办 in plain words: who handles it, and in whose name it is decided. */
export function GuideDelegation({ model: { definition } }: { model: GuideModel }) {
  const t = useText()
  const language = useLanguage()
  const { delegation, department } = definition
  if (!delegation) return null
  const { form, documentNumber, until } = delegation
  const bodies = { body: department.name, delegate: delegation.department.name }
  return (
    <div className="section-gap">
      <Notice title={t(`guide.delegation.${form}.title`, bodies)}>
        <p>{t(`guide.delegation.${form}.words`, bodies)}</p>
        <p className="small">
          {t('guide.status.document', { number: documentNumber })}
          {until && ` · ${t('guide.delegation.until', { day: formatDay(until, language, 'year') })}`}
        </p>
      </Notice>
    </div>
  )
}
