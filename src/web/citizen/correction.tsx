import type { CaseView, Demand } from '../../modules/cases/index.ts'
import {
  type Answers,
  type FormSection,
  type Material,
  nameOfAnswer,
  requiredMaterials,
  singleFieldsOf,
  takesUpload,
} from '../../modules/catalog/index.ts'
import { found, submitting } from '../faults.ts'
import { controlValues, sectionsWith, typedForm } from '../form-controls.ts'
import type { FieldError } from '../ui/index.ts'
import {
  AnswerCorrection,
  type CorrectionModel,
  type Demanded,
  type DemandMark,
  type FieldValues,
} from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { bringingPages, broughtPaper, type UploadFault, type Uploads } from './bringing.ts'
import { officeName } from './course.ts'
import { ownCase } from './status.tsx'
import { expectedSequence } from './withdrawal.tsx'

interface Typed {
  readonly values?: FieldValues
  readonly replaced?: readonly string[]
  readonly rearranged?: string | undefined
  readonly errors?: readonly FieldError[]
  readonly fault?: UploadFault
}

/** The answer to a correction: papers come one by one and count when everything is sent together. */
export function correctionPages(web: Web): void {
  const base = '/cases/:caseId/correction'
  web.get(base, async (visit) => page(visit, await openCase(visit), {}))
  web.post(base, send)

  bringingPages(web, 'correction', {
    upload: (...given) => web.modules.cases.uploadForCorrection(...given),
    remove: (...given) => web.modules.cases.removeCorrectionUpload(...given),
    again: async (visit, fault) => page(visit, await openCase(visit), { fault }),
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
  // Exactly what the page asked: everything else stays as it was.
  const asked = new Set(visit.field('asked').split(' '))
  const { values, given, rearranged } = typedForm(visit, sectionsWith(sectionsOf(view), asked))
  const replaced = visit.fields('replaced')
  const again = (errors: readonly FieldError[]) => page(visit, view, { values, replaced, errors, rearranged })
  if (rearranged) return again([])
  return submitting(visit.language, again, async () => {
    const correction = { caseId, actor: visit.person.actor, answers: given, removePapers: replaced }
    await cases.correct({ ...correction, ...expectedSequence(visit) })
    return { redirect: `/cases/${caseId}?done=corrected` }
  })
}

async function page(visit: Visit, view: CaseView, typed: Typed): Promise<PageAnswer> {
  const href = `/cases/${view.caseId}`
  const uploads = await visit.modules.cases.correctionUploads(view.caseId, visit.person.actor)
  const demands = demandsOf(visit, view, uploads, typed)
  const keys = new Set(demands.flatMap(keyOf))
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
          hidden: { sequence: String(view.sequence), asked: [...keys].join(' ') },
          office: asked?.kind === 'staff' ? officeName(asked) : visit.t('course.lookers.staff'),
          byDay: view.clock?.kind === 'correction' ? view.clock.explained.day : undefined,
          demands,
          ...earlierFiles(view, demands, uploads, typed),
          values: { ...controlValues(sectionsWith(sectionsOf(view), keys), view.application.answers), ...typed.values },
          errors: typed.errors ?? [],
        }}
      />
    ),
  }
}

