import { isUuid, uuidV7 } from '../../../kernel/ids.ts'
import { violatedConstraint } from '../../../platform/db/database.ts'
import type { Statement } from '../../../platform/db/statement.ts'
import type { Platform } from '../../../platform/platform.ts'
import { limits, SpreadsheetFault, spreadsheetFaultTexts } from '../../../platform/spreadsheets/index.ts'
import type { StaffActor } from '../authoring/authoring.ts'
import { titleOf } from '../authoring/contents.ts'
import { proposalStatements } from '../authoring/proposalStore.ts'
import { problem } from '../errors.ts'
import { type BadEntry, giveBack } from '../exporting/giveBack.ts'
import { createImportStore, type ImportRow, importStatements } from '../store-imports.ts'
import { problemSentence, reportOf } from './importReport.ts'
import type { CatalogImport, ImportReportOfFile, Imports } from './imports.ts'
import { type PlanContext, type Planned, planUpload } from './planUpload.ts'
import { readUpload, type Upload } from './readUpload.ts'

const keptDays = 7
/** Items of one file: their proposals are one transaction, near 40 MB. */
const itemsMax = 2_000
const readJob = 'catalog.import_read'
const commitJob = 'catalog.import_commit'
const expiry = 'catalog.import_expires'

export function createImports(
  platform: Pick<Platform, 'db' | 'clock' | 'timers' | 'jobs' | 'files' | 'log'>,
  lookUps: Omit<PlanContext, 'store'>,
): Imports {
  const { clock, timers, jobs, files } = platform
  const store = createImportStore(platform.db)
  const context: PlanContext = { ...lookUps, store }

  const find = async (id: string, actor: StaffActor): Promise<ImportRow> => {
    requireDuty(actor)
    const row = isUuid(id) ? await store.find(id) : undefined
    if (!row || row.departmentId !== actor.departmentId) throw problem('import_not_found')
    return row
  }
  const get = async (id: string, actor: StaffActor) => importOf(await find(id, actor))
  const drop = async (hash: string | null) => {
    if (hash && !(await store.keeps(hash))) await files.remove(hash)
  }
  const move = (statements: readonly Statement[]) =>
    store.write(statements).catch((error: unknown) => {
      throw violatedConstraint(error) === 'import_moved' ? problem('import_state') : error
    })

  /** Reads, judges and reports. A second run of the job finds the import read and leaves it. */
  async function read(id: string): Promise<void> {
    const row = await store.find(id)
    if (row?.status !== 'reading' || !row.fileHash) return
    try {
      const { upload, planned } = await plan(row)
      const bad = badOf(planned)
      const file = bad.length + upload.strays.length > 0 ? giveBack(upload, bad, problemSentence) : undefined
      const stored = file && (await files.put(file.content, { bytesMax: limits.fileBytesMax * 4 }))
      const kept = file && stored && { hash: stored.hash, extension: file.extension, mediaType: file.mediaType }
      await store.write([importStatements.read(id, 'ready', reportOf(upload, planned), kept)])
    } catch (error) {
      if (!(error instanceof SpreadsheetFault)) throw error
      await store.write([importStatements.read(id, 'refused', { fault: error.fault, at: error.at }, undefined)])
    }
  }

  async function plan(row: ImportRow): Promise<{ readonly upload: Upload; readonly planned: readonly Planned[] }> {
    const upload = await readUpload(await files.read(row.fileHash!))
    const items = upload.entries.length
    if (items > itemsMax) throw new SpreadsheetFault('too_full', `${items} > ${itemsMax}`)
    const progress = async (done: number) => {
      if (row.status === 'reading') await store.write([importStatements.progress(row.id, done, items)])
    }
    await progress(0)
    return { upload, planned: await planUpload(context, upload, actorOf(row), progress) }
  }

  /** Judged anew: what others published since is taken into account, and what they wrote since moves this to the next try. */
  async function commit(id: string): Promise<void> {
    const row = await store.find(id)
    if (row?.status !== 'committing' || !row.fileHash) return
    const { planned } = await plan(row)
    const now = clock.now()
    const statements = planned.flatMap((one) => proposalOf(one, actorOf(row), now))
    await store.write([...statements, ...importStatements.move(id, 'committing', 'committed', now)])
    await drop(row.fileHash)
  }

  jobs.register(readJob, async ({ id }) => read(String(id)))
  jobs.register(commitJob, async ({ id }) => commit(String(id)))
  timers.handle(expiry, async (timer) => {
    const row = await store.find(timer.subjectId)
    await store.write([importStatements.remove(timer.subjectId), timers.stageDone(timer)])
    await drop(row?.fileHash ?? null)
    await drop(row?.badFileHash ?? null)
  })

  return {
    get,
    async begin(actor, { name, content }) {
      requireDuty(actor)
      const { hash } = await files.put(content, { bytesMax: limits.fileBytesMax })
      const createdAt = clock.now()
      const id = uuidV7(createdAt.getTime())
      const expiresAt = new Date(createdAt.getTime() + keptDays * 86_400_000)
      const { regionCode, departmentId, staffId, postId } = actor
      const fileName = name.replace(/^.*[/\\]/, '').slice(0, 200) || 'file'
      await store.write([
        importStatements.insert({
          id,
          regionCode,
          departmentId,
          fileName,
          fileHash: hash,
          createdBy: staffId,
          postId,
          createdAt,
          expiresAt,
        }),
        timers.stage({ topic: expiry, subjectId: id, dueAt: expiresAt }),
        jobs.stage(readJob, { id }, { key: `${readJob}/${id}` }),
      ])
      return get(id, actor)
    },
    async list(actor) {
      requireDuty(actor)
      return (await store.list(actor.departmentId)).map(importOf)
    },
    async commit(id, actor) {
      if ((await find(id, actor)).status !== 'ready') throw problem('import_state')
      await move([
        ...importStatements.move(id, 'ready', 'committing', null),
        jobs.stage(commitJob, { id }, { key: `${commitJob}/${id}` }),
      ])
      return get(id, actor)
    },
    async abandon(id, actor) {
      const row = await find(id, actor)
      if (!['reading', 'ready', 'refused'].includes(row.status)) throw problem('import_state')
      await move(importStatements.move(id, row.status, 'abandoned', null))
      await drop(row.fileHash)
      return get(id, actor)
    },
    async badRows(id, actor) {
      const { badFileHash, badExtension, badMediaType, fileName } = await find(id, actor)
      if (!badFileHash || !badMediaType) throw problem('import_not_found')
      const base = fileName.replace(/\.[^.]*$/, '')
      return {
        content: await files.read(badFileHash),
        mediaType: badMediaType,
        fileName: `${base}-待改${badExtension ?? ''}`,
      }
    },
  }
}

