import type { ReactNode } from 'react'
import type { CaseView } from '../../../modules/cases/index.ts'
import type { Level } from '../../../modules/supervision/index.ts'
import { formatDay } from '../../texts/format.ts'
import {
  DayClock,
  Inbox,
  type InboxEntry,
  Kbd,
  Notice,
  Published,
  Tag,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { LevelTag } from '../supervision/card-table.tsx'
import { ActForm, type ActFormModel } from './act-form.tsx'
import { ActPanel, type ActPanelModel } from './act-panel.tsx'
import { CaseContent, type FactGroup } from './case-content.tsx'
import { CasePanels } from './case-panels.tsx'
import { Changed, type ChangedModel } from './changed.tsx'
import { CorrectionActs, CorrectionForm, type CorrectionFormModel } from './correction-form.tsx'
import { FinalCheck, type FinalCheckModel } from './final-check.tsx'
import { History, type PaperLink, PdfLink } from './history.tsx'
import { MendingActs, MendingForm, type MendingFormModel } from './mending-form.tsx'
import { NonAcceptanceForm, type NonAcceptanceModel } from './non-acceptance-form.tsx'
import { OtherActs, type OtherActsModel } from './other-acts.tsx'
import { type PaperModel, PaperViewer } from './viewer.tsx'
import { clockTag, standingTag, statusTone, wordOf } from './words.ts'

/** What the person is at: looking and acting, or one of the acts that need room. */
export type Work =
  | { kind: 'acts'; panel: ActPanelModel; others?: OtherActsModel }
  | { kind: 'form'; form: ActFormModel; others?: OtherActsModel }
  /** Nothing is next here, but something beside the ordinary way may be done. */
  | { kind: 'others'; others: OtherActsModel }
  | { kind: 'correction'; form: CorrectionFormModel }
  | { kind: 'mending'; form: MendingFormModel }
  | { kind: 'nonAcceptance'; form: NonAcceptanceModel }
  /** A final act, shown once more before it is done. */
  | { kind: 'check'; check: FinalCheckModel }
  /** Nothing to do here for this post, or a supervisor reads. */
  | { kind: 'reading' }

export interface CaseScreenModel {
  view: CaseView
  work: Work
  facts: readonly FactGroup[]
  fieldLabels: Readonly<Record<string, string>>
  papers: readonly PaperModel[]
  shown: PaperModel | undefined
  documents: readonly PaperLink[]
  /** Printed case file (案卷). */
  fileHref: string
  inbox?: { entries: readonly InboxEntry[]; moreHref?: string | undefined } | undefined
  /** What has just been done, and the ways from here. */
  done?:
    | { title: string; links: readonly { label: string; href: string; shortcut?: string; blank?: boolean }[] }
    | undefined
  changed?: ChangedModel | undefined
  /** Cards of supervision that stand, for those who may know of them. */
  cards?: readonly StandingCard[]
  /** Told before everything else, such as that a supervisor only reads. */
  note?: string | undefined
  back: { href: string; label: string }
}

/** The one case screen: inbox · content beside the paper · what is to be done. */
export function CaseScreen({ model, frame }: { model: CaseScreenModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { inbox, work } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns
        inbox={inbox && <InboxColumn {...inbox} />}
        inboxLabel={t('workbench.inbox.title')}
        aside={<Aside model={model} />}
        asideLabel={t('workbench.acts.title')}
      >
        <a className="back case-back" href={model.back.href}>
          {model.back.label}
        </a>
        {model.done && <Done {...model.done} />}
        {model.changed && <Changed model={model.changed} labels={model.fieldLabels} />}
        {model.note && <p className="case-note small">{model.note}</p>}
        {model.cards?.map((card) => (
          <CardNote key={card.href} card={card} />
        ))}
        <Head view={model.view} />
        <CasePanels view={model.view} />
        <div className="work-pair">
          <div className="work-left">
            {work.kind === 'correction' && <CorrectionForm model={work.form} />}
            {work.kind === 'mending' && <MendingForm model={work.form} />}
            {work.kind !== 'correction' && work.kind !== 'mending' && <CaseContent groups={model.facts} />}
          </div>
          <PaperViewer papers={model.papers} shown={model.shown} />
        </div>
        {work.kind !== 'reading' && work.kind !== 'others' && <Past model={model} />}
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** A card that is not done with: what it is for, and where it is. */
export interface StandingCard {
  href: string
  level: Level
  words: string
}

function CardNote({ card: { href, level, words } }: { card: StandingCard }) {
  return (
    <p className="case-note">
      <LevelTag level={level} /> <a href={href}>{words}</a>
    </p>
  )
}

function InboxColumn({ entries, moreHref }: NonNullable<CaseScreenModel['inbox']>) {
  const t = useText()
  return (
    <>
      <Inbox
        title={t('workbench.inbox.title')}
        order={t('workbench.inbox.order')}
        none={t('workbench.inbox.none')}
        entries={entries}
      />
      {moreHref && (
        <p className="inbox-more">
          <a href={moreHref}>{t('common.paging.next')}</a>
        </p>
      )}
    </>
  )
}

function Done({ title, links }: NonNullable<CaseScreenModel['done']>) {
  return (
    <div className="case-done no-print">
      <Notice title={title} tone="ok" live>
        <p className="done-links">
          {links.map(({ label, href, shortcut, blank }) => (
            <a
              key={href}
              href={href}
              data-key={shortcut}
              target={blank ? '_blank' : undefined}
              rel={blank ? 'noopener' : undefined}
            >
              {label}
              {shortcut && <Kbd>{shortcut.toUpperCase()}</Kbd>}
            </a>
          ))}
        </p>
      </Notice>
    </div>
  )
}

function Head({ view }: { view: CaseView }) {
  const t = useText()
  const language = useLanguage()
  const { clock } = view
  const tag = clock && (clock.stopped ? standingTag(t) : clockTag(t, clock))
  return (
    <>
      <h1>
        <Published>{view.version.definition.name}</Published>
      </h1>
      <div className="work-line">
        {tag && <Tag tone={tag.tone}>{tag.words}</Tag>}
        <Tag tone={statusTone(view)}>{wordOf(t, 'states', view.status)}</Tag>
        {view.greenChannel && <Tag tone="ok">{t('handling.greenChannel.mark')}</Tag>}
        {view.version.definition.tier && <Tag tone="grey">{t(`vocabulary.tier.${view.version.definition.tier}`)}</Tag>}
        <span className="small">
          <span className="mono">{view.receiptNumber}</span> · {headWords(view, t, language)}
        </span>
      </div>
      {clock && clock.cells.length > 0 && <DayClock days={clock.cells} />}
    </>
  )
}

/** When it came, and who has it now. */
function headWords(view: CaseView, t: ReturnType<typeof useText>, language: ReturnType<typeof useLanguage>): string {
  const day = (instant: Date) => formatDay(dayInShanghai(instant), language, 'short')
  const came = view.acceptedAt
    ? t('workbench.case.acceptedOn', { day: day(view.acceptedAt) })
    : t('workbench.case.submittedOn', { day: day(view.submittedAt) })
  const since = view.awaiting ? t('handling.clocks.since', { since: day(view.awaitingSince) }) : undefined
  return [came, placeWords(view, t), view.assigned?.staffName, since].filter(Boolean).join(' · ')
}

function placeWords(view: CaseView, t: ReturnType<typeof useText>): string {
  if (view.handler) {
    const office = [view.handler.departmentName, view.handler.postName].filter(Boolean).join(' ')
    return t('workbench.case.whoHas', { office })
  }
  if (view.awaiting === 'correct') return t('workbench.case.whoWaits')
  return t(view.awaiting === 'issue' ? 'workbench.case.whoPlatform' : 'workbench.case.whoNobody')
}

/** Asia/Shanghai has had no summer time since 1991, so the offset is fixed. */
function dayInShanghai(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

function Aside({ model }: { model: CaseScreenModel }): ReactNode {
  const { work } = model
  if (work.kind === 'acts') {
    return (
      <>
        <ActPanel model={work.panel} />
        {work.others && <OtherActs model={work.others} />}
      </>
    )
  }
  if (work.kind === 'form') {
    return (
      <>
        <ActForm model={work.form} />
        {work.others && <OtherActs model={work.others} />}
      </>
    )
  }
  if (work.kind === 'others') {
    return (
      <>
        <OtherActs model={work.others} />
        <Past model={model} />
      </>
    )
  }
  if (work.kind === 'check') return <FinalCheck model={work.check} />
  if (work.kind === 'nonAcceptance') return <NonAcceptanceForm model={work.form} />
  if (work.kind === 'reading') return <Past model={model} />
  if (work.kind === 'correction') return <CorrectionActs model={work.form} />
  return <MendingActs model={work.form} />
}

function Past({ model }: { model: CaseScreenModel }) {
  const t = useText()
  const loose = model.documents.filter(({ sequence }) => sequence === undefined)
  return (
    <section className="past" aria-labelledby="past-title">
      <div className="past-head">
        <h2 id="past-title">{t('workbench.case.timeline')}</h2>
        <a href={model.fileHref} data-key="u" aria-keyshortcuts="u">
          {t('handling.file.link')}
          <Kbd>U</Kbd>
        </a>
      </div>
      {loose.map((document) => (
        <PdfLink key={document.href} document={document} />
      ))}
      <History
        entries={model.view.timeline}
        documents={model.documents}
        labels={model.fieldLabels}
        tables={model.view.version.definition.discretion}
      />
    </section>
  )
}
