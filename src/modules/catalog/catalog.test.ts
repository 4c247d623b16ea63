import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { createOrganizations } from '../organizations/index.ts'
import { type Catalog, createCatalog, type ImportReport, readItemFile } from './index.ts'

const furong = '430102000000'
const guangan = '511602000000'

let platform: TestPlatform
let catalog: Catalog
let first: ImportReport

beforeAll(async () => {
  platform = await testPlatform()
  const organizations = createOrganizations(platform)
  await organizations.load('data')
  catalog = createCatalog(platform, { organizations })
  first = await catalog.load('data')
}, 60_000)
afterAll(() => platform.close())

describe('the import of everything shipped', () => {
  test('loads 3 complete items, 16 guides and 1,135 rows; nothing is refused', () => {
    expect(first).toMatchObject({ rows: 1154, created: 1154, changed: 0, unchanged: 0, errors: [] })
  })

  test('a second run changes nothing', async () => {
    const again = await catalog.load('data')
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1154 })
    const [row] = await asOwner<{ versions: string }>(platform, 'select count(*) versions from catalog.item_version')
    expect(Number(row!.versions)).toBe(1154)
  })

  test('every finding of the Guang’an list is named and counted', async () => {
    const report = await catalog.importFiles(['data/guangan/services.json'], { dryRun: true })
    const counts: Record<string, number> = {}
    for (const { rule } of report.findings) counts[rule] = (counts[rule] ?? 0) + 1
    // The same numbers came out of a second program over the raw file. The other 62 codes fit the national form.
    expect(counts).toEqual({
      catalog_code_regional: 1035,
      catalog_code_form: 18,
      catalog_code_missing: 20,
      credit_code_missing: 20,
      credit_code_length: 126,
      credit_code_check: 7,
      credit_code_lower_case: 1,
      region_in_code: 1,
      name_twice: 2,
    })
  })

  test('findings name line, field and rule', async () => {
    const report = await catalog.importFiles(['data/guangan/services.json'], { dryRun: true })
    const lowerCase = report.findings.filter((found) => found.rule === 'credit_code_lower_case')
    expect(lowerCase).toEqual([
      {
        line: expect.any(Number),
        pointer: '/department/creditCode',
        rule: 'credit_code_lower_case',
        found: '11511301452259996u',
      },
    ])
  })

  test('findings are kept with the version and listed page by page', async () => {
    const page = await catalog.listFindings({ regionCode: guangan, rule: 'credit_code_lower_case' })
    expect(page).toHaveLength(1)
    expect(await catalog.findingsOf(page[0]!.versionId)).toContainEqual(
      expect.objectContaining({ rule: 'credit_code_lower_case' }),
    )
    const some = await catalog.listFindings({ regionCode: guangan, limit: 10 })
    const next = await catalog.listFindings({ regionCode: guangan, limit: 10, after: some.at(-1)! })
    expect(next[0]).not.toEqual(some[0])
  })

  test('the five items one can apply for have no finding that stops a case', async () => {
    // What the sources leave out or contradict: a permit's course that does not say how it is delivered, no samples, no approver.
    const told: Readonly<Record<string, readonly string[]>> = {
      '000131024000-01': ['result_without_sample', 'permit_steps_missing', 'extension_without_approver'],
      '432023201W00-01': [
        'visit_reason_contradicts',
        'result_without_sample',
        'extension_without_approver',
        'special_stops_nothing',
      ],
      '002014001005-08': ['simple_with_days', 'result_without_sample'],
      '000123020000-06': ['visit_reason_contradicts', 'result_without_sample', 'permit_steps_missing'],
      '000109147003-03': ['visit_reason_contradicts', 'courier_is_no_fee', 'permit_steps_missing'],
    }
    for (const [code, expected] of Object.entries(told)) {
      const version = await catalog.findByCode(furong, code)
      expect(version?.definition).toMatchObject({ applyOnline: true, applyAbsentReason: null })
      const rules = (await catalog.findingsOf(version!.id)).map((found) => found.rule)
      expect(rules).toEqual(expected)
    }
  })

  test('what can only be read says why', async () => {
    const { items } = await catalog.listItems({ regionCode: guangan, online: false, limit: 5 })
    const { definition } = await catalog.getVersion(items[0]!.versionId)
    expect(definition.applyAbsentReason?.zh).toContain('办事指南')
    expect(definition.notPublished).toEqual(expect.arrayContaining(['/materials', '/limits/statutory', '/conditions']))
  })
})

