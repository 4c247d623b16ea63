import { describe, expect, test } from 'vitest'
import { Random } from '../../../../tests/support/mutations/random.ts'
import { regionContains } from '../../../kernel/identifiers/regionCode.ts'
import { publishedRegions, reportedOf } from './publishing.ts'

const min = 5
const city = '430100000000'
const county = '430102000000'
const street = (number: number) => `43010200${number}000`
const shown = (own: Readonly<Record<string, number>>) => publishedRegions(new Map(Object.entries(own)), min)

describe('what may be published of regions that lie in one another', () => {
  test.each([
    ['enough everywhere', { [county]: 6, [street(1)]: 5, [street(2)]: 9 }, [street(1), street(2)]],
    [
      'one street has too few: the next smallest is masked too',
      { [street(1)]: 9, [street(2)]: 8, [street(3)]: 3 },
      [street(1)],
    ],
    ['two streets have too few, but together enough', { [street(1)]: 9, [street(2)]: 3, [street(3)]: 2 }, [street(1)]],
    ['two streets have too few, also together', { [street(1)]: 9, [street(2)]: 1, [street(3)]: 2 }, []],
    ['the own bodies of the county have too few', { [county]: 4, [street(1)]: 9, [street(2)]: 8 }, [street(1)]],
    ['the own bodies hide the street', { [county]: 7, [street(1)]: 9, [street(2)]: 3 }, [street(1)]],
    ['nothing but one street', { [street(1)]: 9 }, [street(1)]],
  ])('%s', (_name, own, streets) => {
    expect([...shown(own)].filter((code) => code.endsWith('000') && !code.endsWith('000000')).toSorted()).toEqual(
      streets.toSorted(),
    )
    expect([...shown(own)]).toEqual(expect.arrayContaining(['430000000000', city, county]))
  })

  test('a region with fewer than five is masked, and so is all inside it', () => {
    expect(shown({ [county]: 2, [street(1)]: 2 })).toEqual(new Set())
  })

  test('bodies of the region itself count there, whichever code they have', () => {
    expect(shown({ '430102999000': 5 })).toEqual(new Set(['430000000000', city, county]))
  })

  test('a small county is not hidden by one that a published street tells all of', () => {
    const published = shown({ [street(1)]: 6, '430103000000': 3, '430104000000': 40 })
    const masked = ['430103000000', '430104000000']
    expect(masked.filter((code) => published.has(code))).toEqual([])
    expect([county, street(1)].every((code) => published.has(code))).toBe(true)
  })
})

/** Bodies of regions of four levels, few enough that everything that can be computed can be tried. */
function drawn(random: Random): Map<string, number> {
  const whole = (below: number) => Math.floor(random.next() * below)
  const codes = [
    '430000000000',
    city,
    '430200000000',
    county,
    '430103000000',
    street(1),
    street(2),
    street(3),
    '430103001000',
  ]
  const largest = [4, 9, 30][whole(3)] ?? 9
  return new Map(codes.filter(() => whole(4) > 0).map((code) => [code, whole(largest + 1)]))
}

/** Sets of bodies with fewer than five evaluations whose sum comes out of adding and subtracting what is published, in any way. */
function told(own: ReadonlyMap<string, number>, published: ReadonlySet<string>): string[][] {
  // Bodies without evaluations add nothing, whatever they are taken for.
  const bodies = [...own].filter(([, count]) => count > 0)
  const rows = [...published].map((code) => bodies.map(([body]) => (regionContains(code, body) ? 1 : 0)))
  return toldBy(bodies, rows)
}

/** `rows`: of which of the bodies each thing that is known is the sum. */
function toldBy(bodies: readonly (readonly [string, number])[], rows: readonly (readonly number[])[]): string[][] {
  const rank = rankOf(rows)
  const sets = Array.from({ length: 2 ** bodies.length - 1 }, (_, at) =>
    bodies.map((_body, bit) => ((at + 1) >> bit) & 1),
  )
  return sets
    .filter((set) => bodies.reduce((sum, [, count], at) => sum + count * (set[at] ?? 0), 0) < min)
    .filter((set) => rankOf([...rows, set]) === rank)
    .map((set) => bodies.flatMap(([body], at) => (set[at] ? [body] : [])))
}

