import type { Line } from './memory/lines.ts'
import type { Found, Place } from './memory/place.ts'
import type { Scored } from './memory/scorer.ts'
import type { SearchIndex } from './memory/searchIndex.ts'
import { normaliseQuestion } from './rules/normalise.ts'
import { type Reading, type Understood, understand, understandNear } from './rules/understand.ts'
import {
  type FacetName,
  type Facets,
  facetNames,
  resultsMax,
  type SearchFilter,
  type Taken,
  type Why,
} from './schema.ts'

const nearestMax = 5
/** Less of a question than this is no answer; and next to a good answer, a much worse one is none. */
const shareMin = 0.34
const shareOfBestMin = 0.45
const scoreOfBestMin = 0.3
const sureShare = 0.6

export interface Hit extends Found {
  readonly score: number
  readonly why: Why
}

export interface Answered {
  /** Own ones by score, then those that can be handed in here. */
  readonly hits: readonly Hit[]
  readonly nearest: readonly Hit[]
  readonly taken: Taken | null
  readonly guess: boolean
}

/** Everything about one question but reading its lines from the database. */
export function answer(
  index: SearchIndex,
  typed: string,
  filter: SearchFilter,
  asking: {
    readonly regionCodes: readonly string[]
    readonly reading: Omit<Reading, 'inNames' | 'regionCodes'>
    /** The item that has exactly this code. */
    readonly itemWithCode: string | undefined
  },
): Answered {
  const { regionCodes, itemWithCode } = asking
  const fits = fitting(filter)
  const place: Place = { regionCodes, fits }
  const byCode = codesIn(index, typed, place, itemWithCode)
  if (byCode.length > 0) return answered(byCode, [], 'code', null, false)
  const { department, rest } = departmentIn(index, typed, regionCodes)
  const reading: Reading = {
    ...asking.reading,
    regionCodes: new Set(regionCodes),
    inNames: (two) => index.inNames(two),
  }
  const understood = understand(rest, reading)
  if (department !== undefined && understood.parts.length === 0)
    return answered(index.ofDepartment(department, place, resultsMax), [], 'department', null, false)
  // Narrowing comes last: how a question is read and what is near enough to the best do not change with it, so that a facet's count holds.
  const scoredBy = (one: Understood) => preferring(department, index.score(one, reading.syllables, regionCodes))
  const scored = scoredBy(understood)
  const said = goodOf(scored, understood, fits)
  if (said) return said
  const near = understandNear(rest, reading)
  const nearby = near && goodOf(scoredBy(near), near, fits)
  if (nearby) return { ...nearby, guess: true }
  return answered([], scored, 'name', scored[0] ? takenOf(scored[0], understood) : null, false)
}

/** What is good enough beside the best; undefined: nothing answers enough of the question. */
function goodOf(scored: readonly Scored[], understood: Understood, fits: Place['fits']): Answered | undefined {
  const [best] = scored
  if (!best) return undefined
  const good = scored.filter(
    ({ share, score }) =>
      share >= shareMin && share >= best.share * shareOfBestMin && score >= best.score * scoreOfBestMin,
  )
  if (good.length === 0) return undefined
  const guess = best.share < sureShare || best.way?.kind === 'sound'
  return answered(good, [], 'name', takenOf(best, understood), guess, fits)
}

function answered(
  scored: readonly Scored[],
  nearest: readonly Scored[],
  why: Why,
  taken: Taken | null,
  guess: boolean,
  fits: Place['fits'] = () => true,
): Answered {
  const all = withoutRepeats(scored.flatMap((one) => hitsOf(one, why))).filter(({ line }) => fits(line))
  const hits = [...all.filter(({ alsoHere }) => !alsoHere), ...all.filter(({ alsoHere }) => alsoHere)]
  return {
    hits: hits.slice(0, resultsMax),
    nearest: withoutRepeats(nearest.flatMap((one) => hitsOf(one, why))).slice(0, nearestMax),
    taken,
    guess: hits.length > 0 && guess,
  }
}

function hitsOf({ found, score, way }: Scored, why: Why): readonly Hit[] {
  const because = way?.kind === 'meaning' ? 'meaning' : way?.kind === 'sound' ? 'sound' : why
  return found.map((one) => ({ ...one, score, why: because }))
}

