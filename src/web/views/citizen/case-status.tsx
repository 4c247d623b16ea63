import type { OwnTicket } from '../../../modules/evaluations/index.ts'
import { formatDay, formatStamp } from '../../texts/format.ts'
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Columns,
  Details,
  Frame,
  Icon,
  Notice,
  type NoticeTone,
  Published,
  SummaryList,
  type SummaryRow,
  Tag,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { CasePromise, type PromiseModel } from './case-promise.tsx'
import { type CaseStatusCode, statusTones } from './case-states.ts'
import { type CaseStep, CaseTimeline } from './case-timeline.tsx'
import { type NextLine, NextLines } from './next-steps.tsx'
import { OwnTickets } from './own-tickets.tsx'
import type { ViewProps } from './view.ts'

export interface CaseDocument {
  name: string
  /** `YYYY-MM-DD` of the act that it came of. */
  day?: string | undefined
  /** Left out while a job is still making it. */
  href?: string | undefined
  sealed: boolean
  /** When the applicant first opened it. */
  readAt?: Date | undefined
}

export interface CaseMaterial {
  name: string
  /** Left out for paper and for what was looked up. */
  href?: string | undefined
  from: 'held' | 'uploaded' | 'paper' | 'generated' | 'promised'
}

export interface CaseStatusModel {
  itemName: string
  receiptNumber: string
  applicant: string
  status: CaseStatusCode
  myCasesHref: string
  /** Something that has just happened: 补正已提交. */
  notice?: string | undefined
  promise: PromiseModel
  /** What else is so now: the clock stands, an extension, a paper that is missing, a promise, a parcel. */
  standing: readonly { title: string; paragraphs: readonly string[]; tone?: NoticeTone }[]
  /** Why it was denied or not accepted, and what can be done against it. */
  grounds?: { title: string; paragraphs: readonly string[] } | undefined
  steps: readonly CaseStep[]
  /** JSON with everything that the dates follow from. */
  datesHref: string
  /** 后续事项, once the case has ended; `end` says after which end. */
  next?: { end: 'granted' | 'denied'; lines: readonly NextLine[] } | undefined
  /** `null` when nothing is asked. */
  todo:
    | { kind: 'correct'; count: number; byDay?: string | undefined; href: string }
    | { kind: 'supply'; count: number; byDay?: string | undefined; href: string }
    | { kind: 'rectify'; byDay?: string | undefined }
    | { kind: 'evaluate'; href: string }
    | { kind: 'evaluate_again'; href: string }
    | { kind: 'evaluated' }
    | null
  /** What became of bad grades that she gave. */
  tickets: readonly OwnTicket[]
  withdrawHref?: string | undefined
  certificate?:
    | {
        name: string
        number: string
        validUntil?: string | undefined
        /** What became of it, where it is not valid any more. */
        ended?: string
        href: string
        verifyHref: string
      }
    | undefined
  documents: readonly CaseDocument[]
  materials: readonly CaseMaterial[]
  answers: readonly SummaryRow[]
  /** `atLeast`: there may be more than were counted. */
  looks: { count: number; atLeast: boolean; href: string }
}

/** Who has it, since when, until when and why; and what the applicant has to do. */
export function CaseStatusPage({ model, frame }: ViewProps<CaseStatusModel>) {
  const t = useText()
  return (
    <Frame frame={frame}>
      <Breadcrumb crumbs={[{ label: t('status.mine.title'), href: model.myCasesHref }]} />
      <Head model={model} />
      <Columns aside={<Aside model={model} />} mixed>
        {model.notice && <Notice title={model.notice} tone="ok" live />}
        <CasePromise promise={model.promise} />
        {model.grounds && <Said {...model.grounds} tone="warn" />}
        {model.standing.map((one) => (
          <Said key={one.title} {...one} />
        ))}
        {model.next && (
          <Card title={t('browse.next.title')} id="next">
            <p className="small card-lead">{t(`browse.next.${model.next.end}`)}</p>
            <NextLines lines={model.next.lines} />
          </Card>
        )}
        <Card title={t('status.timeline')} id="timeline">
          <CaseTimeline steps={model.steps} />
          <p className="small section-gap">
            <a href={model.datesHref} download>
              {t('status.dates')}
            </a>
          </p>
        </Card>
        {model.answers.length > 0 && (
          <Card>
            <Details summary={t('status.answers')}>
              <SummaryList rows={model.answers} dense />
            </Details>
          </Card>
        )}
      </Columns>
    </Frame>
  )
}

function Said({ title, paragraphs, tone = 'info' }: CaseStatusModel['standing'][number]) {
  return (
    <Notice title={title} tone={tone}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </Notice>
  )
}

function Head({ model }: { model: CaseStatusModel }) {
  const t = useText()
  return (
    <div className="page-head">
      <h1>
        <Published>{model.itemName}</Published>
      </h1>
      <p className="tags">
        <Tag tone={statusTones[model.status]}>{t(`status.states.${model.status}`)}</Tag>
        <span className="small">{model.applicant}</span>
        <span className="small">
          {t('status.receipt')} <span className="mono">{model.receiptNumber}</span>
        </span>
        <Button
          type="button"
          look="link"
          copy={{ text: model.receiptNumber, copied: t('common.copied'), failed: t('common.copyFailed') }}
          label={t('apply.submitted.copy')}
        >
          {t('common.copy')}
        </Button>
      </p>
    </div>
  )
}

