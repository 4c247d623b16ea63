import { setImmediate as breathe } from 'node:timers/promises'
import type { StaffActor } from '../authoring/authoring.ts'
import { contentHash } from '../itemWrite.ts'
import { type Finding, findingsOf } from '../rules/findings.ts'
import type { ProposalContent } from '../schema/proposal.ts'
import type { ItemDefinition } from '../schema.ts'
import type { ImportStore, OpenDraft } from '../store-imports.ts'
import type { Versions } from '../versions.ts'
import type { Upload, UploadEntry, UploadProblem } from './readUpload.ts'
import { finding } from './row.ts'

/** What an officer's file would do to the catalogue, item by item. Nothing is written. */
export type Planned =
  | {
      readonly entry: UploadEntry
      readonly outcome: 'bad'
      readonly problems: readonly UploadProblem[]
      readonly findings: readonly Finding[]
    }
  | { readonly entry: UploadEntry; readonly outcome: 'unchanged'; readonly findings: readonly Finding[] }
  | {
      readonly entry: UploadEntry
      readonly outcome: 'created' | 'revised'
      readonly findings: readonly Finding[]
      readonly content: ProposalContent
      /** An open draft of this office about the same item: it gets a revision. */
      readonly draft: OpenDraft | undefined
      readonly subjectId: string | null
      readonly baseVersionId: string | null
    }

export interface PlanContext {
  readonly store: ImportStore
  readonly versions: Versions
  findItemId(regionCode: string, localCode: string): Promise<string | undefined>
  currentVersionIdOf(itemId: string): Promise<string | undefined>
  findStandard(
    regionCode: string,
    code: string,
  ): Promise<{ readonly standardId: string; readonly versionId: string; readonly followsId: string | null } | undefined>
  /** Ids of the bodies of a region by name. */
  departmentsOf(regionCode: string): Promise<ReadonlyMap<string, string>>
}

/** Items between two breaths: other requests are answered while a large file is judged. */
const itemsAtOnce = 50

export async function planUpload(
  context: PlanContext,
  { entries }: Upload,
  actor: StaffActor,
  progress: (done: number) => Promise<void>,
): Promise<readonly Planned[]> {
  const bodies = await context.departmentsOf(actor.regionCode)
  const codes = entries.flatMap(({ entry }) => entry?.definition.localCode ?? [])
  const drafts = new Map<string, OpenDraft>()
  for (const draft of await context.store.openDrafts(actor.departmentId, actor.regionCode, codes)) {
    const key = `${draft.kind} ${draft.localCode}`
    if (!drafts.has(key)) drafts.set(key, draft)
  }
  const planned: Planned[] = []
  const seen = new Set<string>()
  for (const [at, entry] of entries.entries()) {
    planned.push(await planOne(context, entry, actor, bodies, drafts, seen))
    if ((at + 1) % itemsAtOnce === 0) {
      await progress(at + 1)
      await breathe()
    }
  }
  return planned
}

async function planOne(
  context: PlanContext,
  upload: UploadEntry,
  actor: StaffActor,
  bodies: ReadonlyMap<string, string>,
  drafts: ReadonlyMap<string, OpenDraft>,
  seen: Set<string>,
): Promise<Planned> {
  const bad = (...problems: readonly UploadProblem[]): Planned => ({
    entry: upload,
    outcome: 'bad',
    problems,
    findings: upload.findings,
  })
  const { entry } = upload
  if (!entry || upload.errors.length > 0) return bad(...upload.errors)
  const at = (pointer: string, rule: UploadProblem['rule'], found: string) => ({
    ...upload.placeOf(pointer),
    rule,
    found,
  })
  const { regionCode, localCode } = entry.definition
  const kind = entry.standard ? 'standard' : 'item'
  if (regionCode !== actor.regionCode) return bad(at('/regionCode', 'region_foreign', regionCode))
  if (seen.has(`${kind} ${localCode}`)) return bad(at('/localCode', 'identity_repeated', localCode))
  seen.add(`${kind} ${localCode}`)

  const { definition, unknown } = linked(entry.definition, bodies)
  const findings = [...upload.findings, ...(kind === 'item' ? unknown : []), ...findingsOf(definition)]
  const draft = drafts.get(`${kind} ${localCode}`)

  if (entry.standard) {
    const { catalogCode, businessCode } = definition
    const known = catalogCode
      ? await context.findStandard(regionCode, businessCode ? `${catalogCode}-${businessCode}` : catalogCode)
      : undefined
    const standard = { definition, ...entry.standard }
    const inForce = known && (await context.versions.findStandard(known.versionId))?.content
    const content: ProposalContent = { kind: 'standard', standard, follows: known?.followsId ?? null }
    if (isSame(draft ? draft.content : inForce && { ...content, standard: inForce }, content))
      return { entry: upload, outcome: 'unchanged', findings }
    return {
      entry: upload,
      outcome: known || draft ? 'revised' : 'created',
      findings,
      content,
      draft,
      subjectId: known?.standardId ?? null,
      baseVersionId: known?.versionId ?? null,
    }
  }
  const itemId = await context.findItemId(regionCode, localCode)
  const versionId = itemId ? await context.currentVersionIdOf(itemId) : undefined
  const own = versionId ? (await context.versions.findOwn(versionId))?.own : undefined
  if (own?.kind === 'claim') return bad(at('/localCode', 'claimed', localCode))
  const content: ProposalContent = { kind: 'item', definition }
  if (isSame(draft ? draft.content : own && { kind: 'item', definition: own.definition }, content))
    return { entry: upload, outcome: 'unchanged', findings }
  return {
    entry: upload,
    outcome: itemId || draft ? 'revised' : 'created',
    findings,
    content,
    draft,
    subjectId: itemId ?? null,
    baseVersionId: versionId ?? null,
  }
}

/** The body by its id or its name, as every import does; one that the region does not have is told and kept. */
function linked(definition: ItemDefinition, bodies: ReadonlyMap<string, string>) {
  const { department } = definition
  const given = department.id !== null && [...bodies.values()].includes(department.id) ? department.id : null
  const id = given ?? bodies.get(department.name) ?? null
  const unknown = id === null ? [finding('/department/name', 'department_unknown', department.name)] : []
  return { definition: { ...definition, department: { ...department, id } }, unknown }
}

function isSame(before: unknown, after: unknown): boolean {
  return before !== undefined && contentHash(before) === contentHash(after)
}
