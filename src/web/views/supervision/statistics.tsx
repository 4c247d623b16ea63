import type { MeasureCode } from '../../../modules/statistics/index.ts'
import {
  BarChart,
  Breadcrumb,
  Button,
  Card,
  ColumnChart,
  type Crumb,
  Details,
  EmptyState,
  Notice,
  type Option,
  Published,
  type TabLink,
  Table,
  Tabs,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface StatisticsPageModel {
  region: string
  crumbs: readonly Crumb[]
  narrowed: readonly { label: string; href: string }[]
  period: string
  /** What was asked for and is not shown. */
  periodFault: { asked: string; kind: 'wrong' | 'future' } | undefined
  /** No link where there are no numbers yet. */
  periods: {
    previous: string | undefined
    next: string | undefined
    wider: { label: string; href: string } | undefined
  }
  filters: {
    hidden: Readonly<Record<string, string>>
    measure: string
    channel: string
    type: string
    tier: string
    measures: readonly Option[]
    channels: readonly Option[]
    types: readonly Option[]
    tiers: readonly Option[]
    resetHref: string
  }
  values: readonly MeasureLine[]
  /** Registered people; empty where the numbers are narrowed to what people are not told apart by. */
  people: readonly MeasureLine[]
  tabs: readonly TabLink[]
  part: string
  overTime: boolean
  measureName: string
  /** The measure of the chart, then others. */
  heads: readonly string[]
  /** Nothing happened in any of them. */
  isEmpty: boolean
  rows: readonly StatisticsLine[]
  /** Set where more parts are than are shown. */
  cut: number | undefined
  exports: readonly { label: string; href: string }[]
}

export interface MeasureLine {
  code: string
  name: string
  text: string
  /** The cases behind it; undefined where they are not in one list. */
  casesHref: string | undefined
  definition: string
}

export interface StatisticsLine {
  key: string
  label: string
  href: string | undefined
  casesHref: string | undefined
  chart: { label: string; value: number | null; text: string }
  cells: readonly string[]
}

/** What the table has room for beside the measure of the chart; files have all of them. */
export const tableMeasures: readonly MeasureCode[] = [
  'submitted',
  'settled',
  'online_rate',
  'completed_online',
  'full_online',
  'at_most_once',
  'on_the_spot',
  'on_time',
  'days_used',
  'days_allowed',
]
/** Bars of one picture; the table has the rest. */
const barsMax = 20

/** Numbers of a region and a time by published definition, told apart, drawn and listed; from here down to one case. */
export function StatisticsPage({ model, frame }: { model: StatisticsPageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        {model.crumbs.length > 0 && <Breadcrumb crumbs={model.crumbs} />}
        <div className="work-head">
          <h1>
            {t('statistics.title')} <span className="small">{`${model.region} · ${model.period}`}</span>
          </h1>
          <div className="work-head-acts no-print">
            {model.exports.map(({ label, href }) => (
              <a key={href} href={href}>
                {label}
              </a>
            ))}
            <a href="/supervision/wall">{t('statistics.wall')}</a>
            <Button type="button" look="link" icon="printer" print>
              {t('common.print')}
            </Button>
          </div>
        </div>
        <Narrowed narrowed={model.narrowed} />
        <Filters model={model} />
        <div className="stack">
          {model.periodFault && <PeriodFault fault={model.periodFault} period={model.period} />}
          <Values title={t('statistics.values')} values={model.values} />
          <Card title={t('statistics.parts', { measure: model.measureName, part: model.part })}>
            <Tabs tabs={model.tabs} label={t('statistics.partsLabel')} />
            {model.isEmpty ? (
              <EmptyState title={t('statistics.none')} icon="search">
                <p>{t('statistics.noneHelp')}</p>
              </EmptyState>
            ) : (
              <Parts model={model} />
            )}
          </Card>
          {model.people.length > 0 && <Values title={t('statistics.people.title')} values={model.people} />}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Narrowed({ narrowed }: Pick<StatisticsPageModel, 'narrowed'>) {
  const t = useText()
  if (narrowed.length === 0) return null
  return (
    <p className="no-print">
      {narrowed.map(({ label, href }) => (
        <span key={href} className="narrowed">
          <Published>{label}</Published> <a href={href}>{t('statistics.widen')}</a>{' '}
        </span>
      ))}
    </p>
  )
}

function PeriodFault({ fault, period }: { fault: NonNullable<StatisticsPageModel['periodFault']>; period: string }) {
  const t = useText()
  return (
    <Notice tone="warn" title={t(`statistics.fault.${fault.kind}`, { asked: fault.asked })} live>
      <p>{t('statistics.fault.instead', { period })}</p>
    </Notice>
  )
}

function Filters({ model: { filters, period, periods } }: { model: StatisticsPageModel }) {
  const t = useText()
  const select = (name: 'measure' | 'channel' | 'type' | 'tier', options: readonly Option[], any: boolean) => (
    <div className="field">
      <label htmlFor={name}>{t(`statistics.filter.${name}`)}</label>
      <select id={name} name={name} className="input" defaultValue={filters[name]}>
        {any && <option value="">{t('supervision.any')}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <search className="no-print">
      <form method="get" action="/supervision/statistics" className="filters" data-autosubmit="">
        {Object.entries(filters.hidden)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <div className="field">
          <label htmlFor="period">
            {t('statistics.filter.period')} <span className="small">{t('statistics.filter.periodHint')}</span>
          </label>
          <input id="period" name="period" className="input" defaultValue={period} maxLength={10} />
        </div>
        {select('measure', filters.measures, false)}
        {select('channel', filters.channels, true)}
        {select('type', filters.types, true)}
        {select('tier', filters.tiers, true)}
        <Button look="quiet">{t('supervision.apply')}</Button>
        <a href={filters.resetHref}>{t('supervision.reset')}</a>
      </form>
      <nav className="periods" aria-label={t('statistics.periods')}>
        {periods.previous && <a href={periods.previous}>{t('statistics.previous')}</a>}
        {periods.wider && <a href={periods.wider.href}>{periods.wider.label}</a>}
        {periods.next && <a href={periods.next}>{t('statistics.next')}</a>}
      </nav>
    </search>
  )
}

function Values({ title, values }: { title: string; values: readonly MeasureLine[] }) {
  const t = useText()
  return (
    <Card title={title}>
      <dl className="measures">
        {values.map(({ code, name, text, casesHref, definition }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>
              <b>
                {casesHref ? (
                  <a href={casesHref} aria-label={t('statistics.casesOfMeasure', { measure: name, text })}>
                    {text}
                  </a>
                ) : (
                  text
                )}
              </b>
              <Details summary={t('statistics.how')}>
                <p className="small">{definition}</p>
              </Details>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Parts({ model: { rows, heads, part, overTime, measureName, cut } }: { model: StatisticsPageModel }) {
  const t = useText()
  const Chart = overTime ? ColumnChart : BarChart
  const numbers = heads.map((head, at) => ({ head, numeric: true, cell: ({ cells }: StatisticsLine) => cells[at] }))
  const bars = rows.slice(0, overTime ? rows.length : barsMax).map(({ chart }) => chart)
  return (
    <>
      <Chart title={t('statistics.chart', { measure: measureName, part })} bars={bars} />
      {cut !== undefined && <p className="small">{t('statistics.cut', { max: cut })}</p>}
      <div className={overTime ? 'wide-table over-time' : 'wide-table'}>
        <Table
          caption={t('statistics.table', { part })}
          captionHidden
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              head: part,
              names: true,
              cell: ({ label, href }) => <Published>{href ? <a href={href}>{label}</a> : label}</Published>,
            },
            ...numbers.slice(0, 1),
            ...(rows.some(({ casesHref }) => casesHref)
              ? [
                  {
                    head: t('statistics.cases'),
                    cell: ({ casesHref, label }: StatisticsLine) =>
                      casesHref && (
                        <a href={casesHref} aria-label={t('statistics.casesOf', { name: label, measure: measureName })}>
                          {t('statistics.cases')}
                        </a>
                      ),
                  },
                ]
              : []),
            ...numbers.slice(1),
          ]}
        />
      </div>
      {overTime && <p className="small phone-only no-print">{t('statistics.phoneTime')}</p>}
    </>
  )
}
