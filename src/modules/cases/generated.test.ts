import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyDates } from '../../../scripts/verify-dates.ts'
import {
  contextOf,
  drawLife,
  finished,
  type Life,
  type Moment,
  someMomentOf,
} from '../../../tests/support/generated-lives.ts'
import { pick } from '../../../tests/support/generated-moments.ts'
import { type Coverage, eventsOf, transition } from '../../../tests/support/generated-transitions.ts'
import { calendarOf } from '../../../tests/support/generated-variants.ts'
import { Random } from '../../../tests/support/mutations/random.ts'
import { type Actor, duties } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { timersOf } from './append.ts'
import { headOf } from './heads.ts'
import { allowedActions, refusalOf } from './rules/actions.ts'
import { type Action, actions, actionTable, type Point } from './rules/actionTable.ts'
import { calendarsPinned, datesFileOf } from './rules/datesFile.ts'
import { decide } from './rules/decide.ts'
import type { CaseEvent } from './rules/events.ts'
import { fold } from './rules/fold.ts'
import type { CaseState } from './rules/state.ts'
import { timedActs } from './rules/timed.ts'
import {
  citizen,
  consulted,
  department,
  elsewhere,
  job,
  parties,
  rightCommand,
  staff,
  stranger,
  windowDepartment,
  withoutTraces,
} from './test-support.ts'

/** Other lives each time; `LIVES_SEED=… npm test -- generated` draws those of a run before. */
const seed = process.env.LIVES_SEED ?? String(randomInt(1_000_000_000))
const livesCount = 12_000
const transitionsMin = 100
const coverage: Coverage = new Map()
const random = new Random(seed)
const drawing = new Random(`${seed}/drawing`)
let lives: readonly Life[]

beforeAll(() => {
  lives = Array.from({ length: livesCount }, () => drawLife(random, 6 + Math.floor(random.next() * 28), coverage))
}, 600_000)
afterAll(() => {
  lives = []
})

const timeoutMs = 300_000

/** The first few lives that break a promise, as short as they can be said. */
function expectNone(broken: (life: Life) => unknown): void {
  const found: unknown[] = []
  withoutTraces(() => {
    for (const life of lives) {
      const what = broken(life)
      if (what !== undefined) found.push({ what, seed, item: life.name, events: said(life.events) })
      if (found.length >= 3) break
    }
  })
  expect(found).toEqual([])
}

function said(events: readonly CaseEvent[]): string[] {
  return events.map(({ type, effectiveAt, data }) => `${effectiveAt.toISOString()} ${type} ${JSON.stringify(data)}`)
}

