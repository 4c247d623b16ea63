import type { Actor, Duty } from '../../src/kernel/actor.ts'
import { placeEvents } from '../../src/modules/cases/append.ts'
import { standingOf } from '../../src/modules/cases/commands.ts'
import { refusalOf, type Standing } from '../../src/modules/cases/rules/actions.ts'
import {
  type Action,
  type ActionRule,
  actions,
  actionTable,
  type Point,
  pointOf,
} from '../../src/modules/cases/rules/actionTable.ts'
import { allClocks, extensionDaysMax, momentAfter } from '../../src/modules/cases/rules/clock.ts'
import { withCourse } from '../../src/modules/cases/rules/course.ts'
import { type CaseContext, decide } from '../../src/modules/cases/rules/decide.ts'
import type { CaseEvent, NewEvent } from '../../src/modules/cases/rules/events.ts'
import { evolve, fold } from '../../src/modules/cases/rules/fold.ts'
import { proceduresOf } from '../../src/modules/cases/rules/procedures.ts'
import type { CaseState } from '../../src/modules/cases/rules/state.ts'
import { overdueAct, timedActs } from '../../src/modules/cases/rules/timed.ts'
import type { Application, Command } from '../../src/modules/cases/schema.ts'
import {
  calendar,
  citizen,
  department,
  items,
  job,
  parties,
  rightCommand,
  staff,
  windowDepartment,
} from '../../src/modules/cases/test-support.ts'
import type { ItemDefinition } from '../../src/modules/catalog/index.ts'
import { createKeys } from '../../src/platform/keys.ts'
import { pick, someLater, someMoment, whole } from './generated-moments.ts'
import { type Coverage, eventsOf, transition } from './generated-transitions.ts'
import { applications, calendarOf, calendars, type LifeName, variants } from './generated-variants.ts'
import type { Random } from './mutations/random.ts'

/** How a case stands at a moment, and what the applicant has sent until then. */
export interface Moment {
  readonly standing: Standing
  readonly application: Application
}

/** One act of a life: when, by whom, at which point, and what came of it. */
export interface Taken {
  readonly action: Action
  readonly actor: Actor
  readonly moment: Moment
  readonly from: Point
}

/** The life of a case, each act drawn from what was open to somebody at that moment. */
export interface Life {
  readonly name: LifeName
  readonly item: ItemDefinition
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly taken: readonly Taken[]
  /** After the last act. */
  readonly end: Moment
}

/** Between acts pass minutes to weeks, often to a holiday, to New Year or to the end of a limit; now and then the clock is set back. */
export function drawLife(random: Random, actsMax: number, coverage: Coverage = new Map()): Life {
  const walk = begin(random)
  for (let acts = 0; acts < actsMax; acts += 1) {
    pass(walk, random)
    settle(walk, coverage)
    if (!actOnce(walk, random, coverage)) break
  }
  const { name, item, events, state, taken } = walk
  return { name, item, events, state, taken, end: momentIn(walk) }
}

/** The moment of one of its acts, before it was done, or the end. */
export function someMomentOf({ taken, end }: Life, random: Random): Moment {
  return taken[whole(random, taken.length + 1)]?.moment ?? end
}

export function contextOf({ standing, application }: Moment, actor: Actor): CaseContext {
  return { ...standing, application, actor }
}

interface Walk {
  readonly name: LifeName
  readonly item: ItemDefinition
  readonly events: CaseEvent[]
  readonly taken: Taken[]
  state: CaseState
  application: Application
  /** Nobody is in its way: such a life comes to what happens only after a grant. */
  readonly smooth: boolean
  /** What the clock on the wall says. */
  clock: Date
}

/** Only permits have procedures by law: more of them, so that enough clocks stand still. */
const names: readonly LifeName[] = [
  ...(['food', 'food', 'food', 'hygiene', 'hygiene', 'hygiene', 'hygiene', 'hygiene'] as const),
  ...(['marriage', 'birth', 'insurance'] as const),
]
const keys = createKeys(Buffer.alloc(32, 7))
const { key } = keys.newDataKey()
const caseId = '01990000-0000-7000-8000-0000000000ca'

function begin(random: Random): Walk {
  const name = pick(random, names)
  const item = pick<ItemDefinition>(random, variants[name])
  const way = pick(random, ['window', 'window', 'electronic', 'post'] as const)
  const application = { ...pick(random, applications[name]), delivery: { way, address: null } }
  const walk = {
    name,
    item,
    events: [],
    taken: [],
    application,
    smooth: random.next() < 0.25,
    clock: someMoment(random),
  }
  const pinned = random.next() < 0.1 ? {} : { calendar: { id: calendar.id, version: calendar.version } }
  const course = withCourse(item, application.answers)
  const submission: NewEvent = {
    type: 'submitted',
    data: { channel: 'online', deliveryWay: way, ...pinned, ...course },
    effectiveAt: walk.clock,
    payload: { kind: 'application', value: {} },
  }
  const events = placed(walk, citizen, [submission, ...promiseIn(random, name, walk.clock)], null)
  return { ...walk, events, state: fold(item, events) }
}

