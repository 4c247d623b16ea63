import { readFileSync } from 'node:fs'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { RecentRevision } from '../../platform/recentRevision.ts'
import { RevisionCache } from '../../platform/revisionCache.ts'
import type { Organizations } from '../organizations/index.ts'
import { type Authoring, createAuthoring } from './authoring/index.ts'
import { type Bulk, createBulk } from './bulk.ts'
import { adoptSearchTexts, type CatalogChanges, changesSince } from './changes.ts'
import { classifyAgain } from './classify.ts'
import { type ImportContext, type ImportReport, importRows } from './commands.ts'
import { problem } from './errors.ts'
import { createExporting, type Exporting } from './exporting/exporting.ts'
import { createImports } from './importing/createImports.ts'
import type { Imports } from './importing/imports.ts'
import { type FileFault, readItemFile } from './importing/readFile.ts'
import type { ImportRow } from './importing/row.ts'
import { type MostUsed, mostUsedIn } from './mostUsed.ts'
import { createNextSteps, type NextSteps } from './nextSteps.ts'
import { type CodedAnswers, listsOfCode } from './personalLists.ts'
import {
  asUuid,
  type Browse,
  browseRegion,
  type ItemFilter,
  type ItemPage,
  type ItemSummary,
  type ListAsked,
  listItems,
  summariesOf,
} from './queries.ts'
import { discretionFaults } from './rules/discretionFaults.ts'
import type { Finding } from './rules/findings.ts'
import { situationFaults } from './rules/situations/situationFaults.ts'
import type { ItemVersion } from './schema.ts'
import { shippedFiles } from './shipped.ts'
import { type CatalogStore, createStore, type FindingRow, type VersionLine, write } from './store.ts'
import { createChangesStore } from './store-changes.ts'
import { countUse, createListStore } from './store-lists.ts'
import { createOfficeStore } from './store-office.ts'
import { createProposalStore } from './store-proposals.ts'
import { createStandardStore } from './store-standards.ts'
import { themeNames } from './themes.ts'
import { createVersions } from './versions.ts'
import { createVocabulary } from './vocabulary/create.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'

export type * from './authoring/index.ts'
export type * from './exporting/exporting.ts'
export { fileFaultSentence, findingSentence, importErrorSentence } from './findingSentence.ts'
export type * from './importing/imports.ts'
export type { MostUsed } from './mostUsed.ts'
export type { FoundNextStep, NextSteps } from './nextSteps.ts'
export * from './rules/answers.ts'
export { isOpen } from './rules/compose.ts'
export * from './rules/conditions.ts'
export { findMember, stepsOf } from './rules/contents.ts'
export type { DataElement } from './rules/dataElements.ts'
export { bodiesOf } from './rules/delegation.ts'
export * from './rules/diff.ts'
export * from './rules/discretion.ts'
export * from './rules/duties.ts'
export { listCodeOf } from './rules/listCode.ts'
export { type ServiceList, serviceLists, serviceListTexts } from './rules/lists.ts'
export * from './rules/materials.ts'
export * from './rules/merge.ts'
export type { CaseEnd } from './rules/nextSteps.ts'
export { stopsClock } from './rules/procedures.ts'
export * from './rules/sections.ts'
export { checkSituations } from './rules/situations/analysis.ts'
export * from './rules/situations/applied.ts'
export { controlsDecision } from './rules/situations/controls.ts'
export { readFeel } from './rules/situations/expressions.ts'
export { conditionWords } from './rules/situations/words.ts'
export { type LifeStage, lifeStages } from './rules/stages.ts'
export * from './schema/entries.ts'
export * from './schema/proposal.ts'
export * from './schema/standard.ts'
export * from './schema.ts'
export type { SearchText } from './searchText.ts'
export { syllables } from './sounds.ts'
export type { ItemChange, StandardChange } from './store-changes.ts'
export type { AskingSubject, RecordedReason } from './store-vocabulary.ts'
export { themeNames } from './themes.ts'
export { guessReasonSentence } from './vocabulary/guessSentence.ts'
export type { VocabularySubject } from './vocabulary/names-of.ts'
export * from './vocabulary/schema.ts'
export type { SuppliedMaterial } from './vocabulary/supplied.ts'
export type { NewSupplier, Verdict, Vocabulary, VocabularyPage } from './vocabulary/vocabulary.ts'
export type {
  Browse,
  CatalogChanges,
  CodedAnswers,
  Finding,
  FindingRow,
  ImportReport,
  ItemFilter,
  ItemPage,
  ItemSummary,
  ListAsked,
  VersionLine,
}
export { type FileFault, type ImportRow, readItemFile }

