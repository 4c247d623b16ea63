import type { Actor } from '../../kernel/actor.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Key } from '../../platform/keys.ts'
import type { DueTimer } from '../../platform/timers.ts'
import type { NewLook } from '../access-log/index.ts'
import { type Following, followingOf, type PlacedEvent, placeEvents, timersOf, timerTopics } from './append.ts'
import { invalidCommand, lookPurpose, partiesFor, standingOf } from './commands.ts'
import type { CasesContext } from './context.ts'
import { stageEffects } from './effects.ts'
import { caseProblem } from './errors.ts'
import { filed } from './filing.ts'
import { type HeadIdentity, headOf } from './heads.ts'
import { pinnedCalendar } from './load.ts'
import { type CaseParties, mayKnow, partiesNow } from './rules/actions.ts'
import { decide } from './rules/decide.ts'
import type { NewEvent } from './rules/events.ts'
import { evolve, fold } from './rules/fold.ts'
import type { CaseItem, CaseState } from './rules/state.ts'
import { tallyOf } from './rules/tally.ts'
import { overdueAct } from './rules/timed.ts'
import { type Application, Command } from './schema.ts'
import type { CaseHead } from './store.ts'
import { type AskedOpinion, opinionChanges } from './store-opinions.ts'
import type { TallyRow } from './store-tally.ts'
import { applicationOf } from './submit.ts'
import { rowsAt } from './tally.ts'

/** When, who, what. */
export type LifeAct = readonly [moment: Date, actor: Actor, command: Command]

/** A case from its filing on. What happens by itself between the acts needs not be said: it is done at its moment. */
export interface Life {
  /** UUIDv7 of `filedAt`: its time says in which month the case lies. */
  readonly caseId: string
  readonly versionId: string
  /** For whom, or who files for the organisation. */
  readonly personId: string
  /** Who filed: the person, or the clerk at the window. */
  readonly actor: Actor
  readonly filedAt: Date
  readonly application: Application
  /** In order. */
  readonly acts: readonly LifeAct[]
}

/** Everything that a life writes. */
export interface DecidedLife {
  readonly head: CaseHead
  readonly wrappedKey: Buffer
  readonly placed: readonly PlacedEvent[]
  readonly following: readonly Following[]
  readonly timers: readonly DueTimer[]
  readonly opinions: readonly (AskedOpinion & { readonly open: boolean })[]
  readonly tally: readonly TallyRow[]
  readonly looks: readonly DatedLook[]
  /** What acts change beside the case, where one does. */
  readonly effects: readonly Statement[]
}
type DatedLook = NewLook & { readonly at: Date }

/** A case while its life is decided. */
interface Living {
  readonly context: CasesContext
  readonly identity: HeadIdentity
  readonly key: Key
  readonly item: CaseItem
  readonly parties: CaseParties
  state: CaseState
  calendar: WorkCalendar
  application: Application
  readonly placed: PlacedEvent[]
  readonly following: Following[]
  readonly opinions: Map<string, AskedOpinion & { open: boolean }>
  readonly tally: TallyRow[]
  readonly looks: DatedLook[]
  readonly effects: Statement[]
}

/**
 * The life by the rules of `submit` and `act`, each at its moment. Throws what they would throw. Writes nothing. What acts ask of others than the
 * case (`requireConditions`: who holds a post, how credit stands) can be asked only of the present, and is not asked of a life.
 */
export async function decideLife(context: CasesContext, life: Life): Promise<DecidedLife> {
  const now = context.platform.clock.now()
  requirePast(life, now)
  const { key, wrapped } = context.platform.keys.newDataKey()
  const living = await begin(context, life, key)
  for (const [moment, actor, command] of life.acts) {
    if (actor.kind !== 'system') await settle(living, moment)
    await perform(living, moment, actor, command)
  }
  await settle(living, now)
  const { identity, item, state, calendar } = living
  const timers = [...timersOf(item, state, calendar)]
  return {
    head: headOf(identity, item, state, calendar),
    wrappedKey: wrapped,
    placed: living.placed,
    following: living.following,
    timers: timers.map(([topic, dueAt]) => ({ topic, subjectId: identity.caseId, dueAt })),
    opinions: [...living.opinions.values()],
    tally: living.tally,
    looks: living.looks,
    effects: living.effects,
  }
}

