import type { CaseView, ShownClock } from '../../../modules/cases/index.ts'
import { explanationLines } from '../../explanation.ts'
import { formatDay } from '../../texts/format.ts'
import type { Translate } from '../../texts/index.ts'
import { Details, Notice, Published, Tag, useLanguage, useText } from '../../ui/index.ts'
import { clockTag, procedureName, standingTag } from './words.ts'

/** How the case stands beside its state: the clocks, what other bodies say, papers to follow, promises. */
export function CasePanels({ view }: { view: CaseView }) {
  return (
    <>
      <Standing view={view} />
      <Clocks view={view} />
      <Waiting view={view} />
    </>
  )
}

/** 停表中: since when, why, until when at the latest. */
function Standing({ view: { procedure, promised, statutory } }: { view: CaseView }) {
  const t = useText()
  const language = useLanguage()
  if (!procedure) return null
  const steps = (statutory ?? promised)?.explained.steps ?? []
  const until = procedure.days === null ? undefined : steps.findLast(({ rule }) => rule === 'pause')?.to
  const words = {
    procedure: procedureName(procedure, t, language),
    since: formatDay(procedure.since, language),
    ...(until && { until: formatDay(until, language) }),
  }
  return (
    <div className="case-standing">
      <Notice
        tone="warn"
        title={t(until ? 'handling.procedure.standingUntil' : 'handling.procedure.standing', words)}
      />
    </div>
  )
}

