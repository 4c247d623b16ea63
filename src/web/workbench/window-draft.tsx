import type { Actor } from '../../kernel/actor.ts'
import { maskName } from '../../kernel/masking.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Draft, fixedAnswers, knownAbout, materialsToPromise } from '../../modules/cases/index.ts'
import { DeliveryWay, requiredMaterials, singleFieldsOf, takesUpload } from '../../modules/catalog/index.ts'
import { alikeLines } from '../alike.ts'
import { hindrance, promisedIn } from '../citizen/draft.tsx'
import { draftChange } from '../citizen/draft-change.ts'
import { faultLine, found, submitting } from '../faults.ts'
import { controlValues, typedForm } from '../form-controls.ts'
import type { FieldError } from '../ui/index.ts'
import type { FieldValues } from '../views/citizen/form-fields.tsx'
import {
  WindowFill,
  type WindowMaterial,
  WindowPapers,
  type WindowPapersModel,
} from '../views/workbench/window-draft.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from './desk.ts'
import { doneQuery } from './done.ts'
import { caseHref } from './inbox.tsx'
import { inline } from './papers.ts'

const base = '/desk/window/drafts'
const draftHref = (draftId: string) => `${base}/${draftId}`

/** Filing for somebody: the whole form on one page, then papers and delivery, then straight to acceptance. */
export function windowDraftPages(web: Web): void {
  web.get(`${base}/:id`, async (visit) => {
    const draft = await draftOf(visit)
    if (!draft.version.definition.form) return { redirect: `${draftHref(draft.draftId)}/papers` }
    const { sections } = draft.version.definition.form
    return fillPage(visit, draft, controlValues(sections, draft.content.answers), [])
  })
  web.post(`${base}/:id`, async (visit) => saveAnswers(visit))
  web.get(`${base}/:id/papers`, async (visit) => papersPage(visit, await draftOf(visit), {}))
  web.post(`${base}/:id/papers`, async (visit) => submitDraft(visit))
  web.post(`${base}/:id/version`, async (visit) => {
    const { draftId } = await visit.modules.cases.drafts.bringOver(visit.parameter('id'), actorOf(visit))
    return { redirect: draftHref(draftId) }
  })
  web.post(`${base}/:id/discard`, async (visit) => {
    await visit.modules.cases.drafts.discard(visit.parameter('id'), actorOf(visit))
    return { redirect: '/desk/window' }
  })
  web.post(`${base}/:id/uploads/:materialId`, async (visit) => upload(visit))
  web.get(`${base}/:id/uploads/:uploadId`, async (visit) => {
    const { drafts } = visit.modules.cases
    const file = await drafts.openUpload(visit.parameter('id'), actorOf(visit), visit.parameter('uploadId'))
    return inline(visit, found(file))
  })
  web.post(`${base}/:id/uploads/:uploadId/removal`, async (visit) => {
    const id = visit.parameter('id')
    await visit.modules.cases.drafts.removeUpload(id, actorOf(visit), visit.parameter('uploadId'))
    return { redirect: `${draftHref(id)}/papers` }
  })
}

const actorOf = (visit: Visit): Extract<Actor, { kind: 'staff' }> => staffWith(visit, 'accept').actor

async function draftOf(visit: Visit): Promise<Draft> {
  return visit.modules.cases.drafts.get(visit.parameter('id'), actorOf(visit))
}

/** Every section is kept, in order, so that a condition sees the answers before it; faults of all of them come back together. */
async function saveAnswers(visit: Visit): Promise<Answer> {
  const draft = await draftOf(visit)
  const form = found(draft.version.definition.form)
  const { values, given, rearranged } = typedForm(visit, form.sections)
  if (rearranged) return fillPage(visit, draft, values, [])
  const errors: FieldError[] = []
  for (const section of form.sections) {
    const saved = await visit.modules.cases.drafts.answerSection(draft.draftId, actorOf(visit), section.id, given)
    errors.push(...saved.faults.map((fault) => faultLine(fault, visit.language)))
  }
  const refusal = hindrance(await draftOf(visit))
  if (refusal) errors.push({ field: '', message: refusal.text })
  if (errors.length === 0) return { redirect: `${draftHref(draft.draftId)}/papers` }
  return { ...(await fillPage(visit, draft, values, errors)), status: 422 }
}

