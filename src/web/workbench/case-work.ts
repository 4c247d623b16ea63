import type { CaseView } from '../../modules/cases/index.ts'
import { type StepDuty, type StockOpinion, type VisibleSection, visibleSections } from '../../modules/catalog/index.ts'
import { controlValues } from '../form-controls.ts'
import type { FieldError } from '../ui/index.ts'
import type { ActButton, ActPanelModel, StaffAction } from '../views/workbench/act-panel.tsx'
import type { Work } from '../views/workbench/case-screen.tsx'
import type { DemandRow } from '../views/workbench/correction-form.tsx'
import { whoDid } from '../views/workbench/history.tsx'
import type { OtherActsModel } from '../views/workbench/other-acts.tsx'
import type { PaperModel } from '../views/workbench/viewer.tsx'
import type { Visit } from '../visit.ts'
import { actForm, hasForm } from './act-forms/index.ts'
import { type ActGroup, openActs, ruleOf, staffActions } from './act-table.ts'
import { aboutOf } from './command-of.ts'
import { tablePanels } from './discretion.ts'
import { hindrancesOf } from './hindrances.ts'
import type { Typed } from './typed.ts'

export interface WorkRequest {
  readonly view: CaseView
  readonly base: string
  /** The page that an act asked for, as in the address. */
  readonly act: string | undefined
  readonly typed: Typed | undefined
  readonly errors: readonly FieldError[]
  readonly papers: readonly PaperModel[]
  readonly paperId: string | undefined
}

/** What the right side of the screen offers: exactly the acts that are open to this person now. */
export async function workOf(visit: Visit, asked: WorkRequest): Promise<Work> {
  const open = openActs(asked.view.actions)
  const others = othersOf(visit, asked, open)
  if (open.length === 0 && others.hindered.length === 0) return { kind: 'reading' }
  const page = open.find((action) => ruleOf(action).page !== undefined && ruleOf(action).page === asked.act)
  if (page && hasForm(page)) return { kind: 'form', form: await actForm(visit, asked, page, true) }
  switch (page) {
    case 'request_correction':
      return { kind: 'correction', form: correctionForm(visit, asked) }
    case 'mend':
      return { kind: 'mending', form: mendingForm(visit, asked) }
    case 'not_accept':
      return { kind: 'nonAcceptance', form: nonAcceptanceForm(visit, asked) }
    default:
      return firstStep(visit, asked, open, others)
  }
}

/** The next ordinary step: the acts of the panel, or the one form that the case waits for. */
async function firstStep(
  visit: Visit,
  asked: WorkRequest,
  open: readonly StaffAction[],
  others: OtherActsModel,
): Promise<Work> {
  const inPanel = open.filter((action) => ruleOf(action).group === 'main' && action !== 'give_opinion')
  if (inPanel.length > 0) return { kind: 'acts', panel: panelOf(visit, asked, inPanel), others }
  const next = nextForms.find((action) => open.includes(action) && isNext(action, asked.view))
  if (!next) return { kind: 'others', others }
  const rest = { ...others, groups: withoutLink(others.groups, next) }
  return { kind: 'form', form: await actForm(visit, asked, next, false), others: rest }
}

/** What comes next where nothing is to be decided, the more pressing first. */
const nextForms = ['give_opinion', 'end_procedure', 'receive_pending', 'check_promise'] as const

/** A promise may be checked at any time; it is the next step when nothing else is. */
function isNext(action: (typeof nextForms)[number], { awaiting }: CaseView): boolean {
  return action !== 'check_promise' || awaiting === 'check'
}

const groups = ['time', 'opinions', 'pending', 'office', 'result'] as const satisfies readonly ActGroup[]

