import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type AccessLog, createAccessLog, lookTexts, type NewLook } from './index.ts'

const clerk: Actor = {
  kind: 'staff',
  staffId: '01990000-0000-7000-8000-00000000000a',
  postId: '01990000-0000-7000-8000-00000000000b',
  departmentId: '01990000-0000-7000-8000-00000000000c',
  regionCode: '430102000000',
  duties: ['accept'],
}
const caseId = '01990000-0000-7000-8000-0000000000ca'
const look: NewLook = { actor: clerk, regionCode: '430102000000', purpose: 'review', what: 'case', caseId }

let platform: TestPlatform
let log: AccessLog
beforeAll(async () => {
  platform = await testPlatform()
  log = createAccessLog(platform)
})
afterAll(() => platform.close())

describe('invariant 7: a look at personal data is a line in the transaction of the read', () => {
  test('its owner reads who, as whom, when and for what, newest first', async () => {
    await platform.db.batch([
      log.stageLook({ ...look, caseId, subjectHash: 'owner', what: 'profile', purpose: 'find_applicant' }),
    ])
    platform.clock.advance(1000)
    await platform.db.batch([log.stageLook({ ...look, subjectHash: 'owner' })])
    const looks = await log.looksAtPerson('owner')
    expect(looks.map((entry) => [entry.purpose, entry.what])).toEqual([
      ['review', 'case'],
      ['find_applicant', 'profile'],
    ])
    expect(looks[0]).toMatchObject({
      actorKind: 'staff',
      actorId: clerk.kind === 'staff' ? clerk.staffId : '',
      via: null,
    })
    expect(await log.looksAtPerson('owner', { after: looks[0]!.id })).toEqual([looks[1]])
    expect(await log.looksAtCase(caseId)).toHaveLength(2)
    expect(await log.looksAtPerson('somebody else')).toEqual([])
    expect(await log.looksAtPerson('owner', { after: "' or 1=1" })).toEqual([])
    expect(await log.looksAtCase('../..')).toEqual([])
  })

  test('a batch that fails leaves no line, a line that fails leaves no batch', async () => {
    const nobody = log.stageLook({ actor: clerk, regionCode: '430102000000', purpose: 'review', what: 'case' })
    await expect(platform.db.batch([log.stageLook({ ...look, subjectHash: 'undone' }), nobody])).rejects.toThrow(
      /entry_has_subject/,
    )
    expect(await log.looksAtPerson('undone')).toEqual([])
  })

  test('a page is never longer than a hundred lines', async () => {
    const hundredAndOne = Array.from({ length: 101 }, () => log.stageLook({ ...look, subjectHash: 'busy' }))
    await platform.db.batch(hundredAndOne)
    expect(await log.looksAtPerson('busy', { limit: 5000 })).toHaveLength(100)
    expect(await log.looksAtPerson('busy', { limit: -1 })).toHaveLength(1)
  })

  test('a machine is named beside the person for whom it acts', async () => {
    const actor: Actor = { kind: 'person', personId: '01990000-0000-7000-8000-00000000000f', via: 'portal-of-a-city' }
    await platform.db.batch([log.stageLook({ ...look, actor, subjectHash: 'machine' })])
    expect((await log.looksAtPerson('machine'))[0]).toMatchObject({
      actorKind: 'person',
      via: 'portal-of-a-city',
      postId: null,
    })
  })
})

describe('one line a looker, purpose and day', () => {
  const group = (purpose: 'review' | 'decide', subjectHash: string) =>
    platform.db.batch([log.stageLook({ ...look, purpose, subjectHash })])

  test('its owner reads groups; the lines beneath stay as they were written', async () => {
    await group('review', 'grouped')
    platform.clock.advance(60_000)
    await group('review', 'grouped')
    await group('decide', 'grouped')
    const { groups, next } = await log.groupsAtPerson('grouped')
    expect(groups.map(({ purpose, count }) => [purpose, count]).toSorted()).toEqual([
      ['decide', 1],
      ['review', 2],
    ])
    expect(next).toBeUndefined()
    expect(await log.looksAtPerson('grouped')).toHaveLength(3)
  })

  test('a page reads five hundred looks and leads to the rest; malformed places have none', async () => {
    await platform.db.batch(Array.from({ length: 501 }, () => log.stageLook({ ...look, subjectHash: 'many' })))
    const first = await log.groupsAtPerson('many')
    expect(first.groups.map(({ count }) => count)).toEqual([500])
    const rest = await log.groupsAtPerson('many', first.next)
    expect(rest).toMatchObject({ groups: [{ count: 1 }], next: undefined })
    expect(await log.groupsAtCase("' or 1=1")).toEqual({ groups: [], next: undefined })
    expect(await log.groupsAtCase(caseId, 'x')).toEqual({ groups: [], next: undefined })
  })
})

