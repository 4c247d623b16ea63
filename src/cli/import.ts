import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fillSentence, type Language, type Sentence } from '../kernel/problem.ts'
import {
  createCatalog,
  fileFaultSentence,
  findingSentence,
  type ImportReport,
  type ImportRow,
  importErrorSentence,
  readItemFile,
} from '../modules/catalog/index.ts'
import { createOrganizations } from '../modules/organizations/index.ts'
import texts from './import.texts.json' with { type: 'json' }
import { withPlatform } from './platform.ts'

/** `npm run import -- FILE… [--dry-run] [--region CODE]`. Exit code 1 when a row or a file was refused; findings do not count. */
const language: Language = process.env.LANG?.startsWith('zh') ? 'zh' : 'en'
const say = (sentence: Sentence, parameters: Readonly<Record<string, string | number>> = {}) =>
  console.log(fillSentence(sentence, parameters)[language])

process.exitCode = await main()

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, region: { type: 'string' } },
  })
  if (positionals.length === 0) {
    say(texts.usage)
    return 2
  }
  const files = positionals.map((path) => ({ path, rows: readRows(path, values.region) }))
  const readable = files.flatMap(({ path, rows }) => (rows ? [{ path, rows }] : []))
  const dryRun = values['dry-run']
  const refused = await withPlatform(async (platform) => {
    const catalog = createCatalog(platform, { organizations: createOrganizations(platform) })
    let errors = 0
    for (const { path, rows } of readable) {
      const report = await catalog.importItems(rows, { dryRun })
      if (files.length > 1) console.log(path)
      print(report, dryRun)
      errors += report.errors.length
    }
    return errors
  })
  return refused > 0 || readable.length < files.length ? 1 : 0
}

/** Undefined, and told, when the file cannot be read as items at all. */
function readRows(path: string, regionCode: string | undefined): readonly ImportRow[] | undefined {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    say(texts.unreadable, { path, reason: (error as Error).message })
    return undefined
  }
  const file = readItemFile(content, regionCode === undefined ? {} : { regionCode })
  if ('rows' in file) return file.rows
  say(texts.unreadable, { path, reason: fileFaultSentence(file.fault)[language] })
  return undefined
}

function print(report: ImportReport, dryRun: boolean): void {
  if (report.errors.length > 0) {
    say(texts.refused)
    for (const { line, field, error } of report.errors) {
      console.log([line, field, importErrorSentence(error)[language]].join('\t'))
    }
  }
  if (report.findings.length > 0) {
    say(texts.findings)
    say(texts.head)
    for (const { line, pointer, rule, found } of report.findings)
      console.log([line, pointer, rule, oneLine(found)].join('\t'))
    say(texts.byRule)
    for (const [rule, lines] of Map.groupBy(report.findings, (found) => found.rule)) {
      console.log([String(lines.length).padStart(7), rule, findingSentence(rule)[language]].join('\t'))
    }
  }
  const { rows, created, changed, unchanged } = report
  say(texts.totals, {
    rows,
    created,
    changed,
    unchanged,
    errors: report.errors.length,
    findings: report.findings.length,
  })
  if (dryRun) say(texts.dryRun)
}

/** Values come from foreign files: nothing in them may move the cursor of a terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
}
