import type { Actor } from '../../kernel/actor.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import type { Problem } from '../../kernel/problem.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import { joined } from '../../platform/db/joined.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Purpose } from '../access-log/index.ts'
import { placeEvents, stageEvents, stageFollowing, stageTimers, timersOf, timerTopics } from './append.ts'
import type { CasesContext } from './context.ts'
import { requireConditions, stageEffects } from './effects.ts'
import { caseProblem } from './errors.ts'
import { caseFault } from './faults.ts'
import { headOf } from './heads.ts'
import { type LoadedCase, loadCase, pinnedCalendar } from './load.ts'
import { type CaseParties, mayKnow, partiesNow, refusalOf, type Standing } from './rules/actions.ts'
import { decide } from './rules/decide.ts'
import type { NewEvent } from './rules/events.ts'
import { evolve } from './rules/fold.ts'
import type { CaseState } from './rules/state.ts'
import { tallyOf } from './rules/tally.ts'
import { overdueAct } from './rules/timed.ts'
import { Command } from './schema.ts'
import { type CaseHead, updateHead } from './store.ts'
import { stageOpinions } from './store-opinions.ts'
import { stageTally } from './tally.ts'

export interface Acting {
  readonly caseId: string
  readonly actor: Actor
  /** A function where the same intent is another act in another state; it is asked with the case as it stands then. */
  readonly command: Command | ((state: Pick<CaseState, 'awaiting'>) => Command)
  /** The sequence that the actor's page showed. Given, an act on an older state is refused and says what changed. */
  readonly expectedSequence?: number
  /** Further statements of the same transaction: an intent, a timer's end. */
  readonly alongside?: readonly Statement[]
}

/**
 * Load → decide (pure) → append with the expected version, everything it brings with it in one transaction. What should have happened by
 * itself before this moment happens first, dated by its rule. An act that goes with whatever else happens is tried again.
 */
export async function act(context: CasesContext, acting: Acting): Promise<LoadedCase> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await actOnce(context, acting)
    } catch (error) {
      const again = goesWithOthers(acting) && attempt < attemptsMax
      if (!again || (error as Problem).code !== 'case.changed_meanwhile') throw error
    }
  }
}

const attemptsMax = 5

/** Two bodies may answer at the same moment, and a job may meet anybody: neither looked at a page that is old now. */
function goesWithOthers({ actor, command, expectedSequence }: Acting): boolean {
  const action = typeof command === 'function' ? undefined : command.action
  return action === 'give_opinion' || (actor.kind === 'system' && expectedSequence === undefined)
}

async function actOnce(context: CasesContext, acting: Acting): Promise<LoadedCase> {
  const { loaded, decided } = await decideOn(context, acting)
  const { caseId } = acting
  const appending = {
    caseId,
    key: loaded.key,
    actor: acting.actor,
    sequence: loaded.state.sequence,
    notBefore: loaded.state.recordedAt,
  }
  const placed = placeEvents(context.platform, appending, decided)
  const events = placed.map(({ event }) => event)
  const state = events.reduce((before, event) => evolve(loaded.item, before, event), loaded.state)
  const calendar = await pinnedCalendar(context, loaded.head.regionCode, state)
  const head = headOf(loaded.head, loaded.item, state, calendar)
  const effects = await stageEffects(context, { ...loaded, state }, acting.actor, events)
  try {
    await context.platform.db.batch([
      joined([
        ...stageEvents(caseId, placed),
        ...stageFollowing(context.platform.outbox, context.ledger, caseId, placed),
        updateHead(head),
        ...stageTimers(
          context.platform,
          caseId,
          timersOf(loaded.item, loaded.state, loaded.calendar),
          timersOf(loaded.item, state, calendar),
        ),
        ...stageOpinions(caseId, loaded.state, state, calendar),
        ...stageTally(head, tallyOf(events, state, loaded.item, calendar)),
        ...stageLook(context, loaded.head, acting.actor, lookPurpose(loaded.head, acting.actor)),
      ]),
      ...effects,
      ...(acting.alongside ?? []),
    ])
  } catch (error) {
    // Somebody's event took this sequence between load and append, or somebody changed the certificate meanwhile.
    const taken = violatedConstraint(error)
    if (taken?.startsWith('case_event') || taken === 'status_change_pk') throw caseProblem('case.changed_meanwhile')
    throw error
  }
  return { ...loaded, head, state, calendar, events: [...loaded.events, ...events] }
}