describe(`${livesCount} generated lives`, () => {
  test('reach every transition that the table allows, and no other; clocks stand still, and years end', () => {
    const allowed = actions.flatMap((action) =>
      pointsOf(action).flatMap((point) => eventsOf[action].map((type) => transition(type, point))),
    )
    const expected = [...new Set(allowed)].filter((name) => !unreachable.has(name))
    const rarest = expected.toSorted((one, other) => (coverage.get(one) ?? 0) - (coverage.get(other) ?? 0))[0] as string
    const acts = lives.reduce((sum, { taken }) => sum + taken.length, 0)
    const paused = share(({ events }) => hasPause(events))
    const crossing = share(({ events }) => yearOf(events[0]) !== yearOf(events.at(-1)))
    console.log(
      `lives: ${livesCount}, acts: ${acts}, transitions: ${expected.length}, rarest: ${rarest} ${coverage.get(rarest)} times,`,
      `with pauses: ${percent(paused)}, over a New Year: ${percent(crossing)}, seed: ${seed}`,
    )
    expect(expected.filter((name) => (coverage.get(name) ?? 0) < transitionsMin)).toEqual([])
    expect([...coverage.keys()].filter((name) => !expected.includes(name))).toEqual([])
    expect(paused).toBeGreaterThanOrEqual(0.3)
    expect(crossing).toBeGreaterThanOrEqual(0.1)
  })

  test(
    'engine and verifier agree on every date, at any moment of a life',
    () => {
      let dates = 0
      expectNone((life) => {
        const { standing } = someMomentOf(life, drawing)
        const { ok, lines } = verifyDates(exported(life, standing))
        dates += lines.length
        return ok
          ? undefined
          : { at: standing.state.sequence, lines: lines.filter(({ differs }) => differs.length > 0) }
      })
      console.log(`engine and verifier: ${livesCount} files, ${dates} dates compared`)
      expect(dates).toBeGreaterThan(15_000)
    },
    timeoutMs,
  )

  test(
    'no case is without a way on: staff who never saw it, jobs and time bring it to its end',
    () => {
      let open = 0
      expectNone((life) => {
        const moment = someMomentOf(life, drawing)
        const before = moment.standing.state
        if (before.awaiting === null) return ends.has(before.status) ? undefined : { ended: before.status }
        open += 1
        const { awaiting, status } = finished(life, moment)
        return awaiting === null ? undefined : { from: before.sequence, awaiting, status }
      })
      console.log(`way on: ${open} open cases brought to an end; ${livesCount - open} had ended`)
      expect(open).toBeGreaterThan(livesCount / 2)
    },
    timeoutMs,
  )

  test('whatever is due by itself may happen: no timer is set that would be refused', () => {
    let due = 0
    expectNone((life) => {
      const { standing } = someMomentOf(life, drawing)
      for (const { action, dueAt } of timedActs(standing.item, standing.state, standing.calendar)) {
        due += 1
        const then = { ...standing, now: new Date(Math.max(dueAt.getTime(), standing.now.getTime())) }
        const refusal = refusalOf(action, then, job)
        if (refusal) return { action, refusal, at: standing.state.sequence }
      }
      return undefined
    })
    console.log(`timed acts: ${due} set, each accepted at its moment`)
    expect(due).toBeGreaterThan(1_000)
  })

  test(
    'rebuilding from events that went through JSON gives the same bytes: state, list row and timers',
    () => {
      expectNone((life) => {
        const { item, end } = life
        const state = fold(item, revived(JSON.stringify(life.events)))
        const bytes = (of: CaseState) => {
          const { calendar } = end.standing
          return JSON.stringify([of, headOf(identity, item, of, calendar), [...timersOf(item, of, calendar)]])
        }
        return bytes(state) === bytes(life.state) ? undefined : { rebuilt: state, was: life.state }
      })
      console.log(`rebuilt: ${livesCount} cases, byte by byte`)
    },
    timeoutMs,
  )

  test(
    'what is offered is exactly what is accepted, for every action',
    () => {
      let accepted = 0
      expectNone((life) => {
        const moment = someMomentOf(life, drawing)
        const actor = drawing.next() < 0.7 ? pick(drawing, handlers) : pick(drawing, everybody)
        const context = contextOf(moment, actor)
        const shown = allowedActions(moment.standing, actor)
        const taken = actions.filter((action) => isAccepted(action, context))
        accepted += taken.length
        return shown.join() === taken.join() ? undefined : { at: context.state.sequence, actor, shown, taken }
      })
      console.log(`offered and accepted: ${livesCount * actions.length} questions, ${accepted} times yes`)
      expect(accepted).toBeGreaterThan(10_000)
    },
    timeoutMs,
  )

  test('duties never meet in one person where the tier forbids it', () => {
    let people = 0
    expectNone(({ item, taken }) => {
      const who = (group: readonly Action[]) =>
        new Set(
          taken.flatMap(({ action, actor }) =>
            group.includes(action) && actor.kind === 'staff' ? [actor.staffId] : [],
          ),
        )
      const groups = apart[item.tier as keyof typeof apart].map(who)
      people += groups.reduce((sum, group) => sum + group.size, 0)
      const met = groups.flatMap((group, place) =>
        groups.slice(place + 1).flatMap((other) => [...group].filter((staffId) => other.has(staffId))),
      )
      return met.length > 0 ? met : undefined
    })
    console.log(`duties kept apart: ${people} people in ${livesCount} cases`)
    expect(people).toBeGreaterThan(10_000)
  })

  test('the moment of record never decreases, though clocks were set back; numbers have no gap', () => {
    let events = 0
    expectNone((life) => {
      events += life.events.length
      return life.events.find(({ recordedAt, sequence }, place) => {
        const before = life.events[place - 1]
        return sequence !== place + 1 || (before !== undefined && recordedAt < before.recordedAt)
      })
    })
    console.log(`moments of record: ${events} events`)
  })
})

