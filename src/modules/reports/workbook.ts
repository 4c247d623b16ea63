import { type OutSheet, writeWorkbook } from '../../platform/spreadsheets/index.ts'
import {
  type Collected,
  cardRows,
  countRows,
  cutSentence,
  definitions,
  evaluationRows,
  rateRows,
  scoreRows,
} from './page.ts'
import texts from './reports.texts.json' with { type: 'json' }
import { caseRateCodes, causesOf, evaluationRateCodes } from './rules/content.ts'

/** The same report as a workbook: numbers, scores, every point, definitions. */
export function reportWorkbook({ numbers, scores, points }: Collected): Buffer {
  const { columns, sheets } = texts
  const comparedHead = [columns.measure, columns.now, columns.before, columns.lastYear, columns.change]
  const scoreHead = [columns.body, columns.score, columns.lost, columns.points, columns.before, columns.lastYear]
  const causeHead = [
    columns.cause,
    columns.rule,
    columns.case,
    columns.item,
    columns.day,
    columns.cost,
    columns.contest,
  ]
  return writeWorkbook([
    sheet(
      sheets.numbers,
      [comparedHead, ...countRows(numbers), ...cardRows(numbers), ...evaluationRows(numbers)].concat(
        rateRows(numbers, [...caseRateCodes, ...evaluationRateCodes]).map((row) => [...row]),
      ),
      [26, 12, 12, 14, 12],
    ),
    sheet(sheets.scores, [scoreHead, ...scoreRows(scores)], [44, 10, 10, 12, 10, 12]),
    sheet(
      sheets.causes,
      [
        causeHead,
        ...(points.complete ? [] : [[cutSentence]]),
        ...causesOf(points.listed).flatMap((cause) =>
          cause.points.map((point) => [
            ...[cause.sentence, cause.rule ?? texts.rectification.rule, point.name, point.itemName, point.day],
            ...[String(point.cost), point.contest],
          ]),
        ),
      ],
      [36, 18, 18, 40, 14, 10, 18],
    ),
    sheet(
      sheets.definitions,
      [[columns.rate, columns.definition], ...definitions().map(({ name, definition }) => [name, definition])],
      [18, 90],
    ),
  ])
}

function sheet(name: string, rows: readonly (readonly string[])[], widths: readonly number[]): OutSheet {
  return { name, headRows: 1, columns: widths.map((width) => ({ width })), rows }
}
