import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestPlatform, testPlatform } from '../../../../tests/support/database.ts'
import { uuidV7 } from '../../../kernel/ids.ts'
import { writeWorkbook } from '../../../platform/spreadsheets/index.ts'
import { createOrganizations, type Organizations } from '../../organizations/index.ts'
import { writeEntries } from '../exporting/file.ts'
import { type Catalog, createCatalog, type ItemDefinition, type StaffActor } from '../index.ts'
import { contentHash } from '../itemWrite.ts'
import { readUpload } from './readUpload.ts'

const furong = '430102000000'
let platform: TestPlatform
let organizations: Organizations
let catalog: Catalog
let officer: StaffActor
let real: readonly ItemDefinition[]

beforeAll(async () => {
  platform = await testPlatform()
  organizations = createOrganizations(platform)
  await organizations.load('data')
  catalog = createCatalog(platform, { organizations })
  await catalog.load('data')
  const department = (await organizations.departmentsOf(furong)).find(({ name }) => name.includes('行政审批'))!
  const post = (await organizations.postsOf(department.id)).find(({ duties }) => duties.includes('catalogue'))!
  officer = {
    kind: 'staff',
    staffId: uuidV7(1),
    postId: post.id,
    departmentId: department.id,
    regionCode: furong,
    duties: post.duties,
  }
  const { content } = await catalog.exporting.items({ regionCode: furong }, 'json')
  real = (JSON.parse(content.toString()) as { items: ItemDefinition[] }).items
}, 60_000)
afterAll(() => platform.close())

const fresh = (localCode: string, change: Partial<ItemDefinition> = {}): ItemDefinition => ({
  ...real[0]!,
  localCode,
  name: `演示 ${localCode}`,
  ...change,
})
const fileOf = (...definitions: readonly ItemDefinition[]) =>
  writeEntries(
    definitions.map((definition) => ({ definition })),
    'xlsx',
  ).content
async function read(content: Buffer, actor = officer) {
  const { id } = await catalog.imports.begin(actor, { name: '我的表.xlsx', content })
  expect((await catalog.imports.get(id, actor)).status).toBe('reading')
  await platform.jobs.runOnce()
  return catalog.imports.get(id, actor)
}
const drafts = async () => (await catalog.authoring.listProposals(officer, { show: 'open', limit: 100 })).lines

describe('a dry run', () => {
  test('of what is exported says that nothing changes, in every format', async () => {
    for (const format of ['xlsx', 'zip', 'json'] as const) {
      const { content } = await catalog.exporting.items({ regionCode: furong }, format)
      const { report } = await read(content)
      expect(report).toMatchObject({ created: 0, revised: 0, unchanged: real.length, bad: 0, problems: [] })
    }
    expect(real.length).toBe(19)
    expect(await drafts()).toEqual([])
  }, 60_000)

  test('names sheet, row, column and rule in both languages, and counts by sheet', async () => {
    const { report, hasBadRows } = await read(
      fileOf(fresh('n-1'), fresh('n-2', { name: '' }), fresh('n-3', { regionCode: '511602000000' })),
    )
    expect(report).toMatchObject({ created: 1, bad: 2 })
    expect(
      report?.problems.map(({ row, rule, sheetTitle, columnTitle }) => [row, rule, sheetTitle?.zh, columnTitle?.zh]),
    ).toEqual([
      [4, 'too_short', '事项', '事项名称'],
      [5, 'region_foreign', '事项', '区划代码'],
    ])
    expect(report?.problems[1]?.sentence.en).toContain('511602000000')
    expect(report?.sheets.find(({ title }) => title.zh === '事项')).toMatchObject({ rows: 3, problems: 2 })
    expect(hasBadRows).toBe(true)
  })

  test('of a file that cannot be read says why', async () => {
    const { status, refusal } = await read(writeWorkbook([{ name: '别的', columns: [], headRows: 0, rows: [['一']] }]))
    expect([status, refusal?.fault]).toEqual(['refused', 'unreadable'])
    expect(refusal?.sentence.zh).toContain('模板')
  })
})

