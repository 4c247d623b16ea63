import { createHash } from 'node:crypto'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Finding } from './rules/findings.ts'
import { listsOf } from './rules/lists.ts'
import { stagesOf } from './rules/stages.ts'
import type { ClaimContent } from './schema/standard.ts'
import type { ItemDefinition } from './schema.ts'
import { type SearchText, searchTextOf } from './searchText.ts'
import { sortKey } from './sounds.ts'

/** A version to be: what people will read, and what of it is the item's own. */
export interface NewVersion {
  readonly definition: ItemDefinition
  /** The whole definition of an item without a standard, the claim of one that has one. */
  readonly content: ItemDefinition | ClaimContent
  readonly claims: { readonly standardId: string; readonly versionId: string } | null
  readonly contentHash: string
  readonly findings: readonly Finding[]
}

/** What is there of an item before. */
export interface Predecessor {
  readonly itemId: string
  readonly versionId: string
  readonly number: number
}

/** One new version of one item, as it is written. */
export interface ItemWrite {
  readonly itemId: string
  readonly versionId: string
  readonly number: number
  /** The version that this one replaces. */
  readonly supersedes: string | null
  readonly standardId: string | null
  readonly baseVersionId: string | null
  readonly regionCode: string
  readonly localCode: string
  readonly catalogCode: string | null
  readonly departmentId: string | null
  readonly name: string
  readonly parentName: string | null
  readonly departmentName: string
  readonly type: string | null
  readonly audiences: readonly string[]
  readonly themes: readonly string[]
  readonly applyOnline: boolean
  readonly promisedDays: number | null
  readonly promisedUnit: string | null
  readonly visits: number | null
  readonly status: 'active' | 'suspended' | 'abolished'
  readonly sortKey: string
  readonly scope: string | null
  /** Of a claim its standard's text counts. */
  readonly searchText: SearchText | null
  readonly content: ItemDefinition | ClaimContent
  readonly contentHash: string
  readonly publishedAt: string
  readonly findings: readonly Finding[]
  /** Of the four lists those in which it stands, and those of which it says too little. */
  readonly lists: readonly string[]
  readonly listsUnknown: readonly string[]
  readonly stages: readonly string[]
}

export interface WriteContext {
  readonly now: Date
  /** Names of themes by `audience/code`. */
  readonly themeNames: Readonly<Record<string, string>>
}

/** The rows of a new version: the version itself and the item's columns for lists and search. */
export function itemWrite(version: NewVersion, before: Predecessor | undefined, context: WriteContext): ItemWrite {
  const { definition, content, claims, contentHash: hash, findings } = version
  const themes = definition.themes.map(({ audience, code }) => `${audience}/${code}`)
  const nowMs = context.now.getTime()
  return {
    itemId: before?.itemId ?? uuidV7(nowMs),
    versionId: uuidV7(nowMs),
    number: (before?.number ?? 0) + 1,
    supersedes: before?.versionId ?? null,
    standardId: claims?.standardId ?? null,
    baseVersionId: claims?.versionId ?? null,
    regionCode: definition.regionCode,
    localCode: definition.localCode,
    catalogCode: definition.catalogCode,
    departmentId: definition.department.id,
    name: definition.name,
    parentName: definition.parentName,
    departmentName: definition.department.name,
    type: definition.type,
    audiences: [...new Set(definition.audience)],
    themes,
    applyOnline: definition.applyOnline,
    promisedDays: definition.limits.promised?.days ?? null,
    promisedUnit: definition.limits.promised?.unit ?? null,
    visits: definition.visits?.count ?? null,
    status: definition.status?.kind ?? 'active',
    sortKey: sortKey(definition.name),
    scope: definition.scope,
    searchText: claims === null ? searchTextOf(definition, context.themeNames) : null,
    content,
    contentHash: hash,
    publishedAt: context.now.toISOString(),
    findings,
    ...placesOf(definition),
  }
}

/** The lists and stages in which a version stands. */
export function placesOf(definition: ItemDefinition): Pick<ItemWrite, 'lists' | 'listsUnknown' | 'stages'> {
  const { lists, unknown } = listsOf(definition)
  return { lists, listsUnknown: unknown, stages: stagesOf(definition) }
}

/** SHA-256 over JSON with sorted keys: the same content has the same hash, whatever order a file wrote it in. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}
