import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Modules } from '../composition.ts'
import type { FieldFault } from '../kernel/problem.ts'
import { Delivery, type Draft, type Submitted } from '../modules/cases/index.ts'
import type { Statement } from '../platform/db/statement.ts'
import { GivenAnswers, problemOfAnswers } from './answers.ts'
import { applicantOf, NamedApplicant } from './applicant.ts'
import type { PersonActor, StaffActor } from './call.ts'

/** Bytes of a request that carries papers: a few photographs. Larger files go the long way. */
export const filingBytesMax = 20 * 1024 * 1024

/** A whole application in one request. */
export const Filing = z.strictObject({
  itemId: z.uuid(),
  applicant: NamedApplicant.optional(),
  answers: GivenAnswers,
  delivery: Delivery,
  papers: z
    .array(
      z.strictObject({
        materialId: z.string().max(40),
        fileName: z.string().min(1).max(200),
        content: z.base64().describe('The file, base64'),
      }),
    )
    .max(40)
    .default([]),
  handedIn: z
    .array(z.string().max(40))
    .max(60)
    .default([])
    .describe('Papers laid on the counter; only when a post files'),
  promises: z
    .strictObject({
      materials: z.array(z.string().max(40)).max(60).optional().describe('Materials in whose place a promise stands'),
      permit: z.boolean().optional().describe('True: the permit is asked for on a promise'),
      signature: z.string().max(60).describe("The applicant's name, as a signature"),
    })
    .optional()
    .describe('告知承诺, where the item offers it'),
})
export type Filing = z.infer<typeof Filing>

/** Begins, fills and sends an application. When anything is missing nothing is left of it. */
export async function file(
  modules: Modules,
  actor: PersonActor | StaffActor,
  filing: Filing,
  alongside: (caseId: string) => readonly Statement[],
): Promise<Submitted> {
  const { drafts } = modules.cases
  const { itemId, applicant, answers, delivery, papers, handedIn, promises } = filing
  const named = await applicantOf(modules, actor, applicant)
  const draft = await drafts.start({ actor, itemId, ...named, ofOneRequest: true })
  const { draftId } = draft
  try {
    await fillIn(modules, actor, draft, answers)
    for (const { materialId, fileName, content } of papers) {
      await drafts.upload(draftId, actor, {
        materialId,
        fileName,
        content: Readable.from([Buffer.from(content, 'base64')]),
      })
    }
    if (handedIn.length > 0) await drafts.markHandedIn(draftId, actor, handedIn)
    if (promises) await drafts.promise(draftId, actor, promises)
    await drafts.chooseDelivery(draftId, actor, delivery)
    return await modules.cases.submit(draftId, actor, alongside(draftId))
  } catch (error) {
    await drafts.discard(draftId, actor)
    throw error
  }
}

/** Section by section in the order of the form, because later questions depend on earlier answers; all faults at once. */
async function fillIn(
  { cases }: Modules,
  actor: PersonActor | StaffActor,
  { draftId, version }: Draft,
  answers: Filing['answers'],
): Promise<void> {
  const faults: FieldFault[] = []
  const sections = version.definition.form?.sections ?? []
  for (const section of sections)
    faults.push(...(await cases.drafts.answerSection(draftId, actor, section.id, answers)).faults)
  problemOfAnswers(answers, sections, faults)
}
