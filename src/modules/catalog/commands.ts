import { violatedConstraint } from '../../platform/db/database.ts'
import { problem } from './errors.ts'
import { finding, type ImportError, type ImportRow, refuseRepeated } from './importing/row.ts'
import { contentHash, type ItemWrite, itemWrite, type NewVersion } from './itemWrite.ts'
import { type Finding, findingsOf } from './rules/findings.ts'
import type { ItemDefinition } from './schema.ts'
import { type CatalogStore, write } from './store.ts'
import { vocabularyFindings } from './vocabulary/findings.ts'
import { itemSubjects } from './vocabulary/subjects.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'

/** What an import needs to know of the world besides its rows. */
export interface ImportContext {
  readonly now: Date
  /** Ids of the bodies of a region by name. */
  readonly departmentsOf: (regionCode: string) => Promise<ReadonlyMap<string, string>>
  readonly regionExists: (regionCode: string) => Promise<boolean>
  /** Names of themes by `audience/code`. */
  readonly themeNames: Readonly<Record<string, string>>
  /** Records the names of materials and fields in the same batch. */
  readonly stageNames: Vocabulary['stageNames']
}

export interface ImportLine extends Finding {
  readonly line: number
}

export interface ImportReport {
  readonly rows: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly errors: readonly { readonly line: number; readonly field: string; readonly error: ImportError }[]
  readonly findings: readonly ImportLine[]
}

interface Prepared {
  readonly line: number
  readonly definition: ItemDefinition
  readonly findings: readonly Finding[]
  readonly contentHash: string
}

/** Loads rows as new versions of their items; what is there with the same content is left alone. */
export async function importRows(
  store: CatalogStore,
  given: readonly ImportRow[],
  context: ImportContext,
  options: { readonly dryRun: boolean },
): Promise<ImportReport> {
  const rows = refuseRepeated(given)
  const prepared = await prepareRows(rows, context)
  const known = await store.knownItems(
    prepared.map(({ definition: { regionCode, localCode } }) => ({ regionCode, localCode })),
  )
  const byIdentity = new Map(known.map((item) => [`${item.regionCode} ${item.localCode}`, item]))
  const before = (row: Prepared) => byIdentity.get(`${row.definition.regionCode} ${row.definition.localCode}`)
  const different = prepared.filter((row) => before(row)?.contentHash !== row.contentHash)
  if (!options.dryRun && different.length > 0) {
    await writeAll(
      store,
      different.map((row) => itemWrite(newVersion(row), before(row), context)),
      context,
    )
  }
  const created = different.filter((row) => before(row) === undefined).length
  return {
    rows: rows.length,
    created,
    changed: different.length - created,
    unchanged: prepared.length - different.length,
    errors: rows.flatMap((row) => ('error' in row ? [{ line: row.line, field: row.field, error: row.error }] : [])),
    findings: prepared.flatMap(({ line, findings }) => findings.map((found) => ({ line, ...found }))),
  }
}

async function prepareRows(rows: readonly ImportRow[], context: ImportContext): Promise<readonly Prepared[]> {
  const names = new Set<string>()
  const prepared: Prepared[] = []
  for (const row of rows) {
    if ('error' in row) continue
    const { definition, findings: linked } = await linkBodies(row.definition, context)
    const sameName = `${definition.regionCode} ${definition.department.name} ${definition.name}`
    const repeated = names.has(sameName) ? [finding('/name', 'name_twice', definition.name)] : []
    names.add(sameName)
    const findings = [
      ...row.findings,
      ...linked,
      ...repeated,
      ...findingsOf(definition),
      ...vocabularyFindings(definition),
    ]
    prepared.push({
      line: row.line,
      definition,
      findings: withoutRepeats(findings),
      contentHash: contentHash(definition),
    })
  }
  return prepared
}

/** Finds the body by its name. An id that the region does not have is taken off, and named. */
async function linkBodies(
  definition: ItemDefinition,
  context: ImportContext,
): Promise<{ definition: ItemDefinition; findings: Finding[] }> {
  const { department, regionCode } = definition
  const findings: Finding[] = []
  if (!(await context.regionExists(regionCode))) findings.push(finding('/regionCode', 'region_unknown', regionCode))
  const bodies = await context.departmentsOf(regionCode)
  const given = department.id !== null && [...bodies.values()].includes(department.id) ? department.id : null
  const id = given ?? bodies.get(department.name) ?? null
  if (id === null) findings.push(finding('/department/name', 'department_unknown', department.name))
  return { definition: { ...definition, department: { ...department, id } }, findings }
}

/** A reader and a rule may both see the same; it is told once. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ pointer, rule }) => {
    const key = `${rule} ${pointer}`
    return seen.has(key) ? false : Boolean(seen.add(key))
  })
}

function newVersion({ definition, contentHash: hash, findings }: Prepared): NewVersion {
  return { definition, content: definition, claims: null, contentHash: hash, findings }
}

/** One transaction; 500 rows a statement keeps the JSON of one statement near 2 MB. */
async function writeAll(
  store: CatalogStore,
  items: readonly ItemWrite[],
  { stageNames }: ImportContext,
): Promise<void> {
  const statements = []
  for (let at = 0; at < items.length; at += 500) statements.push(...write.import(items.slice(at, at + 500)))
  const regionCodes = [...new Set(items.map((item) => item.regionCode))]
  try {
    const names = stageNames(itemSubjects(items))
    await store.write([write.nextRevision(), ...statements, ...names, ...write.recount(regionCodes)])
  } catch (error) {
    const overtaken = ['item_identity_unique', 'item_version_number_unique', 'item_version_one_current']
    if (overtaken.includes(violatedConstraint(error) ?? '')) throw problem('import_overtaken')
    throw error
  }
}
