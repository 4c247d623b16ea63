import type { Draft } from '../../modules/cases/index.ts'
import { type AskedMaterial, requiredMaterials, takesUpload } from '../../modules/catalog/index.ts'
import { found } from '../faults.ts'
import { type MaterialModel, MaterialsPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { draftHref, nextPart, ownDraft, progressOf, promisedIn } from './draft.tsx'
import { takeUpload } from './uploads.ts'

/** What was wrong with the last upload, and where. */
interface Fault {
  readonly materialId: string
  readonly sentence: string
}

/** All papers that these answers call for, each with its place to upload. */
export function materialPages(web: Web): void {
  const base = '/apply/:draftId/materials'
  web.get(base, async (visit) => page(visit, await ownDraft(visit)))

  web.post(`${base}/:materialId`, async (visit) => {
    const draft = await ownDraft(visit)
    const materialId = visit.parameter('materialId')
    return takeUpload(visit, materialId, {
      receive: (file) => visit.modules.cases.drafts.upload(draft.draftId, visit.person.actor, file),
      next: `${draftHref(draft)}/materials#material-${encodeURIComponent(materialId)}`,
      again: async (sentence) => page(visit, await ownDraft(visit), { materialId, sentence }),
    })
  })

  web.post(`${base}/:materialId/:uploadId/removal`, async (visit) => {
    const draft = await ownDraft(visit)
    await visit.modules.cases.drafts.removeUpload(draft.draftId, visit.person.actor, visit.parameter('uploadId'))
    return { redirect: `${draftHref(draft)}/materials#material-${encodeURIComponent(visit.parameter('materialId'))}` }
  })

  web.get('/apply/:draftId/uploads/:uploadId', async (visit) => {
    const { cases } = visit.modules
    const { draftId, uploadId } = { draftId: visit.parameter('draftId'), uploadId: visit.parameter('uploadId') }
    const { name, mediaType, content } = found(await cases.drafts.openUpload(draftId, visit.person.actor, uploadId))
    return { file: content, mediaType, fileName: name }
  })
}

async function page(visit: Visit, draft: Draft, fault?: Fault): Promise<PageAnswer> {
  const { definition } = draft.version
  const complete = progressOf(draft).papers.missing === 0
  return {
    title: visit.t('apply.materials.title'),
    page: (
      <MaterialsPage
        frame={await visit.frame()}
        model={{
          itemName: definition.name,
          draftHref: draftHref(draft),
          materials: requiredMaterials(definition, draft.content.answers).map((asked) =>
            materialModel(visit, draft, asked, fault),
          ),
          // With papers missing the way leads back to the list, where it is said what is missing.
          doneHref: complete ? nextPart(draft) : draftHref(draft),
        }}
      />
    ),
  }
}

function materialModel(visit: Visit, draft: Draft, asked: AskedMaterial, fault: Fault | undefined): MaterialModel {
  const { material } = asked
  const href = `${draftHref(draft)}/materials/${material.id}`
  const uploads = draft.uploads.filter(({ materialId }) => materialId === material.id)
  const promised = promisedIn(draft).includes(material.id)
  const more = !promised && takesUpload(asked) && uploads.length < material.filesMax
  const words = materialWords(visit, asked, uploads.length > 0)
  return {
    ...words,
    state: promised ? { kind: 'promised' } : words.state,
    promise: promiseInstead(visit, href, asked, { promised, uploaded: uploads.length > 0 }),
    files: uploads.map(({ uploadId, name, bytes }) => ({
      name,
      bytes,
      href: `${draftHref(draft)}/uploads/${uploadId}`,
      remove: visit.target(`${href}/${uploadId}/removal`),
    })),
    upload: more
      ? { ...visit.fileTarget(href), field: 'file', maxBytes: material.maxBytes, accept: material.accept }
      : undefined,
    error: fault?.materialId === material.id ? fault.sentence : undefined,
  }
}

/** Offered while there is no paper; taken back by whoever would rather hand it in. */
function promiseInstead(
  visit: Visit,
  href: string,
  asked: AskedMaterial,
  { promised, uploaded }: { promised: boolean; uploaded: boolean },
): MaterialModel['promise'] {
  if (promised) return { takeBack: visit.target(`${href}/promise/removal`) }
  return asked.material.promise && takesUpload(asked) && !uploaded ? { href: `${href}/promise` } : undefined
}

/** Name, need, state and requirements of a paper. */
export function materialWords(
  visit: Visit,
  { material, need, reason }: AskedMaterial,
  uploaded: boolean,
): Pick<MaterialModel, 'id' | 'name' | 'need' | 'state' | 'requirements'> {
  const { t } = visit
  const { issuer, samples, deferDays } = material
  const requirements = [
    issuer && t('apply.materials.issuedBy', { issuer }),
    deferDays && t('guide.materials.defer', { count: deferDays }),
    material.paperSpec,
    material.acceptStandard,
    material.fillNotes,
    samples.length > 0 && t('apply.materials.samples', { names: samples.join('、') }),
  ]
    .filter(Boolean)
    .join('\n')
  return {
    id: material.id,
    name: material.shortName ?? material.name,
    need: need === 'required' && deferDays !== null ? 'deferrable' : needWords[need],
    state: stateOf(need, reason[visit.language], uploaded),
    requirements: requirements || undefined,
  }
}

const needWords = {
  required: 'required',
  made_from_answers: 'required',
  conditional: 'required',
  optional: 'optional',
  not_needed: 'optional',
  deferrable: 'deferrable',
  credit_deferrable: 'deferrable',
} as const satisfies Record<AskedMaterial['need'], MaterialModel['need']>

function stateOf(need: AskedMaterial['need'], reason: string, uploaded: boolean): MaterialModel['state'] {
  if (need === 'not_needed') return { kind: 'notNeeded', reason }
  if (need === 'made_from_answers') return { kind: 'generated' }
  return { kind: uploaded ? 'uploaded' : 'missing' }
}