function othersOf(visit: Visit, asked: WorkRequest, open: readonly StaffAction[]): OtherActsModel {
  const { view, base } = asked
  const mine = view.assigned?.staffId === visit.staff.staffId
  const handling = open.includes('assign') && view.awaitingDepartmentId === visit.staff.actor.departmentId
  return {
    hindered: hindrancesOf(visit, view),
    groups: groups
      .map((group) => ({
        group,
        links: staffActions
          .filter((action) => open.includes(action) && ruleOf(action).group === group)
          .map((action) => ({ action, href: pageHref(asked, action), shortcut: ruleOf(action).shortcut })),
      }))
      .filter(({ links }) => links.length > 0),
    takeOver:
      handling && !mine
        ? {
            target: visit.target(`${base}/${ruleOf('assign').noun}`),
            hidden: {
              ...hiddenOf(asked),
              action: 'assign',
              assignee: `${visit.staff.staffId}:${visit.staff.actor.postId}`,
            },
          }
        : undefined,
  }
}

function withoutLink(all: OtherActsModel['groups'], action: StaffAction): OtherActsModel['groups'] {
  return all
    .map(({ group, links }) => ({ group, links: links.filter((link) => link.action !== action) }))
    .filter(({ links }) => links.length > 0)
}

function pageHref({ base, paperId }: WorkRequest, action: StaffAction): string {
  const { page } = ruleOf(action)
  return `${base}?${new URLSearchParams({ ...(page && { act: page }), ...(paperId && { paper: paperId }) })}`
}

function hiddenOf({ view, paperId }: WorkRequest): Record<string, string> {
  return { _sequence: String(view.sequence), paper: paperId ?? '' }
}

function targetOf(visit: Visit, { base }: WorkRequest, action: StaffAction) {
  return visit.target(`${base}/${ruleOf(action).noun}`)
}

function panelOf(visit: Visit, asked: WorkRequest, open: readonly StaffAction[]): ActPanelModel {
  const { view, typed } = asked
  const { reviewPoints, stockOpinions } = view.version.definition
  const rules = open.filter((action) => !hasForm(action)).map(ruleOf)
  const asking: readonly StepDuty[] = rules.flatMap(({ points }) => points)
  const sayings = open.flatMap((action) => outcomesOf[action] ?? [])
  const duty = view.awaiting
  return {
    target: targetOf(visit, asked, open[0] as StaffAction),
    hidden: hiddenOf(asked),
    buttons: open.map((action) => buttonOf(action, asked, open)),
    checklist: rules.some(({ checklist }) => checklist) ? view.checklist : undefined,
    readPoints: reviewPoints.filter((point) => point.duty === duty && !asking.includes(point.duty)),
    points: reviewPoints.filter((point) => asking.includes(point.duty)),
    tables: asking.length > 0 ? tablePanels(view, typed?.tables) : [],
    askHref: `${asked.base}/discretion`,
    text: textOf(open),
    said: saidBefore(visit, view),
    stock: stockOpinions.filter(({ duty, outcome }) => asking.includes(duty) && sayings.includes(outcome)),
    typed: {
      checklist: typed?.checklist ?? view.checklist.filter(({ ticked }) => ticked).map(({ materialId }) => materialId),
      points: typed?.points ?? [],
      text: typed?.text ?? '',
      stock: typed?.stock ?? '',
    },
    errors: asked.errors,
    papers: asked.papers,
  }
}

/** Which stock sentences fit an act. */
const outcomesOf: Partial<Record<StaffAction, readonly StockOpinion['outcome'][]>> = {
  accept_and_grant: ['grant'],
  pass_review: ['pass'],
  advise_denial: ['deny'],
  return_to_review: ['return'],
  review_and_grant: ['pass', 'grant'],
  review_and_deny: ['deny'],
  grant: ['grant'],
  deny: ['deny'],
}

/** The reviewer's opinion for who decides, the reason of the return for who reviews again. */
function saidBefore({ t }: Visit, view: CaseView): ActPanelModel['said'] {
  const last = view.timeline.findLast(({ type }) => type === 'review_passed' || type === 'returned')
  return last?.text ? { text: last.text, who: whoDid(last, t) } : undefined
}

function textOf(open: readonly StaffAction[]): ActPanelModel['text'] {
  const inPanel = open.filter((action) => ruleOf(action).page === undefined)
  if (inPanel.some((action) => action === 'return_to_review')) return 'returnOrDeny'
  if (inPanel.some((action) => action === 'advise_denial')) return 'adviceOrPass'
  if (inPanel.some((action) => ruleOf(action).text === 'must')) return 'reason'
  return inPanel.some((action) => ruleOf(action).text === 'may') ? 'opinion' : 'none'
}