test('a list leaves one line a person, purpose and day of the looker, however often it is opened', async () => {
  platform.clock.set('2026-11-20T23:30:00+08:00')
  const listing = { actor: clerk, regionCode: '430102000000' }
  const wang = { subjectHash: 'wang', purpose: 'accept' } as const
  const open = (...people: Parameters<typeof log.stageListing>[0]['people']) =>
    platform.db.batch(log.stageListing({ ...listing, people }))
  await open(wang, wang, { subjectHash: 'zhao', purpose: 'accept' })
  platform.clock.advance(60_000)
  await open(wang, { ...wang, purpose: 'deliver' })
  const colleague = { ...clerk, staffId: '01990000-0000-7000-8000-0000000000aa' }
  await platform.db.batch(log.stageListing({ ...listing, actor: colleague, people: [wang] }))
  expect(await log.looksAtPerson('wang')).toHaveLength(3)
  expect(await log.looksAtPerson('zhao')).toMatchObject([{ what: 'name_in_list', purpose: 'accept', caseId: null }])
  platform.clock.set('2026-11-21T00:05:00+08:00')
  await open(wang)
  expect(await log.looksAtPerson('wang')).toHaveLength(4)
  expect(log.stageListing({ ...listing, people: [] })).toEqual([])
})

test('the application can neither change nor remove a line', async () => {
  for (const verb of [
    'update access_log.entry set purpose = purpose',
    'delete from access_log.entry',
    'truncate access_log.entry',
  ]) {
    await expect(platform.db.query({ name: verb, text: verb, values: [] })).rejects.toThrow(/permission denied/)
  }
})

describe('partitions', () => {
  const partitionsOf = () =>
    asOwner<{ name: string }>(
      platform,
      `select relid::regclass::text as name from pg_partition_tree('access_log.entry') where isleaf order by 1`,
    )

  test('this month and two more are made; a second run changes nothing; lines fall into their month', async () => {
    platform.clock.set('2027-03-31T23:59:00Z')
    await log.ensurePartitions()
    await log.ensurePartitions()
    await platform.db.batch([log.stageLook({ ...look, subjectHash: 'march' })])
    platform.clock.set('2027-04-01T00:00:00Z')
    await platform.db.batch([log.stageLook({ ...look, subjectHash: 'april' })])
    expect((await partitionsOf()).map((row) => row.name)).toEqual(
      ['2027_03', '2027_04', '2027_05', 'default'].map((part) => `access_log.entry_${part}`),
    )
    const lines = (month: string) => asOwner(platform, `select subject_hash from access_log.entry_${month}`)
    expect(await lines('2027_03')).toEqual([{ subject_hash: 'march' }])
    expect(await lines('2027_04')).toEqual([{ subject_hash: 'april' }])
  })

  test('the timer comes back by itself', async () => {
    platform.clock.set('2027-04-09T00:00:00Z')
    expect(await platform.timers.runDue()).toBe(1)
    expect((await partitionsOf()).map((row) => row.name)).toContain('access_log.entry_2027_06')
    expect(await platform.timers.runDue()).toBe(0)
  })

  test('a month whose lines already lie in the default partition stays there', async () => {
    platform.clock.set('2028-01-10T00:00:00Z')
    await platform.db.batch([log.stageLook({ ...look, subjectHash: 'early' })])
    await log.ensurePartitions()
    expect((await partitionsOf()).map((row) => row.name)).not.toContain('access_log.entry_2028_01')
    expect(await log.looksAtPerson('early')).toHaveLength(1)
  })
})

test('every code has its words in Chinese and English', () => {
  for (const words of [...Object.values(lookTexts.purposes), ...Object.values(lookTexts.objects)]) {
    expect(words.zh).not.toBe('')
    expect(words.en).toMatch(/^[A-Z]/)
  }
})
