import { z } from 'zod'
import type { Api } from '../api.ts'
import { apiProblem } from '../errors.ts'
import { receiveFile, uploadTypes } from '../incoming-file.ts'
import { CaseDocument, documentsOf, PaperAnswer, paperOf } from '../schema/case.ts'
import { Id } from '../schema/common.ts'

const params = z.object({ caseId: Id })
const pdf = ['application/pdf']
const tag = 'files'

/** What belongs to a case as files: papers handed in, sealed notices, the certificate. A look of staff is logged. */
export function caseFiles({ get, file, upload, remove, modules }: Api): void {
  const { cases } = modules
  get('/cases/:caseId/documents', {
    tag,
    summary: 'The sealed notices of a case',
    description: 'They are made shortly after the act that calls for them.',
    scope: 'cases:read',
    for: 'either',
    params,
    answer: z.strictObject({ documents: z.array(CaseDocument) }),
    handle: async ({ params: { caseId }, actor }) => ({
      body: { documents: documentsOf(await cases.view(caseId, actor)) },
    }),
  })
  file('/cases/:caseId/documents/:documentId', {
    tag,
    summary: 'A sealed notice, as PDF',
    scope: 'cases:read',
    for: 'either',
    params: params.extend({ documentId: Id }),
    mediaTypes: pdf,
    async handle({ params: { caseId, documentId }, actor }) {
      const [, sequence, kind] = /^(\d{1,6})-([a-z_]{1,40})$/.exec(documentId) ?? []
      const content = sequence && kind ? await cases.openDocument(caseId, actor, Number(sequence), kind) : undefined
      if (!content) throw apiProblem('api.not_found')
      return { content, mediaType: 'application/pdf', fileName: `${kind}.pdf` }
    },
  })
  file('/cases/:caseId/papers/:uploadId', {
    tag,
    summary: 'A paper that was handed in',
    scope: 'cases:read',
    for: 'either',
    params: params.extend({ uploadId: Id }),
    mediaTypes: uploadTypes,
    async handle({ params: { caseId, uploadId }, actor }) {
      const paper = await cases.openPaper(caseId, actor, uploadId)
      if (!paper) throw apiProblem('api.not_found')
      return { content: paper.content, mediaType: paper.mediaType, fileName: paper.name }
    },
  })
  file('/cases/:caseId/certificate', {
    tag,
    summary: 'The certificate that the case resulted in, as sealed PDF',
    scope: 'certificates:read',
    for: 'either',
    params,
    mediaTypes: pdf,
    async handle({ params: { caseId }, actor }) {
      const content = await cases.openCertificate(caseId, actor)
      if (!content) throw apiProblem('api.not_found')
      return { content, mediaType: 'application/pdf', fileName: 'certificate.pdf' }
    },
  })
  get('/cases/:caseId/materials', {
    tag,
    summary: 'Papers uploaded for an open correction and not yet sent',
    scope: 'cases:submit',
    for: 'person',
    params,
    answer: z.strictObject({ papers: z.array(PaperAnswer) }),
    handle: async ({ params: { caseId }, actor }) => ({
      body: { papers: (await cases.correctionUploads(caseId, actor)).map(paperOf) },
    }),
  })
  upload('/cases/:caseId/materials/:materialId', {
    tag,
    summary: 'Upload a paper for an open correction',
    description: 'As for an application. It counts when the correction is sent.',
    scope: 'cases:submit',
    for: 'person',
    params: params.extend({ materialId: Id }),
    uploads: uploadTypes,
    answer: PaperAnswer,
    async handle({ params: { caseId, materialId }, actor, request, once }) {
      const paper = await once.after({
        async change() {
          const answer = await cases.uploadForCorrection(caseId, actor, { materialId, ...(await receiveFile(request)) })
          return { reference: answer.uploadId, answer }
        },
        async again(uploadId: string) {
          const known = (await cases.correctionUploads(caseId, actor)).find(
            (candidate) => candidate.uploadId === uploadId,
          )
          if (!known) throw apiProblem('api.not_found')
          return known
        },
        undo: (uploadId) => cases.removeCorrectionUpload(caseId, actor, uploadId),
      })
      return { body: paperOf(paper) }
    },
  })
  remove('/cases/:caseId/papers/:uploadId', {
    tag,
    summary: 'Take back a paper that was not sent yet',
    scope: 'cases:submit',
    for: 'person',
    params: params.extend({ uploadId: Id }),
    handle: ({ params: { caseId, uploadId }, actor }) => cases.removeCorrectionUpload(caseId, actor, uploadId),
  })
}
