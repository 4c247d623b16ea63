import type { ItemSummary } from './queries.ts'
import { type CaseEnd, itemMeant, nextStepsAfter } from './rules/nextSteps.ts'
import type { ItemDefinition, NextStep } from './schema.ts'
import type { ListStore } from './store-lists.ts'
import type { Versions } from './versions.ts'

/** A step with the item that it means where somebody is; null: neither there nor above is one. */
export interface FoundNextStep {
  readonly step: NextStep
  readonly item: ItemSummary | null
}

export interface NextSteps {
  /** What comes after a case of this item; `regionCodes` from the applicant's upwards. */
  after(
    definition: Pick<ItemDefinition, 'nextSteps'>,
    end: CaseEnd,
    regionCodes: readonly string[],
  ): Promise<readonly FoundNextStep[]>
  /** What comes after each of these versions when it is granted, at most 100; those after which nothing comes are left out. */
  afterEach(
    versionIds: readonly string[],
    regionCodes: readonly string[],
  ): Promise<readonly { readonly versionId: string; readonly steps: readonly FoundNextStep[] }[]>
}

const versionsMax = 100
/** From a village to the state there are six levels. */
const regionsMax = 8

export function createNextSteps(store: ListStore, versions: Pick<Versions, 'loadOwn'>): NextSteps {
  /** One query for all of them. */
  async function find(steps: readonly NextStep[], regionCodes: readonly string[]): Promise<readonly FoundNextStep[]> {
    if (steps.length === 0) return []
    const chain = regionCodes.slice(0, regionsMax)
    const asked = steps.map(({ name, catalogCode }) => ({ name, code: catalogCode }))
    const found = Map.groupBy(await store.itemsMeant(asked, chain), ({ at }) => at)
    return steps.map((step, at) => {
      const meant = itemMeant(step, found.get(at + 1) ?? [], chain)
      if (!meant) return { step, item: null }
      const { at: _at, catalogCode: _code, ...item } = meant
      return { step, item }
    })
  }

  return {
    after: (definition, end, regionCodes) => find(nextStepsAfter(definition, end), regionCodes),
    async afterEach(versionIds, regionCodes) {
      const loaded = await versions.loadOwn(versionIds.slice(0, versionsMax))
      const planned = loaded.flatMap(({ version: { id, definition } }) =>
        nextStepsAfter(definition, 'open').map((step) => ({ versionId: id, step })),
      )
      const found = await find(
        planned.map(({ step }) => step),
        regionCodes,
      )
      const lines = planned.map(({ versionId }, at) => ({ versionId, found: found[at]! }))
      const groups = Map.groupBy(lines, ({ versionId }) => versionId)
      return [...groups].map(([versionId, group]) => ({ versionId, steps: group.map((line) => line.found) }))
    },
  }
}
