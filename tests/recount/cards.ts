import { type Known, type Limit, nextByItself } from './courses.ts'
import { counted, dayOf, type Line, midnight, nthAfter } from './days.ts'
import { factsOf, holds } from './facts.ts'

/** A card as somebody counts it who knows only the rules. */
export interface Card {
  readonly caseId: string
  readonly rule: string
  readonly level: string
  readonly at: number
  /** Region and number of the edition. */
  readonly edition: string
  /** The body whose card it is, where the rule alone says it. */
  readonly office: string | null
  readonly answerDays: number | null
}

type Edition = Line
const forever = Number.POSITIVE_INFINITY
const stopped = ['promised', 'statutory', 'step']

/** The edition that counts in a region at a moment. */
export function editionAt(editions: readonly Edition[], region: string, moment: number): Edition | undefined {
  for (const digits of [region, ...[12, 9, 6, 4, 2, 0].map((length) => region.slice(0, length))]) {
    const own = editions.filter((one) => one.region === digits && Date.parse(one.inForceFrom) <= moment)
    if (own.length > 0) return own.reduce((best, one) => (one.version > best.version ? one : best))
  }
  return undefined
}

/** Forms 1, 2 and 3: what rises from the course of one case until a moment. */
export function cardsOfCase(
  one: Line,
  version: Line,
  course: readonly Known[],
  editions: readonly Edition[],
  until: number,
): Card[] {
  const cards: Card[] = []
  const risen = new Set<string>()
  const firstKnown = new Map<string, number>()
  const add = (edition: Edition, rule: Line, at: number, office: string | null) =>
    cards.push({
      caseId: one.caseId,
      rule: rule.number,
      level: rule.level,
      at,
      edition: `${edition.region}/${edition.version}`,
      office,
      answerDays: rule.answerDays,
    })

  for (const [place, known] of course.entries()) {
    if (known.at > until) break
    const now = editionAt(editions, one.region, known.at)
    for (const rule of now?.rules ?? []) {
      if (!rule.on.acts?.includes(known.event.type)) continue
      const actor = rule.responsible === 'actor' ? (known.event.actor.departmentId ?? null) : null
      if (holds(rule.on.when, factsOf(course, place, version))) add(now, rule, known.at, actor)
    }
    for (const limit of known.limits) {
      const occasion = occasionOf(limit)
      firstKnown.set(occasion, firstKnown.get(occasion) ?? known.at)
    }
    const next = course[place + 1]
    const lookedAt = Math.min(until + 1, nextByItself(course, place, version.item.type === '01'))
    const end = Math.min(until + 1, next ? next.at + (next.byItself ? 0 : 1) : lookedAt)
    if (next?.at === known.at) continue
    for (const [from, to] of partsOf(editions, known.at, end)) {
      const edition = editionAt(editions, one.region, from)
      for (const rule of edition?.rules ?? []) {
        for (const limit of known.limits.filter(({ kind }) => rule.on.clock?.includes(kind))) {
          const occasion = `${rule.number} ${occasionOf(limit)}`
          const first = firstKnown.get(occasionOf(limit)) ?? known.at
          const at = Math.max(momentOf(rule.on, limit, known, first), from, resumed(limit, known))
          if (at >= to || risen.has(occasion)) continue
          risen.add(occasion)
          const asked = one.events.find(({ data }: Line) => limit.kind === 'opinion' && data.opinionId === limit.of)
          add(edition, rule, at, asked?.data.departmentId ?? null)
        }
      }
    }
  }
  return cards
}

const occasionOf = ({ kind, of, start }: Limit) => `${kind} ${of} ${start}`

/** A stretch, cut where another edition comes in force. */
function partsOf(editions: readonly Edition[], from: number, to: number): (readonly [number, number])[] {
  const cuts = editions.map(({ inForceFrom }) => Date.parse(inForceFrom)).filter((cut) => from < cut && cut < to)
  const edges = [from, ...[...new Set(cuts)].sort((one, other) => one - other), to]
  return edges.slice(1).map((edge, index) => [edges[index] as number, edge])
}

/** While a procedure runs nothing rises of limits that it stops. */
function resumed({ kind }: Limit, { running }: Known): number {
  if (!running || !stopped.includes(kind)) return 0
  return running.through === forever ? forever : midnight(running.through + 1)
}

