import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What neither linter nor compiler knows of our rules: length of files, where SQL and public wording may stand, who may read the clock. */
const linesMax = 400

interface SourceRule {
  readonly name: string
  readonly comment: string
  /** Files in which this is allowed, by path. */
  readonly allowed: RegExp
  /** True when this piece of a file breaks the rule. `text` is without its quotes. */
  readonly breaks: (piece: Piece) => boolean
}

interface Piece {
  readonly kind: 'text' | 'call'
  readonly text: string
}

const testing = String.raw`\.test\.tsx?$|/test-support\.ts$|/testing\.ts$|^tests/`

const sqlStart =
  /^\s*(--.*\n\s*)*(select\s[\s\S]+\sfrom\s|select\s+\S+\(|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|with\s+\S+\s+as\s*\(|(create|alter|drop)\s+(table|schema|database|role|index|function)\s|truncate\s|grant\s+\S+.*\son\s)/i
const han = /\p{Script=Han}/u

/** Where Han characters in code are data and not wording. Each with its reason. */
const hanAllowed: readonly { readonly path: RegExp; readonly reason: string }[] = [
  { path: /^src\/web\/gallery\//, reason: 'sample people and cases' },
  { path: /^scripts\//, reason: 'reads published data by its Chinese column names; plays people who type Chinese' },
  { path: /^src\/modules\/catalog\/importing\//, reason: 'Chinese column names of published lists' },
  { path: /^src\/modules\/identity\/rules\/synthetic-people\.ts$/, reason: 'makes names of demo people' },
  { path: /^src\/modules\/seals\/notices\/samples(-\w+)?\.ts$/, reason: 'sample notices, drawn by tests' },
  {
    path: /^src\/modules\/seals\/notices\/blocks\.ts$/,
    reason: 'a kind of item as published; the date of a Chinese document',
  },
  { path: /^src\/modules\/certificates\/paper\.ts$/, reason: 'the date of a Chinese document' },
  { path: /^src\/platform\/config\.ts$/, reason: 'name of the sender of e-mail' },
  { path: /^src\/platform\/signing\/pdf\.ts$/, reason: 'name of the signature field in Chinese documents' },
  { path: /^src\/web\/texts\/format\.ts$/, reason: 'how a Chinese date is written' },
  { path: /^src\/web\/views\/citizen\/form-fields\.tsx$/, reason: 'the unit of money' },
]

export const sourceRules: readonly SourceRule[] = [
  {
    name: 'sql-in-stores',
    comment: 'SQL stands only in store files, migrations and platform',
    allowed: new RegExp(
      `^src/modules/[^/]+/store(-[^/]+)?\\.ts$|^src/modules/[^/]+/store/|^src/platform/|^src/database\\.ts$|^scripts/|${testing}`,
    ),
    breaks: ({ kind, text }) => kind === 'text' && sqlStart.test(text),
  },
  {
    name: 'wording-in-texts',
    comment: 'public wording stands in text files (*.texts.json, web/texts)',
    allowed: new RegExp([...hanAllowed.map(({ path }) => path.source), testing].join('|')),
    breaks: ({ kind, text }) => kind === 'text' && han.test(text),
  },
  {
    name: 'one-clock',
    comment: 'the time comes from platform.clock',
    allowed: new RegExp(`^src/platform/|^src/web/(client|gallery)/|^scripts/|^src/cli/|${testing}`),
    breaks: ({ kind, text }) => kind === 'call' && /^(new Date|Date|Date\.now)\(\)$/.test(text),
  },
  {
    name: 'no-chance-in-rules',
    comment: 'rules are pure: chance arrives as data',
    allowed: /^(?!src\/modules\/[^/]+\/rules\/)|\.test\.ts$/,
    breaks: ({ kind, text }) => kind === 'call' && /^Math\.random\(\)$/.test(text),
  },
]

export interface SourceFindings {
  readonly filesSeen: number
  readonly findings: readonly string[]
}

/** Reads every source file below the folders of `root`; of style sheets, templates and migrations only the length. */
export function checkSources(root: string, folders: readonly string[]): SourceFindings {
  const paths = folders.flatMap((folder) => filesBelow(root, folder, /\.(tsx?|mjs|css|sql|typ)$/))
  const code = paths.filter((path) => /\.tsx?$/.test(path))
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  return {
    filesSeen: code.length,
    findings: [
      ...paths.flatMap((path) => checkLength(path, read(path))),
      ...code.flatMap((path) => checkCode(path, read(path))),
    ],
  }
}

function checkLength(path: string, source: string): string[] {
  const lines = source.split('\n').length - 1
  return lines > linesMax ? [`${path}: ${lines} lines, the limit is ${linesMax} (length)`] : []
}

function checkCode(path: string, source: string): string[] {
  const rules = sourceRules.filter((rule) => !rule.allowed.test(path))
  if (rules.length === 0) return []
  const findings: string[] = []
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    const piece = pieceOf(node)
    const broken = piece && rules.find((rule) => rule.breaks(piece))
    if (broken) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
      findings.push(`${path}:${line}: ${broken.comment} (${broken.name})`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return findings
}

/** Comments are no nodes of the tree, so they never get here. */
function pieceOf(node: ts.Node): Piece | undefined {
  if (isForDevelopers(node)) return undefined
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
    return { kind: 'text', text: node.text }
  }
  if (ts.isJsxText(node)) return { kind: 'text', text: node.text }
  if (ts.isIdentifier(node) && han.test(node.text)) return { kind: 'text', text: node.text }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return { kind: 'call', text: node.getText() }
  return undefined
}

/** Descriptions of fields and operations name the Chinese term beside the English one. */
function isForDevelopers({ parent }: ts.Node): boolean {
  if (!parent) return false
  if (ts.isCallExpression(parent)) return /\.describe$/.test(parent.expression.getText())
  return ts.isPropertyAssignment(parent) && /^(summary|description)$/.test(parent.name.getText())
}

function filesBelow(root: string, folder: string, named: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => named.test(name) && !name.endsWith('.generated.ts'))
    .map((name) => `${folder}/${name}`)
    .sort()
}
