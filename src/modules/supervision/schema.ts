import { z } from 'zod'
import { type ClockKind, clockKinds } from '../cases/index.ts'

/** 预警 · 黄牌 · 红牌 */
export const levels = ['warning', 'yellow', 'red'] as const
export type Level = (typeof levels)[number]

const Words = z.strictObject({
  /** Chinese, as people read it. */
  zh: z.string().trim().min(1).max(200),
  /** English. */
  en: z.string().trim().min(1).max(400),
})

const ClockKinds = z
  .array(z.enum(clockKinds as unknown as [ClockKind, ...ClockKind[]]))
  .min(1)
  .max(clockKinds.length)

/** Time is left: the moment of a warning. */
export const LeftRule = z.strictObject({
  clock: ClockKinds,
  left: z.strictObject({
    /** Of the limit's days, in thousandths. */
    share: z.number().gt(0).lt(1).multipleOf(0.001),
    /** Days left at least, however short the limit. */
    daysMin: z.int().min(1).max(60),
    /** Limits of at most so many days warn at half of their time. */
    shortLimitDays: z.int().min(0).max(60),
  }),
})
export type LeftRule = z.infer<typeof LeftRule>

/** Time is over, by so many days of the limit's unit. */
export const OverRule = z.strictObject({ clock: ClockKinds, over: z.int().min(1).max(365) })
export type OverRule = z.infer<typeof OverRule>

/** Acts that a rule can look at. */
export const watchedActs = [
  'correction_requested',
  'corrected',
  'accepted',
  'accepted_with_pending',
  'not_accepted',
  'opinion_given',
  'review_passed',
  'returned',
  'procedure_started',
  'procedure_ended',
  'extended',
  'decided',
  'delivered',
  'withdrawn',
  'recalled',
  'annulled',
  'forfeited',
  'cancelled',
  'reopened',
] as const

/** An act of which the condition (FEEL, over `facts`) is true. */
export const ActRule = z.strictObject({
  acts: z.array(z.enum(watchedActs)).min(1).max(watchedActs.length),
  when: z.string().trim().min(1).max(500),
})
export type ActRule = z.infer<typeof ActRule>

/** Decisions within seconds of acceptance, so many of one post in one hour. */
export const PaceRule = z.strictObject({
  pace: z.strictObject({ seconds: z.int().min(1).max(3_600), count: z.int().min(2).max(10_000) }),
})
export type PaceRule = z.infer<typeof PaceRule>

/** The `count`-th card of this level in one case that is not answered `days` working days after the end of its answer time. */
export const UnansweredRule = z.strictObject({
  unanswered: z.strictObject({
    level: z.enum(levels),
    count: z.int().min(1).max(100),
    days: z.int().min(0).max(60),
  }),
})
export type UnansweredRule = z.infer<typeof UnansweredRule>

/** A decision on the spot was looked at and a fault was found. */
export const SampleRule = z.strictObject({ sample: z.literal('fault') })

/** Each form of `on` by the member that only it has. */
export const ruleForms = {
  left: LeftRule,
  over: OverRule,
  acts: ActRule,
  pace: PaceRule,
  unanswered: UnansweredRule,
  sample: SampleRule,
} as const

export const Rule = z.strictObject({
  /** Stable: a card is of this number, whatever the edition. */
  number: z.string().regex(/^[A-Z]\d{1,3}$/),
  level: z.enum(levels),
  on: z.union([LeftRule, OverRule, ActRule, PaceRule, UnansweredRule, SampleRule]),
  /** What whoever gets the card reads. */
  sentence: Words,
  basis: Words.nullable(),
  /** Working days to answer, after the day on which the card was recorded; null: no answer is asked. */
  answerDays: z.int().min(1).max(60).nullable(),
  /** What the card costs in the score. */
  points: z.number().min(0).max(100),
  /** Whose card it is: of whom the case waits for, or of who acted. */
  responsible: z.enum(['awaiting', 'actor']),
})
export type Rule = z.infer<typeof Rule>

export const RuleSetContent = z.strictObject({
  rules: z.array(Rule).min(1).max(100),
  sample: z.strictObject({
    /** Of a thousand decisions on the spot so many are looked at afterwards. */
    permille: z.int().min(0).max(1_000),
    /** Working days in which a sample is looked at. */
    answerDays: z.int().min(1).max(60),
  }),
  /** Working days to put right what a red card found. */
  orderDays: z.int().min(1).max(60),
})
export type RuleSetContent = z.infer<typeof RuleSetContent>
