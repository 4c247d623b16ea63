import { Problem } from '../../kernel/problem.ts'
import type { CaseProgress, CaseView, Rehearsal } from '../../modules/cases/index.ts'
import { statusOfKind } from '../../platform/http/problem-status.ts'
import { faultLines } from '../faults.ts'
import { entriesButton } from '../form-controls.ts'
import type { FieldError, InboxEntry } from '../ui/index.ts'
import { CaseScreen, type CaseScreenModel } from '../views/workbench/case-screen.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { formFaults } from './act-faults.ts'
import { hasForm } from './act-forms/index.ts'
import { actOf, nouns, openActs, ruleOf } from './act-table.ts'
import { fieldLabelsOf } from './answers.ts'
import { standingCards } from './card-lines.ts'
import { demandAbouts, pageOf, workOf } from './case-work.ts'
import { commandOf } from './command-of.ts'
import { deskFrame } from './desk.ts'
import { type DoneAct, doneQuery, doneWords } from './done.ts'
import { factsOf } from './facts.ts'
import { type Checking, finalCheckOf } from './final-check.ts'
import { caseHref, inboxColumn } from './inbox.tsx'
import { documentLinks, paperModels } from './papers.ts'
import { readTyped, type Typed, wordsOf } from './typed.ts'

/** The one case screen and its acts. Whether a case may be seen and an act be done is decided by the case itself. */
export function casePages(web: Web): void {
  web.get('/desk/cases/:id', async (visit) => {
    const view = await visit.modules.cases.view(visit.parameter('id'), visit.staff.actor)
    return screen(visit, view, { act: visit.query('act'), paperId: visit.query('paper') })
  })
  web.post('/desk/cases/:id/discretion', askTables)
  for (const noun of nouns) {
    web.post(`/desk/cases/:id/${noun}`, async (visit) => act(visit, noun))
  }
}

/** What the discretion tables say about the facts chosen so far; everything else that was typed stays. Nothing is done to the case. */
async function askTables(visit: Visit): Promise<Answer> {
  const view = await visit.modules.cases.view(visit.parameter('id'), visit.staff.actor)
  const open = openActs(view.actions)
  const action = open.find((one) => ruleOf(one).page === visit.field('act')) ?? open[0]
  if (!action) return { redirect: caseHref(view.caseId) }
  const typed = readTyped(visit, action, view.version.definition, demandAbouts(view, visit))
  return screen(visit, view, { act: visit.field('act') || undefined, paperId: paperOf(visit), typed })
}

async function act(visit: Visit, noun: string): Promise<Answer> {
  const { actor } = visit.staff
  const { cases } = visit.modules
  const before = await cases.view(visit.parameter('id'), actor)
  // A button that adds or removes an entry names no act: it stays on the only page that has entries.
  const action = actOf(noun, visit.field('action') || (visit.field(entriesButton) && 'mend'))
  if (!action) return { redirect: caseHref(before.caseId) }
  const typed = readTyped(visit, action, before.version.definition, demandAbouts(before, visit))
  if (typed.answers.rearranged) return screen(visit, before, { act: pageOf(action), typed, paperId: paperOf(visit) })
  try {
    const command = commandOf(typed, before, cases.today())
    const acting = { caseId: before.caseId, actor, command, expectedSequence: typed.sequence }
    const confirmed = visit.field('confirmed')
    if (ruleOf(action).final && confirmed !== 'yes') {
      // Rehearsed, so that a fault is told before anything is confirmed.
      const rehearsal = await cases.rehearse(acting)
      const shown = { typed, paperId: visit.field('paper') || undefined }
      return screen(visit, before, confirmed === 'no' ? { ...shown, act: pageOf(action) } : { ...shown, rehearsal })
    }
    const after = await cases.act(acting)
    return { redirect: await wayOn(visit, action, after) }
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not_found' || error.kind === 'unauthenticated') throw error
    return { ...(await again(visit, typed, error)), status: statusOfKind[error.kind] }
  }
}

/**
 * On to the next case, unless this one still waits for the same person or somebody stands at the window for its papers.
 * The other way is one press away in both cases.
 */
async function wayOn(visit: Visit, action: DoneAct, after: CaseProgress): Promise<string> {
  const query = doneQuery(action, after.caseId, after.receiptNumber)
  const atWindow = after.channel === 'window' && visit.staff.actor.duties.includes('accept')
  if (openActs(after.actions).length > 0 || atWindow) return `${caseHref(after.caseId)}?${query}`
  const { entries } = await inboxColumn(visit, after.caseId)
  const next = entries.find(({ current }) => !current)
  return next ? `${next.href}?${query}` : `/desk?${query}`
}

const paperOf = (visit: Visit): string | undefined => visit.field('paper') || undefined

