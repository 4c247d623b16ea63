import type { ReactNode } from 'react'
import type { Level } from '../../../modules/supervision/index.ts'
import { Card, Icon, useText, WorkbenchColumns, WorkbenchFrame, type WorkbenchFrameModel } from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { CardTable, type ShownCardLine } from './card-table.tsx'
import { OrderTable, type ShownOrderLine } from './order-table.tsx'
import { SampleTable, type ShownSampleLine } from './samples.tsx'

interface Part<Line> {
  lines: readonly Line[]
  /** There are more of them in their own list. */
  more: boolean
}

export interface NowPageModel {
  region: string
  day: string
  /** How many cards rose today, by level. */
  today: readonly { level: Level; count: number }[]
  review: Part<ShownCardLine>
  orderReview: Part<ShownOrderLine>
  red: Part<ShownCardLine>
  overdue: Part<ShownOrderLine>
  samples: Part<ShownSampleLine>
  /** Bulk praise waits to be looked at. */
  findings: boolean
  /** Tickets of bad grades are over their limit. */
  tickets: boolean
}

/** What needs an answer now: first what waits for the supervisor, then what others owe. */
export function NowPage({ model, frame }: { model: NowPageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { review, orderReview, red, overdue, samples } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('cards.now.title')}{' '}
            <span className="small">{t('cards.now.lead', { region: model.region, day: model.day })}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href="/supervision">{t('cards.now.cases')}</a> <ChapterLink chapter="supervisor" />
          </div>
        </div>
        <Today today={model.today} />
        <div className="stack" data-inbox="">
          <Section name="review" none="noReview" href="/supervision/cards?state=answered" part={review}>
            <CardTable lines={review.lines} caption={t('cards.now.review')} />
          </Section>
          <Section name="orderReview" none="noOrderReview" href="/supervision/orders?state=answered" part={orderReview}>
            <OrderTable lines={orderReview.lines} caption={t('cards.now.orderReview')} />
          </Section>
          <Section name="red" none="noRed" href="/supervision/cards?level=red&state=waiting" part={red}>
            <CardTable lines={red.lines} caption={t('cards.now.red')} />
          </Section>
          <Section name="overdue" none="noOverdue" href="/supervision/orders?state=overdue" part={overdue}>
            <OrderTable lines={overdue.lines} caption={t('cards.now.overdue')} />
          </Section>
          <Section name="samples" none="noSamples" href="/supervision/samples" part={samples}>
            <SampleTable lines={samples.lines} caption={t('cards.now.samples')} />
          </Section>
          <Evaluations model={model} />
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Today({ today }: { today: NowPageModel['today'] }) {
  const t = useText()
  return (
    <section className="card today" aria-labelledby="today-title">
      <h2 id="today-title">{t('cards.now.today')}</h2>
      <dl className="today-levels">
        {today.map(({ level, count }) => (
          <div key={level} className={`today-${level}`}>
            <dt>{t(`cards.levels.${level}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface SectionProps {
  name: 'review' | 'orderReview' | 'red' | 'overdue' | 'samples'
  none: 'noReview' | 'noOrderReview' | 'noRed' | 'noOverdue' | 'noSamples'
  href: string
  part: Part<unknown>
  children: ReactNode
}

/** One kind of thing to do; empty it is one line, so that what is to be done stands out. */
function Section({ name, none, href, part, children }: SectionProps) {
  const t = useText()
  if (part.lines.length === 0) return <Nothing words={t(`cards.now.${none}`)} />
  return (
    <section className="card work-list">
      <div className="card-head">
        <h2>{t(`cards.now.${name}`)}</h2>
        {part.more && (
          <a href={href} aria-label={`${t('cards.now.more')} ${t(`cards.now.${name}`)}`}>
            {t('cards.now.more')}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

function Nothing({ words }: { words: string }) {
  return (
    <p className="nothing-now">
      <Icon name="circle-check" />
      {words}
    </p>
  )
}

function Evaluations({ model: { findings, tickets } }: { model: NowPageModel }) {
  const t = useText()
  if (!findings && !tickets) return <Nothing words={t('cards.now.noEvaluations')} />
  return (
    <Card title={t('cards.now.evaluations')}>
      <ul className="plain-list">
        {findings && (
          <li>
            {t('cards.now.findings')} · <a href="/supervision/evaluations">{t('cards.now.some')}</a>
          </li>
        )}
        {tickets && (
          <li>
            {t('cards.now.tickets')} · <a href="/supervision/evaluations">{t('cards.now.some')}</a>
          </li>
        )}
      </ul>
    </Card>
  )
}
