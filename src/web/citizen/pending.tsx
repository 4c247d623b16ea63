import type { CaseView } from '../../modules/cases/index.ts'
import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { PendingPapers } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { bringingPages, broughtPaper, type UploadFault } from './bringing.ts'
import { ownCase } from './status.tsx'
import { expectedSequence } from './withdrawal.tsx'

interface Shown {
  readonly errors?: readonly FieldError[]
  readonly fault?: UploadFault
}

/** 容缺: what is still missing, by when, what follows, and the place to bring it. */
export function pendingPages(web: Web): void {
  web.get('/cases/:caseId/pending', async (visit) => page(visit, await openCase(visit), {}))
  web.post('/cases/:caseId/pending', send)
  const { pending } = web.modules.cases
  bringingPages(web, 'pending', {
    upload: pending.upload,
    remove: pending.removeUpload,
    again: async (visit, fault) => page(visit, await openCase(visit), { fault }),
  })
}

/** Only while a paper is missing, and only for the applicant. */
async function openCase(visit: Visit): Promise<CaseView> {
  const view = await ownCase(visit)
  return found(view.actions.includes('supply_pending') ? view : undefined)
}

async function send(visit: Visit): Promise<Answer> {
  const view = await openCase(visit)
  const { caseId } = view
  const again = (errors: readonly FieldError[]) => page(visit, view, { errors })
  return submitting(visit.language, again, async () => {
    const { expectedSequence: sequence } = expectedSequence(visit)
    await visit.modules.cases.pending.send(caseId, visit.person.actor, sequence)
    return { redirect: `/cases/${caseId}?done=supplied` }
  })
}

async function page(visit: Visit, view: CaseView, { errors = [], fault }: Shown): Promise<PageAnswer> {
  const href = `/cases/${view.caseId}`
  const pending = found(view.pending)
  const uploads = await visit.modules.cases.pending.uploads(view.caseId, visit.person.actor)
  const missing = new Set(pending.materials.map(({ materialId }) => materialId))
  const materials = (view.version.definition.materials ?? []).filter(({ id }) => missing.has(id))
  return {
    title: visit.t('status.pending.title'),
    page: (
      <PendingPapers
        frame={await visit.frame()}
        model={{
          itemName: view.version.definition.name,
          caseHref: href,
          target: visit.target(`${href}/pending`),
          hidden: { sequence: String(view.sequence) },
          byDay: pending.due?.explained.day,
          lapsed: pending.status === 'lapsed',
          materials: materials.map((material) =>
            broughtPaper(visit, view, material, uploads, { part: 'pending', fault }),
          ),
          errors,
        }}
      />
    ),
  }
}
