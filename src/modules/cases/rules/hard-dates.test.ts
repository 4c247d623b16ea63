import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyDates } from '../../../../scripts/verify-dates.ts'
import { type DemoActors, demoActors, signInStaff } from '../../../../tests/support/actors.ts'
import { calendarOf } from '../../../../tests/support/generated-variants.ts'
import { fileFor } from '../../../../tests/support/lives.ts'
import { demoWorld, type World } from '../../../../tests/support/world.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Problem } from '../../../kernel/problem.ts'
import type { ItemDefinition } from '../../catalog/index.ts'
import type { Application, Demand } from '../schema.ts'
import {
  applicationOf,
  citizen,
  consulted,
  department,
  given,
  items,
  job,
  parties,
  staff,
  submitted,
} from '../test-support.ts'
import { refusalOf } from './actions.ts'
import { allClocks, type ClockKind } from './clock.ts'
import { calendarsPinned, datesFileOf } from './datesFile.ts'
import { decide } from './decide.ts'
import type { CaseEvent, NewEvent } from './events.ts'
import { fold } from './fold.ts'
import type { Standing } from './standing.ts'
import { overdueAct } from './timed.ts'

/** Dates that other systems got wrong, each by its name. Every expected day was counted by hand on the calendar of 2026. */
const food = items.food
const clerk = staff(['accept', 'deliver'], department, '5a')
const reviewer = staff(['review'], department, '5b')
const decider = staff(['decide'], department, '5c')
const at = (moment: string) => new Date(`${moment}+08:00`)
const acceptedAt = (moment: string) =>
  ({ type: 'accepted', data: { by: 'window' }, effectiveAt: at(moment), by: clerk }) as const
const testingFrom = (moment: string) =>
  ({
    type: 'procedure_started',
    data: { procedure: 'testing', days: 15, unit: 'working' },
    effectiveAt: at(moment),
  }) as const
const testingUntil = (moment: string) => ({ type: 'procedure_ended', data: {}, effectiveAt: at(moment) }) as const
const seen = { internal: true, opinionsOf: () => true }
type Given = (NewEvent & { readonly by?: Actor })[]

/** The last day of each limit that runs after these events. The second verifier says the same of every one, or this throws. */
function daysAfter(events: readonly CaseEvent[], item: ItemDefinition = food): Partial<Record<ClockKind, string>> {
  const { state, calendar } = standingAfter(events, item, events.at(-1)?.effectiveAt as Date)
  const calendars = calendarsPinned(events).map(calendarOf)
  const file = datesFileOf({ caseNumber: '1', item, events, state, calendar, calendars, seen })
  const { ok, lines } = verifyDates(JSON.parse(JSON.stringify(file)))
  if (!ok) throw new Error(JSON.stringify(lines))
  return Object.fromEntries(
    allClocks(item, state, calendar).map(({ kind, explained: { day, provisional } }) => [
      kind,
      provisional ? `~${day}` : day,
    ]),
  )
}

function standingAfter(events: readonly CaseEvent[], item: ItemDefinition, now: Date): Standing {
  const state = fold(item, events)
  return { item, state, parties, calendar: calendarOf(state.calendar), now }
}

const lastDays = (...events: Given) => daysAfter(given(...events))
const withPromised = (days: number): ItemDefinition => ({
  ...food,
  limits: { ...food.limits, promised: { days, unit: 'working', note: null } },
})

