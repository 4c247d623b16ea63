import { uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { StandardVersion } from './authoring/authoring.ts'
import { standardCode } from './authoring/checking.ts'
import { claimVersion } from './authoring/force.ts'
import { problem } from './errors.ts'
import { contentHash, type ItemWrite, itemWrite, type WriteContext } from './itemWrite.ts'
import { type ClaimPlace, composeItem } from './rules/compose.ts'
import { claimFaults } from './rules/proposalFaults.ts'
import type { ClaimContent, StandardContent } from './schema/standard.ts'
import { searchTextOf } from './searchText.ts'
import { sortKey } from './sounds.ts'
import { type CatalogStore, write } from './store.ts'
import { type StandardStore, standardStatements } from './store-standards.ts'
import type { Versions } from './versions.ts'
import { standardSubject } from './vocabulary/subjects.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'

/** Rows a transaction: a statement of 500 is 2 MB of JSON, and a batch that fails costs no more than these. */
const rowsMax = 500

export interface BulkClaim {
  readonly standardId: string
  readonly regionCode: string
  readonly claim: ClaimContent
}

export interface BulkReport {
  readonly written: number
  /** Claims that break a rule of their standard, by their place in the list; they are not written. */
  readonly refused: readonly { readonly at: number; readonly codes: readonly string[] }[]
}

/** What the operator of a machine loads before anybody works on it: catalogues that another system has reviewed and published already. */
export interface Bulk {
  /** Publishes new standards; ids in the order of the contents. Throws `import_overtaken` when one is there already. */
  importStandards(contents: readonly StandardContent[]): Promise<readonly string[]>
  /** Publishes first claims of standards, by the same rules as an officer's. Counts of regions are renewed with the last of them. */
  importClaims(claims: readonly BulkClaim[]): Promise<BulkReport>
}

export interface BulkContext extends Omit<WriteContext, 'now'> {
  readonly store: CatalogStore
  readonly standards: StandardStore
  readonly versions: Pick<Versions, 'findStandard' | 'placeOf'>
  readonly stageNames: Vocabulary['stageNames']
  readonly now: () => Date
  readonly forget: () => void
}

export function createBulk(context: BulkContext): Bulk {
  return {
    importStandards: (contents) => importStandards(context, contents),
    importClaims: (claims) => importClaims(context, claims),
  }
}

async function importStandards(context: BulkContext, contents: readonly StandardContent[]): Promise<readonly string[]> {
  const publishedAt = context.now()
  const rows = contents.map((content) => ({
    standardId: uuidV7(publishedAt.getTime()),
    versionId: uuidV7(publishedAt.getTime()),
    number: 1,
    supersedes: null,
    regionCode: content.definition.regionCode,
    code: standardCode(content.definition),
    name: content.definition.name,
    followsId: null,
    parentCode: content.parentCode,
    departmentId: content.definition.department.id,
    sortKey: sortKey(content.definition.name),
    searchText: searchTextOf(content.definition, context.themeNames),
    content,
    contentHash: contentHash(content),
    publishedAt,
  }))
  for (let at = 0; at < rows.length; at += rowsMax) {
    const part = rows.slice(at, at + rowsMax)
    const names = context.stageNames(part.map((row) => standardSubject(row.standardId, row.content)))
    await send(context, [...part.flatMap(standardStatements.put), ...names])
  }
  context.forget()
  return rows.map(({ standardId }) => standardId)
}

async function importClaims(context: BulkContext, claims: readonly BulkClaim[]): Promise<BulkReport> {
  const refused: { at: number; codes: readonly string[] }[] = []
  const regions = new Set<string>()
  let written = 0
  for (let begin = 0; begin < claims.length; begin += rowsMax) {
    const items: ItemWrite[] = []
    const bases = new Map<string, StandardVersion>()
    for (const [offset, { standardId, regionCode, claim }] of claims.slice(begin, begin + rowsMax).entries()) {
      const base = bases.get(standardId) ?? (await currentBase(context, standardId))
      bases.set(standardId, base)
      const place: ClaimPlace = await context.versions.placeOf(regionCode)
      const definition = composeItem(base.content, claim, place)
      const faults = claimFaults(base.content, claim, definition, { takenBy: undefined, others: [] })
      if (faults.length > 0) {
        refused.push({ at: begin + offset, codes: faults.map(({ code }) => code) })
        continue
      }
      regions.add(regionCode)
      const writing = { now: context.now(), themeNames: context.themeNames }
      items.push(itemWrite(claimVersion(definition, claim, standardId, base.id), undefined, writing))
    }
    const guards = [...bases].map(([standardId, { id }]) => standardStatements.requireCurrent(standardId, id))
    if (items.length > 0) await send(context, [...guards, ...write.import(items)])
    written += items.length
  }
  await send(context, write.recount([...regions]))
  context.forget()
  return { written, refused }
}

async function currentBase(context: BulkContext, standardId: string): Promise<StandardVersion> {
  const [row] = await context.standards.standard(standardId)
  const version = row && (await context.versions.findStandard(row.versionId))
  if (!version) throw problem('standard_not_found')
  return version
}

async function send(context: BulkContext, statements: Parameters<CatalogStore['write']>[0]): Promise<void> {
  try {
    await context.store.write([write.nextRevision(), ...statements])
  } catch (error) {
    if (violatedConstraint(error)) throw problem('import_overtaken', {}, violatedConstraint(error))
    throw error
  }
}
