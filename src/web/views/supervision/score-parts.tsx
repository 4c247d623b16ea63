import { formatDay, formatStamp } from '../../texts/format.ts'
import { Button, Details, type Option, Published, Table, Tag, useLanguage, useText } from '../../ui/index.ts'

/** A point as lists show it. */
export interface PointLine {
  pointId: string
  href: string
  day: string
  why: string
  /** Rule and edition; null of a rectification. */
  rule: string | null
  /** What it is for: item, and the number of the case where one is shown. */
  itemName: string
  event: string
  cost: number
  contest: 'open' | 'accepted' | 'refused' | null
  contestBy: string
  /** The time to contest is over. */
  isLate: boolean
}

export function PointTable({ lines, caption }: { lines: readonly PointLine[]; caption: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ pointId }) => pointId}
      columns={[
        {
          head: t('score.columns.why'),
          names: true,
          cell: ({ href, why, rule }) => (
            <>
              <a href={href}>{why}</a>
              {rule && <div className="small">{rule}</div>}
            </>
          ),
        },
        {
          head: t('score.columns.case'),
          cell: ({ itemName, event }) => (
            <>
              <Published>{itemName}</Published>
              <div className="small">{event}</div>
            </>
          ),
        },
        { head: t('score.columns.day'), cell: ({ day }) => formatDay(day, language, 'short') },
        {
          head: t('score.columns.cost'),
          numeric: true,
          cell: ({ cost, contest }) => (
            <span className={contest === 'accepted' ? 'score-dropped' : undefined}>{cost}</span>
          ),
        },
        { head: t('score.columns.contest'), cell: (line) => <ContestWord line={line} /> },
      ]}
    />
  )
}

export function ContestWord({ line }: { line: Pick<PointLine, 'contest' | 'contestBy' | 'isLate'> }) {
  const t = useText()
  const language = useLanguage()
  const { contest, contestBy, isLate } = line
  if (contest === null)
    return (
      <>{t(isLate ? 'score.contest.over' : 'score.contest.none', { day: formatDay(contestBy, language, 'short') })}</>
    )
  const tone = contest === 'accepted' ? 'ok' : contest === 'refused' ? 'grey' : 'warn'
  return <Tag tone={tone}>{t(`score.contest.${contest}`)}</Tag>
}

/** As of when, and by which formula. */
export function ScoreNotes({
  computedAt,
  running,
  formula,
}: {
  computedAt: Date | null
  running: boolean
  formula: string
}) {
  const t = useText()
  return (
    <>
      <p className="small">
        {computedAt ? t('score.computedAt', { at: formatStamp(computedAt) }) : t('score.notComputed')}{' '}
        {running && t('score.running')}
      </p>
      <Details summary={t('score.formula')}>
        <p>{formula}</p>
      </Details>
    </>
  )
}

export interface ScoreFilter {
  action: string
  month: string
  months: readonly string[]
  regions?: { chosen: string; options: readonly Option[] }
  hidden?: Readonly<Record<string, string>>
}

export function ScoreFilterForm({ filter }: { filter: ScoreFilter }) {
  const t = useText()
  const { action, month, months, regions, hidden = {} } = filter
  return (
    <search className="no-print">
      <form method="get" action={action} className="filters" data-autosubmit="">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="field">
          <label htmlFor="month">{t('score.month')}</label>
          <select id="month" name="month" className="input" defaultValue={month}>
            {months.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </div>
        {regions && regions.options.length > 1 && (
          <div className="field">
            <label htmlFor="region">{t('score.region')}</label>
            <select id="region" name="region" className="input" defaultValue={regions.chosen}>
              {regions.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        )}
        <Button look="quiet">{t('score.show')}</Button>
      </form>
    </search>
  )
}