describe('correction', () => {
  const demand = (about: string): Demand => ({ about, text: '请补正。' })
  const asking = (events: readonly CaseEvent[], demands: Demand[], application: Application) =>
    decide(
      { action: 'request_correction', demands },
      { ...standingAfter(events, food, events.at(-1)?.effectiveAt as Date), actor: clerk, application },
    ) as NewEvent[]

  test('asked four times: each time the whole limit again; asking again is lawful, a late demand is marked', () => {
    const application = applicationOf('food')
    const rounds = [
      {
        asked: '2026-11-02T10:00:00',
        answered: '2026-11-09T10:00:00',
        about: ['material:layout', 'field:equipment'],
        changed: ['field:equipment'],
      },
      { asked: '2026-11-10T10:00:00', answered: '2026-11-16T10:00:00', about: ['material:layout'], changed: [] },
      {
        asked: '2026-11-17T10:00:00',
        answered: '2026-11-23T10:00:00',
        about: ['material:layout', 'material:businessLicence'],
        changed: ['field:siteArea'],
      },
      {
        asked: '2026-11-24T10:00:00',
        answered: '2026-11-30T10:00:00',
        about: ['field:siteArea', 'field:equipment'],
        changed: [],
      },
    ]
    let list: Given = [submitted(at('2026-11-02T09:00:00'))]
    const found = rounds.map(({ asked, answered, about, changed }) => {
      const [event] = asking(
        given(...list, { type: 'mended', data: { fields: [] }, effectiveAt: at(asked) }),
        about.map(demand),
        application,
      )
      list = [...list, { ...(event as NewEvent), by: clerk }]
      const days = lastDays(...list)
      list = [...list, { type: 'corrected', data: { changed }, effectiveAt: at(answered), by: citizen }]
      return { data: event?.data, days, answeredDays: lastDays(...list) }
    })
    // Twenty working days from each request, five to accept from each answer.
    expect(found.map(({ days }) => days)).toEqual(
      ['2026-11-30', '2026-12-08', '2026-12-15', '2026-12-22'].map((correction) => ({ correction })),
    )
    expect(found.map(({ answeredDays }) => answeredDays.acceptance)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
    ])
    expect(found.map(({ data }) => data)).toMatchObject([
      { again: [], late: [] },
      { again: ['material:layout'], late: [] },
      { again: ['material:layout'], late: ['material:businessLicence'] },
      // The area was changed by the applicant meanwhile; the equipment was asked for before.
      { again: ['field:equipment'], late: [] },
    ])
  })
})

describe('what stops the clock', () => {
  const start = [submitted(at('2026-11-20T09:00:00')), acceptedAt('2026-11-20T10:00:00')] as const

  test('a one-day pause: begun and ended on one day takes out nothing, ended on the next day takes out that one', () => {
    expect(lastDays(...start).promised).toBe('2026-12-04')
    const sameDay = [testingFrom('2026-11-23T09:00:00'), testingUntil('2026-11-23T17:00:00')]
    expect(lastDays(...start, ...sameDay).promised).toBe('2026-12-04')
    const nextDay = [testingFrom('2026-11-23T23:59:59'), testingUntil('2026-11-24T00:00:00')]
    expect(lastDays(...start, ...nextDay).promised).toBe('2026-12-07')
    // Over a weekend nothing is lost that would have counted.
    const weekend = [testingFrom('2026-11-27T09:00:00'), testingUntil('2026-11-29T09:00:00')]
    expect(lastDays(...start, ...weekend).promised).toBe('2026-12-04')
  })

  test('a promised limit shorter than the pause: it waits until the pause is over, and says so while it runs', () => {
    const item = withPromised(2)
    const days = (...events: Given) => daysAfter(given(...start, ...events), item).promised
    expect(days()).toBe('2026-11-24')
    expect(days(testingFrom('2026-11-23T09:00:00'))).toBe('~2026-12-15')
    expect(days(testingFrom('2026-11-23T09:00:00'), testingUntil('2026-12-07T09:00:00'))).toBe('2026-12-08')
    // It ends with its fifteen days, however long it goes on.
    expect(days(testingFrom('2026-11-23T09:00:00'), testingUntil('2026-12-31T09:00:00'))).toBe('2026-12-15')
  })
})

describe('extension', () => {
  const events = given(submitted(at('2026-11-20T09:00:00')), acceptedAt('2026-11-20T10:00:00'))
  const extending = (moment: string) => refusalOf('extend', standingAfter(events, food, at(moment)), decider)

  test('on the last day, to its last second, and not the day after', () => {
    expect(extending('2026-12-04T23:59:59')).toBeUndefined()
    expect(extending('2026-12-05T00:00:00')).toBe('late')
    const extended = {
      type: 'extended',
      data: { days: 5 },
      effectiveAt: at('2026-12-04T23:59:59'),
      by: decider,
    } as const
    const days = lastDays(submitted(at('2026-11-20T09:00:00')), acceptedAt('2026-11-20T10:00:00'), extended)
    expect(days).toMatchObject({ promised: '2026-12-11', statutory: '2026-12-11' })
  })
})