/** What the act would come to now, or the problem that stands in its way. Writes nothing but what was due by itself before. */
export async function decideOn(
  context: CasesContext,
  acting: Acting,
): Promise<{ readonly loaded: LoadedCase; readonly decided: readonly NewEvent[] }> {
  const given = typeof acting.command === 'function' ? acting.command : checkedCommand(acting.command)
  if (!isUuid(acting.caseId)) throw caseProblem('case.not_found')
  const { loaded, now } = await loadSettled(context, acting)
  const parties = await partiesFor(context, loaded, acting.actor)
  if (!mayKnow(partiesNow(parties, loaded.state), acting.actor)) throw caseProblem('case.not_found')
  const { sequence } = loaded.state
  const { expectedSequence } = acting
  if (expectedSequence !== undefined && expectedSequence !== sequence && !goesWithOthers(acting)) {
    throw caseProblem('case.changed_meanwhile', {}, `expected ${expectedSequence}, is ${sequence}`)
  }
  const { actor } = acting
  const standing = standingOf(now, loaded, parties)
  const command = typeof given === 'function' ? checkedCommand(given(loaded.state)) : given
  const refusal = refusalOf(command.action, standing, actor)
  if (!refusal) await requireConditions(context, loaded, command)
  const decided = decide(command, {
    ...standing,
    actor,
    application: loaded.application,
    newId: () => uuidV7(standing.now.getTime()),
  })
  return { loaded, decided }
}

/**
 * The case after everything that was due by itself, and the moment of which that is true: the act is decided as of it, however late it is when
 * it comes to that. A job performs one such act: it must not call for others.
 */
async function loadSettled(
  context: CasesContext,
  { caseId, actor }: Acting,
): Promise<{ readonly loaded: LoadedCase; readonly now: Date }> {
  for (;;) {
    const loaded = await loadCase(context, caseId, [])
    const now = context.platform.clock.now()
    const { item, state, calendar } = loaded
    const due = actor.kind === 'system' ? undefined : overdueAct(item, state, calendar, now)
    if (!due) return { loaded, now }
    await act(context, {
      caseId,
      actor: { kind: 'system', job: timerTopics[due.action] },
      command: { action: due.action },
    })
  }
}

/** How the case stands at that moment. A clock that was set back does not set the case back. */
export function standingOf(
  now: Date,
  { item, state, calendar }: Pick<LoadedCase, 'item' | 'state' | 'calendar'>,
  parties: CaseParties,
): Standing {
  return { item, state, calendar, parties, now: new Date(Math.max(now.getTime(), state.recordedAt.getTime())) }
}

/** Who may act for the applicant's organisation is looked up only when it matters. */
export async function partiesFor(
  context: CasesContext,
  loaded: Pick<LoadedCase, 'parties'>,
  actor: Actor,
): Promise<LoadedCase['parties'] & { representedBy: readonly string[] }> {
  const { parties } = loaded
  const asks = actor.kind === 'person' && parties.organizationId !== null && actor.personId !== parties.personId
  const representations = asks ? await context.identity.representationsOf(actor.personId) : []
  return { ...parties, representedBy: representations.map((representation) => representation.legalPerson.id) }
}

/** The line of a look by staff, for the transaction in which it happens. */
export function stageLook(
  context: CasesContext,
  head: Pick<CaseHead, 'caseId' | 'subjectHash'>,
  actor: Actor,
  purpose: Purpose,
): Statement[] {
  if (actor.kind !== 'staff') return []
  const { caseId, subjectHash } = head
  return [
    context.accessLog.stageLook({ actor, regionCode: actor.regionCode, subjectHash, caseId, purpose, what: 'case' }),
  ]
}

/** Why an actor looks at a case: a body that was asked looks to answer, the others in the duty that the case waits for. */
export function lookPurpose(
  { departmentId, windowDepartmentId, awaiting }: Pick<CaseHead, 'departmentId' | 'windowDepartmentId' | 'awaiting'>,
  actor: Actor,
): Purpose {
  const asked = actor.kind === 'staff' && ![departmentId, windowDepartmentId].includes(actor.departmentId)
  return asked ? 'consult' : purposeOf(awaiting)
}

/** The duty in which a case is looked at is the purpose of the look. */
export function purposeOf(awaiting: string | null): Purpose {
  switch (awaiting) {
    case 'check':
      return 'review'
    case 'review':
    case 'decide':
    case 'deliver':
      return awaiting
    default:
      return 'accept'
  }
}

function checkedCommand(command: Command): Command {
  const parsed = Command.safeParse(command)
  if (!parsed.success) throw invalidCommand(parsed.error.issues)
  return parsed.data
}

export function invalidCommand(issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[]) {
  const fields = issues.map((issue) => {
    const field = issue.path.map(String).join('.') || 'action'
    return caseFault(field, 'command.invalid', {}, `command.${issue.code ?? 'invalid'}`)
  })
  return caseProblem('case.command_invalid', {}, undefined, fields)
}
