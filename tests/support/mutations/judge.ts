import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import { scriptMark } from './hostile.ts'
import type { Mutation } from './mutate.ts'
import type { Role } from './roles.ts'
import type { Secrets } from './secrets.ts'
import { addressOf, textOf } from './sending.ts'

export const faultKinds = ['serverError', 'leak', 'silent', 'inside', 'header', 'script'] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  readonly kind: FaultKind
  readonly what: string
}

/** What only the inside knows: stacks, SQL, paths of files, words of the database and of libraries. */
const inside =
  /\n\s+at \S+ \(|node_modules|\/(work|src|tmp|home)\/[\w/.-]+\.\w+|\.tsx?:\d+|violates|duplicate key|syntax error at|invalid input syntax|invalid byte sequence|relation "|FST_ERR|ECONN|TypeError|RangeError|URIError|SyntaxError|ZodError|Cannot read prop|is not a function|\[object Object\]|\bundefined\b/

/** Bytes that are not to be searched as text. */
const isFile =
  /^(application\/pdf|image\/|application\/octet-stream|text\/(css|csv|javascript)|application\/x-pem-file)/

export function faultsOf(
  { sending, foreign }: Mutation,
  answer: LightMyRequestResponse,
  role: Role,
  secrets: Secrets,
): Fault[] {
  const { statusCode: status } = answer
  const type = String(answer.headers['content-type'] ?? '')
  const text = isFile.test(type) && !type.includes('svg') && !type.includes('csv') ? '' : plainTextOf(answer)
  const question = textOf(sending)
  const faults: Fault[] = []
  const found = (kind: FaultKind, what: string) => faults.push({ kind, what })

  if (status >= 500) found('serverError', `${status} ${text.slice(0, 120)}`)
  for (const leak of secrets.found(`${text}\n${JSON.stringify(answer.headers)}`, question, role.mayKnow))
    found('leak', `${leak.group}: ${leak.text}`)
  if (status < 300 && !asksForAnything.test(sending.url) && answersForeign(sending.method, foreign, role, secrets))
    found('leak', `answers for ${foreign}`)
  if (status >= 400 && sending.method !== 'HEAD' && !saysWhatToDo(type, text)) found('silent', text.slice(0, 120))
  const told = inside.exec(text)
  if (status >= 400 && told && !question.includes(told[0])) found('inside', told[0])
  if (text.includes(scriptMark) && type.includes('html')) found('script', addressOf(sending).slice(0, 80))
  for (const what of headerFaults(answer, type, text, role)) found('header', what)
  return faults
}

/** A look-up that says on its page that it found nothing, whatever number stands in the address. */
const asksForAnything = /^\/verify\//

/** Some of the headers that are tried ask for compression. */
function plainTextOf({ headers, rawPayload, payload }: LightMyRequestResponse): string {
  if (headers['content-encoding'] === 'gzip') return gunzipSync(rawPayload).toString()
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(rawPayload).toString() : payload
}

/** The answer to a reading of somebody else's thing is a refusal or the way to the sign-in page, never the thing. */
function answersForeign(method: string, foreign: string | undefined, role: Role, secrets: Secrets): boolean {
  if (foreign === undefined || method !== 'GET') return false
  const group = secrets.groupOf(foreign)
  return group !== undefined && !role.mayKnow.includes(group)
}

/** A sentence for people: in the body of a problem, or on the page. */
function saysWhatToDo(type: string, text: string): boolean {
  if (type.includes('json')) return hasSentence(sentenceOf(text))
  if (type.includes('html')) return hasSentence(wordsOf(text)) || faultOfField.test(text)
  return type.startsWith('text/plain') && hasSentence(text)
}

/** The list of faults at the top of a form: short lines without a full stop. */
const faultOfField = /role="alert"[\s\S]*<li>(<a [^>]*>)?[^<]*([\u4e00-\u9fff]{3}|[a-z]+ [a-z]+)/

function sentenceOf(text: string): string {
  const { detail, sentence, error_description: ofToken } = JSON.parse(text) as Record<string, unknown>
  if (typeof sentence === 'object' && sentence !== null) return Object.values(sentence).join(' ')
  return [detail, sentence, ofToken].find((one) => typeof one === 'string')?.toString() ?? ''
}

function wordsOf(html: string): string {
  return (/<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ' ')
}

function hasSentence(text: string): boolean {
  return /[\u4e00-\u9fff]{3}[^。]*。/.test(text) || /[A-Z][a-z]+ [^.]*\./.test(text)
}

function headerFaults(
  { headers, statusCode }: LightMyRequestResponse,
  type: string,
  text: string,
  role: Role,
): string[] {
  const faults: string[] = []
  const location = String(headers.location ?? '')
  if (location !== '' && !/^\/(?![/\\])/.test(location)) faults.push(`leads to ${location.slice(0, 60)}`)
  if (JSON.stringify(headers['set-cookie'] ?? '').includes('planted')) faults.push('a planted cookie')
  if (!type.includes('html')) return faults
  if (!headers['content-security-policy']) faults.push('no content security policy')
  const kept = !String(headers['cache-control'] ?? '').includes('no-store')
  const personal = /name="_csrf"[^>]* value="[^"]/.test(text) || statusCode >= 400
  const isSignedIn = role.as !== undefined && role.door === 'web' && text.includes('/sign-out')
  if (kept && (personal || isSignedIn)) faults.push(`may be kept: ${headers['cache-control']}`)
  return faults
}
