import { evaluationTexts } from '../evaluations/index.ts'
import { monthPointsMax } from '../supervision/index.ts'
import type { ReportPoints, ReportScore } from './collect.ts'
import texts from './reports.texts.json' with { type: 'json' }
import {
  type Compared,
  cardCodes,
  caseRateCodes,
  causesOf,
  compared,
  countCodes,
  evaluationRateCodes,
  type MonthNumbers,
  type RateCode,
  rateOf,
} from './rules/content.ts'
import { difference, fill, percent } from './words.ts'

export interface PrintedTable {
  readonly kind: 'table'
  /** Widths as parts of the line, and on which side the cells stand. */
  readonly columns: readonly { readonly head: string; readonly width: number; readonly right: boolean }[]
  readonly rows: readonly (readonly string[])[]
}
export type PrintedBlock =
  | { readonly kind: 'heading' | 'subheading' | 'paragraph'; readonly text: string }
  | PrintedTable

export interface Collected {
  readonly numbers: Compared<MonthNumbers>
  readonly scores: readonly ReportScore[]
  readonly points: ReportPoints
}

/** Cases that are printed; all of them stand in the workbook. A page holds some thirty. */
const printedPointsMax = 600

/** What a report says, as blocks: the template lays them out and knows nothing else. Pure. */
export function reportBlocks(scope: string, { numbers, scores, points }: Collected): PrintedBlock[] {
  return [
    { kind: 'paragraph', text: scope },
    heading('cases'),
    comparing(texts.columns.measure, countRows(numbers)),
    heading('rates'),
    comparing(texts.columns.rate, rateRows(numbers, [...caseRateCodes])),
    heading('cards'),
    comparing(texts.columns.card, cardRows(numbers)),
    heading('scores'),
    scoreTable(scores),
    heading('causes'),
    ...causeBlocks(points),
    heading('evaluations'),
    comparing(texts.columns.measure, [...evaluationRows(numbers), ...rateRows(numbers, [...evaluationRateCodes])]),
    heading('definitions'),
    ...definitions().map(({ name, definition }) => paragraph(`${name}：${definition}`)),
  ]
}

const heading = (code: keyof typeof texts.heading): PrintedBlock => ({ kind: 'heading', text: texts.heading[code] })
const paragraph = (text: string): PrintedBlock => ({ kind: 'paragraph', text })

/** A row: what it is, this month, last month, the same of last year, the change. */
export type ComparedRow = readonly [string, string, string, string, string]

function comparing(what: string, rows: readonly ComparedRow[]): PrintedTable {
  const { now, before, lastYear, change } = texts.columns
  const number = (head: string) => ({ head, width: 2, right: true })
  return {
    kind: 'table',
    columns: [{ head: what, width: 4, right: false }, ...[now, before, lastYear, change].map(number)],
    rows,
  }
}

export function countRows(numbers: Compared<MonthNumbers>): ComparedRow[] {
  return countCodes.map((code) =>
    comparedRow(
      texts.counts[code],
      compared(numbers, ({ cases }) => cases.get(code) ?? 0),
    ),
  )
}

export function cardRows(numbers: Compared<MonthNumbers>): ComparedRow[] {
  return cardCodes.map((code) =>
    comparedRow(
      texts.cards[code],
      compared(numbers, ({ cards }) => cards.get(code) ?? 0),
    ),
  )
}

const evaluationCounts = ['ticket', 'to_rectify', 'rectified', 'overdue'] as const

export function evaluationRows(numbers: Compared<MonthNumbers>): ComparedRow[] {
  return evaluationCounts.map((code) =>
    comparedRow(
      texts.evaluations[code],
      compared(numbers, ({ evaluations }) => evaluations && (evaluations.get(code) ?? 0)),
    ),
  )
}

export function rateRows(numbers: Compared<MonthNumbers>, codes: readonly RateCode[]): ComparedRow[] {
  return codes.map((code) => {
    const { now, before, lastYear } = compared(numbers, (one) => rateOf(code, one))
    const points = now === null || before === null ? null : Math.round((now - before) * 1_000) / 10
    const change = points === null ? texts.noRate : difference(points, 0)
    return [definitionOf(code).name, percent(now), percent(before), percent(lastYear), change]
  })
}

function comparedRow(name: string, { now, before, lastYear }: Compared<number | null>): ComparedRow {
  const change = now === null || before === null ? texts.noRate : difference(now, before)
  return [name, countText(now), countText(before), countText(lastYear), change]
}

const countText = (count: number | null): string => (count === null ? texts.noRate : String(count))

function definitionOf(code: RateCode): { readonly name: string; readonly definition: string } {
  if (code === 'on_time' || code === 'correction' || code === 'refusal') return texts.rates[code]
  const { name, definition } = evaluationTexts.rates[code]
  return { name: name.zh, definition: definition.zh }
}

export function definitions(): { readonly name: string; readonly definition: string }[] {
  return [...caseRateCodes, ...evaluationRateCodes].map(definitionOf)
}

const scoreText = (score: number | null): string => (score === null ? texts.noScore : String(score))

export function scoreRows(scores: readonly ReportScore[]): string[][] {
  return scores.map(({ name, score, lost, points, before, lastYear }) => [
    ...[name, String(score), String(lost), String(points), scoreText(before), scoreText(lastYear)],
  ])
}

function scoreTable(scores: readonly ReportScore[]): PrintedBlock {
  if (scores.length === 0) return paragraph(texts.none)
  const { body, score, lost, points, before, lastYear } = texts.columns
  const number = (head: string) => ({ head, width: 2, right: true })
  return {
    kind: 'table',
    columns: [{ head: body, width: 6, right: false }, ...[score, lost, points, before, lastYear].map(number)],
    rows: scoreRows(scores),
  }
}

/** Said where causes are listed, in print and in the workbook. */
export const cutSentence = fill(texts.cut, { max: monthPointsMax })

function causeBlocks({ listed, complete }: ReportPoints): PrintedBlock[] {
  if (listed.length === 0) return [paragraph(texts.noPoints)]
  const { case: receipt, item, day, cost, contest } = texts.columns
  let room = printedPointsMax
  const blocks: PrintedBlock[] = complete ? [] : [paragraph(cutSentence)]
  for (const cause of causesOf(listed)) {
    const rule = cause.rule ?? texts.rectification.rule
    const words = { sentence: cause.sentence, rule, count: cause.points.length, cost: cause.cost }
    blocks.push({ kind: 'subheading', text: fill(texts.cause, words) })
    const printed = cause.points.slice(0, room)
    room -= printed.length
    const rest = cause.points.length - printed.length
    if (printed.length > 0)
      blocks.push({
        kind: 'table',
        columns: [
          { head: receipt, width: 4, right: false },
          { head: item, width: 4.5, right: false },
          { head: day, width: 3, right: false },
          { head: cost, width: 1.5, right: true },
          { head: contest, width: 2.5, right: false },
        ],
        rows: printed.map((point) => [point.name, point.itemName, point.day, String(point.cost), point.contest]),
      })
    if (rest > 0) blocks.push(paragraph(fill(texts.more, { count: rest })))
  }
  return blocks
}
