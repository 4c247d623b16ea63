import { z } from 'zod'
import { Problem } from '../../kernel/problem.ts'
import type { CaseToEvaluate } from '../../modules/cases/index.ts'
import { Evaluation } from '../../modules/evaluations/index.ts'
import type { Api } from '../api.ts'
import { apiProblem } from '../errors.ts'
import { createGuesses } from '../guesses.ts'
import { actsTag, caseParams } from './acting.ts'

/** Where a machine client may say that it was evaluated. */
const channel = z
  .enum(['pc', 'mobile', 'terminal', 'phone'])
  .default('terminal')
  .describe('GB/T 39046: pc 电脑端, mobile 移动端, terminal 其他终端 (a kiosk), phone 电话 (a hotline)')
const terminal = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .describe('Id of the terminal or seat: many best grades of one within an hour are shown to a supervisor')
const { grade, reasons, text } = Evaluation.shape
export const GivenEvaluation = z.strictObject({ grade, reasons, text, channel, terminal })
type Given = z.output<typeof GivenEvaluation>

const WithoutSession = GivenEvaluation.extend({
  invitation: z.string().min(8).max(40).optional().describe('Token of the QR code, or the code that the window opened'),
  receiptNumber: z.string().min(1).max(40).optional().describe('With `second`, where there is no invitation'),
  second: z.string().min(1).max(12).optional().describe("Last four of the holder's number, or the code on the slip"),
})

const Answer = z.strictObject({ given: z.literal(true) })

/** 好差评 by machines: for a person who is known, by a kiosk with a code, by a hotline with the receipt. */
export function evaluations(api: Api): void {
  const { modules, post, platform } = api
  const guesses = createGuesses(platform.clock)

  post('/cases/:caseId/evaluation', {
    tag: actsTag,
    summary: 'Say how it went, in five grades (好差评)',
    description:
      'Once a case, when it was decided or has ended. It is kept apart from the case; a bad grade is called back by the service bureau, and the office sees no person.',
    scope: 'cases:submit',
    for: 'person',
    params: caseParams,
    body: GivenEvaluation,
    answer: z.strictObject({ caseId: z.uuid(), given: z.literal(true) }),
    status: 201,
    async handle({ params: { caseId }, actor, body, clientId, once }) {
      const answer = { caseId, given: true as const }
      await once.after({
        async change() {
          const view = await modules.cases.view(caseId, actor)
          if (!view.decidedAt && !view.endedAt) throw apiProblem('api.not_ended')
          const found = await modules.cases.findToEvaluate(caseId)
          if (!found) throw apiProblem('api.not_ended')
          await give({ ...found, personId: actor.personId }, body, clientId)
          return { reference: caseId, answer }
        },
        again: async () => answer,
      })
      return { body: answer }
    },
  })

  post('/evaluations', {
    tag: actsTag,
    summary: 'Say how it went by a code or a receipt, for nobody who is signed in',
    description:
      'For kiosks (`invitation`) and hotlines (`receiptNumber` and `second`). An unknown code, an unknown number and a wrong second thing get the same answer; failures are limited per client. Where it was evaluated before, the first one counts and the answer is the same.',
    scope: 'cases:submit',
    for: 'nobody',
    body: WithoutSession,
    answer: Answer,
    status: 201,
    async handle({ body, clientId, once }) {
      const answer = { given: true as const }
      await once.after({
        async change() {
          const { invitation, receiptNumber = '', second = '' } = body
          const account = invitation ?? receiptNumber
          guesses.require(clientId, account)
          const done = invitation
            ? await giveInvited(invitation, body, clientId)
            : await giveBySecond({ receiptNumber, second }, body, clientId)
          if (!done) {
            guesses.failed(clientId, account)
            throw apiProblem('api.evaluation_unknown')
          }
          return { reference: 'given', answer }
        },
        again: async () => answer,
      })
      return { body: answer }
    },
  })

  async function giveInvited(token: string, body: Given, clientId: string): Promise<boolean> {
    if (!(await modules.evaluations.findInvitation(token))) return false
    const by = { device: deviceOf(body, clientId), channel: body.channel }
    await modules.evaluations.giveInvited(token, evaluationOf(body), by)
    return true
  }

  async function giveBySecond(
    question: { receiptNumber: string; second: string },
    body: Given,
    clientId: string,
  ): Promise<boolean> {
    const found = await modules.cases.findToEvaluateBySecond(question)
    if (!found?.concluded) return false
    // Whoever holds a receipt must not learn by it whether the case was evaluated: the first one counts, and no more is said.
    await give(found, body, clientId).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'evaluation.given_before') throw error
    })
    return true
  }

  async function give(found: CaseToEvaluate, body: Given, clientId: string): Promise<void> {
    const { caseId, regionCode, departmentId, itemId, personId, receiptNumber, itemName, name, phone } = found
    await modules.evaluations.give(
      {
        evaluated: { caseId, node: 'concluded', regionCode, departmentId, itemId },
        contact: { personId, receiptNumber, itemName, name, phone },
        channel: body.channel,
        device: deviceOf(body, clientId),
      },
      evaluationOf(body),
    )
  }
}

function evaluationOf(body: Given): Evaluation {
  const checked = Evaluation.safeParse({ grade: body.grade, reasons: body.reasons, text: body.text })
  if (!checked.success) throw apiProblem('api.evaluation_reasons')
  return checked.data
}

function deviceOf({ terminal: id }: Given, clientId: string): string | undefined {
  return id === undefined ? undefined : `${clientId}/${id}`
}
