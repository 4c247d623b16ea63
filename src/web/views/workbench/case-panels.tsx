import type { CaseView, ShownClock } from '../../../modules/cases/index.ts'
import { explanationLines } from '../../explanation.ts'
import { formatDay } from '../../texts/format.ts'
import type { Translate } from '../../texts/index.ts'
import { Details, Notice, Published, Tag, useLanguage, useText } from '../../ui/index.ts'
import { clockTag, standingTag } from './words.ts'

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
    procedure: procedureWords(procedure, t),
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

function procedureWords({ name, procedure }: NonNullable<CaseView['procedure']>, t: Translate): string {
  return name || t(`vocabulary.procedure.${procedure}` as Parameters<Translate>[0])
}

/** Every limit with its day, and how each was counted. */
function Clocks({ view }: { view: CaseView }) {
  const t = useText()
  const language = useLanguage()
  if (view.clocks.length === 0) return null
  return (
    <section className="case-clocks" aria-label={t('handling.clocks.title')}>
      <ul className="clock-list">
        {view.clocks.map((clock) => (
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

/** What is left; of limits that have served their purpose nothing is said. */
function ClockState({ view, clock }: { view: CaseView; clock: ShownClock }) {
  const t = useText()
  const given = clock.kind === 'opinion' && view.opinions.some((one) => one.opinionId === clock.of && one.givenAt)
  const decided = (clock.kind === 'promised' || clock.kind === 'statutory') && view.decidedAt
  if (given || decided) return null
  const { words, tone } = clock.stopped ? standingTag(t) : clockTag(t, clock)
  const unsure = clock.explained.provisional && !clock.stopped
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
  const language = useLanguage()
  const { opinions, pending, promise, delivery, extensionDays } = view
  const until = (due: ShownClock | undefined) => due && formatDay(due.explained.day, language, 'short')
  if (opinions.length === 0 && !pending && !promise && !delivery && extensionDays === 0) return null
  return (
    <section className="case-waiting">
      {opinions.map((opinion) => (
        <article key={opinion.opinionId}>
          <h2>
            {t('handling.groups.opinions')} · <Published>{opinion.departmentName}</Published>{' '}
            {opinion.view ? (
              <Tag tone={opinion.view === 'agree' ? 'ok' : opinion.view === 'disagree' ? 'red' : 'warn'}>
                {t(`handling.opinion.views.${opinion.view}`)}
              </Tag>
            ) : (
              <Tag tone={opinion.awaited ? 'warn' : 'grey'}>
                {opinion.givenAt
                  ? t('handling.opinion.givenOn', { day: formatDay(shanghaiDay(opinion.givenAt), language, 'short') })
                  : t(opinion.awaited ? 'handling.opinion.open' : 'handling.opinion.over')}
              </Tag>
            )}{' '}
            {!opinion.givenAt && <span className="small">{until(opinion.due)}</span>}
          </h2>
          {opinion.question && <p className="small">{opinion.question}</p>}
          {opinion.answer && <blockquote className="written">{opinion.answer}</blockquote>}
        </article>
      ))}
      {pending && (
        <article>
          <h2>
            {t('handling.pending.title')}{' '}
            <Tag tone={pending.status === 'supplied' ? 'ok' : pending.status === 'lapsed' ? 'red' : 'warn'}>
              {t(`handling.pending.status.${pending.status}`)}
            </Tag>{' '}
            <span className="small">
              {[until(pending.due), pending.extended && t('handling.pending.extended')].filter(Boolean).join(' · ')}
            </span>
          </h2>
          <p className="small">{pending.materials.map(({ name }) => name).join(t('common.listComma'))}</p>
        </article>
      )}
      {promise && (
        <article>
          <h2>
            {t(`handling.promise.kind.${promise.kind}`)}{' '}
            <Tag tone={promise.status === 'broken' ? 'red' : promise.status === 'kept' ? 'ok' : 'warn'}>
              {t(`handling.promise.status.${promise.status}`)}
            </Tag>{' '}
            <span className="small">{until(promise.due)}</span>
          </h2>
          {promise.materials.length > 0 && (
            <p className="small">{promise.materials.map(({ name }) => name).join(t('common.listComma'))}</p>
          )}
        </article>
      )}
      {extensionDays > 0 && (
        <p className="small">
          {t('workbench.actions.extend')} · {t('handling.extend.done', { count: extensionDays })}
        </p>
      )}
      {delivery && <p className="small">{t('handling.delivery.sent', delivery)}</p>}
    </section>
  )
}

/** Asia/Shanghai has had no summer time since 1991, so the offset is fixed. */
function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}
