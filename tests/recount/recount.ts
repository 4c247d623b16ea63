import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Card, cardsOfCase, faultCard, paceCards, unansweredCards } from './cards.ts'
import { courseOf, type Known } from './courses.ts'
import { dayOf, type Line, textOf } from './days.ts'
import { add, countCase, countEvaluations, type Numbers } from './numbers.ts'

/**
 * Counts cards, numbers and evaluations again from an export (README.md). Written from the texts of the rules alone: it shares no code with the
 * product; dates it asks of the second program for dates. `node --import tsx tests/recount/recount.ts FILE` says what differs, and prints one
 * JSON object. Exit code 0: all agree; 1: something differs.
 */
export interface Recounted {
  readonly cases: number
  readonly events: number
  readonly cards: number
  /** How many cards of each rule. */
  readonly byRule: Readonly<Record<string, number>>
  readonly numbers: Numbers
  /** Each card and number that the product and this program do not have alike. */
  readonly differences: readonly string[]
}

interface Followed {
  readonly one: Line
  readonly version: Line
  readonly course: readonly Known[]
}

/** What is the same for many cases stands in front of them. */
const inFront = ['calendar', 'edition', 'version', 'until']
const evaluating = ['evaluation', 'ticket', 'ticket_step', 'finding_member', 'finding_decision']

export async function recount(path: string): Promise<Recounted> {
  const lines = new Map([...inFront, ...evaluating, 'fault', 'card'].map((kind) => [kind, [] as Line[]]))
  const of = (kind: string) => lines.get(kind) ?? []
  const numbers: Numbers = new Map()
  const claimed: Numbers = new Map()
  const places = new Map<string, Line>()
  const decided: Followed[] = []
  const answerable = new Map<string, Followed>()
  const cards: Card[] = []
  let events = 0
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const line: Line = JSON.parse(text)
    lines.get(line.kind)?.push(line)
    if (line.kind === 'number') add(claimed, line.of, Number(line.amount))
    if (line.kind !== 'case') continue
    const version = of('version').find(({ id }) => id === line.versionId)
    const until = Date.parse(of('until')[0].moment)
    const course = courseOf(line, version, pinnedBy(line, of('calendar')))
    const own = cardsOfCase(line, version, course, of('edition'), until)
    const followed = { one: line, version, course }
    events += line.events.length
    cards.push(...own)
    places.set(line.caseId, { ...line, events: null })
    countCase(numbers, line, course)
    if (course.some(({ event }) => event.type === 'decided' && event.actor.kind === 'staff')) decided.push(followed)
    if (own.some(({ answerDays }) => answerDays !== null)) answerable.set(line.caseId, followed)
  }
  const editions = of('edition')
  const until = Date.parse(of('until')[0].moment)
  cards.push(...paceCards(decided, editions, until))
  cards.push(...of('fault').flatMap((fault) => faultCard(fault, places.get(fault.caseId), editions)))
  const rising = Map.groupBy(cards, ({ caseId }) => caseId)
  const shown = Map.groupBy(of('card'), ({ caseId }) => caseId as string)
  for (const [caseId, { one, course }] of answerable) {
    const past = [rising.get(caseId) ?? [], shown.get(caseId) ?? []] as const
    cards.push(...unansweredCards(one, course, ...past, editions, until))
  }
  for (const { caseId, level, rule, at } of cards) {
    const { region, department, item, channel } = places.get(caseId)
    for (const measure of [level, `rule:${rule}`])
      add(numbers, ['supervision', region, textOf(dayOf(at)), department, item, channel, measure])
  }
  countEvaluations(numbers, lines)
  return {
    cases: places.size,
    events,
    cards: cards.length,
    byRule: Object.fromEntries([...Map.groupBy(cards, ({ rule }) => rule)].map(([rule, all]) => [rule, all.length])),
    numbers,
    differences: [...cardsThatDiffer(cards, of('card')), ...numbersThatDiffer(numbers, claimed)],
  }
}

/** The calendars that a case ever pinned, the first one first. */
function pinnedBy({ calendars }: Line, all: readonly Line[]): Line[] {
  return calendars.map((ref: Line) => all.find(({ id, version }) => id === ref.id && version === ref.version))
}

function cardsThatDiffer(cards: readonly Card[], claims: readonly Line[]): string[] {
  const differences: string[] = []
  const left = new Map(claims.map((line) => [`${line.caseId} ${line.rule} ${Date.parse(line.raisedAt)}`, line]))
  if (left.size !== claims.length) differences.push('the product has a card twice')
  for (const { caseId, rule, level, at, edition, office } of cards) {
    const key = `${caseId} ${rule} ${at}`
    const claim = left.get(key)
    const name = `card ${caseId} ${rule} ${new Date(at).toISOString()}`
    if (!claim) differences.push(`${name}: only recounted`)
    else if (claim.level !== level || claim.edition !== edition) differences.push(`${name}: another level or edition`)
    else if (office !== null && claim.office !== office) differences.push(`${name}: of another body`)
    left.delete(key)
  }
  for (const { caseId, rule, raisedAt } of left.values())
    differences.push(`card ${caseId} ${rule} ${raisedAt}: only of the product`)
  return differences.sort()
}

/** Numbers of measures that the export has nothing of are not compared. */
function numbersThatDiffer(numbers: Numbers, claimed: Numbers): string[] {
  const nameOf = (key: string) => `${key.split(' ')[0]} ${key.split(' ').at(-1)}`
  const named = new Set([...numbers.keys()].map(nameOf))
  const both = new Set([...numbers.keys(), ...claimed.keys()])
  return [...both].flatMap((key) => {
    const [own = 0, other = 0] = [numbers.get(key), claimed.get(key)]
    return own === other || !named.has(nameOf(key)) ? [] : [`number ${key}: recounted ${own}, the product has ${other}`]
  })
}

if (import.meta.main) {
  const { differences, numbers, ...sums } = await recount(process.argv[2] ?? '')
  for (const difference of differences) console.log(difference)
  console.log(JSON.stringify({ ...sums, numbers: numbers.size, differences: differences.length }))
  process.exitCode = differences.length === 0 ? 0 : 1
}
