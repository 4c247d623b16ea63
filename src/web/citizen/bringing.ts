import type { Cases, CaseView } from '../../modules/cases/index.ts'
import { type Answers, type Material, requiredMaterials } from '../../modules/catalog/index.ts'
import { found } from '../faults.ts'
import type { MaterialModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { materialWords } from './materials.tsx'
import { takeUpload } from './uploads.ts'

/** What was wrong with the last upload, and where. */
export interface UploadFault {
  readonly materialId: string
  readonly sentence: string
}

export type Uploads = Awaited<ReturnType<Cases['correctionUploads']>>
type Part = 'correction' | 'pending'

interface Bringing {
  readonly upload: Cases['uploadForCorrection']
  readonly remove: Cases['removeCorrectionUpload']
  readonly again: (visit: Visit, fault: UploadFault) => Promise<PageAnswer>
}

/** Papers for a case that is under way: one by one, taken back while nothing was sent. */
export function bringingPages(web: Web, part: Part, { upload, remove, again }: Bringing): void {
  const base = `/cases/:caseId/${part}/materials/:materialId`
  const anchor = (visit: Visit) =>
    `/cases/${visit.parameter('caseId')}/${part}#material-${encodeURIComponent(visit.parameter('materialId'))}`

  web.post(base, async (visit) => {
    const materialId = visit.parameter('materialId')
    return takeUpload(visit, materialId, {
      receive: (file) => upload(visit.parameter('caseId'), visit.person.actor, file),
      next: anchor(visit),
      again: (sentence) => again(visit, { materialId, sentence }),
    })
  })

  web.post(`${base}/:uploadId/removal`, async (visit) => {
    await remove(visit.parameter('caseId'), visit.person.actor, visit.parameter('uploadId'))
    return { redirect: anchor(visit) }
  })
}

/** One paper of a case: what was sent before, what came now, and the place for more. */
export function broughtPaper(
  visit: Visit,
  { caseId, application }: CaseView,
  material: Material,
  uploads: Uploads,
  { part, fault }: { part: Part; fault: UploadFault | undefined },
): MaterialModel {
  const href = `/cases/${caseId}/${part}/materials/${material.id}`
  const fresh = uploads.filter(({ materialId }) => materialId === material.id)
  const sent = application.papers.filter(({ materialId }) => materialId === material.id)
  const [asked] = requiredMaterials({ materials: [material] }, application.answers as Answers)
  return {
    ...materialWords(visit, found(asked), fresh.length + sent.length > 0),
    files: [
      ...sent.map(({ uploadId, name, bytes }) => ({ name, bytes, href: `/cases/${caseId}/papers/${uploadId}` })),
      ...fresh.map(({ uploadId, name, bytes }) => ({
        name,
        bytes,
        remove: visit.target(`${href}/${uploadId}/removal`),
      })),
    ],
    upload: { ...visit.fileTarget(href), field: 'file', maxBytes: material.maxBytes, accept: material.accept },
    error: fault?.materialId === material.id ? fault.sentence : undefined,
  }
}
