import {
  Card,
  EmptyState,
  Notice,
  Paging,
  type PagingModel,
  Published,
  type TabLink,
  Table,
  Tabs,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { type ChartMonth, ScoreChart } from '../score-chart.tsx'
import { type PointLine, PointTable, type ScoreFilter, ScoreFilterForm, ScoreNotes } from './score-parts.tsx'

export interface RankedBody {
  rank: number
  name: string
  href: string
  score: number
  lost: number
  points: number
}

export interface ScoreRankingModel {
  region: string
  filter: ScoreFilter
  running: boolean
  computedAt: Date | null
  formula: string
  bodies: readonly RankedBody[]
  waiting: readonly PointLine[]
  done: boolean
}

/** The bodies of a region in the order of their scores, and the contests that wait. */
export function ScoreRanking({ model, frame }: { model: ScoreRankingModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('score.title')} <span className="small">{t('score.lead', { region: model.region })}</span>
          </h1>
        </div>
        {model.done && <Notice title={t('score.decideForm.done')} tone="ok" live />}
        <ScoreFilterForm filter={model.filter} />
        <div className="stack">
          <Card title={t('score.ranking')}>
            <ScoreNotes computedAt={model.computedAt} running={model.running} formula={model.formula} />
            {model.bodies.length === 0 ? (
              <EmptyState title={t('score.none')} icon="search">
                <p>{t('score.noneHelp')}</p>
              </EmptyState>
            ) : (
              <RankingTable bodies={model.bodies} />
            )}
          </Card>
          <Card title={t('score.waiting')}>
            {model.waiting.length === 0 ? (
              <p>{t('score.noWaiting')}</p>
            ) : (
              <PointTable lines={model.waiting} caption={t('score.waiting')} />
            )}
          </Card>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function RankingTable({ bodies }: { bodies: readonly RankedBody[] }) {
  const t = useText()
  return (
    <Table
      caption={t('score.ranking')}
      captionHidden
      rows={bodies}
      rowKey={({ href }) => href}
      columns={[
        { head: t('score.columns.rank'), cell: ({ rank }) => rank },
        {
          head: t('score.columns.body'),
          names: true,
          cell: ({ name, href }) => (
            <a href={href}>
              <Published>{name}</Published>
            </a>
          ),
        },
        { head: t('score.columns.score'), numeric: true, cell: ({ score }) => score },
        { head: t('score.columns.lost'), numeric: true, cell: ({ lost }) => lost },
        { head: t('score.columns.points'), numeric: true, cell: ({ points }) => t('score.count', { count: points }) },
      ]}
    />
  )
}

export interface SubjectScoreModel {
  title: string
  lead: string
  /** Department and office of a body; none of a post. */
  tabs: readonly TabLink[]
  filter: ScoreFilter
  running: boolean
  computedAt: Date | null
  formula: string
  start: number
  /** null: the body had no work in that month. */
  score: number | null
  lost: number
  trend: readonly ChartMonth[]
  posts: readonly { postId: string; name: string; href: string | undefined; score: number | null; points: number }[]
  lines: readonly PointLine[]
  paging: PagingModel
  back: { href: string; label: string } | undefined
  done: boolean
}

/** What a body or post comes to, with its months, its posts and each point. */
export function SubjectScorePage({ model, frame }: { model: SubjectScoreModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {model.title} <span className="small">{model.lead}</span>
          </h1>
          <div className="work-head-acts no-print">
            {model.back && <a href={model.back.href}>{model.back.label}</a>} <ChapterLink chapter="contest" />
          </div>
        </div>
        {model.done && <Notice title={t('score.contestForm.done')} tone="ok" live />}
        {model.tabs.length > 1 && <Tabs tabs={model.tabs} label={t('score.title')} />}
        <ScoreFilterForm filter={model.filter} />
        <div className="stack">
          <Card title={t('score.columns.score')}>
            <p className="score-number">
              {model.score === null ? t('score.noScore') : t('score.number', { value: model.score })}
            </p>
            {model.score === null && <p>{t('score.noWork')}</p>}
            <ScoreNotes computedAt={model.computedAt} running={model.running} formula={model.formula} />
          </Card>
          <Card title={t('score.trend')}>
            <ScoreChart trend={model.trend} start={model.start} />
          </Card>
          <Card title={t('score.points')}>
            {model.lines.length === 0 ? (
              <EmptyState title={t('score.noPoints')} />
            ) : (
              <PointTable lines={model.lines} caption={t('score.points')} />
            )}
            <Paging {...model.paging} />
          </Card>
          {model.posts.length > 0 && <Posts posts={model.posts} />}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Posts({ posts }: Pick<SubjectScoreModel, 'posts'>) {
  const t = useText()
  return (
    <Card title={t('score.kinds.post')}>
      <Table
        caption={t('score.kinds.post')}
        captionHidden
        rows={posts}
        rowKey={({ postId }) => postId}
        columns={[
          {
            head: t('score.columns.post'),
            names: true,
            cell: ({ name, href }) => <Published>{href ? <a href={href}>{name}</a> : name}</Published>,
          },
          { head: t('score.columns.score'), numeric: true, cell: ({ score }) => score ?? t('score.noScore') },
          { head: t('score.columns.points'), numeric: true, cell: ({ points }) => t('score.count', { count: points }) },
        ]}
      />
    </Card>
  )
}