/** By Gauss, of rows of zeros and ones: what lies in their span adds nothing to the rank. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = left.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot === -1) continue
    const [found = []] = left.splice(pivot, 1)
    left.splice(rank, 0, found)
    for (const row of left.slice(rank + 1)) {
      const factor = (row[column] ?? 0) / (found[column] ?? 1)
      for (const [at, value] of found.entries()) row[at] = (row[at] ?? 0) - factor * value
    }
    rank += 1
  }
  return rank
}

test('nobody can compute a few from what is published, in thousands of drawn places', () => {
  const random = new Random('published evaluations')
  let toldByCountAlone = 0
  let published = 0
  for (let round = 0; round < 2_000; round += 1) {
    const own = drawn(random)
    const regions = publishedRegions(own, min)
    expect([...own, told(own, regions)]).toEqual([...own, []])
    published += regions.size
    // The rule that masks what is too small and nothing beside it is caught by the same question.
    const all = publishedRegions(own, 1)
    const byCount = new Set([...all].filter((code) => countIn(own, code) >= min))
    if (told(own, byCount).length > 0) toldByCountAlone += 1
  }
  expect(toldByCountAlone).toBeGreaterThan(200)
  expect(published).toBeGreaterThan(4_000)
})

function countIn(own: ReadonlyMap<string, number>, region: string): number {
  return [...own].reduce((sum, [code, count]) => sum + (regionContains(region, code) ? count : 0), 0)
}

/** Each region's own evaluations as those of one to three bodies. */
function split(random: Random, own: ReadonlyMap<string, number>): Map<string, Map<string, number>> {
  return new Map(
    [...own].map(([code, count]) => {
      const cut = () => (random.next() < 0.3 ? count : Math.floor(random.next() * (count + 1)))
      const cuts = [0, cut(), cut(), count].toSorted((one, other) => one - other)
      return [code, new Map([1, 2, 3].map((at) => [`${code} ${at}`, (cuts[at] ?? 0) - (cuts[at - 1] ?? 0)]))]
    }),
  )
}

test('nor from reports of regions and bodies beside it', () => {
  const random = new Random('reported evaluations')
  let toldByCountAlone = 0
  let shownBodies = 0
  for (let round = 0; round < 400; round += 1) {
    const own = new Map([...drawn(random)].slice(0, 4))
    const bodies = split(random, own)
    const atoms = [...bodies.values()].flatMap((of) => [...of]).filter(([, count]) => count > 0)
    const row = (holds: (atom: string) => boolean) => atoms.map(([atom]) => (holds(atom) ? 1 : 0))
    const published = publishedRegions(own, min)
    const known = [...published].map((code) => row((atom) => regionContains(code, atom)))
    const reports = [...bodies].map(([code, of]) => ({
      code,
      of,
      ...{ reported: reportedOf(own, published, { regionCode: code, bodies: of }, min) },
    }))
    const shown = reports.flatMap(({ code, reported }) => [
      ...(reported.region ? [row((atom) => atom.startsWith(code))] : []),
      ...[...reported.bodies].map((body) => row((atom) => atom === body)),
    ])
    expect([...own, ...atoms, toldBy(atoms, [...known, ...shown])]).toEqual([...own, ...atoms, []])
    shownBodies += shown.length
    const byCount = [
      ...[...own].filter(([, count]) => count >= min).map(([code]) => row((atom) => atom.startsWith(code))),
      ...atoms.filter(([, count]) => count >= min).map(([body]) => row((atom) => atom === body)),
    ]
    if (toldBy(atoms, [...known, ...byCount]).length > 0) toldByCountAlone += 1
  }
  expect(toldByCountAlone).toBeGreaterThan(100)
  expect(shownBodies).toBeGreaterThan(400)
})

test('bodies of a region whose report shows nothing show nothing either', () => {
  // Two of twelve are hidden by one of the fives, whose own body would tell of them.
  const own = new Map([
    [county, 5],
    ['430102999000', 5],
    [street(3), 2],
  ])
  const published = shown(Object.fromEntries(own))
  const of = (regionCode: string) =>
    reportedOf(own, published, { regionCode, bodies: new Map([[`${regionCode} 1`, 5]]) }, min)
  expect(of(county)).toEqual({ region: false, bodies: new Set() })
  expect(of('430102999000')).toEqual({ region: true, bodies: new Set(['430102999000 1']) })
})
