import { z } from 'zod'
import { type Command, Demand, TableUse } from '../../modules/cases/index.ts'
import { GivenAnswers, problemOfAnswers } from '../answers.ts'
import type { Api } from '../api.ts'
import { ActAnswer, acting, actsTag, caseParams, Expected } from './acting.ts'

const points = z
  .array(z.string().max(40))
  .max(40)
  .default([])
  .describe('Ids of the review points that were found to be met')
const opinion = z.string().max(1000).default('')
const checklist = z.array(z.string().max(40)).max(60).default([]).describe('Ids of the materials that were checked')
const reason = (max: number) => z.string().max(max).describe('Said to the applicant, except in a return')

const discretion = z
  .array(TableUse)
  .max(10)
  .optional()
  .describe('Facts for each discretion table of the item (裁量基准); a decision needs them where the item has a table')

const DecisionBody = Expected.extend({
  outcome: z.enum(['granted', 'denied', 'partly']).describe('partly: where the item may be granted in part'),
  points,
  opinion: opinion.describe('For granted'),
  reason: reason(2000).default('').describe('For denied: the grounds; for partly: what is not granted, and why'),
  granted: z.string().max(1000).default('').describe('For partly: what is granted'),
  discretion,
})

/** What is done to a case on its way from filing to its end: one sub-resource for each act. */
export function acts(api: Api): void {
  const { modules, post } = api
  const { act, perform, answered } = acting(api)

  act(
    'pre-review',
    {
      summary: 'The papers are complete and readable (预审)',
      for: 'post',
      body: Expected.extend({ checklist }),
    },
    ({ checklist: checked }) => ({ action: 'pre_review', checklist: checked }),
  )
  act(
    'correction-request',
    {
      summary: 'Ask for corrections, everything at once (一次性告知补正)',
      for: 'post',
      body: Expected.extend({ demands: z.array(Demand).min(1).max(40) }),
    },
    ({ demands }) => ({ action: 'request_correction', demands }),
  )
  act(
    'mending',
    {
      summary: 'Put a trifle right on the spot, with the applicant',
      for: 'post',
      body: Expected.extend({
        answers: GivenAnswers,
        note: z.string().max(300).describe('What was put right, and how the applicant agreed'),
      }),
    },
    ({ answers, note }) => ({
      action: 'mend',
      answers: answers as Extract<Command, { action: 'mend' }>['answers'],
      note,
    }),
  )
  act(
    'acceptance',
    {
      summary: 'Accept the application (受理)',
      description:
        'For an item of the simple tier `decision` accepts and grants in one act, while the person waits; for others it is refused with 409.',
      for: 'post',
      body: Expected.extend({
        checklist,
        pending: z
          .array(z.string().max(40))
          .max(60)
          .optional()
          .describe('容缺受理: ids of materials that come later, each one that the item lets come later'),
        decision: z
          .strictObject({ outcome: z.literal('granted'), points, opinion, discretion })
          .optional()
          .describe('Simple tier only: decide in the same act'),
      }),
    },
    ({ checklist: checked, decision, pending }) =>
      pending?.length
        ? { action: 'accept_with_pending', checklist: checked, pending }
        : decision
          ? {
              action: 'accept_and_grant',
              checklist: checked,
              points: decision.points,
              opinion: decision.opinion,
              discretion: decision.discretion,
            }
          : { action: 'accept', checklist: checked },
  )
  act(
    'non-acceptance',
    {
      summary: 'Do not accept, with the reason (不予受理)',
      for: 'post',
      body: Expected.extend({ reason: reason(1000) }),
    },
    (body) => ({ action: 'not_accept', reason: body.reason }),
  )
  act(
    'review',
    {
      summary: 'The review is done: its points are met (审查通过), or with `advice` denial is advised (建议不予许可)',
      description:
        'For items of the complex tier. In the general tier one officer reviews and decides: POST the decision. With `advice` the opinion is the reason and must be given.',
      for: 'post',
      body: Expected.extend({
        points,
        opinion,
        advice: z.literal('deny').optional().describe('The reviewer advises to deny'),
        discretion,
      }),
    },
    (body) =>
      body.advice
        ? { action: 'advise_denial', points: body.points, reason: body.opinion, discretion: body.discretion }
        : { action: 'pass_review', points: body.points, opinion: body.opinion, discretion: body.discretion },
  )
  act(
    'return',
    {
      summary: 'Give it back to the review, with the reason; the applicant does not see it',
      for: 'post',
      body: Expected.extend({ reason: reason(1000) }),
    },
    (body) => ({ action: 'return_to_review', reason: body.reason }),
  )
  post('/cases/:caseId/decision', {
    tag: actsTag,
    summary: 'Grant or deny (决定)',
    description:
      'In the general tier, where one officer reviews and decides, it is both acts at once; `points` then names the points of both.',
    scope: 'cases:handle',
    for: 'post',
    params: caseParams,
    body: DecisionBody,
    takesSequence: true,
    answer: ActAnswer,
    handle: (call) => perform(call, 'decision', ({ awaiting }) => decisionOf(call.body, awaiting === 'review')),
  })
  act('delivery', { summary: 'The result was handed over (送达)', for: 'post', body: Expected }, () => ({
    action: 'deliver',
  }))
  act(
    'withdrawal',
    {
      summary: 'Withdraw the application (撤件)',
      for: 'person',
      body: Expected.extend({ reason: z.string().max(500).default('') }),
    },
    (body) => ({ action: 'withdraw', reason: body.reason }),
  )
  post('/cases/:caseId/correction', {
    tag: actsTag,
    summary: 'Answer a request for corrections (补正)',
    description:
      'Changed answers, and the papers that were uploaded for it under /v1/cases/{caseId}/materials. Whatever is not mentioned stays.',
    scope: 'cases:submit',
    for: 'person',
    params: caseParams,
    body: Expected.extend({ answers: GivenAnswers.default({}), removePapers: z.array(z.uuid()).max(300).default([]) }),
    takesSequence: true,
    answer: ActAnswer,
    async handle(call) {
      const {
        params: { caseId },
        actor,
        body: { answers, removePapers, expectedSequence: inBody },
      } = call
      const expectedSequence = call.expectedSequence ?? inBody
      return answered(call, 'correction', async (alongside) => {
        const { version } = await modules.cases.view(caseId, actor)
        problemOfAnswers(answers, version.definition.form?.sections ?? [], [])
        return modules.cases.correct({
          caseId,
          actor,
          answers,
          removePapers,
          alongside,
          ...(expectedSequence !== undefined && { expectedSequence }),
        })
      })
    },
  })
}

function decisionOf(
  { outcome, points: met, opinion: text, reason: grounds, granted, discretion: uses }: z.output<typeof DecisionBody>,
  withReview: boolean,
): Command {
  const found = { points: met, discretion: uses }
  if (outcome === 'granted') return { action: withReview ? 'review_and_grant' : 'grant', ...found, opinion: text }
  if (outcome === 'partly') return { action: 'grant_partly', ...found, opinion: text, granted, reason: grounds }
  return { action: withReview ? 'review_and_deny' : 'deny', ...found, reason: grounds }
}