function momentOf(
  on: Line,
  { kind, start, last, days, unit }: Limit,
  { works, pauses }: Known,
  firstKnown: number,
): number {
  if (on.over !== undefined) return midnight(nthAfter(works, last, on.over, unit))
  const { share, daysMin, shortLimitDays } = on.left
  if (days === 0) return Math.floor((firstKnown + midnight(last + 1)) / 2)
  if (days === 1 && days <= shortLimitDays) return midnight(last) + 12 * 3_600_000
  // A share is a decimal fraction: its product is rounded before it is rounded up.
  const wanted =
    days <= shortLimitDays ? Math.floor(days / 2) : Math.max(daysMin, Math.ceil(Number((share * days).toFixed(6))))
  const all = counted(works, start, last, unit, stopped.includes(kind) ? pauses : [])
  return midnight(all[Math.max(0, all.length - wanted)] ?? last)
}

/** Form 4: one card for a post and hour with many decisions seconds after acceptance. */
export function paceCards(
  cases: readonly { one: Line; version: Line; course: readonly Known[] }[],
  editions: readonly Edition[],
  until: number,
): Card[] {
  const quick = new Map<string, { one: Line; at: number; office: string; seconds: number }[]>()
  for (const { one, version, course } of cases) {
    if (version.item.type !== '01' || !['general', 'complex'].includes(version.tier)) continue
    for (const [place, { event, at }] of course.entries()) {
      if (event.type !== 'decided' || event.actor.kind !== 'staff' || at > until) continue
      const seconds = factsOf(course, place, version).secondsSinceAccepted
      if (typeof seconds !== 'number') continue
      const key = `${event.actor.postId} ${Math.floor(at / 3_600_000)}`
      quick.set(key, [...(quick.get(key) ?? []), { one, at, office: event.actor.departmentId, seconds }])
    }
  }
  const cards: Card[] = []
  for (const [key, decisions] of quick) {
    const at = (Number(key.split(' ')[1]) + 1) * 3_600_000
    const region = decisions[0]?.one.region
    const edition = editionAt(editions, region, at)
    for (const rule of edition?.rules.filter(({ on }: Line) => on.pace) ?? []) {
      const those = decisions.filter(({ seconds }) => seconds <= rule.on.pace.seconds)
      const last = those.sort((a, b) => a.at - b.at || (a.one.caseId < b.one.caseId ? -1 : 1)).at(-1)
      if (!last || those.length < rule.on.pace.count || at > until) continue
      const { number, level, answerDays } = rule
      cards.push({
        caseId: last.one.caseId,
        rule: number,
        level,
        at,
        edition: `${edition.region}/${edition.version}`,
        office: last.office,
        answerDays,
      })
    }
  }
  return cards
}

/** Form 6: what a supervisor found is a fact of the export. */
export function faultCard({ caseId, at }: Line, { region }: Line, editions: readonly Edition[]): Card[] {
  const moment = Date.parse(at)
  const edition = editionAt(editions, region, moment)
  const rules: readonly Line[] = edition?.rules ?? []
  return rules
    .filter(({ on }) => on.sample === 'fault')
    .map(({ number, level, answerDays }) => {
      return {
        caseId,
        rule: number,
        level,
        at: moment,
        edition: `${edition.region}/${edition.version}`,
        office: null,
        answerDays,
      }
    })
}

/** Form 5. When a card was shown to somebody and what was answered are facts of the export: no rule says them. */
export function unansweredCards(
  one: Line,
  course: readonly Known[],
  cards: readonly Card[],
  shown: readonly Line[],
  editions: readonly Edition[],
  until: number,
): Card[] {
  const added: Card[] = []
  const works = (course.at(-1) as Known).works
  for (const { number, level, answerDays, on } of editionAt(editions, one.region, until)?.rules ?? []) {
    if (!on.unanswered) continue
    const moments = cards
      .filter((card) => card.level === on.unanswered.level && card.answerDays !== null)
      .flatMap((card) => {
        const line = shown.find(({ rule, raisedAt }) => rule === card.rule && Date.parse(raisedAt) === card.at)
        if (!line?.asked) return []
        const last = nthAfter(works, dayOf(Date.parse(line.recordedAt)), card.answerDays ?? 0, 'working')
        const end = midnight(nthAfter(works, last, on.unanswered.days, 'working') + 1)
        return line.answeredAt && Date.parse(line.answeredAt) < end ? [] : [end]
      })
    const at = moments.sort((a, b) => a - b)[on.unanswered.count - 1]
    const edition = at === undefined ? undefined : editionAt(editions, one.region, at)
    if (at !== undefined && at <= until && edition) {
      added.push({
        caseId: one.caseId,
        rule: number,
        level,
        at,
        edition: `${edition.region}/${edition.version}`,
        office: null,
        answerDays,
      })
    }
  }
  return added
}
