import { z } from 'zod'
import { type Actor, actorReference } from '../../kernel/actor.ts'
import { addWorkingDays, dayOf } from '../../kernel/calendar.ts'
import type { Keys } from '../../platform/keys.ts'
import type { SupervisionContext } from './context.ts'
import { faultAt } from './errors.ts'
import type { Stepped, StepRow } from './store-steps.ts'

export const wordsMax = 2_000
export const daysMax = 60
const Words = z.string().trim().min(1).max(wordsMax)
const Days = z.int().min(1).max(daysMax)

/** What somebody has to say. Throws `supervision.words`. */
export function parseWords(text: unknown): string {
  const parsed = Words.safeParse(text)
  if (!parsed.success) throw faultAt('text', 'supervision.words', { max: wordsMax })
  return parsed.data
}

/** Throws `supervision.days`. */
export function parseDays(days: unknown): number {
  const parsed = Days.safeParse(days)
  if (!parsed.success) throw faultAt('days', 'supervision.days', { max: daysMax })
  return parsed.data
}

const keyOf = (keys: Keys) => keys.purposeKey('supervision-words')

/** Words of people are sealed under the thing and the place that they belong to. */
export function sealWords(keys: Keys, context: string, text: string): Buffer {
  return keys.seal(keyOf(keys), context, text)
}

export function openWords(keys: Keys, context: string, sealed: Buffer | null): string | null {
  return sealed && keys.open<string>(keyOf(keys), context, sealed)
}

export const stepContext = (of: Stepped, id: string, sequence: number): string => `supervision/${of}/${id}/${sequence}`

/** So many working days from today, by the calendar of the region. */
export async function dayAfter({ organizations, platform }: SupervisionContext, regionCode: string, days: number) {
  const calendar = await organizations.calendarFor(regionCode)
  return addWorkingDays(calendar, dayOf(platform.clock.now()), days).day
}

interface NewStep {
  readonly of: Stepped
  readonly id: string
  /** How many steps there are. */
  readonly steps: number
  readonly kind: StepRow['kind']
  readonly actor: Actor
  readonly text?: string
  readonly due?: string
  readonly proofs?: readonly string[]
}

export function stepRow(
  { keys, clock }: SupervisionContext['platform'],
  { of, id, steps, kind, actor, text, due = undefined, proofs = [] }: NewStep,
): StepRow {
  const sequence = steps + 1
  const staff = actor.kind === 'staff' ? actor : undefined
  return {
    ...{ sequence, kind, at: clock.now(), ...actorReference(actor), due: due ?? null, proofs },
    postId: staff?.postId ?? null,
    departmentId: staff?.departmentId ?? null,
    sealed: text === undefined ? null : sealWords(keys, stepContext(of, id, sequence), text),
  }
}

/** A step as those read it who may know of it. */
export interface ShownStep extends Omit<StepRow, 'sealed'> {
  readonly text: string | null
}

export function shownStep(keys: Keys, of: Stepped, id: string, { sealed, ...step }: StepRow): ShownStep {
  return { ...step, text: openWords(keys, stepContext(of, id, step.sequence), sealed) }
}
