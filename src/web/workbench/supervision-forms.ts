import { alsoValue, type Typing } from '../views/supervision/act-forms.tsx'
import type { NewerModel, ShownStepLine } from '../views/supervision/steps.tsx'
import type { Visit } from '../visit.ts'

/** What was typed into one form of a card or an order. */
export function typedInto(visit: Visit, act: string, errors: Typing['errors']): Typing {
  const also = alsoOf(visit).map(({ cardId, expectedSequence }) => alsoValue({ cardId, steps: expectedSequence }))
  return { act, text: visit.field('text'), days: visit.field('days'), seen: seenOf(visit), also, errors }
}

/** The last step that the page showed. */
export function seenOf(visit: Visit): number {
  return sequenceIn(visit.field('_sequence'))
}

/** As it was typed: what is no whole number is refused with its sentence. */
export function daysOf(visit: Visit): number {
  const typed = visit.field('days')
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
}

/** What a form of return says. */
export function returnOf(visit: Visit) {
  return { text: visit.field('text'), days: daysOf(visit), expectedSequence: seenOf(visit) }
}

/** More than a page offers. */
const alsoMax = 100

/** The cards that are ticked to be answered along, each as the page showed it. */
export function alsoOf(visit: Visit): { readonly cardId: string; readonly expectedSequence: number }[] {
  return visit
    .fields('also')
    .slice(0, alsoMax)
    .map((value) => {
      const [cardId = '', steps = ''] = value.split('_')
      return { cardId, expectedSequence: sequenceIn(steps) }
    })
}

/** A number that was left out or tampered with is that of no step, so that nothing is done on it. */
export function sequenceIn(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : -1
}

/** An act that was overtaken is told by what came since, in place of a fault; what was typed stays. */
export function newerOf(
  typing: Typing,
  steps: readonly ShownStepLine[],
  actions: readonly string[],
): { readonly typing: Typing; readonly newer: NewerModel | undefined } {
  const overtaken = typing.errors.find(({ field }) => field === 'expectedSequence')
  if (!overtaken) return { typing, newer: undefined }
  const newer = {
    sentence: overtaken.message,
    steps: steps.filter(({ step }) => step.sequence > typing.seen),
    stillOpen: actions.includes(typing.act),
  }
  return { typing: { ...typing, errors: [] }, newer }
}
