import type { CaseView, Demand } from '../../modules/cases/index.ts'
import {
  type Answers,
  type FormField,
  type Material,
  requiredMaterials,
  takesUpload,
} from '../../modules/catalog/index.ts'
import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { AnswerCorrection, type CorrectionModel, type Demanded, type FieldValues } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { fieldValues, typedValues } from './answers.ts'
import { officeName } from './course.ts'
import { materialWords } from './materials.tsx'
import { ownCase } from './status.tsx'
import { takeUpload } from './uploads.ts'
import { expectedSequence } from './withdrawal.tsx'

interface Typed {
  readonly values?: FieldValues
  readonly replaced?: readonly string[]
  readonly errors?: readonly FieldError[]
  readonly fault?: { readonly materialId: string; readonly sentence: string }
}

type Uploads = Awaited<ReturnType<Visit['modules']['cases']['correctionUploads']>>

/** The answer to a correction: papers come one by one and count when everything is sent together. */
export function correctionPages(web: Web): void {
  const base = '/cases/:caseId/correction'
  web.get(base, async (visit) => page(visit, await openCase(visit), {}))
  web.post(base, send)

  web.post(`${base}/materials/:materialId`, async (visit) => {
    const { caseId, materialId } = { caseId: visit.parameter('caseId'), materialId: visit.parameter('materialId') }
    return takeUpload(visit, materialId, {
      receive: (file) => visit.modules.cases.uploadForCorrection(caseId, visit.person.actor, file),
      next: `/cases/${caseId}/correction#material-${encodeURIComponent(materialId)}`,
      again: async (sentence) => page(visit, await openCase(visit), { fault: { materialId, sentence } }),
    })
  })

  web.post(`${base}/materials/:materialId/:uploadId/removal`, async (visit) => {
    const caseId = visit.parameter('caseId')
    await visit.modules.cases.removeCorrectionUpload(caseId, visit.person.actor, visit.parameter('uploadId'))
    return { redirect: `/cases/${caseId}/correction#material-${encodeURIComponent(visit.parameter('materialId'))}` }
  })
}

/** Only while a correction is open, and only for her whose turn it is. */
async function openCase(visit: Visit): Promise<CaseView> {
  const view = await ownCase(visit)
  return found(view.actions.includes('correct') ? view : undefined)
}

async function send(visit: Visit) {
  const { cases } = visit.modules
  const view = await openCase(visit)
  const { caseId } = view
  const form = view.version.definition.form?.sections.flatMap(({ fields }) => fields) ?? []
  // Exactly what the page asked: everything else stays as it was.
  const asked = new Set(visit.field('asked').split(' '))
  const fields = form.filter(({ id }) => asked.has(id))
  const values = typedValues(visit, fields)
  const replaced = visit.fields('replaced')
  const again = (errors: readonly FieldError[]) => page(visit, view, { values, replaced, errors })
  return submitting(visit.language, again, async () => {
    const correction = { caseId, actor: visit.person.actor, answers: values, removePapers: replaced }
    await cases.correct({ ...correction, ...expectedSequence(visit) })
    return { redirect: `/cases/${caseId}?done=corrected` }
  })
}

async function page(visit: Visit, view: CaseView, typed: Typed): Promise<PageAnswer> {
  const href = `/cases/${view.caseId}`
  const uploads = await visit.modules.cases.correctionUploads(view.caseId, visit.person.actor)
  const demands = demandsOf(visit, view, uploads, typed)
  const fields = demands.flatMap((demand) => (demand.kind === 'field' ? [demand.field] : []))
  const asked = view.timeline.findLast(({ type }) => type === 'correction_requested')?.by
  return {
    title: visit.t('status.correction.title'),
    page: (
      <AnswerCorrection
        frame={await visit.frame()}
        model={{
          itemName: view.version.definition.name,
          caseHref: href,
          target: visit.target(`${href}/correction`),
          hidden: { sequence: String(view.sequence), asked: fields.map(({ id }) => id).join(' ') },
          office: asked?.kind === 'staff' ? officeName(asked) : visit.t('course.lookers.staff'),
          byDay: view.clock?.kind === 'correction' ? view.clock.explained.day : undefined,
          demands,
          ...earlierFiles(view, demands, uploads, typed),
          values: { ...fieldValues(fields, view.application.answers as Answers), ...typed.values },
          errors: typed.errors ?? [],
        }}
      />
    ),
  }
}

