import { expect, test } from 'vitest'
import type { ItemSummary } from '../../modules/catalog/index.ts'
import { makeOpenFile } from './files.ts'
import { keptFor, waitingMax } from './kept.ts'

const item: ItemSummary = {
  itemId: '01990000-0000-7000-8000-000000000001',
  versionId: '01990000-0000-7000-8000-000000000002',
  regionCode: '430102000000',
  localCode: '+1',
  name: '=HYPERLINK("http://elsewhere.example")',
  parentName: '@主项',
  departmentName: '-部门',
  type: null,
  audience: [],
  applyOnline: false,
  promisedDays: null,
  promisedUnit: null,
  visits: null,
  status: 'active',
}
const content = {
  region: { code: '430102000000', name: '芙蓉区' },
  kind: 'lists',
  name: 'at_once',
  title: '马上办',
  rule: '规则',
  unknown: 3,
  items: [item],
  complete: true,
} as const

test('nothing that a source wrote is run by a spreadsheet program', () => {
  const csv = makeOpenFile(content, 'csv', 'https://yimen.example').content.toString('utf8')
  const [, line = ''] = csv.split('\r\n')
  expect(line).toMatch(/^"'=HYPERLINK\(""http:\/\/elsewhere\.example""\)",'@主项,'-部门,/)
  expect(line).toContain(`,'+1,430102000000,https://yimen.example/430102000000/items/${item.itemId}`)
})

test('a file that is cut says so, in each format', () => {
  const cut = { ...content, complete: false }
  expect(makeOpenFile(cut, 'csv', '').content.toString('utf8')).toContain('只列出前 20,000 项')
  expect(JSON.parse(makeOpenFile(cut, 'json', '').content.toString('utf8'))).toMatchObject({
    complete: false,
    unknown: 3,
  })
})

test('the same content has the same tag', () => {
  const tags = (['xlsx', 'csv', 'json'] as const).map((format) => makeOpenFile(content, format, '').etag)
  expect(tags).toEqual((['xlsx', 'csv', 'json'] as const).map((format) => makeOpenFile(content, format, '').etag))
  expect(new Set(tags).size).toBe(3)
})

test('files are made one after the other, each followed by a rest, and one more than may wait is refused', async () => {
  const rests: (() => void)[] = []
  const kept = keptFor<string>(
    () => 0,
    () => new Promise<void>((resolve) => rests.push(resolve)),
  )
  const begun: string[] = []
  const ask = (key: string) =>
    kept(key, async () => {
      begun.push(key)
      return key
    })
  await expect(ask('0')).resolves.toBe('0')
  const asked = Array.from({ length: waitingMax }, (_, at) => ask(`${at + 1}`))
  await expect(kept('one more', async () => '')).rejects.toMatchObject({ code: 'open.busy', kind: 'unavailable' })
  expect(begun).toEqual(['0'])
  // What is there already is for everybody.
  await expect(kept('0', async () => 'made again')).resolves.toBe('0')
  for (let at = 1; at <= waitingMax; at += 1) {
    rests.shift()?.()
    await expect(asked[at - 1]).resolves.toBe(`${at}`)
    expect(begun).toHaveLength(at + 1)
  }
  rests.shift()?.()
  await expect(kept('one more', async () => 'now')).resolves.toBe('now')
})

test('a file is made once a minute, however many ask; one that failed is made again; the oldest gives way', async () => {
  let now = 0
  let made = 0
  const kept = keptFor<number>(
    () => now,
    async () => {},
  )
  const make = async () => {
    made += 1
    return made
  }
  expect(await Promise.all([kept('a', make), kept('a', make)])).toEqual([1, 1])
  now = 60_001
  expect(await kept('a', make)).toBe(2)
  await expect(kept('b', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await kept('b', make)).toBe(3)
  for (let at = 0; at < 31; at += 1) await kept(`x${at}`, make)
  expect(await kept('a', make)).toBe(35)
})