describe('a commit', () => {
  test('makes drafts of the good items, gives the bad ones back, and the mended file is taken', async () => {
    const { id } = await read(
      fileOf(
        fresh('c-1'),
        { ...real[1]!, name: '改了名称' },
        fresh('c-2', { conditions: ['好'], limits: { ...real[0]!.limits, correctionDays: 0 } }),
      ),
    )
    await catalog.imports.commit(id, officer)
    await platform.jobs.runOnce()
    expect(await catalog.imports.get(id, officer)).toMatchObject({
      status: 'committed',
      report: { created: 1, revised: 1, bad: 1 },
    })
    const made = await drafts()
    expect(made.map(({ title, kind, status, revision }) => [title, kind, status, revision]).sort()).toEqual(
      [
        ['演示 c-1', 'item', 'draft', 1],
        ['改了名称', 'item', 'draft', 1],
      ].sort(),
    )
    expect(made.find(({ title }) => title === '改了名称')?.subjectId).toBeTruthy()

    const bad = await catalog.imports.badRows(id, officer)
    expect(bad.fileName).toBe('我的表-待改.xlsx')
    const [back] = (await readUpload(bad.content)).entries
    expect(back?.errors[0]).toMatchObject({ sheet: 'items', path: 'limits.correctionDays' })
    const mended = await read(fileOf(fresh('c-2', { conditions: ['好'] })))
    await catalog.imports.commit(mended.id, officer)
    await platform.jobs.runOnce()
    expect((await drafts()).map(({ title }) => title)).toContain('演示 c-2')
  })

  test('again revises the same draft, and the same content leaves it alone', async () => {
    const first = await read(fileOf(fresh('r-1')))
    await catalog.imports.commit(first.id, officer)
    await platform.jobs.runOnce()
    expect((await read(fileOf(fresh('r-1')))).report).toMatchObject({ created: 0, revised: 0, unchanged: 1 })
    const second = await read(fileOf(fresh('r-1', { conditions: ['另一个条件'] })))
    await catalog.imports.commit(second.id, officer)
    await platform.jobs.runOnce()
    const own = (await drafts()).filter(({ title }) => title === '演示 r-1')
    expect(own.map(({ revision }) => revision)).toEqual([2])
    const { content } = await catalog.authoring.getProposal(own[0]!.id, officer)
    expect(content.kind === 'item' && contentHash(content.definition)).toBe(
      contentHash(fresh('r-1', { conditions: ['另一个条件'] })),
    )
  })

  test('cannot be asked for twice, nor after it was abandoned', async () => {
    const { id } = await read(fileOf(fresh('t-1')))
    await catalog.imports.commit(id, officer)
    await expect(catalog.imports.commit(id, officer)).rejects.toMatchObject({ code: 'import_state' })
    const other = await read(fileOf(fresh('t-2')))
    await catalog.imports.abandon(other.id, officer)
    await expect(catalog.imports.commit(other.id, officer)).rejects.toMatchObject({ code: 'import_state' })
    await platform.jobs.runOnce()
  })
})

describe('who may', () => {
  test('another office does not find it; a post without the duty is refused', async () => {
    const { id } = await read(fileOf(fresh('w-1')))
    await expect(catalog.imports.get(id, { ...officer, departmentId: uuidV7(9) })).rejects.toMatchObject({
      code: 'import_not_found',
    })
    await expect(catalog.imports.list({ ...officer, duties: ['accept'] })).rejects.toMatchObject({
      code: 'not_catalogue_duty',
    })
  })
})

describe('the file', () => {
  test('outlives a restart, and is gone a week later', async () => {
    const { id } = await catalog.imports.begin(officer, { name: 'a.xlsx', content: fileOf(fresh('x-1')) })
    const restarted = createCatalog(platform, { organizations })
    await platform.jobs.runOnce()
    expect((await restarted.imports.get(id, officer)).status).toBe('ready')
    platform.clock.advance(7 * 86_400_000 + 1)
    await platform.timers.runDue()
    await expect(catalog.imports.get(id, officer)).rejects.toMatchObject({ code: 'import_not_found' })
  })
})
