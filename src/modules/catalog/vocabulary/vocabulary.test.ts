import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../../../tests/support/database.ts'
import { demoWorld, type World } from '../../../../tests/support/world.ts'
import type { StaffActor } from '../authoring/authoring.ts'
import { blankDefinition, blankMaterial } from '../importing/row.ts'
import type { ItemDefinition, Material } from '../schema.ts'
import type { Vocabulary } from './vocabulary.ts'

let world: World
let vocabulary: Vocabulary
const region = '430102000000'
const officer: StaffActor = {
  kind: 'staff',
  staffId: '01900000-0000-7000-8000-000000000001',
  postId: '3fb6eb74-efad-5708-9414-bb5d49aa6474',
  departmentId: '6fb3894c-9440-5be2-a442-01b340265f02',
  regionCode: region,
  duties: ['catalogue'],
}

beforeAll(async () => {
  world = await demoWorld({ now: '2026-11-26T01:00:00Z' })
  vocabulary = world.modules.catalog.vocabulary
}, 60_000)
afterAll(() => world.close())

const definition = (localCode: string, materials: readonly Partial<Material>[]): ItemDefinition => ({
  ...blankDefinition(`演示事项 ${localCode}`, region, localCode),
  materials: materials.map((given, at) => ({ ...blankMaterial(`m${at}`, '演示材料'), ...given })),
})
const bringIn = async (...definitions: readonly ItemDefinition[]) => {
  const rows = definitions.map((one, at) => ({ line: at + 1, definition: one, findings: [] }))
  return world.modules.catalog.importItems(rows)
}
const usesOf = async (name: string) => (await vocabulary.findLink('material', name))?.uses
/** What the roll-up must say, counted the slow way. */
const countedUses = () =>
  asOwner<{ wrong: string }>(
    world.platform,
    `select count(*) wrong from catalog.vocabulary_link l where uses <> coalesce((select sum(places) from catalog.vocabulary_use u
      where u.kind = l.kind and u.name = l.name), 0)`,
  )

describe('names of everything shipped', () => {
  test('each is one row with its guess, and the roll-up agrees with a count', async () => {
    expect(await vocabulary.findLink('material', '居民户口簿')).toMatchObject({
      key: 'householdRegister',
      confidence: 100,
      reason: 'same_name',
      status: 'guessed',
      uses: 4,
    })
    expect(Number((await countedUses())[0]!.wrong)).toBe(0)
  })

  test('a vocabulary that did not change guesses nothing again', async () => {
    expect(await vocabulary.guessAgain()).toBe(0)
    await asOwner(
      world.platform,
      `update catalog.vocabulary_link set vocabulary_hash = 'old', key = null, guessed_key = null,
      confidence = 0 where kind = 'material' and name = '结婚证'`,
    )
    expect(await vocabulary.guessAgain()).toBe(1)
    expect(await vocabulary.findLink('material', '结婚证')).toMatchObject({
      key: 'marriageCertificate',
      confidence: 100,
    })
  })
})

describe('the number of places that use a name', () => {
  test('goes up with an import, down with a version that no longer has it, and never by a repeated import', async () => {
    await bringIn(
      definition('v-1', [{ name: '演示用途证明' }, { name: '演示用途证明' }]),
      definition('v-2', [{ name: '演示用途证明' }]),
    )
    expect(await usesOf('演示用途证明')).toBe(3)
    await bringIn(definition('v-2', [{ name: '演示用途证明' }]))
    expect(await usesOf('演示用途证明')).toBe(3)
    await bringIn(definition('v-1', [{ name: '演示别的证明' }]))
    expect(await usesOf('演示用途证明')).toBe(1)
    expect(Number((await countedUses())[0]!.wrong)).toBe(0)
  })

  test('two imports at once that share names in another order both count', async () => {
    const names = Array.from({ length: 40 }, (_, at) => ({ name: `演示并发材料${String(at).padStart(2, '0')}` }))
    await Promise.all([
      bringIn(definition('v-3', names.slice(0, 30))),
      bringIn(definition('v-4', [...names].reverse().slice(0, 30))),
    ])
    expect(await usesOf('演示并发材料20')).toBe(2)
    expect(Number((await countedUses())[0]!.wrong)).toBe(0)
  })
})

