import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import { requiredMaterials, takesUpload } from '../catalog/index.ts'
import { materialProblem, type Upload } from '../materials/index.ts'
import { partiesFor, standingOf } from './commands.ts'
import type { CasesContext } from './context.ts'
import { caseProblem } from './errors.ts'
import { type LoadedCase, loadCase } from './load.ts'
import { refusalOf } from './rules/actions.ts'
import type { Paper } from './schema.ts'

/** When the applicant may bring papers to a case: a correction is open, or a paper that was to come later is still missing. */
export type BringingPapers = 'correct' | 'supply_pending'

/** Papers come under the case id at once; they count when the applicant sends them together. */
export function createOpenPapers(context: CasesContext, action: BringingPapers) {
  const { materials } = context

  /** Only while it is open, and only for the applicant. */
  async function loadOpen(caseId: string, actor: Actor): Promise<LoadedCase> {
    const loaded = await loadCase(context, caseId, [])
    const parties = await partiesFor(context, loaded, actor)
    const refusal = refusalOf(action, standingOf(context.platform.clock.now(), loaded, parties), actor)
    if (refusal) throw caseProblem(refusal === 'state' ? 'case.state' : 'case.not_found')
    return loaded
  }

  async function uploadsSince(loaded: LoadedCase): Promise<Upload[]> {
    const known = new Set(loaded.application.papers.map((paper) => paper.uploadId))
    return (await materials.uploadsOf(loaded.head.caseId)).filter(
      (upload) => !known.has(upload.uploadId) && isNew(loaded, upload) && isAsked(loaded, upload.materialId),
    )
  }

  /** Older ones that are not in the application were taken out of it. */
  function isNew({ state }: LoadedCase, upload: Upload): boolean {
    const since = action === 'correct' ? state.correctionRequestedAt : state.acceptedAt
    return since !== null && upload.uploadedAt >= since
  }

  function isAsked({ state }: LoadedCase, materialId: string): boolean {
    return action === 'correct' || (state.pending?.materials.includes(materialId) ?? false)
  }

  return {
    loadOpen,
    uploadsSince,

    async upload(
      caseId: string,
      actor: Actor,
      file: { materialId: string; fileName: string; content: Readable },
    ): Promise<Upload> {
      const loaded = await loadOpen(caseId, actor)
      const asked = requiredMaterials(loaded.version.definition, loaded.application.answers).find(
        ({ material }) => material.id === file.materialId,
      )
      if (!asked || !takesUpload(asked) || !isAsked(loaded, file.materialId))
        throw materialProblem('material.not_asked')
      const { accept, maxBytes, filesMax } = asked.material
      return materials.receive({ subjectId: caseId, ...file, accept, bytesMax: maxBytes, filesMax: filesMax * 2 })
    },

    /** Papers that were uploaded and not yet sent. */
    async uploads(caseId: string, actor: Actor): Promise<Upload[]> {
      return uploadsSince(await loadOpen(caseId, actor))
    },

    /** Takes back a paper that was not sent yet; what was sent stays with the case. */
    async removeUpload(caseId: string, actor: Actor, uploadId: string): Promise<void> {
      const fresh = await uploadsSince(await loadOpen(caseId, actor))
      if (fresh.some((upload) => upload.uploadId === uploadId)) await materials.remove(caseId, uploadId)
    },
  }
}

/** Uploads as the application names them. */
export function papersOf(uploads: readonly Paper[]): Paper[] {
  return uploads.map(({ uploadId, materialId, name, mediaType, bytes }) => ({
    uploadId,
    materialId,
    name,
    mediaType,
    bytes,
  }))
}
