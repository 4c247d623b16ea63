import {
  Breadcrumb,
  Card,
  type Crumb,
  Details,
  EmptyState,
  Frame,
  PageHead,
  Published,
  type TabLink,
  Table,
  Tabs,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface PublicScoresModel {
  crumbs: readonly Crumb[]
  region: string
  /** Published months, newest first. */
  months: readonly TabLink[]
  month: string
  formula: string
  bodies: readonly { rank: number; name: string; score: number; points: number }[]
  files: readonly { format: string; href: string }[]
}

/** What is published of scores: bodies and months, no post and no case. */
export function PublicScores({ model, frame }: ViewProps<PublicScoresModel>) {
  const t = useText()
  const { months, month, bodies, files } = model
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={model.crumbs} />
      <PageHead title={t('score.public.title')} about={t('score.public.lead', { region: model.region })}>
        <a href="/help/numbers">{t('supervisionHelp.publicLink')}</a>
      </PageHead>
      {months.length === 0 ? (
        <EmptyState title={t('score.public.none')}>
          <p>{t('score.public.noneHelp')}</p>
        </EmptyState>
      ) : (
        <>
          <Tabs tabs={months} label={t('score.public.months')} />
          <div className="stack">
            <Card title={t('score.public.caption', { month })} id="scores">
              {bodies.length === 0 ? (
                <EmptyState title={t('score.none')} />
              ) : (
                <Table
                  caption={t('score.public.caption', { month })}
                  captionHidden
                  rows={bodies}
                  rowKey={({ name }) => name}
                  columns={[
                    { head: t('score.columns.rank'), cell: ({ rank }) => rank },
                    { head: t('score.columns.body'), names: true, cell: ({ name }) => <Published>{name}</Published> },
                    { head: t('score.columns.score'), numeric: true, cell: ({ score }) => score },
                    {
                      head: t('score.columns.points'),
                      numeric: true,
                      cell: ({ points }) => t('score.count', { count: points }),
                    },
                  ]}
                />
              )}
              <Details summary={t('score.formula')}>
                <p>{model.formula}</p>
              </Details>
              <p className="small">
                {t('score.public.open')}
                {files.map(({ format, href }) => (
                  <span key={format}>
                    {' '}
                    <a href={href}>{format.toUpperCase()}</a>
                  </span>
                ))}
              </p>
            </Card>
          </div>
        </>
      )}
    </Frame>
  )
}
