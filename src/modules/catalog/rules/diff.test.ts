import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ItemDefinition } from '../schema.ts'
import { type Difference, differencesMax, differencesOf } from './diff.ts'
import { mergeContents } from './merge.ts'

type Content = Readonly<Record<string, unknown>>

const leaf = fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.constant(null))
const member = fc.record({ id: fc.constantFrom('a', 'b/1', 'c~', 'd', 'e'), text: leaf, other: leaf })
/** Shaped as the contents are: fields, a group of fields, sentences, members with names. */
const content: fc.Arbitrary<Content> = fc
  .record(
    {
      name: leaf,
      group: fc.record({ one: leaf, two: leaf }, { requiredKeys: [] }),
      sentences: fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 5 }),
      members: fc.uniqueArray(member, { selector: ({ id }) => id, maxLength: 5 }),
    },
    { requiredKeys: ['name'] },
  )
  .map(clone)

function clone<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

/** Leaves by the pointer that leads to them. The order of members is left out, sentences are one leaf each list. */
function leaves(value: unknown, pointer = ''): Map<string, unknown> {
  if (pointer === '/sentences' && Array.isArray(value)) return new Map([[pointer, [...value].sort()]])
  if (typeof value !== 'object' || value === null) return new Map(value === undefined ? [] : [[pointer, value]])
  const parts = Array.isArray(value)
    ? value.map((each) => [each.id.replaceAll('~', '~0').replaceAll('/', '~1'), each] as const)
    : Object.entries(value)
  return new Map(parts.flatMap(([name, part]) => [...leaves(part, `${pointer}/${name}`)]))
}

/** The leaves of the earlier content with each difference carried out. */
function carriedOut(before: Content, differences: readonly Difference[]): Map<string, unknown> {
  const found = leaves(before)
  for (const { pointer, kind, before: was, after: is } of differences.filter(({ kind }) => kind !== 'moved')) {
    if (pointer.startsWith('/sentences/')) {
      const sentences = [...(found.get('/sentences') as string[])]
      if (kind !== 'added') sentences.splice(sentences.indexOf(was as string), 1)
      if (kind !== 'removed') sentences.push(is as string)
      found.set('/sentences', sentences.sort())
      continue
    }
    for (const path of leaves(was, pointer).keys()) found.delete(path)
    for (const [path, value] of leaves(is, pointer)) found.set(path, value)
  }
  return found
}

const byPointer = (found: Map<string, unknown>) => Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))

describe('a diff', () => {
  test('is empty exactly when both say the same, order included', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        expect(differencesOf(before, clone(before))).toEqual([])
        if (differencesOf(before, after).length === 0) expect(after).toEqual(before)
      }),
    )
  })

  test('names every changed leaf: carried out, it makes the later content of the earlier one', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const differences = differencesOf(before, after)
        expect(byPointer(carriedOut(before, differences))).toEqual(byPointer(leaves(after)))
        for (const { kind, before: was, after: is } of differences) {
          if (kind !== 'moved') expect(is).not.toEqual(was)
        }
      }),
    )
  })

  test('tells an insertion at the top as one line, and a move as a move', () => {
    const list = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }))
    const added = { id: 'new', text: 'x' }
    expect(differencesOf({ list }, { list: [added, ...list] })).toEqual([
      { pointer: '/list/new', kind: 'added', before: undefined, after: added },
    ])
    expect(differencesOf(['甲', '乙'], ['新', '甲', '乙'])).toEqual([
      { pointer: '/0', kind: 'added', before: undefined, after: '新' },
    ])
    const moved = [list[3], list[0], { id: 'b', text: 'B' }, list[2]]
    expect(differencesOf({ list }, { list: moved })).toEqual([
      { pointer: '/list/d', kind: 'moved', before: 3, after: 0 },
      { pointer: '/list/b/text', kind: 'changed', before: 'b', after: 'B' },
    ])
  })

  test('tells a rewritten sentence and a renamed window as changes of what they were', () => {
    expect(differencesOf(['甲', '乙', '丙'], ['甲', '乙二', '丙'])).toEqual([
      { pointer: '/1', kind: 'changed', before: '乙', after: '乙二' },
    ])
    const windows = [{ name: '一号', phone: '1' }]
    expect(differencesOf({ windows }, { windows: [{ name: '二号', phone: '1' }] })).toEqual([
      { pointer: '/windows/二号/name', kind: 'changed', before: '一号', after: '二号' },
    ])
  })

  test('tells a filled slot from one that is left as above', () => {
    expect(differencesOf({}, { fees: null })).toEqual([
      { pointer: '/fees', kind: 'added', before: undefined, after: null },
    ])
    expect(differencesOf({ fees: null }, { fees: [] })).toEqual([
      { pointer: '/fees', kind: 'changed', before: null, after: [] },
    ])
  })

  test('is bounded', () => {
    const many = Array.from({ length: 3 * differencesMax }, (_, at) => ({ id: `i${at}`, text: 'x' }))
    expect(differencesOf([], many)).toHaveLength(differencesMax)
  })

  test('of the largest item takes less than 20 ms', () => {
    const item = ItemDefinition.parse(JSON.parse(readFileSync('data/hunan/items/000131024000-01.json', 'utf8')))
    const materials = Array.from({ length: 60 }, (_, at) => ({ ...item.materials![0]!, id: `m${at}`, copies: 1 }))
    const conditions = Array.from({ length: 60 }, (_, at) => `第 ${at} 条 ${'条件'.repeat(400)}`)
    const before = { ...item, materials, conditions }
    const after = {
      ...clone(before),
      materials: [...clone(materials)].reverse().map((material) => ({ ...material, copies: 2 })),
      conditions: ['新的一条', ...conditions.map((text) => `${text}。`)],
    }
    const took = [1, 2, 3].map(() => {
      const began = performance.now()
      expect(differencesOf(before, after).length).toBeGreaterThan(150)
      return performance.now() - began
    })
    expect(Math.min(...took)).toBeLessThan(20)
  })
})

