import { asOwner } from '../database.ts'
import { settle } from '../world.ts'
import { keptStages, workGroup } from './catalogue.ts'
import type { Holdings } from './holdings.ts'
import type { SecretGroup } from './secrets.ts'

/** Things of A and B, and of offices, that stay as they are: what a request of somebody else may neither read nor change. */
export interface Museum {
  readonly groups: ReadonlyMap<SecretGroup, readonly string[]>
}

export async function fillMuseum(holdings: Holdings): Promise<Museum> {
  const { secrets, actors, world } = holdings
  const pieces: [SecretGroup, string[]][] = []
  for (const [life, group, stages] of [
    ['birth', 'A.birth', ['submitted', 'accepting', 'correcting', 'reviewing', 'concluded']],
    ['insurance', 'A.insurance', ['submitted', 'accepting', 'correcting', 'concluded']],
    ['food', 'B.food', ['submitted', 'accepting', 'correcting', 'reviewing', 'deciding', 'delivering', 'concluded']],
  ] as const) {
    for (const stage of stages) {
      const { caseId, application } = await holdings.kept(life, stage)
      pieces.push([group, [caseId, ...application.papers.slice(0, 1).map(({ uploadId }) => uploadId)]])
    }
  }
  await settle(world)
  for (const [who, group] of [
    ['citizen', 'A.private'],
    ['owner', 'B.private'],
  ] as const) {
    const draft = await holdings.keptDraft(who)
    const messages = await world.modules.notifications.messagesOf(actors[who].personId, { limit: 2 })
    const ids = [
      draft.draftId,
      ...draft.uploads.slice(0, 1).map(({ uploadId }) => uploadId),
      ...messages.map(({ id }) => id),
    ]
    secrets.addNumbers(group, ids)
    pieces.push([group, ids])
  }
  for (const stage of keptStages) {
    for (const of of ['city', 'province'] as const) {
      const { id } = await holdings.catalogue.kept(of, stage)
      pieces.push([workGroup(of, stage), [id]])
    }
  }
  for (const of of ['city', 'province'] as const)
    pieces.push([workGroup(of, 'draft'), [await holdings.catalogue.keptImport(of)]])
  const groups = new Map<SecretGroup, string[]>()
  for (const [group, ids] of pieces) groups.set(group, [...(groups.get(group) ?? []), ...ids])
  return { groups }
}

/** By which somebody could try who is not meant to change them. What is one's own may be changed, and is no longer a museum piece then. */
export function foreignIds({ groups }: Museum, mayChange: readonly SecretGroup[]): string[] {
  return [...groups].flatMap(([group, ids]) => (mayChange.includes(group) ? [] : ids))
}

/** Everything that an act would leave behind at these things, as text. */
export async function stateOf(holdings: Holdings, museum: Museum, but: readonly SecretGroup[]): Promise<string> {
  const ids = foreignIds(museum, but)
  const rows = await asOwner(
    holdings.world.platform,
    `select 'event' as what, case_id as id, count(*) as times from cases.case_event where case_id = any($1) group by case_id
     union all select 'draft', draft_id, revision from cases.draft where draft_id = any($1)
     union all select 'papers', subject_id, count(*) from materials.upload where subject_id = any($1) group by subject_id
     union all select 'proposal ' || status, id, revision from catalog.proposal where id = any($1)
     union all select 'review', proposal_id, count(*) from catalog.proposal_review where proposal_id = any($1) group by proposal_id
     union all select 'import ' || status, id, 1 from catalog.import where id = any($1)
     union all select 'read', message_id, 1 from notifications.reading where message_id = any($1)
     order by 1, 2`,
    [ids],
  )
  return JSON.stringify(rows)
}
