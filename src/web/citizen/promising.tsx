import { type Draft, materialsToPromise } from '../../modules/cases/index.ts'
import { found, submitting } from '../faults.ts'
import { formatDay } from '../texts/format.ts'
import type { FieldError } from '../ui/index.ts'
import { MaterialPromisePage, PermitPromisePage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { draftHref, nextPart, ownDraft } from './draft.tsx'

/** 告知承诺: for the permit as a whole, and in place of single papers. */
export function promisePages(web: Web): void {
  web.get('/apply/:draftId/promise', async (visit) => permitPage(visit, await ownDraft(visit), []))
  web.post('/apply/:draftId/promise', choosePermit)

  const base = '/apply/:draftId/materials/:materialId/promise'
  web.get(base, async (visit) => materialPage(visit, await ownDraft(visit), []))
  web.post(base, signMaterial)
  web.post(`${base}/removal`, async (visit) => {
    const draft = await ownDraft(visit)
    const materialId = visit.parameter('materialId')
    const materials = (draft.content.promised ?? []).filter((id) => id !== materialId)
    await visit.modules.cases.drafts.promise(draft.draftId, visit.person.actor, { materials })
    return { redirect: materialAnchor(draft, materialId) }
  })
}

async function choosePermit(visit: Visit): Promise<Answer> {
  const draft = await ownDraft(visit)
  found(draft.version.definition.promise)
  const way = visit.field('way')
  const again = (errors: readonly FieldError[]) => permitPage(visit, draft, errors)
  if (way !== 'promise' && way !== 'usual') {
    return { ...(await again([{ field: 'way', message: visit.t('apply.promise.choose') }])), status: 422 }
  }
  if (way === 'promise' && visit.field('read') !== 'yes') return { ...(await again([unread(visit)])), status: 422 }
  return submitting(visit.language, again, async () => {
    const chosen = { permit: way === 'promise', signature: signatureOf(visit) }
    const promised = await visit.modules.cases.drafts.promise(draft.draftId, visit.person.actor, chosen)
    return { redirect: visit.query('from') === 'check' ? `${draftHref(draft)}/check` : nextPart(promised) }
  })
}

async function signMaterial(visit: Visit): Promise<Answer> {
  const draft = await ownDraft(visit)
  const { id } = toPromise(visit, draft)
  const again = (errors: readonly FieldError[]) => materialPage(visit, draft, errors)
  if (visit.field('read') !== 'yes') return { ...(await again([unread(visit)])), status: 422 }
  return submitting(visit.language, again, async () => {
    const chosen = { materials: [...(draft.content.promised ?? []), id], signature: signatureOf(visit) }
    await visit.modules.cases.drafts.promise(draft.draftId, visit.person.actor, chosen)
    return { redirect: materialAnchor(draft, id) }
  })
}

const unread = ({ t }: Visit): FieldError => ({ field: 'read', message: t('apply.promise.unread') })
const signatureOf = (visit: Visit): string => visit.field('signature').slice(0, 60)
const materialAnchor = (draft: Draft, id: string): string =>
  `${draftHref(draft)}/materials#material-${encodeURIComponent(id)}`

/** Only what these answers ask for and the item lets a promise stand for. */
function toPromise(visit: Visit, { version, content }: Draft) {
  const offered = materialsToPromise(version.definition, content.answers)
  return found(offered.find(({ id }) => id === visit.parameter('materialId')))
}

function modelOf(visit: Visit, draft: Draft, errors: readonly FieldError[]) {
  return {
    itemName: draft.version.definition.name,
    applicant: draft.content.applicant.personName,
    values: { read: visit.field('read'), signature: visit.field('signature') },
    errors,
  }
}

async function permitPage(visit: Visit, draft: Draft, errors: readonly FieldError[]): Promise<PageAnswer> {
  const promise = found(draft.version.definition.promise)
  const { permitPromised } = draft.content
  const before = permitPromised === undefined ? undefined : permitPromised ? 'promise' : 'usual'
  const model = modelOf(visit, draft, errors)
  const values = { ...model.values, way: visit.field('way') || before }
  const { barredUntil } = await visit.modules.cases.creditOf(draft.content.applicant)
  const barred = barredUntil ? formatDay(barredUntil, visit.language, 'year') : undefined
  const action = `${draftHref(draft)}/promise${visit.query('from') === 'check' ? '?from=check' : ''}`
  return {
    title: visit.t('apply.promise.permitTitle'),
    page: (
      <PermitPromisePage
        frame={await visit.frame()}
        model={{ ...model, values, promise, barred, backHref: draftHref(draft), target: visit.target(action) }}
      />
    ),
  }
}

async function materialPage(visit: Visit, draft: Draft, errors: readonly FieldError[]): Promise<PageAnswer> {
  const material = toPromise(visit, draft)
  return {
    title: visit.t('apply.promise.materialTitle'),
    page: (
      <MaterialPromisePage
        frame={await visit.frame()}
        model={{
          ...modelOf(visit, draft, errors),
          materialName: material.shortName ?? material.name,
          promise: found(material.promise),
          backHref: materialAnchor(draft, material.id),
          target: visit.target(`${draftHref(draft)}/materials/${material.id}/promise`),
        }}
      />
    ),
  }
}
