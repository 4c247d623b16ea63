import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import type { FieldFault } from '../../kernel/problem.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { validateAnswers } from '../catalog/index.ts'
import type { Upload } from '../materials/index.ts'
import { act } from './commands.ts'
import type { CasesContext } from './context.ts'
import { caseProblem } from './errors.ts'
import { caseFault } from './faults.ts'
import type { LoadedCase } from './load.ts'
import { demandName } from './notice-parts.ts'
import { createOpenPapers, papersOf } from './open-papers.ts'
import { missingMaterials, promisesThatCount } from './rules/checklist.ts'
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

/** The applicant's part of a correction. */
export function applyCorrection(context: CasesContext) {
  const { loadOpen, uploadsSince, upload, uploads, removeUpload } = createOpenPapers(context, 'correct')
  return {
    upload,
    uploads,
    removeUpload,

    async send({
      caseId,
      actor,
      answers,
      removePapers = [],
      expectedSequence,
      alongside = [],
    }: CorrectionSent): Promise<LoadedCase> {
      const loaded = await loadOpen(caseId, actor)
      const application = await corrected(
        loaded,
        answers,
        removePapers,
        await uploadsSince(loaded),
        context.platform.clock.now(),
      )
      const command = { action: 'correct' as const, application }
      return act(context, {
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
  const papers = [...kept, ...papersOf(fresh)]
  // A paper that was handed in after all takes the place of its promise.
  const promised = application.promised && {
    promised: promisesThatCount(version.definition, { ...application, answers: checked.answers as Answers, papers }),
  }
  const missing = missingMaterials(
    version.definition,
    { answers: checked.answers as Answers, handedIn: application.handedIn, ...promised },
    papers,
  )
  const faults = [
    ...unanswered(loaded, checked.answers as Answers, fresh, removePapers),
    ...checked.faults,
    ...missing.map((line) => caseFault(`materials.${line.materialId}`, 'material.missing', { name: line.name })),
  ]
  if (faults.length > 0) throw caseProblem('application.incomplete', {}, undefined, faults)
  return { ...application, answers: checked.answers as Answers, papers, ...promised }
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
