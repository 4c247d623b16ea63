import type { CaseView, Draft } from '../../../src/modules/cases/index.ts'
import type { Proposal } from '../../../src/modules/catalog/index.ts'
import type { RouteLine } from '../../../src/platform/http/route-table.ts'
import { assetUrl } from '../../../src/web/assets.ts'
import type { TierLife } from '../lives.ts'
import { furong } from '../world.ts'
import { catalogueFinders, catalogueId, workOf } from './catalogue-subject.ts'
import { evaluationFinders } from './evaluations.ts'
import { applicantOf, groupOf, type Holdings, type Stage } from './holdings.ts'
import { reportFinders } from './reports.ts'
import type { Role } from './roles.ts'
import { scoreFile, scoreFinders } from './scores.ts'
import { searchFinders } from './search.ts'
import { siteFinders } from './site-subject.ts'
import { proofOf, supervisionFinders } from './supervision.ts'

/** What a request is about: the role's own where it has any, else somebody's. */
export interface Subject {
  readonly route: RouteLine
  readonly role: Role
  readonly holdings: Holdings
  readonly life: TierLife
  case(): Promise<CaseView>
  draft(): Promise<Draft>
  /** A proposal in the state that the address needs. */
  proposal(): Promise<Proposal>
  /** The id of a file of items that was read. */
  import(): Promise<string>
}

