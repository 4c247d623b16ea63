import { z } from 'zod'
import { Delivery, type Draft, type Paper } from '../../modules/cases/index.ts'
import { GivenAnswers, problemOfAnswers } from '../answers.ts'
import type { Api } from '../api.ts'
import { applicantOf, NamedApplicant } from '../applicant.ts'
import { apiProblem } from '../errors.ts'
import { receiveFile, uploadTypes } from '../incoming-file.ts'
import { DraftAnswer, draftOf, PaperAnswer, paperOf, SubmittedAnswer } from '../schema/case.ts'
import { Id } from '../schema/common.ts'

const params = z.object({ applicationId: Id })
const tag = 'applications'

/** The long way: begin, answer section by section, upload, send. What is begun is kept for 90 days, and the person sees it on the portal. */
export function applications({ get, post, put, remove, upload, file, modules }: Api): void {
  const { drafts } = modules.cases

  post('/applications', {
    tag,
    summary: 'Begin an application',
    description:
      'A person files for herself or for an organisation that she represents; a post names the person at the counter.',
    scope: 'cases:submit',
    for: 'either',
    body: z.strictObject({ itemId: z.uuid(), applicant: NamedApplicant.optional() }),
    answer: DraftAnswer,
    status: 201,
    async handle({ body: { itemId, applicant: named }, actor, once }) {
      const draft = await once.after<{ draftId: string }, Draft>({
        async change() {
          const answer = await drafts.start({ actor, itemId, ...(await applicantOf(modules, actor, named)) })
          return { reference: { draftId: answer.draftId }, answer }
        },
        again: ({ draftId }) => drafts.get(draftId, actor),
        undo: ({ draftId }) => drafts.discard(draftId, actor),
      })
      return { body: draftOf(draft), location: `/v1/applications/${draft.draftId}` }
    },
  })
  get('/applications', {
    tag,
    summary: 'Applications that were begun and not sent, newest first',
    scope: 'cases:submit',
    for: 'either',
    answer: z.strictObject({ applications: z.array(DraftAnswer) }),
    handle: async ({ actor }) => ({ body: { applications: (await drafts.list(actor)).map(draftOf) } }),
  })
  get('/applications/:applicationId', {
    tag,
    summary: 'An application as filled in so far',
    scope: 'cases:submit',
    for: 'either',
    params,
    answer: DraftAnswer,
    handle: async ({ params: { applicationId }, actor }) => ({ body: draftOf(await drafts.get(applicationId, actor)) }),
  })
  remove('/applications/:applicationId', {
    tag,
    summary: 'Throw an application away, with its papers',
    scope: 'cases:submit',
    for: 'either',
    params,
    handle: ({ params: { applicationId }, actor }) => drafts.discard(applicationId, actor),
  })
  put('/applications/:applicationId/sections/:sectionId', {
    tag,
    summary: 'Answer one section of the form',
    description:
      'All answers of the section at once. With a fault the answer is 422; the other answers of the section are kept.',
    scope: 'cases:submit',
    for: 'either',
    params: params.extend({ sectionId: Id }),
    body: z.strictObject({ answers: GivenAnswers }),
    answer: DraftAnswer,
    async handle({ params: { applicationId, sectionId }, body: { answers }, actor }) {
      const { definition } = (await drafts.get(applicationId, actor)).version
      const section = definition.form?.sections.find(({ id }) => id === sectionId)
      if (!section) throw apiProblem('api.not_found')
      const { draft, faults } = await drafts.answerSection(applicationId, actor, sectionId, answers)
      problemOfAnswers(answers, [section], faults)
      return { body: draftOf(draft) }
    },
  })
  put('/applications/:applicationId/delivery', {
    tag,
    summary: 'Choose how the result is received',
    scope: 'cases:submit',
    for: 'either',
    params,
    body: Delivery,
    answer: DraftAnswer,
    handle: async ({ params: { applicationId }, body, actor }) => ({
      body: draftOf(await drafts.chooseDelivery(applicationId, actor, body)),
    }),
  })
  put('/applications/:applicationId/handed-in', {
    tag,
    summary: 'Name the papers that were laid on the counter',
    scope: 'cases:submit',
    for: 'post',
    params,
    body: z.strictObject({ materialIds: z.array(z.string().max(40)).max(60) }),
    answer: DraftAnswer,
    handle: async ({ params: { applicationId }, body, actor }) => ({
      body: draftOf(await drafts.markHandedIn(applicationId, actor, body.materialIds)),
    }),
  })
  upload('/applications/:applicationId/materials/:materialId', {
    tag,
    summary: 'Upload a paper',
    description:
      'The file is the body, its name in Yimen-File-Name (percent-encoded UTF-8); or multipart/form-data with one file. What it is, is sniffed from its content.',
    scope: 'cases:submit',
    for: 'either',
    params: params.extend({ materialId: Id }),
    uploads: uploadTypes,
    answer: PaperAnswer,
    async handle({ params: { applicationId, materialId }, actor, request, once }) {
      const paper = await once.after<{ uploadId: string }, Paper>({
        async change() {
          const answer = await drafts.upload(applicationId, actor, { materialId, ...(await receiveFile(request)) })
          return { reference: { uploadId: answer.uploadId }, answer }
        },
        async again({ uploadId }) {
          const known = (await drafts.get(applicationId, actor)).uploads.find(
            (candidate) => candidate.uploadId === uploadId,
          )
          if (!known) throw apiProblem('api.not_found')
          return known
        },
        undo: ({ uploadId }) => drafts.removeUpload(applicationId, actor, uploadId),
      })
      return { body: paperOf(paper) }
    },
  })
  file('/applications/:applicationId/papers/:uploadId', {
    tag,
    summary: 'An uploaded paper',
    scope: 'cases:submit',
    for: 'either',
    params: params.extend({ uploadId: Id }),
    mediaTypes: uploadTypes,
    async handle({ params: { applicationId, uploadId }, actor }) {
      const paper = await drafts.openUpload(applicationId, actor, uploadId)
      if (!paper) throw apiProblem('api.not_found')
      return { content: paper.content, mediaType: paper.mediaType, fileName: paper.name }
    },
  })
  remove('/applications/:applicationId/papers/:uploadId', {
    tag,
    summary: 'Take an uploaded paper back',
    scope: 'cases:submit',
    for: 'either',
    params: params.extend({ uploadId: Id }),
    handle: ({ params: { applicationId, uploadId }, actor }) => drafts.removeUpload(applicationId, actor, uploadId),
  })
  post('/applications/:applicationId/submission', {
    tag,
    summary: 'Send an application: it becomes a case',
    description: 'Sending it twice, with or without an Idempotency-Key, makes one case and gives the same numbers.',
    scope: 'cases:submit',
    for: 'either',
    params,
    answer: SubmittedAnswer,
    status: 201,
    async handle({ params: { applicationId }, actor, once }) {
      const submitted = await once.within({
        reference: applicationId,
        change: (alongside) => modules.cases.submit(applicationId, actor, alongside),
        again: (caseId) => modules.cases.submit(caseId, actor),
      })
      return { body: submitted, location: `/v1/cases/${submitted.caseId}` }
    },
  })
}