describe('a merge of two changes', () => {
  const merged = (base: unknown, mine: unknown, theirs: unknown) => {
    const outcome = mergeContents(base, mine, theirs)
    return outcome.kind === 'merged' ? outcome.content : outcome.pointers
  }

  test('is what one wrote where the other wrote nothing', () => {
    fc.assert(
      fc.property(content, content, (base, mine) => {
        expect(merged(base, mine, base)).toEqual(mine)
        expect(merged(base, base, mine)).toEqual(mine)
        expect(merged(base, mine, clone(mine))).toEqual(mine)
      }),
    )
  })

  test('is the same whoever saved first, conflicts too', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const [one, other] = [mergeContents(base, mine, theirs), mergeContents(base, theirs, mine)]
        expect(other).toEqual(one)
      }),
    )
  })

  test('holds both where they changed different parts', () => {
    const disjoint = fc.record({ base: content, name: leaf, sentences: fc.array(fc.string(), { maxLength: 4 }) })
    fc.assert(
      fc.property(disjoint, content, ({ base, name, sentences }, other) => {
        const mine = { ...base, name, sentences }
        const { group, members } = other
        const theirs = clone({ ...base, group, members })
        expect(merged(base, mine, theirs)).toEqual(clone({ ...base, name, sentences, group, members }))
      }),
    )
  })

  test('loses nothing: each leaf that one changed is as he wrote it, or in conflict', () => {
    fc.assert(
      fc.property(content, content, content, (base, mine, theirs) => {
        const outcome = mergeContents(base, mine, theirs)
        if (outcome.kind === 'conflict') {
          expect(outcome.pointers.length).toBeGreaterThan(0)
          return
        }
        const [was, left, right, is] = [base, mine, theirs, outcome.content].map((each) => leaves(each))
        for (const path of new Set([...was!.keys(), ...left!.keys(), ...right!.keys()])) {
          if (path === '/sentences') continue
          const [before, one, two] = [was!.get(path), left!.get(path), right!.get(path)]
          expect([path, is!.get(path)]).toEqual([path, one === before ? two : one])
        }
      }),
    )
  })

  const list = ['a', 'b', 'c'].map((id) => ({ id, text: id, copies: 1 }))
  const changed = (id: string, part: object) => list.map((each) => (each.id === id ? { ...each, ...part } : each))

  test('joins two fields of one member, two new members, a move and a change', () => {
    expect(merged(list, changed('b', { text: 'B' }), changed('b', { copies: 2 }))).toEqual(
      changed('b', { text: 'B', copies: 2 }),
    )
    const [x, y] = ['x', 'y'].map((id) => ({ id, text: id, copies: 1 }))
    expect(merged(list, [...list, y], [...list, x])).toEqual([...list, x, y])
    expect(merged(list, [list[2], list[0], list[1]], changed('b', { text: 'B' }))).toEqual([
      list[2],
      list[0],
      { ...list[1], text: 'B' },
    ])
  })

  test.each([
    ['the same field', list, changed('a', { text: '1' }), changed('a', { text: '2' }), ['/a/text']],
    ['taken out and changed', list, list.slice(1), changed('a', { text: '2' }), ['/a']],
    ['two new members of one name', [], [{ id: 'a', text: '1' }], [{ id: 'a', text: '2' }], ['/a']],
    ['two orders', list, [list[1], list[0], list[2]], [list[0], list[2], list[1]], ['']],
    ['one sentence', ['甲', '乙'], ['甲一', '乙'], ['甲二', '乙'], ['']],
    ['days of one kind and days of another', ...limits(3, 'working', 5, 'calendar'), ['/promised']],
    ['kinds', { kind: 'a', v: 1 }, { kind: 'b', v: 1 }, { kind: 'a', v: 2 }, ['']],
  ] as const)('refuses to choose: %s', (_, base, mine, theirs, pointers) => {
    expect(mergeContents<unknown>(base, mine, theirs)).toEqual({ kind: 'conflict', pointers })
  })

  test('joins sentences that two changed in different places', () => {
    expect(merged(['甲', '乙', '丙'], ['甲一', '乙', '丙'], ['甲', '乙', '丙二', '丁'])).toEqual([
      '甲一',
      '乙',
      '丙二',
      '丁',
    ])
    expect(merged(['甲', '乙'], ['甲一', '乙'], ['甲', '乙二'])).toEqual(['甲一', '乙二'])
  })
})

function limits(days: number, unit: string, otherDays: number, otherUnit: string) {
  const promised = { days: otherDays, unit }
  return [{ promised }, { promised: { ...promised, days } }, { promised: { ...promised, unit: otherUnit } }] as const
}