function promiseIn(random: Random, name: LifeName, effectiveAt: Date): NewEvent[] {
  const [material] = items[name].materials ?? []
  const drawn = random.next()
  if (name === 'hygiene' && drawn < 0.95) {
    return [{ type: 'promise_made', data: { kind: 'permit', materials: [] }, effectiveAt }]
  }
  if (!material || drawn > 0.5) return []
  return [{ type: 'promise_made', data: { kind: 'proof', materials: [material.id] }, effectiveAt }]
}

function pass(walk: Walk, random: Random): void {
  const { item, state, clock } = walk
  const next = () => timedActs(item, state, calendarOf(state.calendar))[0]?.dueAt
  walk.clock = someLater(clock, next, state.promise?.status === 'rectifying' ? 0.7 : 0.3, random)
}

/** As every act does: what was due by itself happens first. */
function settle(walk: Walk, coverage: Coverage): void {
  for (;;) {
    const { item, state, calendar: counted, now } = standingIn(walk)
    const due = overdueAct(item, state, counted, now)
    if (!due) return
    take(walk, { action: due.action }, job, coverage)
  }
}

const actionsAt = new Map<Point, readonly Action[]>(
  [...'PACRDIHKGE'].map((point) => [
    point as Point,
    actions.filter((action) => actionTable[action].at.includes(point) && !/_by_silence|^lapse_/.test(action)),
  ]),
)

/** How often an act is drawn, beside the others that are open. */
const usual: Partial<Record<Action, number>> = {
  pre_review: 5,
  accept: 6,
  accept_with_pending: 8,
  request_correction: 2,
  correct: 4,
  not_accept: 0.4,
  withdraw: 0.2,
  move_dates: 0.4,
  assign: 0.4,
  start_procedure: 6,
  end_procedure: 2,
  check_promise: 2,
  pass_review: 3,
  review_and_grant: 2,
  grant: 5,
  deliver: 2,
  recall: 0.3,
  annul: 0.3,
  forfeit: 0.3,
  reopen: 3,
}
/** In a smooth life these come before everything else. */
const onward: Partial<Record<Action, number>> = {
  pre_review: 100,
  accept: 100,
  start_procedure: 40,
  end_procedure: 100,
  pass_review: 100,
  review_and_grant: 100,
  grant: 100,
  deliver: 100,
}
const enough = 300
const boostMax = 40

function actOnce(walk: Walk, random: Random, coverage: Coverage): boolean {
  const point = pointOf(walk.state)
  const rarity = (action: Action) => {
    const seen = Math.min(...eventsOf[action].map((type) => coverage.get(transition(type, point)) ?? 0))
    return Math.min(boostMax, Math.max(1, enough / (1 + seen)))
  }
  const weight = (action: Action) =>
    (usual[action] ?? 1) * (walk.smooth ? (onward[action] ?? rarity(action)) : rarity(action))
  const order = (actionsAt.get(point) ?? [])
    .map((action) => ({ action, at: -Math.log(1 - random.next()) / weight(action) }))
    .sort((one, other) => one.at - other.at)
  const moment = momentIn(walk)
  const staffed = random.shuffled(officersFor(walk.state))
  for (const { action } of order) {
    const actor = whoMay(action, moment.standing, staffed)
    if (!actor) continue
    const lapses = (coverage.get(transition('promise_lapsed', point)) ?? 0) >= enough
    take(walk, variedCommand(action, contextOf(moment, actor), walk, random, lapses), actor, coverage)
    return true
  }
  return false
}

const allDuties: readonly Duty[] = ['accept', 'review', 'decide', 'deliver']
const officers = ['5a', '5b', '5c', '5d', '5e'].map((who) => staff(allDuties, department, who))
const clerks = ['6a', '6b'].map((who) => staff(allDuties, windowDepartment, who))

/** Staff who could do everything but supervise, at each body that has to do with the case. */
export function officersFor({ opinions }: Pick<CaseState, 'opinions'>): ReturnType<typeof staff>[] {
  const asked = new Set(opinions.filter(({ givenAt }) => givenAt === null).map(({ departmentId }) => departmentId))
  return [...officers, ...clerks, ...[...asked].map((departmentId) => staff(['review'], departmentId, '7a'))]
}

function whoMay(action: Action, standing: Standing, staffed: readonly Actor[]): Actor | undefined {
  const { by }: ActionRule = actionTable[action]
  for (const actor of by === 'system' ? [job] : by === 'applicant' ? [citizen] : staffed) {
    const refusal = refusalOf(action, standing, actor)
    if (!refusal) return actor
    // Said of the case itself, so another person would hear the same.
    if (refusal !== 'duty' && refusal !== 'separation' && refusal !== 'absent') return undefined
  }
  return undefined
}

/** What staff and jobs do to bring a case to its end, in this order. Nothing of it needs the applicant. */
const onTheWay = [
  ...(['issue', 'deliver', 'end_procedure', 'pre_review', 'accept', 'accept_and_grant', 'pass_review'] as const),
  ...(['review_and_grant', 'grant', 'review_and_deny', 'deny', 'check_promise'] as const),
]
const wayMax = 30

