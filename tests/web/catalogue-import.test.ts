import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site, signInDesk } from '../support/site.ts'
import { furong } from '../support/world.ts'

let site: Site
let officer: Reader
beforeAll(async () => {
  site = await demoSite()
  officer = await signInDesk(site, 'catalogue-editor')
}, 60_000)
afterAll(() => site?.close())

test('without script: export, send in, read the report, commit, and the drafts are there', async () => {
  const { content } = await site.modules.catalog.exporting.items({ regionCode: furong }, 'json')
  const { items } = JSON.parse(content.toString()) as { items: Record<string, unknown>[] }
  const file = Buffer.from(
    JSON.stringify({
      items: [
        { ...items[0], localCode: 'web-1', name: '演示导入' },
        { ...items[1], regionCode: '511602000000' },
      ],
    }),
  )
  const page = await officer.get('/catalogue/import')
  expect(wordsOf(page)).toContain('上传并检查')
  const sent = await officer.upload(page, /^\/catalogue\/import\?/, { name: '演示.json', content: file })
  expect(sent.path).toMatch(/^\/catalogue\/import\/[0-9a-f-]{36}$/)
  expect(wordsOf(sent)).toContain('正在检查')
  await site.platform.jobs.runOnce()
  const read = await officer.get(sent.path)
  expect(wordsOf(read)).toContain('共 2 个事项：新增 1，修改 0，与现有相同 0，有问题 1')
  expect(wordsOf(read)).toContain('这个事项属于区划 511602000000')
  await officer.send(read, `${sent.path}/commitment`, {})
  await site.platform.jobs.runOnce()
  expect(wordsOf(await officer.get(sent.path))).toContain('已生成 1 个变更申请草稿')
})

test('no file is told on the page', async () => {
  const page = await officer.get('/catalogue/import')
  const again = await officer.send(page, /^\/catalogue\/import\?/, {})
  expect(again.status).toBe(422)
  expect(wordsOf(again)).toContain('没有选择文件')
})

test('there is no such page for a clerk', async () => {
  const clerk = await signInDesk(site, 'food-decider')
  expect((await clerk.get('/catalogue/import')).status).toBe(404)
  expect((await clerk.get('/catalogue/export/items')).status).toBe(404)
})
