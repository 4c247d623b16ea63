import { fillSentence, type Sentence } from '../../../kernel/problem.ts'
import findingTexts from '../rules/findings.texts.json' with { type: 'json' }
import { columnsOf, sheetKeys } from '../sheets/columns.ts'
import type { Place } from '../sheets/readTables.ts'
import { columnText, sheetTitle } from '../sheets/tables.ts'
import type { ImportNote, ImportReportOfFile } from './imports.ts'
import type { Planned } from './planUpload.ts'
import type { Upload, UploadProblem } from './readUpload.ts'
import texts from './upload.texts.json' with { type: 'json' }

const notesMax = 300

export function problemSentence({ rule, found }: UploadProblem): Sentence {
  return fillSentence(texts[rule], { found })
}

/** What the officer reads before committing: counts, and every problem with its place. */
export function reportOf(upload: Upload, planned: readonly Planned[]): ImportReportOfFile {
  const count = (outcome: Planned['outcome']) => planned.filter((one) => one.outcome === outcome).length
  const problems = [
    ...upload.strays.map((one) => note('', one, one.rule, problemSentence(one))),
    ...planned.flatMap((one) =>
      one.outcome === 'bad'
        ? one.problems.map((problem) => note(one.entry.name, problem, problem.rule, problemSentence(problem)))
        : [],
    ),
  ]
  const findings = planned.flatMap(({ entry, findings: found }) =>
    found.map(({ rule, pointer }) => note(entry.name, entry.placeOf(pointer), rule, findingTexts[rule])),
  )
  const rowsIn = (key: (typeof sheetKeys)[number]) =>
    planned.reduce((sum, { entry }) => sum + ('sheets' in entry.given ? entry.given.sheets[key].length : 0), 0)
  const sheets = sheetKeys.map((key) => ({
    title: sheetTitle(key),
    rows: rowsIn(key),
    problems: problems.filter(({ sheet }) => sheet === key).length,
    findings: findings.filter(({ sheet }) => sheet === key).length,
  }))
  return {
    format: upload.format,
    items: planned.length,
    created: count('created'),
    revised: count('revised'),
    unchanged: count('unchanged'),
    bad: count('bad'),
    sheets: sheets.filter(({ rows, problems: wrong }) => rows > 0 || wrong > 0),
    problems: problems.slice(0, notesMax),
    problemsMore: Math.max(0, problems.length - notesMax),
    findings: findings.slice(0, notesMax),
    findingsMore: Math.max(0, findings.length - notesMax),
  }
}

function note(item: string, { sheet, row, path }: Place, rule: string, sentence: Sentence): ImportNote {
  const column = sheet && path ? columnsOf(sheet).find((one) => one.path === path) : undefined
  return {
    item,
    sheet,
    row,
    path,
    rule,
    sheetTitle: sheet && sheetTitle(sheet),
    columnTitle: sheet && column ? columnText(sheet, column).heading : null,
    sentence,
  }
}