function Aside({ model }: { model: CaseStatusModel }) {
  const t = useText()
  return (
    <>
      <Todo model={model} />
      <OwnTickets tickets={model.tickets} />
      {model.certificate && <CertificateCard certificate={model.certificate} />}
      <Card title={t('status.papers')} id="papers">
        <Papers model={model} />
      </Card>
      <Card title={t('status.looks.title')} id="looks">
        <p className="small">
          {model.looks.count === 0 ? (
            t('status.looks.none')
          ) : (
            <>
              {t(model.looks.atLeast ? 'status.looks.countAtLeast' : 'status.looks.count', {
                count: model.looks.count,
              })}
              <a href={model.looks.href}>{t('status.looks.link')}</a>
            </>
          )}
        </p>
      </Card>
    </>
  )
}

function Todo({ model: { todo, withdrawHref } }: { model: CaseStatusModel }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card title={t('status.todo.title')} id="todo">
      {todo === null && <p>{t('status.todo.none')}</p>}
      {todo?.kind === 'correct' && (
        <>
          <p>
            <b>{t('status.todo.correct', { count: todo.count })}</b>
          </p>
          {todo.byDay && <p>{t('status.todo.correctBy', { day: formatDay(todo.byDay, language) })}</p>}
        </>
      )}
      {todo?.kind === 'supply' && (
        <>
          <p>
            <b>{t('status.todo.supply', { count: todo.count })}</b>
          </p>
          {todo.byDay && <p>{t('status.todo.supplyBy', { day: formatDay(todo.byDay, language) })}</p>}
        </>
      )}
      {todo?.kind === 'rectify' && (
        <>
          <p>
            <b>
              {todo.byDay
                ? t('status.todo.rectifyBy', { day: formatDay(todo.byDay, language) })
                : t('status.todo.rectify')}
            </b>
          </p>
          <p>{t('status.todo.rectifyTell')}</p>
        </>
      )}
      {todo?.kind === 'evaluate' && <p>{t('status.todo.evaluate')}</p>}
      {todo?.kind === 'evaluate_again' && <p>{t('evaluation.own.againTodo')}</p>}
      {todo?.kind === 'evaluated' && <p>{t('status.todo.evaluated')}</p>}
      {(withdrawHref || (todo && 'href' in todo)) && (
        <div className="button-row">
          {todo?.kind === 'correct' && <ButtonLink href={todo.href}>{t('status.todo.correctButton')}</ButtonLink>}
          {todo?.kind === 'supply' && <ButtonLink href={todo.href}>{t('status.todo.supplyButton')}</ButtonLink>}
          {todo?.kind === 'evaluate' && <ButtonLink href={todo.href}>{t('status.todo.evaluateButton')}</ButtonLink>}
          {todo?.kind === 'evaluate_again' && (
            <ButtonLink href={todo.href}>{t('evaluation.own.againButton')}</ButtonLink>
          )}
          {withdrawHref && (
            <ButtonLink look="quiet" href={withdrawHref}>
              {t('status.withdraw.button')}
            </ButtonLink>
          )}
        </div>
      )}
    </Card>
  )
}

function CertificateCard({ certificate }: { certificate: NonNullable<CaseStatusModel['certificate']> }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card title={t('status.certificate.title')} id="certificate">
      <p>
        <b>
          <Published>{certificate.name}</Published>
        </b>
      </p>
      <p className="small mono break">{certificate.number}</p>
      {certificate.ended && (
        <p>
          <strong>{certificate.ended}</strong>
        </p>
      )}
      {certificate.validUntil && !certificate.ended && (
        <p className="small">
          {t('status.certificate.until', { day: formatDay(certificate.validUntil, language, 'year') })}
        </p>
      )}
      <div className="button-row">
        <ButtonLink href={certificate.href} icon="file-badge">
          {t('status.certificate.download')}
        </ButtonLink>
        <ButtonLink href={certificate.verifyHref} look="link">
          {t('status.certificate.verify')}
        </ButtonLink>
      </div>
    </Card>
  )
}

function Papers({ model: { documents, materials } }: { model: CaseStatusModel }) {
  const t = useText()
  const from = {
    held: 'status.held',
    uploaded: 'status.uploadedByYou',
    paper: 'status.paper',
    generated: 'apply.materials.generated',
    promised: 'apply.materials.promised',
  } as const
  return (
    <>
      {documents.length > 0 && (
        <>
          <h3>{t('status.documents')}</h3>
          <ul className="papers">
            {documents.map((document) => (
              <DocumentLine key={document.name} document={document} />
            ))}
          </ul>
        </>
      )}
      {materials.length > 0 && (
        <>
          <h3>{t('status.materials')}</h3>
          <ul className="papers">
            {materials.map((material) => (
              <li key={material.name + material.href}>
                {material.href ? (
                  <a href={material.href}>
                    <Published>{material.name}</Published>
                  </a>
                ) : (
                  <span>
                    <Published>{material.name}</Published>
                  </span>
                )}
                {material.from === 'held' ? (
                  <Tag tone="ok">{t('status.held')}</Tag>
                ) : (
                  <span className="small">{t(from[material.from])}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function DocumentLine({ document: { name, day, href, sealed, readAt } }: { document: CaseDocument }) {
  const t = useText()
  const language = useLanguage()
  const kind = t(href ? (sealed ? 'status.sealed' : 'status.pdf') : 'status.coming')
  return (
    <li>
      {href ? (
        <a href={href}>
          <Icon name="file-text" />
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
      <span className="small">
        {[day && formatDay(day, language, 'short'), kind].filter(Boolean).join(' · ')}
        {readAt && <span className="stamp">{t('course.read', { at: formatStamp(readAt) })}</span>}
      </span>
    </li>
  )
}
