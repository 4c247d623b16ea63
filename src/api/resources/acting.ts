import { z } from 'zod'
import type { Acting, Command, CaseProgress as Progress } from '../../modules/cases/index.ts'
import type { Api } from '../api.ts'
import type { Call, PersonActor, Role, StaffActor } from '../call.ts'
import { CaseProgress, progressOf } from '../schema/case.ts'
import { Id } from '../schema/common.ts'

export const caseParams = z.object({ caseId: Id })
export const actsTag = 'acts'

export const ActAnswer = z
  .strictObject({
    act: z
      .strictObject({ name: z.string(), caseId: z.uuid() })
      .describe('What was done; the same when it is sent again'),
    case: CaseProgress.describe('Where the case stands when this answer is sent'),
  })
  .describe('An act of a case')

/** The sequence that the client saw may come in the body or as If-Match. */
export const Expected = z.strictObject({
  expectedSequence: z
    .int()
    .min(1)
    .optional()
    .describe('Refuse with 409 when the case has moved on; the same as If-Match'),
})

type ActCall<Body> = Call<{ caseId: string }, undefined, Body, PersonActor | StaffActor>

/** How acts are declared and performed: one sub-resource each, once however often it is sent. */
export function acting({ modules, post }: Api) {
  /** An act that is one command, whatever the state. */
  function act<Given extends Role & ('person' | 'post'), Body extends typeof Expected>(
    name: string,
    about: { readonly summary: string; readonly description?: string; readonly for: Given; readonly body: Body },
    commandOf: (body: z.output<Body>) => Command,
  ): void {
    post(`/cases/:caseId/${name}`, {
      ...about,
      tag: actsTag,
      scope: about.for === 'post' ? 'cases:handle' : 'cases:submit',
      params: caseParams,
      takesSequence: true,
      answer: ActAnswer,
      async handle(call) {
        const given = call as unknown as ActCall<z.output<Body>>
        return perform(given, name, commandOf(given.body))
      },
    })
  }

  async function perform(call: ActCall<z.output<typeof Expected>>, name: string, command: Acting['command']) {
    const {
      params: { caseId },
      actor,
      body,
      expectedSequence = body.expectedSequence,
    } = call
    const expected = expectedSequence === undefined ? {} : { expectedSequence }
    return answered(call, name, (alongside) => modules.cases.act({ caseId, actor, command, alongside, ...expected }))
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
    const view = await once.within<string, Progress>({
      reference: name,
      wholeInTransaction: true,
      change: change as (alongside: Parameters<typeof change>[0]) => Promise<Progress>,
      again: () => modules.cases.view(caseId, actor),
    })
    return { body: { act: { name, caseId: view.caseId }, case: progressOf(view) }, etag: view.sequence }
  }

  return { act, perform, answered }
}