describe('holidays', () => {
  test('23:59:59 before a holiday is that day; a second later is a day of the holiday', () => {
    expect(lastDays(submitted(at('2026-09-30T23:59:59'))).acceptance).toBe('2026-10-13')
    const days = (moment: string) => lastDays(submitted(at('2026-09-30T09:00:00')), acceptedAt(moment)).promised
    // Both begin to count with 8 October: no working day lies between them.
    expect([days('2026-09-30T23:59:59'), days('2026-10-01T00:00:00')]).toEqual(['2026-10-20', '2026-10-20'])
    expect([days('2026-09-29T23:59:59'), days('2026-09-30T00:00:00')]).toEqual(['2026-10-19', '2026-10-20'])
  })

  test('acceptance on a swap Saturday: that day is not counted, and for a case of the day before it is', () => {
    const days = (moment: string) => lastDays(submitted(at('2026-10-09T08:00:00')), acceptedAt(moment)).promised
    expect(days('2026-10-10T11:00:00')).toBe('2026-10-23')
    expect(days('2026-10-09T11:00:00')).toBe('2026-10-22')
  })

  test('silence over a holiday week: accepted as of the day of receipt, and not a second before the limit is over', () => {
    const filed = [submitted(at('2026-09-30T16:00:00'))] as const
    const due = (moment: string) => {
      const { state, calendar, now } = standingAfter(given(...filed), food, at(moment))
      return overdueAct(food, state, calendar, now)
    }
    expect(due('2026-10-13T23:59:59')).toBeUndefined()
    expect(due('2026-10-14T00:00:00')).toEqual({ action: 'accept_by_silence', dueAt: at('2026-10-14T00:00:00') })
    const standing = standingAfter(given(...filed), food, at('2026-10-20T03:00:00'))
    const context = { ...standing, actor: job, application: applicationOf('food') }
    const [silence] = decide({ action: 'accept_by_silence' }, context)
    expect(silence?.effectiveAt).toEqual(at('2026-09-30T16:00:00'))
    expect(lastDays(...filed, silence as NewEvent).promised).toBe('2026-10-20')
  })

  test('a year without a calendar counts Monday to Friday and says that it may move', () => {
    const pinned = (version: string): NewEvent => ({
      type: 'submitted',
      data: { channel: 'online', deliveryWay: 'window', calendar: { id: 'CN', version } },
      effectiveAt: at('2026-12-28T09:00:00'),
    })
    expect(lastDays(pinned('2026-1'), acceptedAt('2026-12-28T10:00:00')).promised).toBe('~2027-01-11')
    expect(lastDays(pinned('2027-1'), acceptedAt('2026-12-28T10:00:00')).promised).toBe('2027-01-12')
    // The decree comes while the case runs: from then on its dates are certain.
    const moved = {
      type: 'dates_moved',
      data: { calendar: { id: 'CN', version: '2027-1' }, moved: [] },
      effectiveAt: at('2026-12-29T10:00:00'),
    } as const
    expect(lastDays(pinned('2026-1'), acceptedAt('2026-12-28T10:00:00'), moved).promised).toBe('2027-01-12')
  })
})

describe('opinions', () => {
  const asked = {
    type: 'opinion_requested',
    data: { opinionId: 'o1', departmentId: consulted[0] as string, days: 3 },
    effectiveAt: at('2026-11-23T10:00:00'),
    by: reviewer,
  } as const
  const passed = {
    type: 'review_passed',
    data: { points: [] },
    effectiveAt: at('2026-11-24T09:00:00'),
    by: reviewer,
  } as const
  const before = [submitted(at('2026-11-20T09:00:00')), acceptedAt('2026-11-20T10:00:00'), asked, passed] as const
  const adviser = staff(['review'], consulted[0] as string, '7a')

  test('the decision waits for an opinion until its last day is over; an opinion after the decision is refused', () => {
    const granting = (moment: string) => refusalOf('grant', standingAfter(given(...before), food, at(moment)), decider)
    expect(granting('2026-11-26T23:59:59')).toBe('opinions')
    expect(granting('2026-11-27T00:00:00')).toBeUndefined()
    const giving = (events: Given, moment: string) =>
      refusalOf('give_opinion', standingAfter(given(...events), food, at(moment)), adviser)
    // Late, and still before the decision: better than none.
    expect(giving([...before], '2026-11-27T09:00:00')).toBeUndefined()
    const decided = {
      type: 'decided',
      data: { outcome: 'granted', points: [] },
      effectiveAt: at('2026-11-27T10:00:00'),
      by: decider,
    } as const
    expect(giving([...before, decided], '2026-11-27T10:00:01')).toBe('state')
    expect(lastDays(...before, decided).opinion).toBeUndefined()
  })
})