/** The case brought on by people who never had to do with it, and by time. Returns how it stands when it has ended or nothing leads on. */
export function finished({ name, item }: Life, { standing, application }: Moment): CaseState {
  const { state, now } = standing
  const walk: Walk = { name, item, events: [], taken: [], state, application, smooth: true, clock: now }
  for (let acts = 0; acts < wayMax && walk.state.awaiting !== null; acts += 1) {
    settle(walk, new Map())
    if (walk.state.awaiting !== null && !bringOn(walk) && !waitForNextDate(walk)) break
  }
  return walk.state
}

const fresh = ['9a', '9b', '9c'].map((who) => staff(allDuties, department, who))

function bringOn(walk: Walk): boolean {
  const moment = momentIn(walk)
  const point = pointOf(walk.state)
  for (const action of onTheWay) {
    const actor = actionTable[action].at.includes(point) ? whoMay(action, moment.standing, fresh) : undefined
    if (!actor) continue
    take(walk, rightCommand(action, contextOf(moment, actor)), actor, new Map())
    return true
  }
  return false
}

function waitForNextDate(walk: Walk): boolean {
  const { item, state, calendar: counted, now } = standingIn(walk)
  const dates = allClocks(item, state, counted).map(({ explained }) => momentAfter(explained.day).getTime())
  const later = dates.filter((moment) => moment > now.getTime())
  if (later.length === 0) return false
  walk.clock = new Date(Math.min(...later))
  return true
}

/** The right command, with contents that differ from life to life. */
function variedCommand(
  action: Action,
  context: CaseContext,
  walk: Walk,
  random: Random,
  lapsesEnough: boolean,
): Command {
  const command = rightCommand(action, context)
  const { item, state } = context
  switch (command.action) {
    case 'request_correction': {
      const about = random.shuffled([
        'whole',
        'field:equipment',
        ...(item.materials ?? []).map(({ id }) => `material:${id}`),
      ])
      return { ...command, demands: about.slice(0, 2).map((one) => ({ about: one, text: '请补正。' })) }
    }
    case 'correct':
      return {
        ...command,
        application: { ...pick(random, applications[walk.name]), delivery: walk.application.delivery },
      }
    case 'request_opinion': {
      const open = state.opinions.filter(({ givenAt }) => givenAt === null).map(({ departmentId }) => departmentId)
      const named = item.consultations.find(({ departmentId }) => departmentId && !open.includes(departmentId))
      if (named && random.next() < 0.5) return { action: 'request_opinion', consultation: named.id }
      return { ...command, days: 1 + whole(random, 20) }
    }
    case 'start_procedure':
      return { ...command, procedure: pick(random, proceduresOf(item)).kind }
    case 'extend':
      return { ...command, days: 1 + whole(random, extensionDaysMax(item)) }
    case 'check_promise': {
      const mayRectify = state.promise?.status === 'made'
      if (mayRectify && !lapsesEnough) return { ...command, finding: 'rectify' }
      const findings = mayRectify ? (['kept', 'rectify', 'false'] as const) : (['kept', 'false'] as const)
      const finding = pick(random, findings)
      return {
        ...command,
        finding,
        ...(finding === 'rectify' && random.next() < 0.5 && { days: 1 + whole(random, 15) }),
      }
    }
    case 'move_dates': {
      const { id, version } = pick(random, calendars)
      return { ...command, calendar: { id, version } }
    }
    default:
      return command
  }
}

function take(walk: Walk, command: Command, actor: Actor, coverage: Coverage): void {
  const from = pointOf(walk.state)
  const moment = momentIn(walk)
  const decided = decide(command, contextOf(moment, actor))
  for (const { payload } of decided) {
    if (payload?.kind === 'application') walk.application = payload.value as Application
  }
  const events = placed(walk, actor, decided, walk.state)
  for (const event of events) {
    walk.state = evolve(walk.item, walk.state, event)
    walk.events.push(event)
    const name = transition(event.type, from)
    coverage.set(name, (coverage.get(name) ?? 0) + 1)
  }
  walk.taken.push({ action: command.action, actor, moment, from })
}

/** Through the real door, so that sequence and moment of record are those of the product. What is sealed does not matter here. */
function placed({ clock }: Pick<Walk, 'clock'>, actor: Actor, decided: readonly NewEvent[], before: CaseState | null) {
  const appending = { caseId, key, actor, sequence: before?.sequence ?? 0, notBefore: before?.recordedAt ?? null }
  const bare = decided.map((event) => ({ ...event, ...(event.payload && { payload: { ...event.payload, value: 0 } }) }))
  return placeEvents({ keys, clock: clockAt(clock) }, appending, bare).map(({ event }) => event)
}

function momentIn(walk: Walk): Moment {
  return { standing: standingIn(walk), application: walk.application }
}

function standingIn({ item, state, clock }: Pick<Walk, 'item' | 'state' | 'clock'>): Standing {
  return standingOf(clockAt(clock).now(), { item, state, calendar: calendarOf(state.calendar) }, parties)
}

const clockAt = (moment: Date) => ({ now: () => moment })