describe('import of faulty files', () => {
  const load = (content: unknown) => {
    const file = readItemFile(typeof content === 'string' ? content : JSON.stringify(content))
    if ('fault' in file) throw new Error(file.fault)
    return catalog.importItems(file.rows, { dryRun: true })
  }
  const row = { name: '甲', regionCode: furong, localCode: 'test-1' }

  test.each([
    [{ ...row, name: ' ' }, 'name_missing', 'name'],
    [{ ...row, regionCode: '4301' }, 'identity_missing', 'regionCode'],
    [{ ...row, localCode: '' }, 'identity_missing', 'localCode'],
  ])('%j is refused', async (given, error, field) => {
    const report = await load([given, row])
    expect(report).toMatchObject({ created: 1, errors: [{ line: 1, error, field }] })
  })

  test('a code outside its profile is a finding, and the row loads', async () => {
    const report = await load([
      { ...row, catalogCode: 'ABC', department: { id: null, name: '某局', creditCode: 'TE5116020105116050' } },
    ])
    expect(report).toMatchObject({ created: 1, errors: [] })
    expect(report.findings.map((found) => found.rule)).toEqual(
      expect.arrayContaining(['catalog_code_form', 'credit_code_check', 'department_unknown']),
    )
  })

  test('a part that cannot be used is left out, named, and closes applying', async () => {
    const file = readItemFile(JSON.stringify([{ ...row, applyOnline: true, tier: 'huge', strange: 1 }]))
    if ('fault' in file || 'error' in file.rows[0]!) throw new Error('must load')
    expect(file.rows[0]).toMatchObject({
      definition: { tier: null, applyOnline: false },
      findings: [
        { pointer: '/tier', rule: 'shape' },
        { pointer: '/strange', rule: 'shape' },
      ],
    })
  })

  test('an identity that occurs twice loads once', async () => {
    const report = await load([row, row])
    expect(report).toMatchObject({ created: 1, errors: [{ line: 2, error: 'identity_repeated' }] })
  })

  test('CSV with a header and a byte order mark', async () => {
    const report = await load(
      `\uFEFFname,regionCode,localCode,type,promisedDays,dayUnit\n乙,${furong},csv-1,1,5,working\n,${furong},csv-2,1,x,\n丙,${furong},csv-3,99,x,\n`,
    )
    expect(report).toMatchObject({ rows: 3, created: 2, errors: [{ line: 3, error: 'name_missing' }] })
    expect(report.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ line: 4, rule: 'type_missing' }),
        expect.objectContaining({ line: 4, rule: 'shape', pointer: '/limits/promised/days' }),
      ]),
    )
  })

  test.each([
    ['', 'format_unknown'],
    ['{"a":1}', 'format_unknown'],
    ['{', 'unreadable'],
    ['a,b\n"', 'unreadable'],
  ])('%j is no item file', (text, fault) => {
    expect(readItemFile(text)).toEqual({ fault })
  })
})

describe('versions', () => {
  test('changed content is a new version; the old one stays readable', async () => {
    const before = await catalog.findByCode(furong, '002014008001-01')
    const path = join(platform.config.dataDirectory, '..', `changed-${before!.id}.json`)
    writeFileSync(path, JSON.stringify({ ...before!.definition, conditions: ['改过的条件'] }))
    platform.clock.advance(1_000)
    expect(await catalog.importFiles([path])).toMatchObject({ created: 0, changed: 1 })
    const after = await catalog.findByCode(furong, '002014008001-01')
    expect(after).toMatchObject({ number: 2, itemId: before!.itemId, supersededAt: null })
    expect((await catalog.getVersion(before!.id)).definition.conditions).toEqual(before!.definition.conditions)
    expect((await catalog.versionsOf(before!.itemId)).map((line) => [line.number, line.supersededAt === null])).toEqual(
      [
        [2, true],
        [1, false],
      ],
    )
  })

  test('the application cannot change what a version says', async () => {
    const sql = (text: string) => platform.db.query({ name: text.slice(0, 40), text, values: [] })
    await expect(sql(`update catalog.item_version set definition = '{}'`)).rejects.toThrow(/permission denied/)
    await expect(sql('delete from catalog.item_version')).rejects.toThrow(/permission denied/)
  })

  test('a shared version cannot be changed in memory', async () => {
    const version = await catalog.findByCode(furong, '000131024000-01')
    expect(() => version!.definition.materials!.pop()).toThrow(TypeError)
  })

  test('unknown and malformed ids', async () => {
    const nowhere = '00000000-0000-7000-8000-000000000000'
    expect(await catalog.findCurrentVersion(nowhere)).toBeUndefined()
    expect(await catalog.findCurrentVersion("1' or '1")).toBeUndefined()
    await expect(catalog.getVersion(nowhere)).rejects.toMatchObject({ code: 'version_not_found' })
  })
})

