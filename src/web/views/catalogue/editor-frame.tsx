import type { ReactNode } from 'react'
import type { ProposalStatus } from '../../../modules/catalog/index.ts'
import {
  Button,
  ButtonLink,
  Details,
  type FormTarget,
  Icon,
  Notice,
  Published,
  Tag,
  type TagTone,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface PartLine {
  id: string
  label: string
  href: string
  state: 'complete' | 'noted' | 'faulty'
  /** Differs from the version in force. */
  changed: boolean
  current: boolean
}

/** Something wrong or worth knowing, and where it can be mended. */
export interface Remark {
  message: string
  href: string | undefined
  part: string | undefined
}

export interface EditorModel {
  frame: WorkbenchFrameModel
  href: string
  title: string
  kind: string
  status: ProposalStatus
  /** Which revision it is, who saved it, and when. */
  saved: string
  practice: boolean
  overtaken: boolean
  parts: readonly PartLine[]
  faults: readonly Remark[]
  findings: readonly Remark[]
  reviews: readonly {
    office: string
    /** `unsent`: whose turn it will be once it is sent. */
    outcome: 'approve' | 'return' | 'awaited' | 'unsent'
    about?: string
    opinion?: string
  }[]
  /** There is something that citizens would read. */
  previews: boolean
  mayEdit: boolean
  submit: FormTarget | undefined
  /** Where it is asked whether she really means it. */
  withdrawHref: string | undefined
  reviewHref: string | undefined
  publishHref: string | undefined
  revision: number
}

/** Every page of a proposal: its parts on the left, one of them in the middle, what is wrong and who reviews on the right. */
export function EditorFrame({ model, children }: { model: EditorModel; children: ReactNode }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={model.frame}>
      {model.practice && <PracticeBand />}
      <WorkbenchColumns
        inbox={model.parts.length > 0 ? <PartList model={model} /> : undefined}
        inboxLabel={t('catalogueEditor.partsTitle')}
        aside={<EditorAside model={model} />}
        asideLabel={t('catalogueEditor.asideLabel')}
      >
        <EditorHead model={model} />
        {children}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** Stands on every page of a practice proposal, so that nobody takes it for real. */
export function PracticeBand() {
  const t = useText()
  return (
    <section className="practice-band" aria-label={t('catalogueEditor.practice.band')}>
      <Icon name="graduation-cap" />
      <span>
        <b>{t('catalogueEditor.practice.band')}</b> {t('catalogueEditor.practice.bandText')}
      </span>
    </section>
  )
}

const statusTones = {
  draft: 'blue',
  in_review: 'warn',
  returned: 'red',
  approved: 'ok',
  published: 'ok',
  in_force: 'ok',
  withdrawn: 'grey',
} satisfies Record<ProposalStatus, TagTone>

function EditorHead({ model }: { model: EditorModel }) {
  const t = useText()
  return (
    <div className="editor-head">
      <h1>
        <a href={model.href}>
          <Published>{model.title}</Published>
        </a>
      </h1>
      <p className="work-line">
        <Tag tone="grey">{model.kind}</Tag>
        <Tag tone={statusTones[model.status]}>{t(`catalogueEditor.status.${model.status}`)}</Tag>
        <span className="small">{model.saved}</span>
      </p>
      {model.overtaken && <Notice tone="warn" title={t('catalogueEditor.overtaken')} />}
    </div>
  )
}

const stateIcons = { complete: 'check', noted: 'info', faulty: 'circle-alert' } as const

function PartList({ model }: { model: EditorModel }) {
  const t = useText()
  return (
    <nav className="part-list" aria-labelledby="parts-title">
      <h2 id="parts-title">{t('catalogueEditor.partsTitle')}</h2>
      <ol data-inbox="">
        {model.parts.map((part) => (
          <li key={part.id}>
            <a href={part.href} aria-current={part.current ? 'true' : undefined} className={`part-${part.state}`}>
              <Icon name={stateIcons[part.state]} />
              <span className="part-label">{part.label}</span>
              <span className="unseen"> {t(`catalogueEditor.partState.${part.state}`)}</span>
              {part.changed && <span className="part-changed">{t('catalogueEditor.partState.changed')}</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function EditorAside({ model }: { model: EditorModel }) {
  const t = useText()
  return (
    <>
      <section>
        <h2>{t('catalogueEditor.faultsTitle')}</h2>
        {model.faults.length > 0 ? (
          <Remarks remarks={model.faults} look="faults" />
        ) : model.submit ? (
          <p className="all-well">
            <Icon name="circle-check" /> {t('catalogueEditor.faultsNone')}
          </p>
        ) : (
          <p>{t('catalogueEditor.nothingToMend')}</p>
        )}
        {model.findings.length > 0 && (
          <Details summary={t('catalogueEditor.findings', { count: model.findings.length })}>
            <Remarks remarks={model.findings} look="findings" />
          </Details>
        )}
      </section>
      <section>
        <h2>{t('catalogueEditor.reviewsTitle')}</h2>
        <ul className="desk-lines">
          {model.reviews.map((review) => (
            <li key={review.office}>
              <div>
                {review.office}
                {review.about && <div className="small">{review.about}</div>}
                {review.opinion && <p className="written">{review.opinion}</p>}
              </div>
              {review.outcome !== 'unsent' && (
                <Tag tone={review.outcome === 'approve' ? 'ok' : review.outcome === 'return' ? 'red' : 'grey'}>
                  {t(`catalogueEditor.reviewOutcome.${review.outcome}`)}
                </Tag>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('catalogueEditor.look')}</h2>
        <ul className="desk-lines">
          {model.previews && (
            <li>
              <a href={`${model.href}/preview/guide`}>{t('catalogueEditor.preview.link')}</a>
            </li>
          )}
          <li>
            <a href={`${model.href}/way`}>{t('catalogueLists.way.link')}</a>
          </li>
          <li>
            <a href={`${model.href}/revisions`}>{t('catalogueEditor.revisions.link')}</a>
          </li>
        </ul>
      </section>
      <EditorActs model={model} />
    </>
  )
}

function Remarks({ remarks, look }: { remarks: readonly Remark[]; look: 'faults' | 'findings' }) {
  return (
    <ul className={`remarks ${look}`}>
      {remarks.map(({ message, href, part }, at) => (
        // The same thing may be wrong in two places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
        <li key={at}>
          {href ? <a href={href}>{part}</a> : null} {message}
        </li>
      ))}
    </ul>
  )
}

function EditorActs({ model }: { model: EditorModel }) {
  const t = useText()
  const { submit, withdrawHref, reviewHref, publishHref } = model
  if (!submit && !withdrawHref && !reviewHref && !publishHref) return null
  return (
    <div className="acts">
      {publishHref && <ButtonLink href={publishHref}>{t('catalogueEditor.acts.publish')}</ButtonLink>}
      {reviewHref && <ButtonLink href={reviewHref}>{t('catalogueEditor.acts.review')}</ButtonLink>}
      {submit && (
        <form method="post" action={submit.action}>
          <input type="hidden" name="_csrf" value={submit.csrf} />
          <input type="hidden" name="_revision" value={model.revision} />
          <Button>{t('catalogueEditor.acts.submit')}</Button>
        </form>
      )}
      {withdrawHref && (
        <ButtonLink href={withdrawHref} look="stop">
          {t('catalogueEditor.acts.withdraw')}
        </ButtonLink>
      )}
    </div>
  )
}
