import type { Applied, ItemVersion } from '../../modules/catalog/index.ts'
import type { BuildingModel, Settled } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import { placesOf } from './guide.tsx'

/** The list as far as it is settled, with what the last answer settled. `before` is undefined where nothing was answered. */
export async function buildingOf(
  visit: Visit,
  { definition }: ItemVersion,
  now: Applied,
  before: Applied | undefined,
): Promise<BuildingModel> {
  const settled = <Value>(value: Value, ofBefore: (then: Applied) => Value): Settled<Value> => ({
    value,
    fresh: before !== undefined && JSON.stringify(ofBefore(before)) !== JSON.stringify(value),
  })
  const decided = (one: Applied) => one.limits.promised ?? one.limits.statutory ?? undefined
  const limit = decided(now)
  const points = await placesOf(visit, definition.servicePointIds)
  const windowNames = (one: Applied) => one.windows.map(({ name }) => name)
  const places = [...windowNames(now), ...points.map(({ name }) => name)]
  return {
    situation: now.situation ? settled(now.situation.title, (then) => then.situation?.title ?? '') : undefined,
    refusal: now.refusal === null ? undefined : settled(now.refusal, (then) => then.refusal ?? ''),
    materials: now.materials.map(({ material, need }, at) => ({
      name: material.shortName ?? material.name,
      ...settled(need, (then) => then.materials[at]?.need ?? need),
    })),
    // Before the situation is told, the limit of the item may not be hers.
    limit:
      now.situation && limit
        ? settled(limit, (then) => (then.situation ? decided(then) : undefined) ?? limit)
        : undefined,
    places:
      places.length > 0
        ? settled<readonly string[]>(places, (then) => [...windowNames(then), ...points.map(({ name }) => name)])
        : undefined,
  }
}