function buttonOf(action: StaffAction, asked: WorkRequest, open: readonly StaffAction[]): ActButton {
  const { noun, page, look, shortcut } = ruleOf(action)
  // Where one act does both, acceptance alone is the exception; what is sent is dispatched before it has arrived.
  const second =
    (action === 'accept' && open.includes('accept_and_grant')) ||
    (action === 'deliver' && open.includes('arrange_delivery'))
  return {
    action,
    href: page ? pageHref(asked, action) : `${asked.base}/${noun}`,
    opens: page !== undefined,
    look: second ? 'quiet' : look,
    shortcut: second && action === 'accept' ? 'a' : shortcut,
  }
}

function correctionForm(visit: Visit, asked: WorkRequest): Extract<Work, { kind: 'correction' }>['form'] {
  const { view, typed } = asked
  const rows = demandRows(view, visit)
  return {
    target: targetOf(visit, asked, 'request_correction'),
    hidden: hiddenOf(asked),
    cancelHref: asked.base,
    ...rows,
    typed: { reasons: typed?.reasons ?? [], own: typed?.own ?? {} },
    errors: asked.errors,
  }
}

/** Everything that can be asked of this application: its papers, its answers, and the whole. */
export function demandRows(view: CaseView, { t }: Pick<Visit, 't'>) {
  const { correctionReasons, form } = view.version.definition
  const row = (about: string, name: string): DemandRow => ({
    about,
    name,
    reasons: correctionReasons.filter((reason) => aboutOf(reason.about, form) === about),
  })
  const sections = form ? visibleSections(form, view.application.answers) : []
  const fieldRows = sections.flatMap(namesIn).map(([path, name]) => row(`field:${path}`, name))
  return {
    materials: view.checklist
      .filter((line) => !line.madeFromAnswers)
      .map((line) => row(`material:${line.materialId}`, line.name)),
    fields: fieldRows.filter(({ reasons }) => reasons.length > 0),
    otherFields: fieldRows.filter(({ reasons }) => reasons.length === 0),
    whole: row('whole', t('workbench.correction.whole')),
  }
}

/** Fields one by one; of a repeated section the whole of it and each entry. */
function namesIn({ section, parts }: VisibleSection): (readonly [path: string, name: string])[] {
  if (!section.repeat) return parts.flatMap(({ fields }) => fields.map(({ id, label }) => [id, label] as const))
  return [
    [section.id, section.title],
    ...parts.map(({ prefix, title }) => [prefix.slice(0, -1), title ?? section.title] as const),
  ]
}

/** What own words may be about, in the order of the form. */
export function demandAbouts(view: CaseView, visit: Pick<Visit, 't'>): string[] {
  const { materials, fields, otherFields, whole } = demandRows(view, visit)
  return [...materials, ...fields, ...otherFields, whole].map(({ about }) => about)
}

function mendingForm(visit: Visit, asked: WorkRequest): Extract<Work, { kind: 'mending' }>['form'] {
  const { view, typed } = asked
  const { form } = view.version.definition
  const sections = form?.sections ?? []
  return {
    target: targetOf(visit, asked, 'mend'),
    hidden: hiddenOf(asked),
    cancelHref: asked.base,
    sections,
    values: typed && sections.length > 0 ? typed.answers.values : controlValues(sections, view.application.answers),
    note: typed?.note ?? '',
    errors: asked.errors,
  }
}

function nonAcceptanceForm(visit: Visit, asked: WorkRequest): Extract<Work, { kind: 'nonAcceptance' }>['form'] {
  const { view, typed } = asked
  return {
    target: targetOf(visit, asked, 'not_accept'),
    hidden: hiddenOf(asked),
    cancelHref: asked.base,
    stock: view.version.definition.stockOpinions.filter(({ outcome }) => outcome === 'not_accept'),
    typed: { text: typed?.text ?? '', stock: typed?.stock ?? '' },
    errors: asked.errors,
  }
}

/** The page on which an act is typed, for showing it again after it was refused. */
export function pageOf(action: StaffAction): string | undefined {
  return ruleOf(action).page
}