/** Every limit with its day, and how each was counted. */
function Clocks({ view }: { view: CaseView }) {
  const t = useText()
  const language = useLanguage()
  if (view.clocks.length === 0) return null
  return (
    <section className="case-clocks" aria-label={t('handling.clocks.title')}>
      <ul className="clock-list">
        {view.clocks
          .filter(({ kind }) => !besideItsMatter.has(kind))
          .map((clock) => (
            <li key={`${clock.kind} ${clock.of ?? ''}`}>
              <span>{clockName(view, clock, t)}</span> <b>{formatDay(clock.explained.day, language, 'short')}</b>{' '}
              <ClockState view={view} clock={clock} />
            </li>
          ))}
      </ul>
      <Details summary={t('handling.clocks.how')}>
        {view.clocks.map((clock) => (
          <div key={`${clock.kind} ${clock.of ?? ''}`}>
            <h3>{clockName(view, clock, t)}</h3>
            <ol className="calculation">
              {explanationLines(clock.explained, language).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </div>
        ))}
      </Details>
    </section>
  )
}

/** Limits that stand with what they are about, in a panel of their own below. */
const besideItsMatter: ReadonlySet<ShownClock['kind']> = new Set(['opinion', 'pending', 'rectify', 'check'])

/** What is left; of limits that have served their purpose nothing is said. */
function ClockState({ view, clock }: { view: CaseView; clock: ShownClock }) {
  const t = useText()
  const given = clock.kind === 'opinion' && view.opinions.some((one) => one.opinionId === clock.of && one.givenAt)
  const decided = (clock.kind === 'promised' || clock.kind === 'statutory') && view.decidedAt
  if (given || decided) return null
  const stopped = clock.stopped !== undefined || (clock.kind === 'step' && view.procedure !== undefined)
  const { words, tone } = stopped ? standingTag(t) : clockTag(t, clock)
  const unsure = clock.explained.provisional && !stopped
  return (
    <>
      <Tag tone={tone}>{words}</Tag>
      {unsure && <span className="small"> {t('workbench.due.provisional')}</span>}
    </>
  )
}

/** 征求意见: which body; 环节: that of the present step. */
export function clockName(view: CaseView, { kind, of }: ShownClock, t: Translate): string {
  const name = t(`workbench.dueKind.${kind}`)
  const what = kind === 'opinion' ? view.opinions.find(({ opinionId }) => opinionId === of)?.departmentName : undefined
  return what ? t('handling.clocks.of', { kind: name, what }) : name
}

/** Opinions, papers to follow, a promise, a parcel: each only where there is one. */
function Waiting({ view }: { view: CaseView }) {
  const t = useText()
  const { opinions, pending, promise, delivery, extensionDays } = view
  if (opinions.length === 0 && !pending && !promise && !delivery && extensionDays === 0) return null
  return (
    <section className="case-waiting" aria-label={t('handling.clocks.waiting')}>
      {opinions.map((opinion) => (
        <OpinionPanel key={opinion.opinionId} opinion={opinion} />
      ))}
      {pending && (
        <article>
          <h2>{t('handling.pending.title')}</h2>
          <p className="matter-state">
            <Tag tone={pending.status === 'supplied' ? 'ok' : pending.status === 'lapsed' ? 'red' : 'warn'}>
              {t(`handling.pending.status.${pending.status}`)}
            </Tag>
            {pending.status !== 'supplied' && <Until due={pending.due} />}
            {pending.extended && <span className="small">{t('handling.pending.extended')}</span>}
          </p>
          <p className="small">{pending.materials.map(({ name }) => name).join(t('common.listComma'))}</p>
        </article>
      )}
      {promise && (
        <article>
          <h2>{t(`handling.promise.kind.${promise.kind}`)}</h2>
          <p className="matter-state">
            <Tag tone={promise.status === 'broken' ? 'red' : promise.status === 'kept' ? 'ok' : 'warn'}>
              {t(`handling.promise.status.${promise.status}`)}
            </Tag>
            <Until due={promise.due} />
          </p>
          {promise.materials.length > 0 && (
            <p className="small">{promise.materials.map(({ name }) => name).join(t('common.listComma'))}</p>
          )}
        </article>
      )}
      {extensionDays > 0 && (
        <article>
          <h2>{t('workbench.actions.extend')}</h2>
          <p className="small">{t(`handling.extend.done_${decisionUnit(view)}`, { count: extensionDays })}</p>
        </article>
      )}
      {delivery && (
        <article>
          <h2>{t('workbench.events.delivery_arranged')}</h2>
          <p className="small">{t('handling.entry.parcel', delivery)}</p>
        </article>
      )}
    </section>
  )
}

function OpinionPanel({ opinion }: { opinion: CaseView['opinions'][number] }) {
  const t = useText()
  const language = useLanguage()
  const { departmentName, view, awaited, givenAt, due, question, answer } = opinion
  return (
    <article>
      <h2>
        {t('handling.groups.opinions')} · <Published>{departmentName}</Published>
      </h2>
      <p className="matter-state">
        {view && (
          <Tag tone={view === 'agree' ? 'ok' : view === 'disagree' ? 'red' : 'warn'}>
            {t(`handling.opinion.views.${view}`)}
          </Tag>
        )}
        {!givenAt && (
          <Tag tone={awaited ? 'warn' : 'grey'}>{t(awaited ? 'handling.opinion.open' : 'handling.opinion.over')}</Tag>
        )}
        {givenAt ? (
          <span className="small">
            {t('handling.opinion.givenOn', { day: formatDay(shanghaiDay(givenAt), language, 'short') })}
          </span>
        ) : (
          <Until due={due} />
        )}
      </p>
      {question && <p className="small">{question}</p>}
      {answer && <blockquote className="written">{answer}</blockquote>}
    </article>
  )
}

/** By when, and how much is left of it. */
function Until({ due }: { due: ShownClock | undefined }) {
  const t = useText()
  const language = useLanguage()
  if (!due) return null
  return (
    <span className="small">
      {t('common.promise.by', { day: formatDay(due.explained.day, language, 'short') })} · {clockTag(t, due).words}
      {due.explained.provisional && ` · ${t('workbench.due.provisional')}`}
    </span>
  )
}

function decisionUnit({ promised, statutory }: CaseView): 'working' | 'calendar' {
  return (promised ?? statutory)?.unit ?? 'working'
}

/** Asia/Shanghai has had no summer time since 1991, so the offset is fixed. */
function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
