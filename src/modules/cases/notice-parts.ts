import { createHash } from 'node:crypto'
import { dayOf } from '../../kernel/calendar.ts'
import { maskCitizenId } from '../../kernel/masking.ts'
import type { Keys } from '../../platform/keys.ts'
import { nameOfAnswer } from '../catalog/index.ts'
import type { NoticeKind } from '../seals/index.ts'
import type { CasesContext } from './context.ts'
import words from './documents.texts.json' with { type: 'json' }
import type { LoadedCase } from './load.ts'
import { type CaseClock, decisionClock } from './rules/clock.ts'
import type { CaseEvent } from './rules/events.ts'
import { fold } from './rules/fold.ts'
import type { CaseState } from './rules/state.ts'
import type { MadeDocument } from './store-documents.ts'

/** What a builder of notices works with: the case as it stood with the event that is told of. */
export interface Telling {
  readonly loaded: LoadedCase
  readonly event: CaseEvent
  readonly state: CaseState
  /** As it stood before the event. */
  readonly before: CaseState
  /** What was made of the case so far: later papers refer to earlier ones by their number. */
  readonly made: readonly MadeDocument[]
  readonly parts: NoticeParts
  readonly appeal: Awaited<ReturnType<typeof appealOf>>
}

export type NoticeParts = Awaited<ReturnType<typeof partsOf>>

export async function tellingOf(
  context: CasesContext,
  loaded: LoadedCase,
  event: CaseEvent,
  { kind, number, made }: { kind: NoticeKind; number: string; made: readonly MadeDocument[] },
): Promise<Telling> {
  const { item, events } = loaded
  const state = fold(
    item,
    events.filter(({ sequence }) => sequence <= event.sequence),
  )
  const before = fold(
    item,
    events.filter(({ sequence }) => sequence < Math.max(event.sequence, 2)),
  )
  const [parts, appeal] = await Promise.all([
    partsOf(context, loaded, { kind, number, day: dayOf(event.effectiveAt), submittedDay: dayOf(state.submittedAt) }),
    appealOf(context, loaded),
  ])
  return { loaded, event, state, before, made, parts, appeal }
}

/** What every notice of a case says, whatever it tells. */
async function partsOf(
  context: CasesContext,
  loaded: LoadedCase,
  about: { kind: NoticeKind; number: string; day: string; submittedDay: string },
) {
  const { head, application, version } = loaded
  const { organization, personName, citizenId } = application.applicant
  const { config, keys } = context.platform
  const { kind, ...dated } = about
  const body = await context.organizations.getDepartment(bodyOf(loaded, kind))
  const query = new URLSearchParams({ receipt: head.receiptNumber, code: slipCode(keys, head.caseId) })
  return {
    ...dated,
    bodyName: body.name,
    applicantName: organization?.name ?? personName,
    applicantKind: organization ? ('organization' as const) : ('person' as const),
    applicantIdMasked: organization?.creditCode ?? maskCitizenId(citizenId),
    itemName: version.definition.name,
    itemType: words.types[version.definition.type ?? '20'],
    receiptNumber: head.receiptNumber,
    caseNumber: head.caseNumber,
    legalBasis: basisOf(version.definition, kind),
    qrUrl: `${config.baseUrl}/progress?${query}`,
    demo: config.demo,
  }
}

/** The law of the act itself, where the licensing law has one for it, and otherwise what the item stands on. */
function basisOf(
  { type, legalBasis }: Pick<LoadedCase['version']['definition'], 'type' | 'legalBasis'>,
  kind: NoticeKind,
): string[] {
  const ofAct: Partial<Record<NoticeKind, string>> = words.law_of_act
  const law = type === '01' ? ofAct[kind] : undefined
  return law ? [law] : (legalBasis ?? []).slice(0, 6).map((basis) => basis.slice(0, 300))
}

/** Acceptance and refusal to accept are issued under the competent body's authority; so is everything that follows. */
export function bodyOf({ head, decidingDepartmentId }: LoadedCase, kind: NoticeKind): string {
  return kind === 'slip' ? head.windowDepartmentId : decidingDepartmentId
}

/** The code printed on the slip, for those who look up without typing their number: six characters, spoken easily. */
export function slipCode(keys: Pick<Keys, 'hash'>, caseId: string): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const bytes = createHash('sha256').update(keys.hash('slip-code', caseId)).digest()
  return [...bytes.subarray(0, 6)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

async function appealOf(context: CasesContext, { decidingDepartmentId }: LoadedCase) {
  const { reconsiderationBody, reconsiderationDays, court, litigationMonths } =
    await context.organizations.appealFor(decidingDepartmentId)
  return { reconsiderationBody, reconsiderationDays, court, courtMonths: litigationMonths }
}

/** The name of what a demand is about, for the notice. */
export function demandName({ item }: Pick<LoadedCase, 'item'>, about: string): string {
  const [kind, id] = about.split(':')
  if (kind === 'material') return materialName(item, id ?? '')
  if (kind === 'field') return (nameOfAnswer(item.form, id ?? '') ?? words.whole).slice(0, 200)
  return words.whole
}

/** The name of a material, for the notice. */
export function materialName(item: LoadedCase['item'], id: string): string {
  const material = item.materials?.find((candidate) => candidate.id === id)
  return (material?.shortName ?? material?.name ?? words.whole).slice(0, 200)
}

export const acceptedDay = ({ state, event }: Telling): string => dayOf(state.acceptedAt ?? event.effectiveAt)

/** The date that was promised, or where nothing is promised that of the law. */
export function decisionClockOf({ item, calendar }: LoadedCase, state: CaseState): CaseClock | undefined {
  return decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
}

/** How long the body has, and until which day. */
export function limitOf(telling: Telling) {
  const clock = decisionClockOf(telling.loaded, telling.state)
  return {
    limitDays: clock?.days ?? 0,
    limitUnit: unitOf(clock?.unit ?? 'working'),
    decideBy: clock?.explained.day ?? acceptedDay(telling),
  }
}

export const unitOf = (unit: CaseClock['unit']) =>
  unit === 'calendar' ? ('calendar_days' as const) : ('working_days' as const)