/** The catalogue: the only source of guides, forms, checklists, routes and limits. */
export interface Catalog {
  /** Loading what another system has published already: for the operator, past reviews and not past rules. */
  readonly bulk: Bulk
  /** Standards, proposals, reviews and publishing. */
  readonly authoring: Authoring
  /** Files of officers: read, reported, committed as draft proposals or abandoned. */
  readonly imports: Imports
  /** The catalogue as files and in the shapes of others. */
  readonly exporting: Exporting
  /** A version, from memory after the first time: versions never change. Throws `version_not_found`. */
  getVersion(versionId: string): Promise<ItemVersion>
  /** The version that is in force; undefined if there is no such item. */
  findCurrentVersion(itemId: string): Promise<ItemVersion | undefined>
  /** By the code under which the source keeps it. */
  findByCode(regionCode: string, localCode: string): Promise<ItemVersion | undefined>
  /** The personal lists that a code from paper may mean, of whatever region; none for a code that is wrong. */
  listsOfCode(typed: string): Promise<readonly CodedAnswers[]>
  /** All versions of an item without their content, newest first. */
  versionsOf(itemId: string): Promise<readonly VersionLine[]>
  /** One keyset page of a region's items in the order of pinyin; throws `cursor_invalid`. Words are the search module's. */
  listItems(asked: ListAsked): Promise<ItemPage>
  /** The lines of those that are there, in the order of the ids; at most 100. */
  summariesOf(itemIds: readonly string[]): Promise<readonly ItemSummary[]>
  /** Goes up with everything that is published. Another process's is seen after 250 ms, this one's at once. */
  revision(): Promise<number>
  /** What search has to know of everything that was written after `since` up to `until`, in pages; abolished items too. */
  changesSince(since: number, until: number): AsyncIterable<CatalogChanges>
  /** Counts per department, theme, audience, type, stage of life and of the four lists, from a roll-up. */
  browse(regionCode: string): Promise<Browse>
  /** What the front page of a region shows: most used first, then what was chosen by hand; at most 24. */
  hotItems(regionCode: string, limit?: number): Promise<readonly ItemSummary[]>
  /** 常办, with how often each was applied for; at most 100. */
  mostUsed(regionCode: string, limit?: number): Promise<MostUsed>
  /** For the batch of whoever learns that an item was applied for once more. */
  stageUse(itemId: string): Statement
  /** 后续事项: what usually comes after an item, found where somebody is. */
  readonly nextSteps: NextSteps
  /** Loads rows as new versions; a second run changes nothing. A dry run says what would happen. */
  importItems(rows: readonly ImportRow[], options?: { readonly dryRun?: boolean }): Promise<ImportReport>
  /** Loads files of any known format. Throws an Error that names a file that cannot be read at all. */
  importFiles(
    paths: readonly string[],
    options?: { readonly dryRun?: boolean; readonly regionCode?: string },
  ): Promise<ImportReport>
  /** Loads everything that is shipped in a data folder: items, guides, the Guang'an list, front pages. Idempotent. */
  load(dataDirectory: string): Promise<ImportReport>
  /** Sets which items the front page shows, by local code, in this order. */
  setHotItems(regionCode: string, localCodes: readonly string[]): Promise<void>
  /** Findings of a region's current versions, by version. */
  listFindings(asked: {
    readonly regionCode: string
    readonly rule?: string
    readonly limit?: number
    readonly after?: { readonly versionId: string; readonly position: number }
  }): Promise<readonly FindingRow[]>
  /** Findings of one version, in order. */
  findingsOf(versionId: string): Promise<readonly Finding[]>
  /** Data elements, evidence types, what they are linked with and who supplies them. */
  readonly vocabulary: Vocabulary
}

