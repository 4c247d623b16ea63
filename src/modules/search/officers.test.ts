import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { demoWorld, furong, type World } from '../../../tests/support/world.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { StaffActor } from '../catalog/index.ts'
import { createSearch } from './index.ts'

const hunan = '430000000000'
const guangan = '511602000000'

let world: World
beforeAll(async () => {
  world = await demoWorld()
}, 60_000)
afterAll(() => world?.close())

const officer = (regionCode: string, duties: StaffActor['duties'] = ['catalogue']): StaffActor => ({
  kind: 'staff',
  staffId: uuidV7(1_790_000_000_000),
  postId: uuidV7(1_790_000_000_000),
  departmentId: uuidV7(1_790_000_000_000),
  regionCode,
  duties,
})
const find = (text: string, regionCode = furong) =>
  world.modules.search.find({ regionCode, text, count: true, limit: 5 })

describe('what officers learn and change', () => {
  test('a question that found nothing is listed, becomes a synonym, finds at once, and only there and below', async () => {
    const { search } = world.modules
    expect((await find('飞飞证件')).items).toEqual([])
    await find('飞飞证件')
    const actor = officer(furong)
    const before = await search.officers.listQuestions(actor, { kind: 'not_found' })
    expect(before.questions).toContainEqual(expect.objectContaining({ question: '飞飞证件', notFound: 2, found: 0 }))
    const given = { kind: 'meaning', said: ['飞飞证件'], means: ['生育登记'] } as const
    const id = await search.officers.addSynonym(actor, {
      ...given,
      said: [...given.said],
      means: [...given.means],
      question: '飞飞证件',
    })
    expect((await find('飞飞证件')).items[0]).toMatchObject({ name: '生育登记', why: 'meaning' })
    expect((await find('飞飞证件', guangan)).items).toEqual([])
    expect(
      (await search.officers.listQuestions(actor, { kind: 'not_found' })).questions.map(({ question }) => question),
    ).not.toContain('飞飞证件')

    await expect(
      search.officers.changeSynonym(officer(guangan), id, 1, { ...given, said: ['x'], means: ['y'] }),
    ).rejects.toMatchObject({
      code: 'search.synonym_not_yours',
    })
    await search.officers.removeSynonym(actor, id, 1)
    await expect(search.officers.removeSynonym(actor, id, 1)).rejects.toMatchObject({
      code: 'search.synonym_changed',
    })
    expect((await find('飞飞证件')).items).toEqual([])
    expect(await search.officers.historyOf(actor, id)).toMatchObject([
      { revision: 2, removed: true, changedBy: actor.staffId },
      { revision: 1, removed: false },
    ])
  })

  test('a question whose results nobody opened is listed until somebody opens one', async () => {
    const { search } = world.modules
    const asked = async () =>
      (await search.officers.listQuestions(officer(furong), { kind: 'not_clicked' })).questions.map(
        ({ question }) => question,
      )
    await find('失业保险金')
    expect(await asked()).toContain('失业保险金')
    search.recordClick(furong, '失业保险金')
    expect(await asked()).not.toContain('失业保险金')
  })

  test('two officers who change the same group: the second is told', async () => {
    const { search } = world.modules
    const actor = officer(furong)
    const given = { kind: 'meaning' as const, said: ['飞行本'], means: ['生育登记'] }
    const id = await search.officers.addSynonym(actor, given)
    const settled = await Promise.allSettled([1, 2].map(() => search.officers.changeSynonym(actor, id, 1, given)))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('what is shipped belongs to the province, and a second filling keeps what was changed', async () => {
    const { search } = world.modules
    const [shipped] = await search.officers.listSynonyms(officer(furong), '社会保障卡申领')
    const change = { kind: shipped!.kind, said: [...shipped!.said], means: ['生育登记'] }
    await expect(
      search.officers.changeSynonym(officer(furong), shipped!.id, shipped!.revision, change),
    ).rejects.toMatchObject({ code: 'search.synonym_not_yours' })
    await search.officers.changeSynonym(officer(hunan), shipped!.id, shipped!.revision, change)
    await search.load('data')
    expect(await search.officers.findSynonym(officer(furong), shipped!.id)).toMatchObject({ means: ['生育登记'] })
  })

  test('words of one region change nothing for another', async () => {
    const { search } = world.modules
    const names = async (text: string) => (await find(text, guangan)).items.map(({ name }) => name)
    const [before, misspelt] = [await names('社保卡丢了'), await names('废废凭证本')]
    const actor = officer(furong)
    await search.officers.addSynonym(actor, { kind: 'same', said: ['社保卡', '丢了'], means: ['飞碟'] })
    await search.officers.addSynonym(actor, { kind: 'meaning', said: ['飞飞凭证本', '登记飞飞'], means: ['登记'] })
    expect(before.length).toBeGreaterThan(0)
    expect(await names('社保卡丢了')).toEqual(before)
    expect(await names('废废凭证本')).toEqual(misspelt)
    const suggested = async (regionCode: string) => (await search.suggest(regionCode, '登记飞')).map(({ text }) => text)
    expect(await suggested(furong)).toContain('登记飞飞')
    expect(await suggested(guangan)).not.toContain('登记飞飞')
    expect((await find('社保卡丢了')).items.map(({ name }) => name)).not.toEqual(before)
  })

  test('an opened guide only counts for a question that was asked, and hides nothing that was not found', async () => {
    const { search } = world.modules
    await find('渺渺无踪证')
    search.recordClick(furong, '渺渺无踪证')
    search.recordClick(furong, '王小明的秘密')
    const { questions } = await search.officers.listQuestions(officer(furong), { kind: 'not_found' })
    expect(questions).toContainEqual(expect.objectContaining({ question: '渺渺无踪证', notFound: 1, clicked: 1 }))
    const rows = await asOwner<{ question: string }>(world.platform, 'select question from search.query_day')
    expect(rows.map(({ question }) => question)).not.toContain('王小明的秘密')
  })

  test('another process reads the change within a second', async () => {
    const other = createSearch(world.platform, world.modules)
    const ask = async () => (await other.find({ regionCode: furong, text: '飘飘凭据' })).items.length
    expect(await ask()).toBe(0)
    await world.modules.search.officers.addSynonym(officer(furong), {
      kind: 'meaning',
      said: ['飘飘凭据'],
      means: ['生育登记'],
    })
    await new Promise((later) => setTimeout(later, 300))
    expect(await ask()).toBeGreaterThan(0)
  })

  test('every door is closed to other duties', async () => {
    const { officers } = world.modules.search
    const clerk = officer(furong, ['accept'])
    const given = { kind: 'meaning' as const, said: ['x'], means: ['y'] }
    const closed = { code: 'search.not_catalogue_duty' }
    await expect(officers.listQuestions(clerk, { kind: 'not_found' })).rejects.toMatchObject(closed)
    await expect(officers.setAside(clerk, 'x')).rejects.toMatchObject(closed)
    await expect(officers.listLeft(clerk)).rejects.toMatchObject(closed)
    await expect(officers.removeLeft(clerk, 'x')).rejects.toMatchObject(closed)
    await expect(officers.listSynonyms(clerk)).rejects.toMatchObject(closed)
    await expect(officers.findSynonym(clerk, 'x')).rejects.toMatchObject(closed)
    await expect(officers.historyOf(clerk, 'x')).rejects.toMatchObject(closed)
    await expect(officers.addSynonym(clerk, given)).rejects.toMatchObject(closed)
    await expect(officers.changeSynonym(clerk, 'x', 1, given)).rejects.toMatchObject(closed)
    await expect(officers.removeSynonym(clerk, 'x', 1)).rejects.toMatchObject(closed)
  })
})

describe('nothing says who asked', () => {
  test('numbers and names are not counted', async () => {
    await find('13800138000')
    await find('王小明')
    await world.modules.search.flush()
    const rows = await asOwner<{ question: string }>(world.platform, 'select question from search.query_day')
    for (const { question } of rows) expect(question).not.toMatch(/138001|王小明/)
  })

  test('five questions an hour from one address, without its numbers; the next is told to wait', async () => {
    const { search } = world.modules
    const leave = (text: string, from = '198.51.100.7') => search.leaveQuestion({ regionCode: furong, text, from })
    await leave('我的电话 13800138000，怎么办低空飞行')
    for (let at = 0; at < 4; at += 1) await leave(`问题 ${at}`)
    await expect(leave('第六个')).rejects.toMatchObject({ code: 'search.too_many_questions' })
    await leave('别的地方', '198.51.100.8')
    // One line of IPv6 has more addresses than anybody can count.
    for (let at = 1; at <= 5; at += 1) await leave(`问题 ${at}`, `2001:db8::${at}`)
    await expect(leave('第六个', '2001:db8:0:0:a:b:c:d')).rejects.toMatchObject({ code: 'search.too_many_questions' })
    await leave('邻居', '2001:db8:0:1::1')
    await expect(leave(' ', '198.51.100.9')).rejects.toMatchObject({ code: 'search.question_empty' })
    await expect(leave('长'.repeat(301), '198.51.100.9')).rejects.toMatchObject({ code: 'search.question_long' })
    const { questions } = await search.officers.listLeft(officer(furong))
    expect(questions.map(({ text }) => text)).toContain('我的电话 ***********，怎么办低空飞行')
    expect((await search.officers.listLeft(officer(guangan))).questions).toEqual([])
  })
})