describe('an officer decides', () => {
  const look = async (name: string) => (await vocabulary.findLink('material', name))!
  test('confirmed, corrected, none; who and when are kept', async () => {
    const before = await look('生育登记表')
    const given = { kind: 'material', name: before.name, expected: before.revision } as const
    const corrected = await vocabulary.decide(officer, { ...given, verdict: 'choose', entry: '申请表' })
    expect(corrected).toMatchObject({ status: 'corrected', key: 'applicationForm', guessedKey: before.guessedKey })
    expect(corrected).toMatchObject({ decidedBy: officer.staffId, decidedAt: world.platform.clock.now(), revision: 2 })
    const rejected = await vocabulary.decide(officer, { ...given, expected: 2, verdict: 'none' })
    expect(rejected).toMatchObject({ status: 'rejected', key: null })
    const confirmed = await vocabulary.decide(officer, { ...given, expected: 3, verdict: 'confirm' })
    expect(confirmed).toMatchObject({ status: 'confirmed', key: before.guessedKey })
  })

  test('the second of two officers is told, and overwrites nothing', async () => {
    const { name, revision: expected } = await look('离婚证')
    await vocabulary.decide(officer, { kind: 'material', name, expected, verdict: 'confirm' })
    const second = vocabulary.decide(officer, { kind: 'material', name, expected, verdict: 'none' })
    await expect(second).rejects.toMatchObject({ code: 'vocabulary_link_changed' })
    expect(await look('离婚证')).toMatchObject({ status: 'confirmed' })
  })

  test('what cannot be decided is refused: no duty, no such name, no such entry, nothing guessed', async () => {
    const { name, revision: expected } = await look('结婚证')
    const given = { kind: 'material', name, expected } as const
    const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code })
    const clerk = { ...officer, duties: ['accept'] } as const
    await refused(vocabulary.decide(clerk, { ...given, verdict: 'confirm' }), 'not_catalogue_duty')
    await refused(vocabulary.decide(officer, { ...given, name: '没有', verdict: 'none' }), 'vocabulary_link_not_found')
    await refused(
      vocabulary.decide(officer, { ...given, verdict: 'choose', entry: '飞船执照' }),
      'vocabulary_entry_unknown',
    )
    const unknown = await look('未满16周岁提供材料')
    await refused(
      vocabulary.decide(officer, { kind: 'material', name: unknown.name, expected: 1, verdict: 'confirm' }),
      'vocabulary_nothing_to_confirm',
    )
  })

  test('a later import leaves what an officer decided', async () => {
    await bringIn(definition('v-5', [{ name: '离婚证', standardCode: 'L2000012' }]))
    expect(await look('离婚证')).toMatchObject({ status: 'confirmed', revision: 2 })
  })
})

describe('findings of a definition', () => {
  test('an evidence type and a data element that are not there, and a field that is wider, are named at their place', async () => {
    const element = 'citizenId'
    const fields = [
      { id: 'one', label: '号码', element, dataElement: 'citizenIdNumber', required: true },
      { id: 'two', label: '号码', element, dataElement: 'noSuchElement', required: true },
    ] as const
    const item = {
      ...definition('v-9', [{ evidenceType: 'noSuchType' }]),
      form: { sections: [{ id: 'all', title: '全部', fields: [...fields] }] },
    }
    const report = await world.modules.catalog.importItems([{ line: 1, definition: item, findings: [] }], {
      dryRun: true,
    })
    const found = report.findings.map(({ pointer, rule }) => `${rule} ${pointer}`)
    expect(found).toContain('evidence_type_unknown /materials/0/evidenceType')
    expect(found).toContain('element_unknown /form/sections/0/fields/1/dataElement')
    expect(found.filter((line) => line.includes('fields/0'))).toEqual([])
  })
})

