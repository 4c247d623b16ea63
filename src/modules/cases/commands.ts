import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import { joined } from '../../platform/db/joined.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Purpose } from '../access-log/index.ts'
import { placeEvents, stageEvents, stageFollowing, stageSilence } from './append.ts'
import type { CasesContext } from './context.ts'
import { caseProblem } from './errors.ts'
import { caseFault } from './faults.ts'
import { headOf } from './heads.ts'
import { type LoadedCase, loadCase } from './load.ts'
import { mayKnow } from './rules/actions.ts'
import { decide } from './rules/decide.ts'
import type { NewEvent } from './rules/events.ts'
import { evolve } from './rules/state.ts'
import { Command } from './schema.ts'
import { type CaseHead, updateHead } from './store.ts'

export interface Acting {
  readonly caseId: string
  readonly actor: Actor
  readonly command: Command
  /** The sequence that the actor's page showed. Given, an act on an older state is refused and says what changed. */
  readonly expectedSequence?: number
  /** Further statements of the same transaction: an intent, a timer's end. */
  readonly alongside?: readonly Statement[]
}

/** Load → decide (pure) → append with the expected version, everything it brings with it in one transaction. */
export async function act(context: CasesContext, acting: Acting): Promise<LoadedCase> {
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
  const head = headOf(loaded.head, loaded.item, state, loaded.calendar)
  try {
    await context.platform.db.batch([
      joined([
        ...stageEvents(caseId, placed),
        ...stageFollowing(context.platform.outbox, context.ledger, caseId, placed),
        updateHead(head),
        ...stageSilence(context.platform, caseId, loaded.item, loaded.state, state, loaded.calendar),
        ...stageLook(context, loaded.head, acting.actor, purposeOf(loaded.state.awaiting)),
      ]),
      ...(acting.alongside ?? []),
    ])
  } catch (error) {
    // Somebody's event took this sequence between load and append.
    if (violatedConstraint(error)?.startsWith('case_event')) throw caseProblem('case.changed_meanwhile')
    throw error
  }
  return { ...loaded, head, state, events: [...loaded.events, ...events] }
}

/** What the act would come to now, or the problem that stands in its way. Writes nothing. */
export async function decideOn(
  context: CasesContext,
  acting: Acting,
): Promise<{ readonly loaded: LoadedCase; readonly decided: readonly NewEvent[] }> {
  const parsed = Command.safeParse(acting.command)
  if (!parsed.success) throw invalidCommand(parsed.error.issues)
  if (!isUuid(acting.caseId)) throw caseProblem('case.not_found')
  const loaded = await loadCase(context, acting.caseId, [])
  const parties = await partiesFor(context, loaded, acting.actor)
  if (!mayKnow(parties, acting.actor)) throw caseProblem('case.not_found')
  if (acting.expectedSequence !== undefined && acting.expectedSequence !== loaded.state.sequence) {
    throw caseProblem('case.changed_meanwhile', {}, `expected ${acting.expectedSequence}, is ${loaded.state.sequence}`)
  }
  const decided = decide(parsed.data, {
    item: loaded.item,
    state: loaded.state,
    parties,
    actor: acting.actor,
    application: loaded.application,
    now: context.platform.clock.now(),
  })
  return { loaded, decided }
}

/** Who may act for the applicant's organisation is looked up only when it matters. */
export async function partiesFor(
  context: CasesContext,
  loaded: LoadedCase,
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

/** The duty in which a case is looked at is the purpose of the look. */
export function purposeOf(awaiting: string | null): Purpose {
  switch (awaiting) {
    case 'review':
    case 'decide':
    case 'deliver':
      return awaiting
    default:
      return 'accept'
  }
}

function invalidCommand(issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[]) {
  const fields = issues.map((issue) => {
    const field = issue.path.map(String).join('.') || 'action'
    return caseFault(field, 'command.invalid', {}, `command.${issue.code ?? 'invalid'}`)
  })
  return caseProblem('case.command_invalid', {}, undefined, fields)
}
