import type { TimeLimit } from '../schema/process.ts'
import type { Situation } from '../schema/situation.ts'
import type { ClaimContent, Slot, StandardContent } from '../schema/standard.ts'
import type { ExerciseLevel } from '../schema/vocabulary.ts'
import type { ItemDefinition } from '../schema.ts'
import texts from './compose.texts.json' with { type: 'json' }
import { missingToApply } from './findings.ts'
import { isNoLonger } from './limits.ts'
import { withNotPublished } from './notPublished.ts'

/** Where a claim stands: its region and the level at which the power is exercised there. */
export interface ClaimPlace {
  readonly regionCode: string
  readonly level: ExerciseLevel
}

/** 实施编码 of a claim: credit code of the body, level, 基本编码. Null where one of them is not published. */
export function taskCodeOf(standard: StandardContent, claim: ClaimContent, level: ExerciseLevel): string | null {
  const { creditCode } = claim.department
  const { catalogCode } = standard.definition
  return creditCode && catalogCode ? `${creditCode}${level}${catalogCode}` : null
}

/** The identity of a claim in its region: its task code, and the business item where the standard has several. */
export function localCodeOf(standard: StandardContent, claim: ClaimContent, level: ExerciseLevel): string | null {
  const taskCode = taskCodeOf(standard, claim, level)
  const { businessCode } = standard.definition
  return taskCode && businessCode ? `${taskCode}-${businessCode}` : taskCode
}

/**
 * The item that people read and file under: the standard, with what the claim fills in. Everything that the standard closes stays as it is above,
 * whatever the claim says; a promise that a stricter standard has overtaken gives way to it.
 */
export function composeItem(standard: StandardContent, claim: ClaimContent, place: ClaimPlace): ItemDefinition {
  const above = standard.definition
  const open = <Value>(slot: Slot, value: Value | undefined, otherwise: Value): Value =>
    value !== undefined && isOpen(standard, slot) ? value : otherwise
  const whole: ItemDefinition = {
    ...above,
    regionCode: place.regionCode,
    level: place.level,
    localCode: localCodeOf(standard, claim, place.level) ?? above.localCode,
    taskCode: taskCodeOf(standard, claim, place.level),
    department: { ...claim.department },
    authority: above.authority ?? above.department.name,
    delegation: claim.delegation,
    status: above.status ?? claim.status,
    windows: claim.windows ?? above.windows,
    contact: claim.contact ?? above.contact,
    servicePointIds: claim.servicePoints ?? above.servicePointIds,
    faqs: claim.faqs ?? above.faqs,
    limits: { ...above.limits, promised: promisedOf(standard, claim) },
    situations: above.situations.map((situation) => withPromise(situation, standard, claim)),
    duties: withPosts(above, open('posts', claim.posts, undefined)),
    channels: open('channels', claim.channels, above.channels),
    deliveryWays: open('deliveryWays', claim.deliveryWays, above.deliveryWays),
    visits: open('visits', claim.visits, above.visits),
    fees: open('fees', claim.fees, above.fees),
    scope: open('scope', claim.scope, above.scope),
    flow: open('flow', claim.flow, above.flow),
    ...(isOpen(standard, 'opinions') &&
      claim.opinions && { stockOpinions: claim.opinions.stock, correctionReasons: claim.opinions.corrections }),
  }
  return withNotPublished({ ...whole, ...applying(whole, open('applyOnline', claim.applyOnline, above.applyOnline)) })
}

const openEverywhere: ReadonlySet<Slot> = new Set(['windows', 'contact', 'servicePoints', 'faqs'])

/** True when a level below may fill the slot. */
export function isOpen(standard: StandardContent, slot: Slot): boolean {
  return openEverywhere.has(slot) || standard.openSlots.includes(slot)
}

function promisedOf(standard: StandardContent, claim: ClaimContent): TimeLimit | null {
  const { promised, statutory } = standard.definition.limits
  const own = claim.promisedLimit
  if (!own || !isOpen(standard, 'promisedLimit')) return promised
  return isNoLonger(own, promised ?? statutory) ? own : promised
}

/** A shorter promise below shortens what the standard promises for a situation, unless that may take longer than usual. */
function withPromise(situation: Situation, standard: StandardContent, claim: ClaimContent): Situation {
  const own = promisedOf(standard, claim)
  const { promised } = situation
  const usual = standard.definition.limits.promised
  const shortens = own && promised && isNoLonger(promised, usual) && isNoLonger(own, promised)
  return shortens ? { ...situation, promised: own } : situation
}

function withPosts(above: ItemDefinition, posts: ClaimContent['posts']): ItemDefinition['duties'] {
  return above.duties.map((step, at) => ({ ...step, ...posts?.[at] }))
}

/** What is suspended, incomplete or simply not opened can be read, and the guide says why one cannot apply. */
function applying(
  definition: ItemDefinition,
  wanted: boolean,
): Pick<ItemDefinition, 'applyOnline' | 'applyAbsentReason'> {
  const { status } = definition
  if (status) return { applyOnline: false, applyAbsentReason: texts[status.kind] }
  if (!wanted) return { applyOnline: false, applyAbsentReason: definition.applyAbsentReason ?? texts.not_opened }
  if (missingToApply(definition).length > 0) return { applyOnline: false, applyAbsentReason: texts.incomplete }
  return { applyOnline: true, applyAbsentReason: null }
}
