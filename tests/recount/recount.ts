import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Card, cardsOfCase, faultCard, paceCards, unansweredCards } from './cards.ts'
import { courseOf, type Known } from './courses.ts'
import { dayOf, type Line, textOf } from './days.ts'
import { add, countCase, countEvaluations, type Numbers } from './numbers.ts'

/**
 * Counts cards, numbers and evaluations again from an export (README.md). Written from the texts of the rules alone: it shares no code with the
 * product; dates it asks of the second program for dates. `node --import tsx tests/recount/recount.ts FILE` says what differs, and prints one
 * JSON object. Exit code 0: all agree; 1: something differs; 2: no such file.
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

/** Two limits of one case may come to the same rule at the same moment: as many as there are. */
function cardsThatDiffer(cards: readonly Card[], claims: readonly Line[]): string[] {
  const nameOf = (caseId: string, rule: string, at: number, level: string, edition: string) =>
    `card ${caseId} ${rule} ${new Date(at).toISOString()} ${level} ${edition}`
  const left = Map.groupBy(claims, ({ caseId, rule, raisedAt, level, edition }) =>
    nameOf(caseId, rule, Date.parse(raisedAt), level, edition),
  )
  const differences: string[] = []
  // Those whose body is known choose first.
  for (const card of cards.toSorted((one, other) => Number(one.office === null) - Number(other.office === null))) {
    const name = nameOf(card.caseId, card.rule, card.at, card.level, card.edition)
    const those = left.get(name) ?? []
    const same = those.findIndex(({ office }) => card.office === null || office === card.office)
    if (same >= 0) those.splice(same, 1)
    else differences.push(`${name}: ${those.length > 0 ? 'of another body' : 'only recounted'}`)
  }
  for (const [name, those] of left) differences.push(...those.map(() => `${name}: only of the product`))
  return differences.sort()
}

/** Measures that the export does not have are not compared: of cases it may have others than those whose definition is counted here. */
function numbersThatDiffer(numbers: Numbers, claimed: Numbers): string[] {
  const nameOf = (key: string) => `${key.split(' ')[0]} ${key.split(' ').at(-1)}`
  const [own, others] = [numbers, claimed].map((all) => new Set([...all.keys()].map(nameOf))) as [
    Set<string>,
    Set<string>,
  ]
  const isCompared = (key: string) => {
    const name = nameOf(key)
    return name.startsWith('cases ') ? own.has(name) && others.has(name) : true
  }
  return [...new Set([...numbers.keys(), ...claimed.keys()])].flatMap((key) => {
    const [counted = 0, said = 0] = [numbers.get(key), claimed.get(key)]
    return counted === said || !isCompared(key) ? [] : [`number ${key}: recounted ${counted}, the product has ${said}`]
  })
}

// Not `import.meta.main`, which an older Node does not have: it would do nothing and say that all agree.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv[2] ?? ''
  if (!existsSync(path)) {
    console.error(`There is no export at "${path}": name the file as the only argument.`)
    process.exit(2)
  }
  const { differences, numbers, ...sums } = await recount(path)
  for (const difference of differences) console.log(difference)
  console.log(JSON.stringify({ ...sums, numbers: numbers.size, differences: differences.length }))
  process.exitCode = differences.length === 0 ? 0 : 1
}