async function submitDraft(visit: Visit): Promise<Answer> {
  const id = visit.parameter('id')
  const actor = actorOf(visit)
  const { cases } = visit.modules
  const values = { way: visit.field('delivery'), address: visit.field('address') }
  const again = async (errors: readonly FieldError[]) => papersPage(visit, await draftOf(visit), { values, errors })
  return submitting(visit.language, again, async () => {
    await cases.drafts.markHandedIn(id, actor, visit.fields('handedIn'))
    await savePromises(visit, id, actor)
    const way = DeliveryWay.safeParse(values.way)
    if (way.success) await cases.drafts.chooseDelivery(id, actor, { way: way.data, address: values.address || null })
    if (visit.field('again') !== 'yes' && (await cases.openAlikeDraft(id, actor)).length > 0) {
      const open = { field: 'again', message: visit.t('apply.alike.confirmError') }
      return { ...(await again([open])), status: 422 }
    }
    const { caseId, receiptNumber } = await cases.submit(id, actor)
    return { redirect: `${caseHref(caseId)}?${doneQuery('submitted', caseId, receiptNumber)}` }
  })
}

/** 告知承诺: signed at the counter, kept with what was handed in. */
async function savePromises(visit: Visit, id: string, actor: Extract<Actor, { kind: 'staff' }>): Promise<void> {
  const { drafts } = visit.modules.cases
  const way = visit.field('permit')
  if (!offersPromises(await drafts.get(id, actor))) return
  await drafts.promise(id, actor, {
    materials: visit.fields('promised'),
    ...(way && { permit: way === 'promise' }),
    signature: visit.field('signature').slice(0, 60),
  })
}

function offersPromises({ version: { definition }, content }: Draft): boolean {
  return definition.promise !== null || materialsToPromise(definition, content.answers).length > 0
}

async function upload(visit: Visit): Promise<Answer> {
  const materialId = visit.parameter('materialId')
  const id = visit.parameter('id')
  try {
    const file = await visit.request.file()
    const content = found(file)
    const sent = { materialId, fileName: content.filename, content: content.file }
    await visit.modules.cases.drafts.upload(id, actorOf(visit), sent)
    return { redirect: `${draftHref(id)}/papers` }
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not_found') throw error
    const fault = { materialId, message: error.sentence[visit.language] }
    return { ...(await papersPage(visit, await draftOf(visit), { fault })), status: 422 }
  }
}

async function fillPage(
  visit: Visit,
  draft: Draft,
  values: FieldValues,
  errors: readonly FieldError[],
): Promise<PageAnswer> {
  const form = found(draft.version.definition.form)
  const model = {
    ...headOf(visit, draft),
    changed: await draftChange(visit, draft, `${draftHref(draft.draftId)}/version`),
    fresh: new Set(draft.content.fresh),
    target: visit.target(draftHref(draft.draftId)),
    sections: form.sections,
    values,
    sources: sourcesOf(visit, draft, values),
    fixed: new Set(Object.keys(fixedAnswers(form, draft.content.applicant))),
    errors,
  }
  return {
    page: <WindowFill model={model} frame={await deskFrame(visit, 'window')} />,
    title: model.itemName,
    scripts: ['workbench.js'],
  }
}

function headOf(visit: Visit, { draftId, version, content }: Draft) {
  return {
    itemName: version.definition.name,
    applicant: content.applicant.organization?.name ?? maskName(content.applicant.personName),
    discard: visit.target(`${draftHref(draftId)}/discard`),
  }
}

