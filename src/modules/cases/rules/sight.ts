import type { Actor } from '../../../kernel/actor.ts'
import type { Knowing } from './actions.ts'

/** Who looks at a case. One actor may be several of them: the window of the competent body itself. */
export const parties = ['applicant', 'window', 'competent', 'consulted', 'supervisor'] as const
export type Party = (typeof parties)[number]

/**
 * What there is to see. `documents` are notices and certificate, `internal` what reviewer and decider write to each other, `opinions` what other
 * bodies were asked and said, `identity` numbers of people, `contact` telephone and address, `staff` who in the office works on it.
 */
export const parts = [
  'answers',
  'papers',
  'documents',
  'internal',
  'opinions',
  'discretion',
  'identity',
  'contact',
  'staff',
] as const
export type Part = (typeof parts)[number]

/** `own`: only what concerns the looker's own body. */
export type Seeing = 'all' | 'own' | 'masked' | 'none'

/** Everybody sees what the own work needs and no more: part × party. */
// biome-ignore format: the table is read by column
export const sightTable = {
  //                applicant window    competent consulted  supervisor
  answers:    row('all',    'all',    'all',    'all',     'all'),
  papers:     row('all',    'all',    'all',    'all',     'all'),
  documents:  row('all',    'all',    'all',    'none',    'all'),
  internal:   row('none',   'none',   'all',    'none',    'all'),
  opinions:   row('none',   'none',   'all',    'own',     'all'),
  discretion: row('none',   'none',   'all',    'none',    'all'),
  identity:   row('all',    'all',    'masked', 'masked',  'masked'),
  contact:    row('all',    'all',    'all',    'masked',  'masked'),
  staff:      row('none',   'all',    'all',    'none',    'all'),
} as const satisfies Record<Part, Readonly<Record<Party, Seeing>>>

export type Sight = Readonly<Record<Part, Seeing>>

/** What somebody who is these parties sees: of each part the most that one of them may. */
export function sightOf(present: readonly Party[]): Sight {
  const most = (part: Part) =>
    order.find((seeing) => present.some((party) => sightTable[part][party] === seeing)) ?? 'none'
  return Object.fromEntries(parts.map((part) => [part, most(part)])) as Sight
}

/** As whom an actor looks; whether she may look at all was asked before. */
export function partiesOf(knowing: Knowing, actor: Actor, supervising: boolean): Party[] {
  if (actor.kind === 'person') return ['applicant']
  if (actor.kind === 'system') return ['window', 'competent']
  const { departmentId, duties } = actor
  const competent = departmentId === knowing.departmentId
  // At the competent body only the posts that take in and hand out are its window.
  const counter = duties.includes('accept') || duties.includes('deliver')
  const window = competent ? counter : departmentId === knowing.windowDepartmentId
  return [
    ...(supervising ? (['supervisor'] as const) : []),
    ...(competent ? (['competent'] as const) : []),
    ...(window ? (['window'] as const) : []),
    ...(knowing.consulted?.includes(departmentId) ? (['consulted'] as const) : []),
  ]
}

const order: readonly Seeing[] = ['all', 'own', 'masked', 'none']

function row(
  applicant: Seeing,
  window: Seeing,
  competent: Seeing,
  consulted: Seeing,
  supervisor: Seeing,
): Readonly<Record<Party, Seeing>> {
  return { applicant, window, competent, consulted, supervisor }
}
