import { describe, expect, test } from 'vitest'
import { translator } from '../../texts/index.ts'
import { afterAct, rowActOf } from './acts.ts'
import { contentOf } from './content.ts'
import { draftFrom, draftOf } from './draft.ts'
import { placeOf } from './faults.ts'
import { partOfPointer } from './parts.ts'
import { sameValue, valueAt, withValueAt } from './paths.ts'
import type { Sheet, SheetContext } from './sheet.ts'

const context: SheetContext = {
  t: translator('zh'),
  definition: undefined,
  departments: [],
  servicePoints: [],
  posts: [],
  evidenceTypes: [],
  themes: [],
  elements: [],
  earlier: [],
}
const sheet: Sheet = [
  { kind: 'text', at: 'name', label: 'name', empty: 'refused' },
  { kind: 'lines', at: 'flow', label: 'flow', empty: 'null', apart: true },
  { kind: 'number', at: 'limits.days', label: 'days', empty: 'null' },
  { kind: 'choices', at: 'channels', label: 'channels', options: () => [] },
  { kind: 'condition', at: 'showWhen', label: 'showWhen', empty: 'absent' },
  {
    kind: 'group',
    at: 'promise',
    label: 'promise',
    empty: 'null',
    fields: [{ kind: 'text', at: 'text', label: 'promiseText', empty: 'refused' }],
  },
  {
    kind: 'rows',
    at: 'faqs',
    label: 'faqs',
    unknown: 'feesUnknown',
    max: 3,
    blank: { id: '', question: '' },
    fields: [
      { kind: 'id', at: 'id', label: 'id', prefix: 'q' },
      { kind: 'text', at: 'question', label: 'question', empty: 'refused' },
    ],
  },
]
const before = {
  name: ' 名称 带空格 ',
  flow: ['一', '二'],
  limits: { days: 5, other: 1 },
  channels: ['window', 'online'],
  promise: null,
  faqs: [{ id: 'q2', question: '问', kept: true }],
}
const written = (change: Record<string, unknown>) =>
  contentOf(sheet, { ...draftOf(sheet, before), ...change } as never, before, context)

describe('what a form says', () => {
  test('is the same content when nothing was touched, blanks and unknown members included', () => {
    expect(written({})).toEqual(before)
  })

  test('keeps what was typed and is no number, for the schema to refuse', () => {
    expect(written({ 'limits.days': '五' })).toMatchObject({ limits: { days: '五', other: 1 } })
    expect(written({ 'limits.days': '' })).toMatchObject({ limits: { days: null } })
  })

  test('keeps the order of boxes that stay, and puts new ones behind', () => {
    expect(written({ channels: ['online', 'post', 'window'] })).toMatchObject({
      channels: ['window', 'online', 'post'],
    })
  })

  test('reads paragraphs apart, groups as a whole, conditions by what is answered', () => {
    expect(written({ flow: '一\n还是一\n\n二' })).toMatchObject({ flow: ['一\n还是一', '二'] })
    expect(written({ flow: '' })).toMatchObject({ flow: null })
    expect(written({ promise: { text: '保证' } })).toMatchObject({ promise: { text: '保证' } })
    expect(written({ showWhen: { field: 'a', values: ['true'] } })).toMatchObject({
      showWhen: { field: 'a', equals: true },
    })
    expect(written({ showWhen: { field: 'a', values: ['x', 'y'] } })).toMatchObject({
      showWhen: { field: 'a', in: ['x', 'y'] },
    })
  })

  test('gives new rows the next free id, and lets a list be unknown', () => {
    const rows = [{ '#': '', id: '', question: '新' }, ...(draftOf(sheet, before).faqs as object[])]
    expect(written({ faqs: rows })).toMatchObject({
      faqs: [
        { id: 'q1', question: '新' },
        { id: 'q2', question: '问', kept: true },
      ],
    })
    expect(written({ faqs: [], 'faqs.unknown': 'yes' })).toMatchObject({ faqs: null })
  })

  test('is read from names with places, at most as many rows as can be', () => {
    const draft = draftFrom(sheet, {
      name: 'a\r\nb',
      'faqs.count': '2',
      'faqs.0.question': '甲',
      'faqs.1.question': '乙',
    })
    expect(draft.name).toBe('a\nb')
    expect(draft.faqs).toMatchObject([{ question: '甲' }, { question: '乙' }])
    expect((draftFrom(sheet, { 'faqs.count': '99999' }).faqs as unknown[]).length).toBe(200)
  })
})

describe('the buttons of a list', () => {
  const draft = draftOf(sheet, {
    ...before,
    faqs: [
      { id: 'a', question: '1' },
      { id: 'b', question: '2' },
    ],
  })
  const ids = (act: string) =>
    (afterAct(sheet, draft, rowActOf(act)!).faqs as readonly { id: string }[]).map(({ id }) => id)

  test('add, move and take out one row', () => {
    expect(ids('add:faqs')).toEqual(['a', 'b', ''])
    expect(ids('down:faqs.0')).toEqual(['b', 'a'])
    expect(ids('up:faqs.0')).toEqual(['a', 'b'])
    expect(ids('remove:faqs.0')).toEqual(['b'])
    expect(ids('remove:faqs.7')).toEqual(['a', 'b'])
  })

  test('are nothing when they are made up', () => {
    for (const text of ['', 'drop:faqs.0', 'up:faqs', 'up:faqs.9999', 'add:<script>'])
      expect(rowActOf(text)).toBeUndefined()
  })
})

describe('places', () => {
  test('are read and written without changing what was there', () => {
    const content = { list: [{ a: 1 }], other: null }
    expect(valueAt(content, 'list.0.a')).toBe(1)
    expect(withValueAt(content, 'list.1', { a: 2 })).toEqual({ list: [{ a: 1 }, { a: 2 }], other: null })
    expect(withValueAt(content, 'other.sections.0', 'x')).toEqual({ list: [{ a: 1 }], other: { sections: ['x'] } })
    expect(content).toEqual({ list: [{ a: 1 }], other: null })
    expect(sameValue({ a: [1, { b: undefined }] }, { a: [1, {}] })).toBe(true)
  })

  test('of faults are the nearest control, and a part of the proposal', () => {
    expect(placeOf('faqs.0.question', ['faqs', 'faqs.0.question'])).toBe('faqs.0.question')
    expect(placeOf('faqs.0.extra', ['faqs', 'faqs.0.question'])).toBe('faqs')
    expect(partOfPointer('/definition/limits/promised/days')).toBe('limits')
    expect(partOfPointer('/standard/definition/form/sections/0')).toBe('form')
    expect(partOfPointer('/claim/promisedLimit')).toBe('limits')
    expect(partOfPointer('/nowhere')).toBeUndefined()
  })
})