/** Which state an address needs; the first that fits. All others read a case that is complete. */
const stages: readonly (readonly [RegExp, Stage])[] = [
  [/\/pre-review$/, 'submitted'],
  [/\/(acceptance|non-acceptance|correction-request|mending)$/, 'accepting'],
  [/\/(correction|materials)($|\/)|^DELETE .*\/papers\//, 'correcting'],
  [/\/withdrawal$/, 'submitted'],
  [/\/review$/, 'reviewing'],
  [/\/(decision|return)$/, 'deciding'],
  [/\/green-channel$/, 'accepting'],
  [/\/(assignment|opinion-requests?|procedure|extension)$/, 'reviewing'],
  [/\/opinion$/, 'asked'],
  [/\/procedure-end$/, 'stopped'],
  [/\/pending-(papers|extension)$/, 'pending'],
  [/\/delivery$/, 'delivering'],
  [/\/dispatch$/, 'posting'],
  [/\/reopening$/, 'refused'],
]

export function subjectOf(route: RouteLine, role: Role, holdings: Holdings): Subject {
  const reads = route.method === 'GET'
  // Only the complex item has an act before acceptance, one after the decision, and a certificate.
  const life =
    /cases\/.*\/(pre-review|delivery|dispatch|opinion|procedure-end|pending-papers|pending-extension|reopening|certificate)$/.test(
      route.url,
    )
      ? 'food'
      : role.life
  const stage = stages.find(([pattern]) => pattern.test(`${route.method} ${route.url}`))?.[1] ?? 'concluded'
  // The general item is reviewed and decided in one act.
  const reached = stage === 'deciding' && life === 'birth' ? 'reviewing' : stage
  const mayChange = role.mayChange.includes(groupOf[life])
  return {
    route,
    role,
    holdings,
    life,
    // What a role may not change must stand every one of its tries, so it gets what is kept.
    case: () => (reads || !mayChange ? holdings.kept(life, reached) : holdings.spare(life, reached)),
    draft: () => draftOf(role, holdings, route.url),
    ...workOf(route, role, holdings.catalogue),
  }
}

async function draftOf({ as, life }: Role, holdings: Holdings, url: string): Promise<Draft> {
  if (as === 'window' || as === 'simpleClerk') return holdings.spareDraft(life, as)
  if (as === 'citizen' || as === 'owner') return holdings.spareDraft(life, as)
  return url.startsWith('/desk') ? holdings.spareDraft('birth', 'window') : holdings.keptDraft('citizen')
}

export type Finder = (subject: Subject) => Promise<string> | string

/** Every parameter of every address, by its name. `id` says by its address what it names. */
const finders: Readonly<Record<string, Finder>> = {
  region: () => furong,
  code: () => furong,
  stage: () => 'parenthood',
  list: () => 'one_visit',
  file: (subject) => {
    const { url } = subject.route
    if (url.includes('/scores/')) return scoreFile(subject)
    return url.includes('/lists/') ? 'one_visit.json' : 'parenthood.csv'
  },
  itemId: ({ holdings, life }) => holdings.itemId(life),
  versionId: async ({ holdings, life }) => (await holdings.kept(life, 'concluded')).version.id,
  caseId: async (subject) => (await subject.case()).caseId,
  draftId: async (subject) => (await subject.draft()).draftId,
  applicationId: async (subject) => (await subject.draft()).draftId,
  sectionId: async (subject) => firstOf((await subject.draft()).version.definition.form?.sections).id,
  materialId: materialId,
  uploadId: uploadId,
  sequence: async (subject) => String(firstOf((await subject.case()).documents).sequence),
  kind: async (subject) => {
    const { url } = subject.route
    if (url.startsWith('/supervision/scores/')) return 'office'
    return url.startsWith('/catalogue/') ? 'suspend' : firstOf((await subject.case()).documents).kind
  },
  documentId: async (subject) => {
    const { sequence, kind } = firstOf((await subject.case()).documents)
    return `${sequence}-${kind}`
  },
  messageId,
  personId: ({ holdings, life }) => holdings.actors[applicantOf[life]].personId,
  organizationId: ({ holdings }) => holdings.actors.ownerApplicant.organization?.id ?? '',
  identifier: async ({ holdings }) => {
    const { caseId } = await holdings.kept('food', 'concluded')
    return (await holdings.world.modules.certificates.findByCase(caseId))?.identifier ?? ''
  },
  '*': () => assetUrl('site.css').replace('/assets/', ''),
  id: async (subject) => {
    const { url } = subject.route
    if (url.startsWith('/catalogue/')) return catalogueId(subject)
    if (url.includes('/drafts/')) return (await subject.draft()).draftId
    if (url.includes('/people/')) return subject.holdings.actors[applicantOf[subject.life]].personId
    return (await subject.case()).caseId
  },
}

/** Undefined for a parameter that nobody has taught us: its route then has no recipe. */
export function finderOf(name: string): Finder | undefined {
  return (
    finders[name] ??
    catalogueFinders[name] ??
    searchFinders[name] ??
    siteFinders[name] ??
    evaluationFinders[name] ??
    scoreFinders[name] ??
    reportFinders[name] ??
    supervisionFinders[name]
  )
}

const isOfDraft = (url: string): boolean => url.includes('/apply/') || /drafts|applications/.test(url)

async function materialId(subject: Subject): Promise<string> {
  if (!isOfDraft(subject.route.url)) return firstOf((await subject.case()).openDemands).about.replace('material:', '')
  return firstOf((await subject.draft()).uploads).materialId
}

async function uploadId(subject: Subject): Promise<string> {
  const { url, method } = subject.route
  if (url.includes('orders/')) return proofOf(subject)
  if (isOfDraft(url)) return firstOf((await subject.draft()).uploads).uploadId
  const view = await subject.case()
  if (method === 'GET') return firstOf(view.application.papers).uploadId
  const { actors, world } = subject.holdings
  const waiting = await world.modules.cases.correctionUploads(view.caseId, actors[applicantOf[subject.life]])
  return waiting[0]?.uploadId ?? firstOf(view.application.papers).uploadId
}

async function messageId({ holdings, role }: Subject): Promise<string> {
  const { personId } = holdings.actors[role.as === 'owner' ? 'owner' : 'citizen']
  return firstOf(await holdings.world.modules.notifications.messagesOf(personId)).id
}

export function firstOf<Value>(values: readonly Value[] | undefined): Value {
  const [first] = values ?? []
  if (first === undefined) throw new Error('there is none')
  return first
}
