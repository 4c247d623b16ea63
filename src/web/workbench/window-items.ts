import { duties } from '../../kernel/actor.ts'
import { type ItemDefinition, type ItemSummary, mayTakeStep } from '../../modules/catalog/index.ts'
import type { Visit } from '../visit.ts'

const itemsShown = 20

/** Items by name that can be filed here. */
export async function itemsFor(visit: Visit, text: string): Promise<readonly ItemSummary[]> {
  const { catalog, search } = visit.modules
  const { regionCode } = visit.staff.actor
  const { items } =
    text.trim() === ''
      ? await catalog.listItems({ regionCode, online: true, limit: itemsShown })
      : await search.find({ regionCode, text, filter: { online: 'true', region: regionCode }, limit: itemsShown })
  const takes = await takerOf(visit)
  const versions = await Promise.all(items.map(({ versionId }) => catalog.getVersion(versionId)))
  return items.filter((_, at) => takes(versions[at]?.definition))
}

export async function takesHere(visit: Visit, definition: ItemDefinition): Promise<boolean> {
  return definition.duties.length > 0 && (await takerOf(visit))(definition)
}

/**
 * Only what can be filed here and then go on: every step that the item takes at a window must be open to this body. A
 * simple item is decided at the window of its own body, so the service centre does not offer it.
 */
async function takerOf(visit: Visit): Promise<(definition: ItemDefinition | undefined) => boolean> {
  const { regionCode, departmentId } = visit.staff.actor
  const { kind } = await visit.modules.organizations.getDepartment(departmentId)
  const taker = { regionCode, departmentId, departmentKind: kind, duties }
  return (definition) => {
    if (definition?.regionCode !== regionCode) return false
    const item = { regionCode, departmentId: definition.department.id }
    return definition.duties.every((step) => step.by !== 'window' || mayTakeStep(step, item, taker))
  }
}
