import type { Sentence } from '../../kernel/problem.ts'
import texts from './measures.texts.json' with { type: 'json' }
import type { Part } from './rules/values.ts'

export const measureCodes = [
  'submitted',
  'accepted',
  'settled',
  'concluded',
  'withdrawn',
  'not_accepted',
  'online_rate',
  'completed_online',
  'full_online',
  'no_visit',
  'one_visit',
  'more_visits',
  'at_most_once',
  'trips',
  'on_the_spot',
  'on_time',
  'days_used',
  'days_allowed',
  'time_share',
  'corrections',
  'late_demands',
  'silence',
] as const
export type MeasureCode = (typeof measureCodes)[number]

/** A count has no `per`. A share is part of its whole; a ratio compares two sums of one unit and may be more than one; an average has a unit of its own. */
export interface Formula {
  readonly shape: 'count' | 'share' | 'ratio' | 'average'
  readonly of: Part
  readonly per?: Part
}

const decided: Part = { measures: ['granted', 'partly', 'denied'] }
const concluded: Part = { measures: ['visits_0', 'visits_1', 'visits_2'] }
const only = (...measures: Part['measures']): Part => ({ measures })

/** The formula of each; its sentence for people stands in the texts, and a recount is written from that alone. */
// biome-ignore format: one line a measure
export const formulas = {
  submitted:        { shape: 'count',   of: only('submitted') },
  accepted:         { shape: 'count',   of: only('accepted') },
  settled:          { shape: 'count',   of: decided },
  concluded:        { shape: 'count',   of: only('concluded') },
  withdrawn:        { shape: 'count',   of: only('withdrawn') },
  not_accepted:     { shape: 'count',   of: only('not_accepted') },
  online_rate:      { shape: 'share',   of: { measures: ['submitted'], online: true }, per: only('submitted') },
  completed_online: { shape: 'share',   of: { ...decided, online: true },              per: decided },
  full_online:      { shape: 'share',   of: { measures: ['visits_0'], online: true },  per: concluded },
  no_visit:         { shape: 'share',   of: only('visits_0'),                          per: concluded },
  one_visit:        { shape: 'share',   of: only('visits_1'),                          per: concluded },
  more_visits:      { shape: 'share',   of: only('visits_2'),                          per: concluded },
  at_most_once:     { shape: 'share',   of: only('visits_0', 'visits_1'),              per: concluded },
  trips:            { shape: 'average', of: only('trips'),                             per: concluded },
  on_the_spot:      { shape: 'share',   of: only('on_the_spot'),                       per: decided },
  on_time:          { shape: 'share',   of: only('on_time'),                           per: only('on_time', 'late') },
  days_used:        { shape: 'average', of: only('days_used'),                         per: only('timed') },
  days_allowed:     { shape: 'average', of: only('days_allowed'),                      per: only('timed') },
  time_share:       { shape: 'ratio',   of: only('days_used'),                         per: only('days_allowed') },
  corrections:      { shape: 'average', of: only('correction_requested'),              per: only('submitted') },
  late_demands:     { shape: 'share',   of: only('late_demand'),                       per: only('correction_requested') },
  silence:          { shape: 'share',   of: only('accepted_by_silence'),               per: only('accepted') },
} as const satisfies Record<MeasureCode, Formula>

export interface MeasureText {
  readonly name: Sentence
  /** Of counts and averages, in which they are told; shares and ratios are told in percent. */
  readonly unit: Sentence | null
  readonly definition: Sentence
}

export const measureTexts: Readonly<Record<MeasureCode, MeasureText>> = texts