/** What was asked, and besides it what its answers have made necessary, so that every fault has its field on the page. */
function demandsOf(visit: Visit, view: CaseView, uploads: Uploads, typed: Typed): Demanded[] {
  const { definition } = view.version
  const form = definition.form?.sections.flatMap(({ fields }) => fields) ?? []
  const whole = view.openDemands.some(({ about }) => about === 'whole')
  const shown = new Set(view.openDemands.map(({ about }) => about))
  const faulty = new Set((typed.errors ?? []).map(({ field }) => field))
  const asked = view.openDemands.flatMap((demand) => demandOf(visit, view, demand, uploads, typed))
  const fields = form.filter(
    ({ id }) => !shown.has(`field:${id}`) && (whole || faulty.has(id) || typed.values?.[id] !== undefined),
  )
  const papers = requiredMaterials(definition, view.application.answers as Answers).filter(
    (one) =>
      takesUpload(one) &&
      !shown.has(`material:${one.material.id}`) &&
      (whole || faulty.has(`materials.${one.material.id}`)),
  )
  return [
    ...asked,
    ...papers.map(({ material }) => paper(visit, view, material, undefined, uploads, typed)),
    ...fields.map((field) => ({ kind: 'field' as const, field })),
  ]
}

function demandOf(visit: Visit, view: CaseView, { about, text }: Demand, uploads: Uploads, typed: Typed): Demanded[] {
  const { form, materials } = view.version.definition
  const [kind, id] = about.split(':')
  const field = kind === 'field' ? findField(form?.sections ?? [], id) : undefined
  const material = kind === 'material' ? materials?.find((one) => one.id === id) : undefined
  if (field) return [{ kind: 'field', text, field }]
  return material ? [paper(visit, view, material, text, uploads, typed)] : [{ kind: 'whole', text }]
}

function findField(sections: readonly { readonly fields: readonly FormField[] }[], id: string | undefined) {
  return sections.flatMap(({ fields }) => fields).find((field) => field.id === id)
}

function paper(
  visit: Visit,
  view: CaseView,
  material: Material,
  text: string | undefined,
  uploads: Uploads,
  { fault }: Typed,
): Demanded {
  const href = `/cases/${view.caseId}/correction/materials/${material.id}`
  const fresh = uploads.filter(({ materialId }) => materialId === material.id)
  const sent = view.application.papers.filter(({ materialId }) => materialId === material.id)
  const need = fresh.length + sent.length > 0
  const asked = requiredMaterials({ materials: [material] }, view.application.answers as Answers)
  return {
    kind: 'material',
    text,
    material: {
      ...materialWords(visit, found(asked[0]), need),
      files: [
        ...sent.map(({ uploadId, name, bytes }) => ({ name, bytes, href: `/cases/${view.caseId}/papers/${uploadId}` })),
        ...fresh.map(({ uploadId, name, bytes }) => ({
          name,
          bytes,
          remove: visit.target(`${href}/${uploadId}/removal`),
        })),
      ],
      upload: { ...visit.fileTarget(href), field: 'file', maxBytes: material.maxBytes, accept: material.accept },
      error: fault?.materialId === material.id ? fault.sentence : undefined,
    },
  }
}

/** Earlier files of the papers that were asked for: taken out when a new one has come, unless she says otherwise. */
function earlierFiles(
  view: CaseView,
  demands: readonly Demanded[],
  uploads: Uploads,
  typed: Typed,
): Pick<CorrectionModel, 'earlier' | 'replaced'> {
  const fresh = new Set(uploads.map(({ materialId }) => materialId))
  const names = new Map(
    demands.flatMap((one) =>
      one.kind === 'material' && (one.text !== undefined || fresh.has(one.material.id))
        ? [[one.material.id, one.material.name]]
        : [],
    ),
  )
  const papers = view.application.papers.filter(({ materialId }) => names.has(materialId))
  return {
    earlier: papers.map(({ uploadId, materialId, name }) => ({
      value: uploadId,
      label: `${names.get(materialId)}：${name}`,
    })),
    replaced:
      typed.replaced ?? papers.filter(({ materialId }) => fresh.has(materialId)).map(({ uploadId }) => uploadId),
  }
}
