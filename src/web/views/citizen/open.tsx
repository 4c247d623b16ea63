import {
  Breadcrumb,
  Card,
  type Crumb,
  Details,
  EmptyState,
  Frame,
  PageHead,
  Paging,
  type PagingModel,
  Published,
  Table,
  Tag,
  telephoneHref,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface OpenResult {
  key: string
  item: string
  body: string
  holder: string
  outcome: string
  /** What was granted does not stand any more. */
  ended: boolean
  day: string
  certificate: string | undefined
}

export interface OpenStartModel {
  crumbs: readonly Crumb[]
  region: string
  results: readonly OpenResult[]
  /** The region around this one whose results are shown, as this one has none. */
  resultsOf: string | undefined
  resultsHref: string
  /** YYYY-MM */
  month: string
  numbers: readonly { code: string; name: string; text: string; definition: string }[]
  evaluations: { count: string; satisfaction: string | undefined; praise: string | undefined }
  points: readonly { id: string; name: string; address: string; hours: string; phone: string }[]
  links: readonly { label: string; href: string }[]
  files: readonly { key: FileKey; href: string }[]
}

export type FileKey = 'results_rss' | 'results_csv' | 'results_json' | 'numbers_csv' | 'numbers_json' | 'columns'

/** 办理公示: results, numbers by definition, evaluations, where to go, and all of it as open data. */
export function OpenStart({ model, frame }: ViewProps<OpenStartModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={t('open.title')} about={t('open.lead', { region: model.region })}>
        <a href="/help/numbers">{t('supervisionHelp.publicLink')}</a>
      </PageHead>
      <div className="stack">
        <Card title={t('open.results.title')} id="results">
          {model.resultsOf && <p>{t('open.results.from', { region: model.region, of: model.resultsOf })}</p>}
          <ResultTable results={model.results} />
          {model.results.length > 0 && (
            <p>
              <a href={model.resultsHref}>{t('open.results.all')}</a>
            </p>
          )}
        </Card>
        <Card title={t('open.numbers.of', { month: model.month })} id="numbers">
          <Table
            caption={t('open.numbers.title')}
            captionHidden
            rows={model.numbers}
            rowKey={({ code }) => code}
            columns={[
              { head: t('open.numbers.measure'), names: true, cell: ({ name }) => name },
              { head: t('open.numbers.value'), numeric: true, cell: ({ text }) => text },
              {
                head: t('open.numbers.how'),
                cell: ({ definition }) => <span className="small">{definition}</span>,
              },
            ]}
          />
        </Card>
        <Evaluations evaluations={model.evaluations} month={model.month} />
        <Card title={t('open.information')} id="information">
          <ul>
            {model.links.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
          {model.points.map(({ id, name, address, hours, phone }) => (
            <Details key={id} summary={name}>
              <p>
                <Published>{address}</Published>
              </p>
              <p>
                <Published>{hours}</Published>
              </p>
              <p>
                <a href={telephoneHref(phone)}>{phone}</a>
              </p>
            </Details>
          ))}
        </Card>
        <Card title={t('open.files.title')} id="files">
          <p className="small">{t('open.files.lead')}</p>
          <ul className="open-files">
            {model.files.map(({ key, href }) => (
              <li key={key}>
                <a href={href}>{t(`open.files.${key}`)}</a> <span className="small mono break">{href}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Frame>
  )
}

function Evaluations({ evaluations, month }: Pick<OpenStartModel, 'evaluations' | 'month'>) {
  const t = useText()
  const { count, satisfaction, praise } = evaluations
  return (
    <Card title={t('open.evaluations.title', { month })} id="evaluations">
      {satisfaction === undefined || praise === undefined ? (
        <p>{t('open.evaluations.few')}</p>
      ) : (
        <p>{t('open.evaluations.rates', { count, satisfaction, praise })}</p>
      )}
    </Card>
  )
}

export interface OpenResultsModel {
  crumbs: readonly Crumb[]
  results: readonly OpenResult[]
  paging: PagingModel
  feedHref: string
}

/** 行政许可结果, newest first. */
export function OpenResults({ model, frame }: ViewProps<OpenResultsModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={t('open.results.title')} about={t('open.results.lead')} />
      <Card>
        <ResultTable results={model.results} />
        <Paging {...model.paging} />
      </Card>
      <p className="small">
        <a href={model.feedHref}>{t('open.files.results_rss')}</a>
      </p>
    </Frame>
  )
}

function ResultTable({ results }: { results: readonly OpenResult[] }) {
  const t = useText()
  if (results.length === 0) return <EmptyState title={t('open.results.none')} />
  return (
    <Table
      caption={t('open.results.title')}
      captionHidden
      rows={results}
      rowKey={({ key }) => key}
      columns={[
        { head: t('open.columns.item.name'), names: true, cell: ({ item }) => <Published>{item}</Published> },
        { head: t('open.columns.holder.name'), cell: ({ holder }) => <Published>{holder}</Published> },
        { head: t('open.columns.body.name'), cell: ({ body }) => <Published>{body}</Published> },
        {
          head: t('open.columns.outcome.name'),
          cell: ({ outcome, ended }) => <Tag tone={ended ? 'grey' : 'ok'}>{outcome}</Tag>,
        },
        { head: t('open.columns.certificate.name'), cell: ({ certificate }) => certificate ?? '–' },
        { head: t('open.columns.decidedOn.name'), cell: ({ day }) => day },
      ]}
    />
  )
}