/** Allowed by the table, and yet nobody comes there: a broken promise is not waited for, its certificate is annulled at once. */
const unreachable: ReadonlySet<string> = new Set([transition('promise_forgiven', 'K')])

/** What waits for nobody has one of these. */
const ends: ReadonlySet<CaseState['status']> = new Set([
  ...(['concluded', 'not_accepted', 'withdrawn', 'recalled', 'annulled', 'forfeited', 'cancelled'] as const),
])

const accepting = ['pre_review', 'request_correction', 'mend', 'accept', 'accept_with_pending', 'not_accept'] as const
const reviewing = ['pass_review', 'advise_denial'] as const
const deciding = ['grant', 'grant_partly', 'deny', 'return_to_review', 'reopen'] as const
const officer = ['review_and_grant', 'review_and_deny'] as const
/** Groups of acts that nobody may take from two of, by tier. */
const apart = {
  simple: [],
  general: [accepting, [...reviewing, ...deciding, ...officer]],
  complex: [accepting, reviewing, deciding],
} as const satisfies Record<string, readonly (readonly Action[])[]>

const dutySets = Array.from({ length: 2 ** duties.length }, (_, set) => duties.filter((_, bit) => set & (1 << bit)))
const everybody: readonly Actor[] = [
  ...dutySets.flatMap((held) => [department, windowDepartment, elsewhere].map((place) => staff(held, place, '5a'))),
  ...[citizen, stranger, job],
]
const handlers: readonly Actor[] = [
  ...['5a', '5b', '9a'].map((who) => staff(['accept', 'review', 'decide', 'deliver'], department, who)),
  ...[staff(['accept', 'deliver'], windowDepartment, '6a'), citizen, job],
]

function pointsOf(action: Action): Point[] {
  return [...actionTable[action].at].filter((letter) => letter !== '.') as Point[]
}

function isAccepted(action: Action, context: ReturnType<typeof contextOf>): boolean {
  try {
    return decide(rightCommand(action, context), context).length > 0
  } catch {
    return false
  }
}

function exported({ item, events: all }: Life, { state, calendar }: Moment['standing']): unknown {
  const seen = pick(drawing, readers)
  const events = all.slice(0, state.sequence)
  const calendars = calendarsPinned(events).map(calendarOf)
  return JSON.parse(JSON.stringify(datesFileOf({ caseNumber: '1', item, events, state, calendar, calendars, seen })))
}

/** The competent body, twice as often as an applicant, and one of two bodies that were asked. */
const everything = { internal: true, opinionsOf: () => true }
const readers = [
  ...[everything, everything, { internal: false, opinionsOf: () => false }],
  { internal: false, opinionsOf: (departmentId: string) => departmentId === consulted[0] },
]

function revived(json: string): CaseEvent[] {
  return JSON.parse(json, (name, value) => (name === 'effectiveAt' || name === 'recordedAt' ? new Date(value) : value))
}

const identity = {
  caseId: '01990000-0000-7000-8000-0000000000ca',
  regionCode: '430102000000',
  departmentId: parties.departmentId,
  windowDepartmentId: parties.windowDepartmentId,
  itemId: parties.departmentId,
  versionId: parties.departmentId,
  receiptNumber: '1',
  caseNumber: '1',
  channel: 'online' as const,
  personId: parties.personId,
  organizationId: null,
  holderSecond: '',
  subjectHash: '',
  label: Buffer.alloc(0),
}

function share(holds: (life: Life) => boolean): number {
  return lives.filter(holds).length / lives.length
}

/** A procedure ran past the day on which it began. */
function hasPause(events: readonly CaseEvent[]): boolean {
  return events.some(({ type, effectiveAt, sequence }) => {
    if (type !== 'procedure_started') return false
    const end = events.find((event) => event.type === 'procedure_ended' && event.sequence > sequence)
    return end !== undefined && dayOf(end.effectiveAt) > dayOf(effectiveAt)
  })
}

function yearOf(event: CaseEvent | undefined): string {
  return event ? dayOf(event.effectiveAt).slice(0, 4) : ''
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`
}
