import type { Organizations } from '../organizations/index.ts'
import type { StandardVersion } from './authoring/authoring.ts'
import { type ClaimPlace, composeItem } from './rules/compose.ts'
import { closedByStatus } from './rules/status.ts'
import { ClaimContent } from './schema/standard.ts'
import { ExerciseLevel, ItemDefinition, type ItemVersion } from './schema.ts'
import type { CatalogStore, StoredVersion } from './store.ts'
import type { StandardStore } from './store-standards.ts'

/** Composed versions share the text of their standard in memory, so thousands of claims cost little more than one. */
const versionsKeptMax = 2_000
const standardVersionsKeptMax = 500

/** Versions from memory after the first time: they never change. Undefined for what is not there. */
export interface Versions {
  find(id: string): Promise<ItemVersion | undefined>
  /** What the version itself says, besides its standard. */
  findOwn(id: string): Promise<{ readonly version: ItemVersion; readonly own: OwnContent } | undefined>
  /** Many at once in the order asked for, past the memory: an export would push out what people read. */
  loadOwn(ids: readonly string[]): Promise<readonly Loaded[]>
  findStandard(id: string): Promise<StandardVersion | undefined>
  /** Region and level at which a region's bodies exercise a power. */
  placeOf(regionCode: string): Promise<ClaimPlace>
}

export type OwnContent =
  | { readonly kind: 'whole'; readonly definition: ItemDefinition }
  | { readonly kind: 'claim'; readonly claim: ClaimContent; readonly base: StandardVersion }

interface Loaded {
  readonly version: ItemVersion
  readonly own: OwnContent
}

export function createVersions(
  store: CatalogStore,
  standards: StandardStore,
  organizations: Pick<Organizations, 'findRegion'>,
): Versions {
  const placeOf = async (regionCode: string): Promise<ClaimPlace> => {
    const region = await organizations.findRegion(regionCode)
    // 行使层级: 1 is the state, and regions begin at the province.
    return { regionCode, level: ExerciseLevel.parse(String((region?.level ?? 3) + 1)) }
  }
  const findStandard = remember(standardVersionsKeptMax, async (id) => freeze((await standards.version(id))[0]))
  const findOwn = remember(versionsKeptMax, async (id): Promise<Loaded | undefined> => {
    const [row] = await store.version(id)
    return row && freeze(await loaded(row))
  })
  const loaded = async (row: StoredVersion): Promise<Loaded> => {
    const own = await ownContent(row, findStandard)
    const definition =
      own.kind === 'whole'
        ? closedByStatus(own.definition)
        : composeItem(own.base.content, own.claim, await placeOf(row.regionCode))
    return { version: versionOf(row, definition), own }
  }
  const loadOwn = async (ids: readonly string[]) => {
    const rows = new Map((await store.versions(ids)).map((row) => [row.id, row]))
    return Promise.all(ids.flatMap((id) => rows.get(id) ?? []).map(loaded))
  }
  return { find: async (id) => (await findOwn(id))?.version, findOwn, loadOwn, findStandard, placeOf }
}

async function ownContent(row: StoredVersion, findStandard: Versions['findStandard']): Promise<OwnContent> {
  if (row.baseVersionId === null) return { kind: 'whole', definition: ItemDefinition.parse(row.content) }
  const base = await findStandard(row.baseVersionId)
  if (!base) throw new Error(`version ${row.id} claims a standard version that is not there`)
  return { kind: 'claim', claim: ClaimContent.parse(row.content), base }
}

function versionOf(row: StoredVersion, definition: ItemDefinition): ItemVersion {
  const { id, itemId, number, contentHash, publishedAt, supersededAt } = row
  return { id, itemId, number, contentHash, publishedAt, supersededAt, definition }
}

/** Keeps what was found; what is not there now may be published later. The oldest goes when it is full. */
function remember<Value>(
  keptMax: number,
  load: (id: string) => Promise<Value | undefined>,
): (id: string) => Promise<Value | undefined> {
  const kept = new Map<string, Promise<Value | undefined>>()
  return (id) => {
    const known = kept.get(id)
    if (known) return known
    if (kept.size >= keptMax) kept.delete(kept.keys().next().value!)
    const loading = load(id)
    kept.set(id, loading)
    loading.then(
      (found) => found ?? kept.delete(id),
      () => kept.delete(id),
    )
    return loading
  }
}

/** Versions are shared by everyone who reads them. What is frozen already is not walked again. */
function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !(value instanceof Date) && !Object.isFrozen(value)) {
    for (const member of Object.values(value)) freeze(member)
    Object.freeze(value)
  }
  return value
}
