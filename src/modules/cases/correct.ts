import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import type { FieldFault } from '../../kernel/problem.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { requiredMaterials, takesUpload, validateAnswers } from '../catalog/index.ts'
import { materialProblem, type Upload } from '../materials/index.ts'
import { act, partiesFor, standingOf } from './commands.ts'
import type { CasesContext } from './context.ts'
import { caseProblem } from './errors.ts'
import { caseFault } from './faults.ts'
import { type LoadedCase, loadCase } from './load.ts'
import { demandName } from './notice-parts.ts'
import { refusalOf } from './rules/actions.ts'
import { missingMaterials } from './rules/checklist.ts'
import { fixedAnswers } from './rules/prefill.ts'
import type { Answers, Application } from './schema.ts'

interface CorrectionSent {
  readonly caseId: string
  readonly actor: Actor
  readonly answers: Readonly<Record<string, unknown>>
  readonly removePapers?: readonly string[]
  readonly expectedSequence?: number
  readonly alongside?: readonly Statement[]
}

/** The applicant's part of a correction. Papers come under the case id at once; they count when the correction is sent. */
export function applyCorrection(context: CasesContext) {
  const { materials } = context

  async function loadOpen(caseId: string, actor: Actor): Promise<LoadedCase> {
    const loaded = await loadCase(context, caseId, [])
    const parties = await partiesFor(context, loaded, actor)
    const refusal = refusalOf('correct', standingOf(context, loaded, parties), actor)
    if (refusal) throw caseProblem(refusal === 'state' ? 'case.state' : 'case.not_found')
    return loaded
  }

  async function uploadsSince(loaded: LoadedCase): Promise<Upload[]> {
    const known = new Set(loaded.application.papers.map((paper) => paper.uploadId))
    return (await materials.uploadsOf(loaded.head.caseId)).filter(
      (upload) => !known.has(upload.uploadId) && isNew(loaded, upload),
    )
  }

  return {
    async upload(
      caseId: string,
      actor: Actor,
      file: { materialId: string; fileName: string; content: Readable },
    ): Promise<Upload> {
      const loaded = await loadOpen(caseId, actor)
      const asked = requiredMaterials(loaded.version.definition, loaded.application.answers).find(
        ({ material }) => material.id === file.materialId,
      )
      if (!asked || !takesUpload(asked)) throw materialProblem('material.not_asked')
      const { accept, maxBytes, filesMax } = asked.material
      return materials.receive({ subjectId: caseId, ...file, accept, bytesMax: maxBytes, filesMax: filesMax * 2 })
    },

    /** Papers uploaded for the open correction and not yet sent. */
    async uploads(caseId: string, actor: Actor): Promise<Upload[]> {
      return uploadsSince(await loadOpen(caseId, actor))
    },

    /** Takes back a paper that was not sent yet; what was sent stays with the case. */
    async removeUpload(caseId: string, actor: Actor, uploadId: string): Promise<void> {
      const fresh = await uploadsSince(await loadOpen(caseId, actor))
      if (fresh.some((upload) => upload.uploadId === uploadId)) await materials.remove(caseId, uploadId)
    },

    async send({
      caseId,
      actor,
      answers,
      removePapers = [],
      expectedSequence,
      alongside = [],
    }: CorrectionSent): Promise<void> {
      const loaded = await loadOpen(caseId, actor)
      const application = await corrected(
        loaded,
        answers,
        removePapers,
        await uploadsSince(loaded),
        context.platform.clock.now(),
      )
      const command = { action: 'correct' as const, application }
      await act(context, {
        caseId,
        actor,
        command,
        alongside,
        ...(expectedSequence !== undefined && { expectedSequence }),
      })
    },
  }
}

async function corrected(
  loaded: LoadedCase,
  given: Readonly<Record<string, unknown>>,
  removePapers: readonly string[],
  fresh: readonly Upload[],
  now: Date,
): Promise<Application> {
  const { application, version } = loaded
  const form = version.definition.form
  const merged = { ...application.answers, ...given, ...(form && fixedAnswers(form, application.applicant)) }
  const checked = version.definition.form
    ? validateAnswers(version.definition.form, merged, { today: dayOf(now) })
    : { answers: merged, faults: [] }
  const kept = application.papers.filter((paper) => !removePapers.includes(paper.uploadId))
  const added = fresh.map(({ uploadId, materialId, name, mediaType, bytes }) => ({
    uploadId,
    materialId,
    name,
    mediaType,
    bytes,
  }))
  const papers = [...kept, ...added]
  const missing = missingMaterials(
    version.definition,
    { answers: checked.answers as Answers, handedIn: application.handedIn },
    papers,
  )
  const faults = [
    ...unanswered(loaded, checked.answers as Answers, fresh, removePapers),
    ...checked.faults,
    ...missing.map((line) => caseFault(`materials.${line.materialId}`, 'material.missing', { name: line.name })),
  ]
  if (faults.length > 0) throw caseProblem('application.incomplete', {}, undefined, faults)
  return { ...application, answers: checked.answers as Answers, papers }
}

/** What was asked and not touched: a material without a new paper, or nothing changed at all. */
function unanswered(
  loaded: LoadedCase,
  answers: Answers,
  fresh: readonly Upload[],
  removePapers: readonly string[],
): FieldFault[] {
  const asked = loaded.events.findLast(({ type }) => type === 'correction_requested')
  const demands = (asked && loaded.payloadOf(asked, 'demands')?.demands) ?? []
  const before = loaded.application.answers
  const same = (field: string) => JSON.stringify(answers[field]) === JSON.stringify(before[field])
  const untouched =
    Object.keys({ ...answers, ...before }).every(same) && fresh.length === 0 && removePapers.length === 0
  const isOpen = (about: string): boolean => {
    const [kind, id] = about.split(':')
    // An answer that was questioned may be right: with a paper or another change beside it, the clerk looks again.
    return kind === 'material' ? !fresh.some(({ materialId }) => materialId === id) : untouched
  }
  return demands
    .filter(({ about }) => isOpen(about))
    .map(({ about }) => {
      const field = about.startsWith('field:') ? `answers.${about.slice(6)}` : about.replace('material:', 'materials.')
      return caseFault(field, 'case.demand_unanswered', { what: demandName(loaded, about) })
    })
}

/** Papers that came since the correction was asked for; older ones that are not in the application were taken out of it. */
function isNew(loaded: LoadedCase, upload: Upload): boolean {
  const since = loaded.state.correctionRequestedAt
  return since !== null && upload.uploadedAt >= since
}