/** Only what still is as it was filled in says where it came from. */
function sourcesOf({ t }: Visit, { version, content }: Draft, values: FieldValues): Record<string, string> {
  const answered = controlValues(version.definition.form?.sections ?? [], content.fromGuide ?? {})
  const entries = singleFieldsOf(version.definition.form).flatMap(({ id, prefill }) => {
    if (answered[id] !== undefined && String(answered[id]) === String(values[id]))
      return [[id, t('workbench.case.source', { from: t('situation.window.source') })] as const]
    const known = prefill && knownAbout(content.applicant, prefill)
    if (!known || values[id] !== known) return []
    const from = t(prefill.startsWith('account.') ? 'workbench.case.fromAccount' : 'workbench.case.fromOrganization')
    return [[id, t('workbench.case.source', { from })] as const]
  })
  return Object.fromEntries(entries)
}

interface PapersShown {
  readonly values?: { readonly way: string; readonly address: string }
  readonly errors?: readonly FieldError[]
  readonly fault?: { readonly materialId: string; readonly message: string }
}

async function papersPage(visit: Visit, draft: Draft, shown: PapersShown): Promise<PageAnswer> {
  const { definition } = draft.version
  const { content } = draft
  const [onlyWay] = definition.deliveryWays.length === 1 ? definition.deliveryWays : []
  const model = {
    ...headOf(visit, draft),
    changed: await draftChange(visit, draft, `${draftHref(draft.draftId)}/version`),
    fillHref: draftHref(draft.draftId),
    target: visit.target(`${draftHref(draft.draftId)}/papers`),
    materials: materialsOf(visit, draft, shown.fault),
    ways: definition.deliveryWays,
    values: shown.values ?? { way: content.delivery?.way ?? onlyWay ?? '', address: content.delivery?.address ?? '' },
    alike: alikeLines(await visit.modules.cases.openAlikeDraft(draft.draftId, actorOf(visit)), '/desk/cases'),
    promise: promiseOf(visit, draft),
    errors: shown.errors ?? [],
  }
  return {
    page: <WindowPapers model={model} frame={await deskFrame(visit, 'window')} />,
    title: model.itemName,
    scripts: ['workbench.js'],
  }
}

function promiseOf(visit: Visit, draft: Draft): WindowPapersModel['promise'] {
  if (!offersPromises(draft)) return undefined
  const { permitPromised, promiseSignature = '' } = draft.content
  const kept = permitPromised === undefined ? '' : permitPromised ? 'promise' : 'usual'
  return {
    permit: draft.version.definition.promise ?? undefined,
    way: visit.field('permit') || kept,
    signature: visit.field('signature') || promiseSignature,
  }
}

/** The checklist of the item for these answers, with the place to scan each paper. */
function materialsOf(visit: Visit, draft: Draft, fault: PapersShown['fault']): WindowMaterial[] {
  const here = draftHref(draft.draftId)
  const promised = promisedIn(draft)
  return requiredMaterials(draft.version.definition, draft.content.answers)
    .filter(({ need }) => need !== 'not_needed')
    .map((asked) => {
      const { material, need, reason } = asked
      const uploads = draft.uploads.filter((upload) => upload.materialId === material.id)
      const takes = takesUpload(asked) && uploads.length < material.filesMax
      return {
        id: material.id,
        name: material.shortName ?? material.name,
        required: need === 'required' || need === 'made_from_answers',
        madeFromAnswers: need === 'made_from_answers',
        reason: reason[visit.language],
        standard: material.acceptStandard ?? undefined,
        handedIn: draft.content.handedIn.includes(material.id),
        files: uploads.map(({ uploadId, name, bytes }) => ({
          name,
          bytes,
          href: `${here}/uploads/${uploadId}`,
          remove: visit.target(`${here}/uploads/${uploadId}/removal`),
        })),
        upload: takes
          ? {
              ...visit.fileTarget(`${here}/uploads/${material.id}`),
              field: 'file',
              maxBytes: material.maxBytes,
              accept: material.accept,
            }
          : undefined,
        error: fault?.materialId === material.id ? fault.message : undefined,
        promise:
          material.promise && takesUpload(asked)
            ? {
                notice: material.promise,
                signed: promised.includes(material.id) || visit.fields('promised').includes(material.id),
              }
            : undefined,
      }
    })
}