/** What was asked, and besides it what its answers have made necessary, so that every fault has its field on the page. */
function demandsOf(visit: Visit, view: CaseView, uploads: Uploads, typed: Typed): Demanded[] {
  const { definition } = view.version
  const sections = sectionsOf(view)
  const whole = view.openDemands.some(({ about }) => about === 'whole')
  const asked = joined(view.openDemands.flatMap((demand) => demandOf(visit, view, demand, uploads, typed)))
  const shown = new Set([
    ...view.openDemands.map(({ about }) => about),
    ...asked.flatMap(keyOf).map((key) => `field:${key}`),
  ])
  const faulty = new Set((typed.errors ?? []).flatMap(({ field }) => [field, field.split('.')[0]]))
  const wanted = (id: string) =>
    !shown.has(`field:${id}`) && (whole || faulty.has(id) || typed.values?.[id] !== undefined)
  const papers = requiredMaterials(definition, view.application.answers as Answers).filter(
    (one) =>
      takesUpload(one) &&
      !shown.has(`material:${one.material.id}`) &&
      (whole || faulty.has(`materials.${one.material.id}`)),
  )
  return [
    ...asked,
    ...papers.map(({ material }) => paper(visit, view, material, undefined, uploads, typed)),
    ...sections.flatMap((section): Demanded[] => {
      if (section.repeat)
        return wanted(section.id)
          ? [{ kind: 'entries', section, texts: [], open: section.id === typed.rearranged }]
          : []
      return section.fields.filter(({ id }) => wanted(id)).map((field) => ({ kind: 'field', field }))
    }),
  ]
}

function demandOf(visit: Visit, view: CaseView, { about, text }: Demand, uploads: Uploads, typed: Typed): Demanded[] {
  const { form, materials } = view.version.definition
  const [kind, id = ''] = about.split(':')
  const mark = markOf(view, about)
  const repeated = kind === 'field' ? sectionsOf(view).find((one) => one.repeat && isAbout(one, id)) : undefined
  if (repeated) {
    const name = id === repeated.id ? undefined : nameOfAnswer(form, id)
    return [{ kind: 'entries', section: repeated, texts: [name ? `${name}：${text}` : text], mark, entry: entryOf(id) }]
  }
  const field = kind === 'field' ? singleFieldsOf(form).find((one) => one.id === id) : undefined
  const material = kind === 'material' ? materials?.find((one) => one.id === id) : undefined
  if (field) return [{ kind: 'field', text, mark, field }]
  return material ? [{ ...paper(visit, view, material, text, uploads, typed), mark }] : [{ kind: 'whole', text, mark }]
}

/** The first request has no marks: everything in it is asked for the first time. */
function markOf({ timeline }: CaseView, about: string): DemandMark {
  const { again = [], late = [] } = timeline.findLast(({ type }) => type === 'correction_requested')?.details ?? {}
  if (late.includes(about)) return 'late'
  return again.includes(about) ? 'again' : undefined
}

/** A repeated section, one of its entries, or a field in it. */
function isAbout(section: FormSection, path: string): boolean {
  return path.split('.')[0] === section.id || section.fields.some(({ id }) => id === path)
}

/** `<section id>.<index>` of a path that leads into an entry. */
function entryOf(path: string): string | undefined {
  return /^[^.]+\.\d{1,2}/.exec(path)?.[0]
}

/** Several demands about the entries of one section are answered in one place. */
function joined(demands: readonly Demanded[]): Demanded[] {
  const lists = demands.filter((demand) => demand.kind === 'entries')
  const firstOf = (section: FormSection) => lists.find((one) => one.section === section)
  return demands.flatMap((demand): Demanded[] => {
    if (demand.kind !== 'entries') return [demand]
    if (firstOf(demand.section) !== demand) return []
    return [
      { ...demand, texts: lists.filter(({ section }) => section === demand.section).flatMap(({ texts }) => texts) },
    ]
  })
}

/** The member of the answers that a point of the page changes. */
function keyOf(demand: Demanded): string[] {
  if (demand.kind === 'entries') return [demand.section.id]
  return demand.kind === 'field' ? [demand.field.id] : []
}

function sectionsOf(view: CaseView): readonly FormSection[] {
  return view.version.definition.form?.sections ?? []
}

function paper(
  visit: Visit,
  view: CaseView,
  material: Material,
  text: string | undefined,
  uploads: Uploads,
  { fault }: Typed,
): Demanded {
  return {
    kind: 'material',
    text,
    material: broughtPaper(visit, view, material, uploads, { part: 'correction', fault }),
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