describe('lists', () => {
  test('pages together are the whole, each item once', async () => {
    const asked = { regionCode: guangan, limit: 50 }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await catalog.listItems({ ...asked, ...(after ? { after } : {}) })
      seen.push(...page.items.map((item) => item.itemId))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(1135)
  })

  test('a broken cursor is told', async () => {
    await expect(catalog.listItems({ regionCode: furong, after: 'x' })).rejects.toMatchObject({
      code: 'cursor_invalid',
    })
  })

  test('filters agree with the counts of the facets', async () => {
    const counts = await catalog.browse(furong)
    expect(counts.all).toEqual([{ value: 'all', items: 19 }])
    expect(counts.online).toContainEqual({ value: 'true', items: 5 })
    for (const facet of ['department', 'theme', 'audience', 'type'] as const) {
      for (const { value, items } of counts[facet]) {
        const page = await catalog.listItems({ regionCode: furong, [facet]: value, limit: 100 })
        expect([facet, value, page.items.length]).toEqual([facet, value, items])
      }
    }
  })

  test('an abolished item is in no list and no count; a suspended one is marked', async () => {
    const set = async (status: string, code: string) => {
      const values = `status = '${status}' where region_code = '${furong}' and local_code = '${code}'`
      await asOwner(platform, `update catalog.item set ${values}`)
    }
    const statuses = async () =>
      (await catalog.listItems({ regionCode: furong, limit: 100 })).items.map(
        ({ localCode, status }) => `${localCode} ${status}`,
      )
    await set('abolished', '000131024000-01')
    await set('suspended', '432023201W00-01')
    expect(await statuses()).toContain('432023201W00-01 suspended')
    expect((await statuses()).filter((line) => line.startsWith('000131024000-01'))).toEqual([])
    await set('active', '000131024000-01')
    await set('active', '432023201W00-01')
    expect(await statuses()).toContain('000131024000-01 active')
  })

  test('the front page shows what was chosen, in that order', async () => {
    expect((await catalog.hotItems(furong, 3)).map((item) => item.localCode)).toEqual([
      '000131024000-01',
      '432023201W00-01',
      '002014001005-08',
    ])
    expect(await catalog.hotItems(guangan)).toHaveLength(6)
  })
})

describe('what search follows', () => {
  /** Names of what was written after a revision; of a claim its id. */
  const changed = async (since: number) => {
    const until = await catalog.revision()
    const names: string[] = []
    for await (const changes of catalog.changesSince(since, until)) {
      if ('items' in changes) names.push(...changes.items.map(({ text, itemId }) => text?.name ?? itemId))
    }
    return names
  }

  test('everything that was written since a revision, once, and nothing else', async () => {
    expect(await changed(-1)).toHaveLength(1154)
    const before = await catalog.revision()
    expect(await changed(before)).toEqual([])
    const { definition } = (await catalog.findByCode(furong, '002014008001-01'))!
    platform.clock.advance(1_000)
    await catalog.importItems([{ line: 1, definition: { ...definition, flow: ['改过的流程'] }, findings: [] }])
    expect(await changed(before)).toEqual([definition.name])
  })

  test('a text has at most two kilobytes, and syllables for each character of the name', async () => {
    for await (const changes of catalog.changesSince(-1, await catalog.revision())) {
      if (!('items' in changes)) continue
      for (const { text } of changes.items) {
        expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(2_600)
        expect(text!.sounds.split(' ')).toHaveLength(text!.name.match(/\p{Script=Han}/gu)!.length)
      }
    }
  })

  test('what was written before there were texts gets one at the next start', async () => {
    await asOwner(platform, `update catalog.item set search_text = null, scope = null where region_code = '${furong}'`)
    const before = await catalog.revision()
    await catalog.load('data')
    expect(await changed(before)).toHaveLength(19)
    const [row] = await asOwner<{ missing: string }>(
      platform,
      'select count(*) as missing from catalog.item where search_text is null',
    )
    expect(Number(row!.missing)).toBe(0)
  })
})
