import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOwner, testPlatform } from '../../../tests/support/database.ts'
import { canonicalJson, createLedger, leafHash } from './index.ts'

test('the same entry has the same text, whatever the order of its keys', () => {
  expect(canonicalJson({ b: 1, a: [true, null, { d: '二', c: new Date('2026-11-20T01:00:00Z') }], e: undefined })).toBe(
    '{"a":[true,null,{"c":"2026-11-20T01:00:00.000Z","d":"二"}],"b":1}',
  )
  // Keys are remembered by how they stand together: these stand alike.
  for (const entry of [{ a: 1, b: 2 }, { 'a\0b': 3 }, { 'a\0b': 3, c: 4 }, { a: 1, 'b\0c': 5 }, {}, { '': 6 }, {}])
    expect(canonicalJson(entry)).toBe(JSON.stringify(entry))
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))),
      (entry) => {
        const turned = Object.fromEntries(Object.entries(entry).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(entry))
        expect(JSON.parse(canonicalJson(entry))).toEqual(JSON.parse(JSON.stringify(entry)))
      },
    ),
  )
})

test('a leaf is hashed as RFC 9162 says: a zero byte, then the entry', () => {
  expect(leafHash({ a: 1 })).toEqual(createHash('sha256').update('\u0000{"a":1}').digest())
  expect(leafHash({ a: 1 })).not.toEqual(leafHash({ a: 2 }))
})

test('a leaf is there exactly when its act is', async () => {
  const platform = await testPlatform()
  const ledger = createLedger()
  const leaf = ledger.stageLeaf({ caseId: 'x', sequence: 1 }, platform.clock.now())
  await expect(platform.db.batch([leaf, { name: 'test.failing', text: 'select 1 / 0', values: [] }])).rejects.toThrow()
  expect(await asOwner(platform, 'select 1 from ledger.staged_leaf')).toEqual([])
  await platform.db.batch([leaf])
  expect(await asOwner(platform, 'select leaf_hash as hash from ledger.staged_leaf')).toEqual([
    { hash: leafHash({ caseId: 'x', sequence: 1 }) },
  ])
})

test('the application can neither change nor remove a leaf', async () => {
  const platform = await testPlatform()
  for (const text of ['update ledger.staged_leaf set staged_at = staged_at', 'delete from ledger.staged_leaf'])
    await expect(platform.db.query({ name: text, text, values: [] })).rejects.toThrow(/permission denied/)
})