/** The same code and name at several levels is one item: the nearest. */
function withoutRepeats(hits: readonly Hit[]): readonly Hit[] {
  const nearest = new Map<string, number>()
  const rank = ({ levelsUp, alsoHere }: Hit) => levelsUp + (alsoHere ? 100 : 0)
  const keyOf = ({ line: { definition } }: Hit) =>
    definition.catalogCode === null ? undefined : `${definition.catalogCode} ${definition.bare}`
  for (const hit of hits) {
    const key = keyOf(hit)
    if (key !== undefined) nearest.set(key, Math.min(nearest.get(key) ?? Number.POSITIVE_INFINITY, rank(hit)))
  }
  return hits.filter((hit) => {
    const key = keyOf(hit)
    return key === undefined || nearest.get(key) === rank(hit)
  })
}

const codeLike = /^(?=.*\d{4})[0-9a-z-]{6,}$/

function codesIn(index: SearchIndex, typed: string, place: Place, itemId: string | undefined): readonly Scored[] {
  const exact = itemId === undefined ? [] : index.withId(itemId, place)
  if (exact.length > 0) return exact
  const code = codeOf(typed)
  return code === undefined ? [] : index.withCode(code, place)
}

/** The text when it can be a code. */
export function codeOf(typed: string): string | undefined {
  const text = normaliseQuestion(typed)
  return codeLike.test(text) ? text : undefined
}

const bodyEnding = /(分局|局|厅|委员会|委|办公室|办|中心|大队|部)$/u
const bodyBeginning = /^.{0,8}?[省市县区旗](?=.{2})/u
const endingSaid = /^(分局|局|厅|委员会|委|办公室|大队|部门)/u

/** 税务局 in a question: the body of the region with that name. What is said of it is no other word of the question. */
function departmentIn(index: SearchIndex, typed: string, regionCodes: readonly string[]) {
  const text = normaliseQuestion(typed)
  for (const regionCode of regionCodes) {
    for (const department of index.departmentsOf(regionCode)) {
      const stem = department.replace(bodyBeginning, '').replace(bodyEnding, '')
      if (stem.length < 2 || !text.includes(stem)) continue
      const ending = endingSaid.exec(text.slice(text.indexOf(stem) + stem.length))
      if (ending) return { department, rest: text.replace(stem + ending[0], ' ') }
    }
  }
  return { department: undefined, rest: typed }
}

function preferring(department: string | undefined, scored: readonly Scored[]): readonly Scored[] {
  if (department === undefined) return scored
  const preferred = scored.map((one) =>
    one.found.some(({ line }) => line.department === department) ? { ...one, score: one.score * 1.3 } : one,
  )
  return preferred.sort((one, other) => other.score - one.score)
}

function takenOf({ way, definition }: Scored, { text, parts }: Understood): Taken | null {
  if (!way) return null
  const part = parts.find(({ ways }) => ways.includes(way))
  if (way.kind === 'sound') return { kind: part?.letters ? 'pinyin' : 'sound', said: text, as: definition.label }
  if (!part || way.text === part.said) return null
  return { kind: way.kind === 'meaning' ? 'meaning' : 'mended', said: part.said, as: way.text }
}

// biome-ignore format: one line a facet
const valuesOf: Readonly<Record<FacetName, (line: Line) => readonly string[]>> = {
  department: ({ department }) => [department],
  theme: ({ themes }) => themes,
  stage: ({ stages }) => stages,
  audience: ({ audiences }) => audiences,
  list: ({ lists }) => lists,
  type: ({ type }) => (type === null ? [] : [type]),
  online: ({ online }) => [String(online)],
  region: ({ regionCode }) => [regionCode],
}

function fitting(filter: SearchFilter): (line: Line) => boolean {
  const asked = facetNames.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]))
  return (line) => asked.every(({ name, value }) => valuesOf[name](line).includes(value))
}

export function facetsOf(hits: readonly Hit[]): Facets {
  const counted = facetNames.map((name) => {
    const counts = new Map<string, number>()
    for (const { line } of hits)
      for (const value of valuesOf[name](line)) counts.set(value, (counts.get(value) ?? 0) + 1)
    const values = [...counts].map(([value, items]) => ({ value, items }))
    return [name, values.sort((one, other) => other.items - one.items || (one.value < other.value ? -1 : 1))] as const
  })
  return Object.fromEntries(counted) as unknown as Facets
}