function requirePast({ caseId, filedAt, acts }: Life, now: Date): void {
  const idOfMoment = uuidV7(filedAt.getTime()).slice(0, timeDigits)
  if (!isUuid(caseId) || caseId.slice(0, timeDigits) !== idOfMoment) throw caseProblem('life.id_invalid')
  const ahead = [filedAt, ...acts.map(([moment]) => moment)].find((moment) => moment > now)
  if (ahead) throw caseProblem('life.moment_ahead', { moment: ahead.toISOString() })
}

/** Time and version of a UUIDv7. */
const timeDigits = 15

async function begin(context: CasesContext, life: Life, key: Key): Promise<Living> {
  const { caseId, versionId, personId, actor, filedAt } = life
  const version = await context.catalog.getVersion(versionId)
  const application = applicationOf({ version, content: life.application, uploads: life.application.papers }, filedAt)
  const { regionCode } = version.definition
  const organizationId = application.applicant.organization?.id ?? null
  const { identity, decided, calendar } = await filed(context, {
    ...{ caseId, key, version, regionCode, personId, organizationId, actor, application },
    at: filedAt,
  })
  const item = version.definition
  const placed = placeEvents(at(context, filedAt), { caseId, key, actor, sequence: 0, notBefore: null }, decided)
  const events = placed.map(({ event }) => event)
  const state = fold(item, events)
  return {
    ...{ context, identity, key, item, state, calendar, application, placed },
    parties: identity,
    following: followingOf(caseId, placed),
    opinions: new Map(),
    tally: rowsAt(identity, tallyOf(events, state, item, calendar)),
    looks: [],
    effects: [],
  }
}

/** What should have happened by itself until then, recorded at its moment as by a process that was up. */
async function settle(living: Living, until: Date): Promise<void> {
  for (;;) {
    const { item, state, calendar } = living
    const due = overdueAct(item, state, calendar, until)
    if (!due) return
    await perform(living, due.dueAt, { kind: 'system', job: timerTopics[due.action] }, { action: due.action })
  }
}

async function perform(living: Living, moment: Date, actor: Actor, command: Command): Promise<void> {
  const parsed = Command.safeParse(command)
  if (!parsed.success) throw invalidCommand(parsed.error.issues)
  const { context, state, application } = living
  const parties = await partiesFor(context, living, actor)
  if (!mayKnow(partiesNow(parties, state), actor)) throw caseProblem('case.not_found')
  const standing = standingOf(moment, living, parties)
  const newId = () => uuidV7(standing.now.getTime())
  await append(living, moment, actor, decide(parsed.data, { ...standing, actor, application, newId }))
}

async function append(living: Living, moment: Date, actor: Actor, decided: readonly NewEvent[]): Promise<void> {
  const { context, identity, key, item, application, state: before } = living
  const { caseId, regionCode, subjectHash } = identity
  const { sequence, recordedAt: notBefore } = before
  const placed = placeEvents(at(context, moment), { caseId, key, actor, sequence, notBefore }, decided)
  const events = placed.map(({ event }) => event)
  const state = events.reduce((earlier, event) => evolve(item, earlier, event), before)
  if (state.calendar !== before.calendar) living.calendar = await pinnedCalendar(context, regionCode, state)
  living.state = state
  living.placed.push(...placed)
  living.following.push(...followingOf(caseId, placed))
  living.tally.push(...rowsAt(identity, tallyOf(events, state, item, living.calendar)))
  living.effects.push(...(await stageEffects(context, { head: identity, item, state, application }, actor, events)))
  const { asked, closed } = opinionChanges(before, state, living.calendar)
  for (const opinion of asked) living.opinions.set(opinion.opinionId, { ...opinion, open: true })
  for (const id of closed) {
    const opinion = living.opinions.get(id)
    if (opinion) opinion.open = false
  }
  const applied = decided.findLast(({ payload }) => payload?.kind === 'application')
  if (applied) living.application = applied.payload?.value as Application
  if (actor.kind === 'staff') {
    const purpose = lookPurpose({ ...identity, awaiting: before.awaiting }, actor)
    living.looks.push({ actor, regionCode: actor.regionCode, subjectHash, caseId, purpose, what: 'case', at: moment })
  }
}

/** The platform as at that moment. */
function at({ platform }: Pick<CasesContext, 'platform'>, moment: Date): CasesContext['platform'] {
  return { ...platform, clock: { now: () => moment } }
}