/** The same form with everything that was typed, on the case as it is now. */
async function again(visit: Visit, typed: Typed, problem: Problem): Promise<PageAnswer> {
  const view = await visit.modules.cases.view(visit.parameter('id'), visit.staff.actor)
  const stillOpen = openActs(view.actions).includes(typed.action)
  const newer = view.timeline.filter((entry) => entry.sequence > typed.sequence)
  const changed = problem.code === 'case.changed_meanwhile' || (problem.code === 'case.state' && newer.length > 0)
  // The screen has no form for an act that was never open to this post, so its sentence would stand nowhere.
  if (!stillOpen && !changed) throw problem
  return screen(visit, view, {
    act: pageOf(typed.action),
    paperId: paperOf(visit),
    typed,
    errors: changed ? [] : actFaults(problem, typed, visit),
    ...(changed && {
      changed: { entries: newer, stillOpen, written: stillOpen ? undefined : writtenWords(typed, visit) },
    }),
  })
}

/** Faults lead to the control in which they can be mended. */
function actFaults(problem: Problem, typed: Typed, visit: Visit): FieldError[] {
  const { language, t } = visit
  if (hasForm(typed.action)) return formFaults(problem, typed.action, visit)
  if (problem.code === 'case.command_invalid') {
    switch (typed.action) {
      case 'mend':
        return [{ field: '_note', message: t('workbench.mending.noteMissing') }]
      case 'request_correction':
        return [{ field: '', message: t('workbench.correction.nothing') }]
      default:
        return [{ field: 'text', message: t('workbench.acts.reasonMissing') }]
    }
  }
  return faultLines(problem, language)
}

function writtenWords(typed: Typed, { t }: Visit): string {
  const own = Object.values(typed.own).filter(Boolean)
  const words = [wordsOf(typed), typed.note, ...own].filter(Boolean)
  return [t(`workbench.actions.${typed.action}`), ...words].join('\n')
}

interface Shown {
  readonly act?: string | undefined
  readonly paperId?: string | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** What a final act comes to: it is shown for checking before it is done. */
  readonly rehearsal?: Rehearsal
  readonly changed?: CaseScreenModel['changed']
}

async function screen(visit: Visit, view: CaseView, shown: Shown): Promise<PageAnswer> {
  const { t } = visit
  const base = caseHref(view.caseId)
  const papers = paperModels(view, base, shown.act)
  const paper = papers.find(({ id }) => id === shown.paperId) ?? papers[0]
  const request = {
    view,
    base,
    act: shown.act,
    typed: shown.typed,
    errors: shown.errors ?? [],
    papers,
    paperId: paper?.id,
  }
  const comparing = view.awaiting === 'pre_review' || view.awaiting === 'accept' || view.awaiting === 'deliver'
  const compares = comparing && view.sight.identity === 'all'
  const inbox = await inboxColumn(visit, view.caseId)
  const model: CaseScreenModel = {
    view,
    work: (await checkOf(visit, request, shown)) ?? (await workOf(visit, request)),
    facts: factsOf(view, compares && openActs(view.actions).length > 0 ? 'compare' : 'handle', t),
    fieldLabels: fieldLabelsOf(view.version.definition.form),
    papers,
    shown: paper,
    documents: documentLinks(view, base, visit),
    fileHref: `${base}/file`,
    inbox,
    done: doneBanner(visit, view, inbox.entries),
    changed: shown.changed,
    cards: await standingCards(visit, '/desk', view.caseId),
    back: { href: '/desk', label: t('workbench.case.back') },
  }
  const page = <CaseScreen model={model} frame={await deskFrame(visit, 'inbox')} />
  return { page, title: view.version.definition.name, scripts: ['workbench.js'] }
}

async function checkOf(visit: Visit, at: Pick<Checking, 'view' | 'base' | 'paperId'>, { typed, rehearsal }: Shown) {
  if (!typed || !rehearsal) return undefined
  return { kind: 'check' as const, check: await finalCheckOf(visit, { ...at, typed, rehearsal }) }
}

function doneBanner(visit: Visit, view: CaseView, entries: readonly InboxEntry[]): CaseScreenModel['done'] {
  const done = doneWords(visit)
  if (!done) return undefined
  const { t } = visit
  if (done.caseId !== view.caseId) {
    return { title: done.title, links: [{ label: done.back, href: caseHref(done.caseId) }] }
  }
  const next = entries.find(({ current }) => !current)
  const paper = (name: 'slip' | 'result') => ({
    label: t(`workbench.window.${name}`),
    href: `${caseHref(view.caseId)}/${name}`,
    blank: true,
  })
  // The person stands there and waits for it: what is not made yet opens by itself when it is.
  const decided = view.outcome !== null
  const { duties } = visit.staff.actor
  const evaluable = view.channel === 'window' && (duties.includes('accept') || duties.includes('deliver'))
  const code = `${t('workbench.window.code')} ${visit.modules.cases.slipCodeOf(view.caseId)}`
  return {
    title: done.act === 'submitted' ? `${done.title} · ${code}` : done.title,
    links: [
      ...(view.channel === 'window' && decided ? [paper('result')] : []),
      ...(view.channel === 'window' ? [paper('slip')] : []),
      ...(evaluable ? [{ label: t('evaluation.invite.link'), href: `${caseHref(view.caseId)}/evaluation` }] : []),
      ...(next ? [{ label: t('workbench.done.next'), href: next.href, shortcut: 'n' }] : []),
    ],
  }
}
