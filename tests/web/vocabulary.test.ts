import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formsOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site, signInDesk } from '../support/site.ts'

const list = '/catalogue/vocabulary'
const decisions = '/catalogue/vocabulary/decisions'
let site: Site
let officer: Reader

beforeAll(async () => {
  site = await demoSite()
  officer = await signInDesk(site, 'catalogue-editor')
}, 60_000)
afterAll(() => site?.close())

/** What the first row of the list would send. */
function firstRow(page: Page): Readonly<Record<string, string>> {
  const form = formsOf(page).find(({ action }) => action === decisions)
  if (!form) throw new Error(`no row: ${wordsOf(page).slice(0, 400)}`)
  return Object.fromEntries(form.values)
}
const linkOf = (row: Readonly<Record<string, string>>) =>
  site.modules.catalog.vocabulary.findLink(row.linkKind as 'material' | 'field', row.name!)

describe('the list of links', () => {
  test('a row says the name, what it is taken for, how sure and why; one button confirms it', async () => {
    const page = await officer.get(`${list}?kind=material`)
    expect(page.status).toBe(200)
    expect(wordsOf(page)).toContain('居民户口簿')
    expect(wordsOf(page)).toContain('把握 100%')
    expect(wordsOf(page)).toContain('名称相同')
    const row = firstRow(page)
    const after = await officer.send(page, decisions, { verdict: 'confirm' })
    expect(after.status).toBe(200)
    expect(wordsOf(after)).toContain('已保存')
    expect(await linkOf(row)).toMatchObject({ status: 'confirmed' })
    expect(firstRow(after).name).not.toBe(row.name)
  })

  test('another entry is typed by its name; Enter alone is enough', async () => {
    const page = await officer.get(`${list}?kind=material`)
    const row = firstRow(page)
    await officer.send(page, decisions, { entry: '普通护照' })
    expect(await linkOf(row)).toMatchObject({ status: 'corrected', key: 'passport' })
  })

  test('a name that the vocabulary has not: nothing is saved, what was typed stays, and the page says what to do', async () => {
    const page = await officer.get(`${list}?kind=material`)
    const row = firstRow(page)
    const again = await officer.send(page, decisions, { verdict: 'choose', entry: '飞船执照' })
    expect(again.status).toBe(422)
    expect(wordsOf(again)).toContain('词表中没有“飞船执照”')
    expect(again.html).toContain('value="飞船执照"')
    expect(await linkOf(row)).toMatchObject({ status: 'guessed' })
  })

  test('the second of two officers is told and overwrites nothing', async () => {
    const page = await officer.get(`${list}?kind=material`)
    const row = firstRow(page)
    await officer.send(page, decisions, { verdict: 'none' })
    const second = await officer.send(page, decisions, { verdict: 'confirm' })
    expect(second.status).toBe(409)
    expect(wordsOf(second)).toContain('另一位同事刚处理过')
    expect(await linkOf(row)).toMatchObject({ status: 'rejected' })
  })

  test('filters and pages; a filter that was tampered with filters nothing', async () => {
    expect(wordsOf(await officer.get(`${list}?status=rejected`))).not.toContain('把握 100%')
    expect((await officer.get(`${list}?status=nonsense&kind=x`)).status).toBe(200)
    const next = /href="([^"]*after=[^"]*)"/.exec((await officer.get(list)).html)?.[1]?.replaceAll('&amp;', '&')
    expect((await officer.get(next!)).status).toBe(200)
  })
})

describe('the vocabularies', () => {
  test('an evidence type says what it proves, who supplies it and who asks for it', async () => {
    const supplied = await officer.get(`${list}/evidence-types/foodBusinessLicence`)
    expect(wordsOf(supplied)).toContain('本平台签发的电子证照')
    const page = await officer.get(`${list}/evidence-types/householdRegister`)
    expect(wordsOf(page)).toContain('L2000017')
    expect(wordsOf(page)).toContain('夫妻投靠户口迁移')
    expect(wordsOf(page)).toContain('还没有登记提供方')
  })

  test('a data element says its type, codes and where it can be had', async () => {
    const words = wordsOf(await officer.get(`${list}/data-elements/sex`))
    expect(words).toContain('1 男')
    expect(words).toContain('居民身份证')
    expect((await officer.get(`${list}/data-elements`)).status).toBe(200)
    expect((await officer.get(`${list}/evidence-types`)).status).toBe(200)
    expect((await officer.get(`${list}/ended-reasons`)).status).toBe(200)
  })

  test('an entry that is not there answers 404; whoever has no such duty finds no such page', async () => {
    expect((await officer.get(`${list}/evidence-types/noSuchType`)).status).toBe(404)
    const clerk = await signInDesk(site, 'food-decider')
    expect((await clerk.get(list)).status).toBe(404)
    expect((await clerk.get(`${list}/evidence-types`)).status).toBe(404)
    expect((await clerk.get(`${list}/data-elements/sex`)).status).toBe(404)
  })
})