describe('on a real database', () => {
  let world: World
  let actors: DemoActors
  beforeAll(async () => {
    world = await demoWorld()
    actors = await demoActors(world)
  })
  afterAll(() => world.close())
  beforeEach(() => world.platform.clock.set('2026-11-20T09:00:00+08:00'))

  async function acceptedFood(): Promise<string> {
    const { cases } = world.modules
    const { caseId } = await fileFor(world, actors.owner, 'food')
    await cases.act({ caseId, actor: actors.window, command: { action: 'pre_review' } })
    const view = await cases.view(caseId, actors.window)
    const checklist = view.checklist.filter((line) => line.required).map((line) => line.materialId)
    await cases.act({ caseId, actor: actors.window, command: { action: 'accept', checklist } })
    return caseId
  }

  test('the clock set back an hour: what comes later is recorded no earlier, and the dates stay', async () => {
    const { cases } = world.modules
    world.platform.clock.set('2026-11-21T00:30:00+08:00')
    const caseId = await acceptedFood()
    world.platform.clock.set('2026-11-20T23:30:00+08:00')
    await cases.act({ caseId, actor: actors.reviewer, command: { action: 'request_opinion', consultation: 'fire' } })
    const file = await cases.datesFile(caseId, actors.reviewer)
    const recorded = file.events.map(({ recordedAt }) => recordedAt)
    expect(recorded).toEqual(recorded.toSorted())
    expect(file.dates).toContainEqual(
      expect.objectContaining({ kind: 'opinion', start: '2026-11-21', day: '2026-11-27' }),
    )
    expect(verifyDates(file).ok).toBe(true)
  })

  test('two opinions at once: both land, in one order', async () => {
    const { cases } = world.modules
    const [fire, environment] = [
      await signInStaff(world, 'fire-officer'),
      await signInStaff(world, 'environment-officer'),
    ]
    const caseId = await acceptedFood()
    for (const consultation of ['fire', 'environment']) {
      await cases.act({ caseId, actor: actors.reviewer, command: { action: 'request_opinion', consultation } })
    }
    const give = (actor: typeof fire) =>
      cases.act({ caseId, actor, command: { action: 'give_opinion', view: 'agree', opinion: '没有意见。' } })
    await Promise.all([give(fire), give(environment)])
    const { events, dates } = await cases.datesFile(caseId, actors.reviewer)
    expect(events.slice(-2).map(({ sequence, type }) => ({ sequence, type }))).toEqual([
      { sequence: 6, type: 'opinion_given' },
      { sequence: 7, type: 'opinion_given' },
    ])
    expect(dates.filter(({ kind }) => kind === 'opinion')).toEqual([])
    expect(await cases.rebuildHead(caseId)).toBe(true)
  })

  test('the dates of a case are for those who may know it, each look of staff is recorded, and the verifier agrees', async () => {
    const { cases } = world.modules
    const caseId = await acceptedFood()
    const refused = async (actor: typeof actors.owner | typeof actors.window) =>
      cases.datesFile(caseId, actor).then(
        () => undefined,
        (error: Problem) => error.code,
      )
    expect(await refused(actors.citizen)).toBe('case.not_found')
    expect(await refused(actors.streetOfficer)).toBe('case.not_found')
    const before = (await world.modules.accessLog.looksAtCase(caseId)).length
    const file = await cases.datesFile(caseId, actors.reviewer)
    expect(await world.modules.accessLog.looksAtCase(caseId)).toHaveLength(before + 1)
    expect(file).toMatchObject({
      format: 'yimen-case-dates/1',
      item: { type: '01' },
      calendars: [{ version: '2026-1' }],
    })
    expect(file.dates.map(({ kind }) => kind)).toEqual(['promised', 'statutory', 'step'])
    expect(verifyDates(file).ok).toBe(true)
    expect(JSON.stringify(file)).not.toMatch(/石小桥|430199/)
    // The applicant reads nothing of the steps within the body, and the rest agrees all the same.
    const mine = await cases.datesFile(caseId, actors.owner)
    expect(mine.dates.map(({ kind }) => kind)).toEqual(['promised', 'statutory'])
    expect(verifyDates(mine).ok).toBe(true)
  })
})