describe('the list of links', () => {
  test('goes page by page from sure to doubtful, each name once', async () => {
    const seen: { confidence: number; name: string }[] = []
    let after: string | undefined
    do {
      const page = await vocabulary.listLinks({ status: 'guessed', limit: 30, ...(after && { after }) })
      seen.push(...page.rows)
      after = page.next ?? undefined
    } while (after)
    const confidences = seen.map(({ confidence }) => confidence)
    expect(confidences).toEqual([...confidences].sort((left, right) => right - left))
    const [row] = await asOwner<{ all: string }>(
      world.platform,
      `select count(*) "all" from catalog.vocabulary_link where status = 'guessed'`,
    )
    expect(seen.length).toBe(Number(row!.all))
  })

  test('a cursor that was tampered with is refused', async () => {
    await expect(vocabulary.listLinks({ status: 'guessed', after: 'bm90' })).rejects.toMatchObject({
      code: 'cursor_invalid',
    })
  })
})

describe('suppliers', () => {
  test('registered once, however often; retired on a day; registered again', async () => {
    const supplier = {
      evidenceType: 'residencePermit',
      key: 'police',
      name: { zh: '公安接口', en: 'Police' },
      registeredBy: 'test',
    }
    await vocabulary.registerSupplier({ ...supplier, liveSince: '2026-11-01' })
    expect(await vocabulary.registerSupplier(supplier)).toHaveLength(1)
    const ended = await vocabulary.retireSupplierAs(officer, {
      evidenceType: 'residencePermit',
      key: 'police',
      until: '2026-11-26',
    })
    expect(ended).toMatchObject([{ liveSince: '2026-11-01', liveUntil: '2026-11-26' }])
    expect(await vocabulary.registerSupplier(supplier)).toMatchObject([
      { liveUntil: null },
      { liveUntil: '2026-11-26' },
    ])
  })

  test('a type that is not there, a day that is past, a supplier that is not there', async () => {
    const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code })
    await refused(vocabulary.suppliersOf('noSuchType'), 'evidence_type_not_found')
    const given = { evidenceType: 'residencePermit', key: 'nobody', until: '2026-11-26' }
    await refused(vocabulary.retireSupplier(given), 'supplier_not_found')
    await refused(vocabulary.retireSupplier({ ...given, until: '2026-11-25' }), 'supplier_day_past')
  })
})

describe('N7 over the front door', () => {
  test('a confirmed name and a live supplier make a fault; a recorded reason takes it away; its end is listed', async () => {
    const today = '2026-11-26'
    const { name, revision: expected } = (await vocabulary.findLink('material', '毕业证（或职业资格证书）'))!
    const asks = definition('v-6', [{ name: '毕业证（或职业资格证书）' }])
    const supplier = {
      evidenceType: 'diploma',
      key: 'chsi',
      name: { zh: '学信接口', en: 'Registry of diplomas' },
      registeredBy: 'test',
    }
    await vocabulary.registerSupplier(supplier)
    expect(await vocabulary.suppliedFaults(asks, today)).toEqual([])
    await vocabulary.decide(officer, { kind: 'material', name, expected, verdict: 'confirm' })
    expect(await vocabulary.suppliedFaults(asks, today)).toMatchObject([{ code: 'no_reason', supplier: 'chsi' }])

    const askedDespiteSupply = { reason: '接口检修期间由申请人提交。', until: '2026-12-01' }
    const excused = definition('v-6', [{ name: '毕业证（或职业资格证书）', askedDespiteSupply }])
    expect(await vocabulary.suppliedFaults(excused, today)).toEqual([])
    await bringIn(excused)
    const ended = (day: string) => vocabulary.endedReasons({ regionCode: region, today: day })
    expect((await ended('2026-12-01')).rows).toEqual([])
    expect((await ended('2026-12-02')).rows).toMatchObject([
      { materialName: '毕业证（或职业资格证书）', until: '2026-12-01' },
    ])
  })

  test('who asks for an evidence type: by the name, or by what the content says itself', async () => {
    await bringIn(
      definition('v-7', [{ name: '某种凭证', evidenceType: 'passport' }]),
      definition('v-8', [{ name: '普通护照', evidenceType: 'diploma' }]),
    )
    const names = async (key: string) =>
      (await vocabulary.askingFor('material', key, { limit: 100 })).rows.map(({ name }) => name)
    expect(await names('passport')).toContain('演示事项 v-7')
    expect(await names('passport')).not.toContain('演示事项 v-8')
    expect(await names('diploma')).toEqual(expect.arrayContaining(['演示事项 v-8', '演示事项 v-6']))
  })
})
