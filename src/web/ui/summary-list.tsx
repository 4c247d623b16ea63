import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useText } from './language.tsx'

export interface SummaryRow {
  label: string
  value: ReactNode
  /** Where the value came from and when: "营业执照，11月18日 自动提供". */
  source?: string | undefined
  /** Where the value can be changed. */
  change?: string | undefined
}

/** Labels and values, each with where it came from and where to change it. */
export function SummaryList({ rows, dense }: { rows: readonly SummaryRow[]; dense?: boolean }) {
  const t = useText()
  return (
    <dl className={dense ? 'summary dense' : 'summary'}>
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.source && (
              <div className="source">
                <Icon name="badge-check" />
                {row.source}
              </div>
            )}
          </dd>
          {row.change && (
            <dd className="summary-change">
              <a href={row.change} aria-label={t('common.changeWhat', { what: row.label })}>
                {t('common.change')}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
