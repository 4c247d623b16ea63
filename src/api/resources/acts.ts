import { z } from 'zod'
import { type CaseView, type Command, Demand, TableUse } from '../../modules/cases/index.ts'
import { Evaluation } from '../../modules/evaluations/index.ts'
import { GivenAnswers, problemOfAnswers } from '../answers.ts'
import type { Api } from '../api.ts'
import type { Call, PersonActor, Role, StaffActor } from '../call.ts'
import { apiProblem } from '../errors.ts'
import { CaseProgress, progressOf } from '../schema/case.ts'
import { Id } from '../schema/common.ts'

const params = z.object({ caseId: Id })
const tag = 'acts'

export const ActAnswer = z
  .strictObject({
    act: z
      .strictObject({ name: z.string(), caseId: z.uuid() })
      .describe('What was done; the same when it is sent again'),
    case: CaseProgress.describe('Where the case stands when this answer is sent'),
  })
  .describe('An act of a case')

/** The sequence that the client saw may come in the body or as If-Match. */
const Expected = z.strictObject({
  expectedSequence: z
    .int()
    .min(1)
    .optional()
    .describe('Refuse with 409 when the case has moved on; the same as If-Match'),
})

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
  outcome: z.enum(['granted', 'denied']),
  points,
  opinion: opinion.describe('For granted'),
  reason: reason(2000).default('').describe('For denied: the grounds'),
  discretion,
})

/** Everything that is done to a case after it was filed: one sub-resource for each act. */
export function acts(api: Api): void {
  const { modules, post } = api

  /** An act that is one command, whatever the state. */
  function act<Given extends Role & ('person' | 'post'), Body extends typeof Expected>(
    name: string,
    about: { readonly summary: string; readonly description?: string; readonly for: Given; readonly body: Body },
    commandOf: (body: z.output<Body>) => Command,
  ): void {
    post(`/cases/:caseId/${name}`, {
      ...about,
      tag,
      scope: about.for === 'post' ? 'cases:handle' : 'cases:submit',
      params,
      takesSequence: true,
      answer: ActAnswer,
      async handle(call) {
        const given = call as unknown as ActCall<z.output<Body>>
        return perform(given, name, () => ({ command: commandOf(given.body) }))
      },
    })
  }

  type ActCall<Body> = Call<{ caseId: string }, undefined, Body, PersonActor | StaffActor>

  async function perform(
    call: ActCall<z.output<typeof Expected>>,
    name: string,
    decide: () => { command: Command; sequence?: number } | Promise<{ command: Command; sequence?: number }>,
  ) {
    const {
      params: { caseId },
      actor,
      body,
      expectedSequence = body.expectedSequence,
    } = call
    return answered(call, name, async (alongside) => {
      const { command, sequence } = await decide()
      const expected = expectedSequence ?? sequence
      return modules.cases.act({
        caseId,
        actor,
        command,
        alongside,
        ...(expected !== undefined && { expectedSequence: expected }),
      })
    })
  }

  async function answered(
    call: Pick<ActCall<unknown>, 'params' | 'actor' | 'once'>,
    name: string,
    change: Parameters<ActCall<unknown>['once']['within']>[0]['change'],
  ) {
    const {
      params: { caseId },
      actor,
      once,
    } = call
    const view = await once.within<string, CaseView>({
      reference: name,
      change: change as (alongside: Parameters<typeof change>[0]) => Promise<CaseView>,
      again: () => modules.cases.view(caseId, actor),
    })
    return { body: { act: { name, caseId: view.caseId }, case: progressOf(view) }, etag: view.sequence }
  }

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
        decision: z
          .strictObject({ outcome: z.literal('granted'), points, opinion, discretion })
          .optional()
          .describe('Simple tier only: decide in the same act'),
      }),
    },
    ({ checklist: checked, decision }) =>
      decision
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
    tag,
    summary: 'Grant or deny (决定)',
    description:
      'In the general tier, where one officer reviews and decides, it is both acts at once; `points` then names the points of both.',
    scope: 'cases:handle',
    for: 'post',
    params,
    body: DecisionBody,
    takesSequence: true,
    answer: ActAnswer,
    handle: (call) =>
      perform(call, 'decision', async () => {
        const view = await modules.cases.view(call.params.caseId, call.actor)
        return { command: decisionOf(call.body, view.awaiting === 'review'), sequence: view.sequence }
      }),
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
    tag,
    summary: 'Answer a request for corrections (补正)',
    description:
      'Changed answers, and the papers that were uploaded for it under /v1/cases/{caseId}/materials. Whatever is not mentioned stays.',
    scope: 'cases:submit',
    for: 'person',
    params,
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
  post('/cases/:caseId/evaluation', {
    tag,
    summary: 'Say how it went, in five grades (好差评)',
    description:
      'Once a case, when it was decided or has ended. It is kept apart from the case and cannot be traced to the person.',
    scope: 'cases:submit',
    for: 'person',
    params,
    body: Evaluation,
    answer: z.strictObject({ caseId: z.uuid(), given: z.literal(true) }),
    status: 201,
    async handle({ params: { caseId }, actor, body, once }) {
      const answer = { caseId, given: true as const }
      await once.after({
        async change() {
          const view = await modules.cases.view(caseId, actor)
          if (!view.decidedAt && !view.endedAt) throw apiProblem('api.not_ended')
          const { regionCode, departmentId, channel, version } = view
          await modules.evaluations.give({ caseId, regionCode, departmentId, itemId: version.itemId, channel }, body)
          return { reference: caseId, answer }
        },
        again: async () => answer,
      })
      return { body: answer }
    },
  })
}

function decisionOf(
  { outcome, points: met, opinion: text, reason: grounds, discretion: uses }: z.output<typeof DecisionBody>,
  withReview: boolean,
): Command {
  const found = { points: met, discretion: uses }
  if (outcome === 'granted') return { action: withReview ? 'review_and_grant' : 'grant', ...found, opinion: text }
  return { action: withReview ? 'review_and_deny' : 'deny', ...found, reason: grounds }
}
