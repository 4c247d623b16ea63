import {
  type Difference,
  differencesOf,
  type FormField,
  type ItemDefinition,
  singleFieldsOf,
  validateAnswers,
} from '../../catalog/index.ts'
import type { Answers, DraftContent } from '../schema.ts'
import { prefilled } from './prefill.ts'

/** Parts of an item that change what somebody fills in, hands in, waits or pays. The rest is read, and not part of an application. */
const applicantsParts =
  /^\/(form|materials|situations|conditions|limits|fees|deliveryWays|promise|audience|applyOnline|status|windows|result)(\/|$)/

/** What of a new version concerns whoever is filling in the application. */
export function concerning(before: ItemDefinition, after: ItemDefinition): Difference[] {
  return differencesOf(before, after).filter(({ pointer }) => applicantsParts.test(pointer))
}

/**
 * The draft as one of the new version: every answer, paper, promise and way of delivery that still fits stays. Questions that are new or ask
 * something else are named, and their sections are to be gone through again.
 */
export function broughtOver(
  content: DraftContent,
  before: ItemDefinition,
  after: ItemDefinition,
  today: string,
): DraftContent {
  const { form } = after
  const answers = form
    ? (validateAnswers(form, { ...prefilled(form, content.applicant), ...content.answers }, { today })
        .answers as Answers)
    : {}
  const fresh = freshQuestions(before, after)
  const finished = (sectionId: string) => {
    const section = form?.sections.find(({ id }) => id === sectionId)
    if (!form || !section || section.fields.some(({ id }) => fresh.includes(id))) return false
    return validateAnswers(form, answers, { today, section: sectionId }).faults.length === 0
  }
  const materials = new Set((after.materials ?? []).map(({ id }) => id))
  const way = content.delivery?.way
  const { permitPromised, promiseSignature, promised = [], ...rest } = content
  // A promise is made to what was read: where its words are others now, it is asked for again.
  const same = (id: string) => JSON.stringify(promiseFor(before, id)) === JSON.stringify(promiseFor(after, id))
  const kept = promised.filter((id) => materials.has(id) && same(id))
  const permit = JSON.stringify(before.promise) === JSON.stringify(after.promise) ? permitPromised : undefined
  return {
    ...rest,
    answers,
    sectionsDone: content.sectionsDone.filter(finished),
    delivery: way && after.deliveryWays.includes(way) ? content.delivery : null,
    handedIn: content.handedIn.filter((id) => materials.has(id)),
    promised: kept,
    ...(permit !== undefined && { permitPromised: permit }),
    ...((kept.length > 0 || permit === true) && promiseSignature !== undefined && { promiseSignature }),
    fresh: [...new Set([...(content.fresh ?? []), ...fresh])],
  }
}

/** Questions that were not asked before, or in other words. Those of repeated sections go by the id of the section. */
function freshQuestions(before: ItemDefinition, after: ItemDefinition): string[] {
  const asked = new Map(singleFieldsOf(before.form).map((field) => [field.id, question(field)]))
  return singleFieldsOf(after.form)
    .filter((field) => asked.get(field.id) !== question(field))
    .map(({ id }) => id)
}

/** What the applicant reads of a question; when it is shown is none of it. */
function question({ label, element, required, options, unit }: FormField): string {
  return JSON.stringify({ label, element, required, options, unit })
}

function promiseFor({ materials }: ItemDefinition, id: string): unknown {
  return materials?.find((material) => material.id === id)?.promise ?? null
}