export function createCatalog(platform: Platform, lower: { readonly organizations: Organizations }): Catalog {
  const store = createStore(platform.db)
  const vocabulary = createVocabulary(platform)
  const cache = new RevisionCache(() => store.revision())
  const revision = new RecentRevision(() => store.revision())
  const changes = createChangesStore(platform.db)
  const forget = () => {
    cache.forget()
    revision.forget()
  }
  const standards = createStandardStore(platform.db)
  const lists = createListStore(platform.db)
  const versions = createVersions(store, standards, lower.organizations)
  const findVersion = async (id: string) => (asUuid(id) ? versions.find(id) : undefined)
  const findCurrentVersion = async (itemId: string): Promise<ItemVersion | undefined> => {
    if (!asUuid(itemId)) return undefined
    const rows = await cache.get(`current/${itemId}`, () => store.currentVersionId(itemId))
    return rows[0] && findVersion(rows[0].id)
  }
  const getVersion = async (versionId: string): Promise<ItemVersion> => {
    const version = await findVersion(versionId)
    if (!version) throw problem('version_not_found')
    return version
  }
  const importItems: Catalog['importItems'] = async (rows, options = {}) => {
    const context = importContext(platform.clock.now(), lower.organizations, vocabulary)
    const report = await importRows(store, rows, context, { dryRun: options.dryRun ?? false })
    forget()
    return report
  }

  const mostUsed = (regionCode: string, limit: number) => mostUsedIn({ items: store, lists }, regionCode, limit)

  const setHotItems: Catalog['setHotItems'] = async (regionCode, localCodes) => {
    await store.write([write.nextRevision(), write.featured(regionCode, localCodes)])
    forget()
  }

  const authoring = createAuthoring({
    platform,
    organizations: lower.organizations,
    items: store,
    standards,
    proposals: createProposalStore(platform.db),
    office: createOfficeStore(platform.db),
    versions,
    themeNames,
    findCurrentVersion,
    otherFaults: async (definition, today) => [
      ...discretionFaults(definition),
      ...situationFaults(definition),
      ...(await vocabulary.suppliedFaults(definition, today)),
    ],
    stageNames: vocabulary.stageNames,
    forget,
  })

  const bulk = createBulk({
    store,
    standards,
    versions,
    themeNames,
    stageNames: vocabulary.stageNames,
    now: () => platform.clock.now(),
    forget,
  })
  const exporting = createExporting({ versions, list: (asked) => listItems(store, asked) })
  const imports = createImports(platform, {
    versions,
    findItemId: async (regionCode, localCode) => (await store.itemIdByCode(regionCode, localCode))[0]?.id,
    currentVersionIdOf: async (itemId) => (await store.currentVersionId(itemId))[0]?.id,
    findStandard: async (regionCode, code) => (await standards.standardByCode(regionCode, code))[0],
    departmentsOf: (regionCode) => departmentIds(lower.organizations, regionCode),
  })

  return {
    authoring,
    bulk,
    imports,
    exporting,
    getVersion,
    findCurrentVersion,
    async findByCode(regionCode, localCode) {
      const rows = await cache.get(`code/${regionCode}/${localCode}`, () => store.itemIdByCode(regionCode, localCode))
      return rows[0] && findCurrentVersion(rows[0].id)
    },
    listsOfCode: (typed) => listsOfCode({ store, findCurrentVersion, getVersion }, typed),
    async versionsOf(itemId) {
      return asUuid(itemId) ? store.versionsOf(itemId) : []
    },
    listItems: (asked) => listItems(store, asked),
    summariesOf: (itemIds) => summariesOf(store, itemIds.slice(0, 100)),
    revision: () => revision.read(),
    changesSince: (since, until) => changesSince(changes, since, until),
    browse: (regionCode) => browseRegion(store, cache, regionCode),
    async hotItems(regionCode, limit = 12) {
      const { used, chosen } = await mostUsed(regionCode, Math.min(limit, 24))
      return [...used.map(({ item }) => item), ...chosen]
    },
    mostUsed: (regionCode, limit = 20) => mostUsed(regionCode, Math.min(Math.max(limit, 1), 100)),
    stageUse: countUse,
    nextSteps: createNextSteps(lists, versions),
    importItems,
    async importFiles(paths, options = {}) {
      return importItems(
        paths.flatMap((path) => readRows(path, options.regionCode)),
        options,
      )
    },
    async load(dataDirectory) {
      const shipped = shippedFiles(dataDirectory)
      await adoptNames(store, vocabulary)
      await adoptSearchTexts(store, changes, versions, themeNames)
      await classifyAgain({ items: store, lists }, versions)
      const report = await importItems(shipped.items.flatMap((path) => readRows(path, undefined)))
      for (const [regionCode, localCodes] of Object.entries(shipped.featured)) await setHotItems(regionCode, localCodes)
      return report
    },
    setHotItems,
    listFindings: ({ regionCode, rule, limit = 50, after }) =>
      store.findings({ regionCode, rule: rule ?? null }, after, Math.min(Math.max(limit, 1), 200)),
    async findingsOf(versionId) {
      return asUuid(versionId) ? store.findingsOf(versionId) : []
    },
    vocabulary,
  }
}

function readRows(path: string, regionCode: string | undefined): readonly ImportRow[] {
  const file = readItemFile(readFileSync(path, 'utf8'), regionCode === undefined ? {} : { regionCode })
  if ('fault' in file) throw new Error(`${path} cannot be imported: ${file.fault}`)
  return file.rows
}

function importContext(now: Date, organizations: Organizations, { stageNames }: Vocabulary): ImportContext {
  return {
    now,
    stageNames,
    themeNames,
    regionExists: async (regionCode) => (await organizations.findRegion(regionCode)) !== undefined,
    departmentsOf: (regionCode) => departmentIds(organizations, regionCode),
  }
}

/** Items that came before the vocabularies are recorded once; names that nobody decided are guessed by the present ones. */
async function adoptNames(store: CatalogStore, vocabulary: Vocabulary): Promise<void> {
  for (let after = await store.firstUnrecorded(); after !== undefined; ) {
    const items = await store.recordable(after, 500)
    await store.write(vocabulary.stageNames(items.map(({ id, definition }) => ({ kind: 'item', id, definition }))))
    after = items.at(-1)?.id
  }
  await vocabulary.guessAgain()
}

async function departmentIds(organizations: Organizations, regionCode: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await organizations.departmentsOf(regionCode)).map(({ name, id }) => [name, id]))
}