/** Whoever sent it in, when a job does the work. */
function actorOf({ createdBy, postId, departmentId, regionCode }: ImportRow): StaffActor {
  return { kind: 'staff', staffId: createdBy, postId, departmentId, regionCode, duties: ['catalogue'] }
}

function requireDuty(actor: StaffActor): void {
  if (!actor.duties.includes('catalogue')) throw problem('not_catalogue_duty')
}

function badOf(planned: readonly Planned[]): readonly BadEntry[] {
  return planned.flatMap((one) => (one.outcome === 'bad' ? [{ entry: one.entry, problems: one.problems }] : []))
}

/** A new draft, or a revision of the one that is open. */
function proposalOf(planned: Planned, actor: StaffActor, now: Date): readonly Statement[] {
  if (planned.outcome !== 'created' && planned.outcome !== 'revised') return []
  const { content, draft, subjectId, baseVersionId } = planned
  const title = titleOf(content, '').slice(0, 200)
  const change = { changedBy: actor.staffId, changedAt: now }
  const saved = { savedBy: actor.staffId, savedAt: now, content }
  if (draft) {
    const revision = draft.revision + 1
    return [
      proposalStatements.revision({ id: draft.id, revision, ...saved }),
      ...proposalStatements.saved({ id: draft.id, revision, title, baseVersionId, ...change }),
    ]
  }
  const id = uuidV7(now.getTime())
  const { regionCode, departmentId } = actor
  const beginning = { id, kind: content.kind, subjectId, baseVersionId, regionCode, departmentId, title }
  return [
    proposalStatements.insert({
      ...beginning,
      status: 'draft',
      revision: 1,
      practice: false,
      createdBy: actor.staffId,
      createdAt: now,
      ...change,
    }),
    proposalStatements.revision({ id, revision: 1, ...saved }),
  ]
}

function importOf(row: ImportRow): CatalogImport {
  const { id, fileName, status, itemsDone, items, createdAt, committedAt, expiresAt } = row
  const fault =
    status === 'refused' ? (row.report as { fault: keyof typeof spreadsheetFaultTexts; at: string }) : undefined
  return {
    id,
    fileName,
    status,
    itemsDone,
    items,
    createdAt,
    committedAt,
    expiresAt,
    report: fault || row.report === null ? null : (row.report as ImportReportOfFile),
    refusal: fault ? { ...fault, sentence: spreadsheetFaultTexts[fault.fault] } : null,
    hasBadRows: row.badFileHash !== null,
  }
}
