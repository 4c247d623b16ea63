import type { FormField } from '../../schema/form.ts'
import type { ItemDefinition } from '../../schema.ts'
import { standingOf } from '../conditions.ts'
import { situationSection } from './applied.ts'
import { type Cell, countCells, forEachCell, knownIn, type Part, type Question, questionsOf, widened } from './cells.ts'
import { type Decision, evaluate, type Known } from './decision.ts'
import { checkExpressions } from './expressions.ts'
import { conditionPlaces, type Place } from './places.ts'
import { checkSettings } from './settings.ts'
import { fault, type SituationFault } from './situationFault.ts'
import texts from './situations.texts.json' with { type: 'json' }
import { conditionWords, decisionWords } from './words.ts'

/** Sets of answers that are looked at one by one. With 40 conditions, this many take some 0.3 s; with more conditions it is fewer sets. */
export const cellsMax = 20_000
const trialsMax = 40 * cellsMax
/** Contradictions and undecided cases that are told one by one. Whoever mends these sees the next. */
const toldMax = 5

/**
 * Everything that is wrong with the situations and the FEEL conditions of an item. Questions are choices, yes/no and bounded numbers, so
 * the answers fall into finitely many sets between which no condition tells a difference, and each is tried. What cannot be read is not tried.
 */
export function checkSituations(definition: ItemDefinition): readonly SituationFault[] {
  const places = conditionPlaces(definition)
  const unreadable = [...checkSettings(definition), ...checkExpressions(definition, places)]
  if (unreadable.some(({ stops }) => stops)) return unreadable
  const fields = situationSection(definition.form)?.fields ?? []
  const feel = places.filter(({ condition }) => 'feel' in condition)
  if (feel.length === 0) return unreadable
  // Conditions of the section itself decide what is asked, also those that are not FEEL.
  const own = places.filter(({ questionsBefore }) => questionsBefore !== undefined)
  const conditions = [...feel, ...own].map(({ condition }) => condition)
  const cells = countCells(fields, conditions)
  const max = Math.min(cellsMax, Math.floor(trialsMax / conditions.length))
  if (cells > max) return [...unreadable, fault('/form', 'too_many_cells', { cells, max })]
  return [...unreadable, ...searchCells(definition, fields, questionsOf(fields, conditions), feel)]
}

function searchCells(
  { situations }: ItemDefinition,
  fields: readonly FormField[],
  questions: readonly Question[],
  places: readonly Place[],
): readonly SituationFault[] {
  const held = new Set<Place>()
  const failed = new Set<Place>()
  const undecided: Decision[] = []
  const contradictions = new Map<string, SituationFault>()
  const holdingIn = (known: (field: string) => Known) =>
    situations.flatMap(({ when }, at) => (standingOf({ feel: when }, known) === true ? [at] : []))
  forEachCell(questions, (cell) => {
    const known = knownIn(cell)
    for (const place of places) (standingOf(place.condition, known) === true ? held : failed).add(place)
    if (situations.length === 0) return
    const [first, second] = holdingIn(known)
    // What an earlier example says already is not worked out again: that takes as long as going through all cells once.
    if (first === undefined && undecided.length < toldMax && !undecided.some((told) => evaluate(told, known) === true))
      undecided.push(essentialOf(questions, cell, (others) => holdingIn(others).length === 0))
    if (first === undefined || second === undefined || contradictions.size >= toldMax) return
    const key = `${first} ${second}`
    if (contradictions.has(key)) return
    const both = (others: (field: string) => Known) => {
      const holding = holdingIn(others)
      return holding.includes(first) && holding.includes(second)
    }
    const names = { first: situations[first]!.title, second: situations[second]!.title }
    const example = decisionWords(essentialOf(questions, cell, both), fields)
    contradictions.set(key, fault(`/situations/${second}/when`, 'contradiction', names, { example }))
  })
  return [
    ...contradictions.values(),
    ...undecided.map((told) => fault('/situations', 'undecided', {}, { example: decisionWords(told, fields) })),
    ...places.flatMap((place) => {
      const words = conditionWords(place.condition, fields) ?? texts.never
      if (!held.has(place)) return [fault(place.pointer, 'never', {}, { words })]
      const situation = place.pointer.startsWith('/situations/')
      return failed.has(place) || situation ? [] : [fault(place.pointer, 'always', {}, { words })]
    }),
  ]
}

/** The example, without the answers that make no difference to what it shows. */
function essentialOf(
  questions: readonly Question[],
  cell: Cell,
  shows: (known: (field: string) => Known) => boolean,
): Decision {
  const shown = (question: Question, part: Part) =>
    shows((id) => (id === question.field.id ? part : cell.get(id))?.example ?? null)
  const asked = questions.filter(({ field }) => cell.has(field.id))
  const telling = asked.filter((question) => question.parts.some((part) => !shown(question, part)))
  const parts = (telling.length > 0 ? telling : asked).map((question) =>
    widened(question, cell.get(question.field.id)!, (part) => shown(question, part)),
  )
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
}
