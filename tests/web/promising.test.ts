import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '../support/actors.ts'
import { personOf } from '../support/desk.ts'
import { field, importPromisingItem, materialPromise } from '../support/promising.ts'
import { linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong, samplePdf } from '../support/world.ts'

let site: Site
let itemId: string
let lin: PersonActor
beforeAll(async () => {
  site = await demoSite()
  itemId = await importPromisingItem(site)
  lin = await personOf(site, phones.lin)
}, 60_000)
afterAll(() => site?.close())

const signature = '林知夏(演示)'
const kept = async (draft: string) => (await site.modules.cases.drafts.get(draft.slice('/apply/'.length), lin)).content

async function begin(reader: Reader): Promise<string> {
  const start = await reader.get(`/apply?item=${itemId}`)
  const first = await reader.send(start, '/apply', { applicant: 'self' })
  return /^\/apply\/[0-9a-f-]+$/.test(first.path) ? first.path : (await reader.send(first, '/apply', {})).path
}

async function fill(reader: Reader, draft: string): Promise<Page> {
  const page = await reader.get(`${draft}/sections/shop`)
  return reader.send(page, `${draft}/sections/shop`, { shopName: '小石桥', goods: '米粉' })
}

describe('an application on a promise, without script', () => {
  let reader: Reader
  let draft: string

  test('asks after the form which way she wants, with the whole notice before the choice', async () => {
    reader = site.reader()
    await signIn(reader, phones.lin)
    draft = await begin(reader)
    const page = await fill(reader, draft)
    expect(page.path).toBe(`${draft}/promise`)
    expect(wordsOf(page)).toContain('具备卫生管理制度')
    expect(wordsOf(page)).toContain('撤销许可')
    expect(wordsOf(page)).toContain('决定后 40 个工作日内')
  })

  test('takes no promise that was not read, or is signed with another name, and keeps what was typed', async () => {
    const target = `${draft}/promise`
    const page = await reader.get(target)
    expect((await reader.send(page, target, {})).status).toBe(422)
    const unread = await reader.send(page, target, { way: 'promise', signature })
    expect(unread.status).toBe(422)
    expect(wordsOf(unread)).toContain('请先看清告知内容')
    const other = await reader.send(page, target, { way: 'promise', read: 'yes', signature: '罗一鸣' })
    expect(other.status).toBe(422)
    expect(other.html).toContain('value="罗一鸣"')
    expect((await kept(draft)).permitPromised).toBeUndefined()
    const signed = await reader.send(page, target, { way: 'promise', read: 'yes', signature })
    expect(signed.path).toBe(`${draft}/materials`)
    expect((await kept(draft)).permitPromised).toBe(true)
  })

  test('lets a promise stand in place of a paper, and be taken back', async () => {
    let page = await reader.get(`${draft}/materials`)
    expect(linksOf(page, /\/promise$/)).toEqual([`${draft}/materials/siteProof/promise`])
    const target = `${draft}/materials/siteProof/promise`
    const notice = await reader.get(target)
    expect(wordsOf(notice)).toContain(materialPromise.text)
    expect(wordsOf(notice)).toContain(materialPromise.consequence)
    expect((await reader.send(notice, target, { signature })).status).toBe(422)
    page = await reader.send(notice, target, { read: 'yes', signature })
    expect(wordsOf(page)).toContain('以承诺代替')
    expect((await kept(draft)).promised).toEqual(['siteProof'])
    page = await reader.send(page, `${target}/removal`, {})
    expect((await kept(draft)).promised).toEqual([])
    await reader.send(notice, target, { read: 'yes', signature })
    // What the item lets nobody promise is not there.
    expect((await reader.get(`${draft}/materials/identity/promise`)).status).toBe(404)
  })

  test('is sent without the promised paper and without the one that may come later, and the promise is an event', async () => {
    const page = await reader.get(`${draft}/materials`)
    await reader.upload(page, `${draft}/materials/identity`, { name: '身份证.pdf', content: samplePdf('identity') })
    const delivery = await reader.get(`${draft}/delivery`)
    const check = await reader.send(delivery, `${draft}/delivery`, { way: 'electronic' })
    expect(check.path).toBe(`${draft}/check`)
    expect(wordsOf(check)).toContain('我承诺符合条件，凭承诺办理')
    const sent = await reader.send(check, `${draft}/submission`, { promise: 'yes' })
    expect(sent.path).toMatch(/\/submitted$/)
    const caseId = draft.slice('/apply/'.length)
    const view = await site.modules.cases.view(caseId, lin)
    expect(view.promise).toMatchObject({ kind: 'permit', status: 'made', materials: [{ materialId: 'siteProof' }] })
    expect(view.application).toMatchObject({
      promised: ['siteProof'],
      permitPromised: true,
      promiseSignature: signature,
    })
    const line = view.checklist.find(({ materialId }) => materialId === 'siteProof')
    expect(line).toMatchObject({ promised: true, papers: [] })
    const status = wordsOf(await reader.get(`/cases/${caseId}`))
    expect(status).toContain('这个许可凭你的承诺办理')
    expect(status).toContain('核查承诺')
  })

  test('whoever hands the paper in after all needs no promise', async () => {
    draft = await begin(reader)
    await fill(reader, draft)
    const target = `${draft}/materials/siteProof/promise`
    const notice = await reader.get(target)
    await reader.send(notice, target, { read: 'yes', signature })
    const { drafts } = site.modules.cases
    const { Readable } = await import('node:stream')
    const content = Readable.from([samplePdf('proof')])
    await drafts.upload(draft.slice('/apply/'.length), lin, { materialId: 'siteProof', fileName: 'a.pdf', content })
    expect((await kept(draft)).promised).toEqual([])
    expect(linksOf(await reader.get(`${draft}/materials`), /siteProof\/promise$/)).toEqual([])
  })

  test('a stranger finds neither promise', async () => {
    const stranger = site.reader()
    await signIn(stranger, phones.luo)
    expect((await stranger.get(`${draft}/promise`)).status).toBe(404)
    expect((await stranger.get(`${draft}/materials/siteProof/promise`)).status).toBe(404)
  })
})

describe('a draft whose item changes', () => {
  let reader: Reader
  let draft: string

  test('says what changed and cannot be sent before it is brought over', async () => {
    reader = site.reader()
    await signIn(reader, phones.lin)
    draft = (await linksOf(await reader.get('/cases'), /^\/apply\/[0-9a-f-]+$/))[0]!
    const choice = await reader.get(`${draft}/promise`)
    await reader.send(choice, `${draft}/promise`, { way: 'usual' })
    const page = await reader.get(`${draft}/materials`)
    await reader.upload(page, `${draft}/materials/identity`, { name: '身份证.pdf', content: samplePdf('again') })
    const delivery = await reader.get(`${draft}/delivery`)
    const check = await reader.send(delivery, `${draft}/delivery`, { way: 'electronic' })
    const fields = [field('shopName', '门店名称'), field('goods', '卖什么'), field('seats', '有几个座位')]
    await importPromisingItem(site, { form: { sections: [{ id: 'shop', title: '门店', fields }] } })
    const refused = await reader.send(check, `${draft}/submission`, { promise: 'yes', again: 'yes' })
    expect(refused.status).toBe(409)
    expect(wordsOf(refused)).toContain('这个事项有了新规定')
    const list = await reader.get(draft)
    expect(wordsOf(list)).toContain('有几个座位')
    expect(wordsOf(list)).toContain('换成新规定，接着填')
  })

  test('keeps every answer that fits, marks the new question and asks its section again', async () => {
    const page = await reader.get(draft)
    const over = await reader.send(page, `${draft}/version`, {})
    expect(over.path).toBe(draft)
    expect(wordsOf(over)).not.toContain('换成新规定')
    expect(wordsOf(over)).toContain('有 1 个新问题')
    const { answers, sectionsDone, permitPromised, delivery } = await kept(draft)
    expect({ answers, sectionsDone, permitPromised }).toEqual({
      answers: { shopName: '小石桥', goods: '米粉' },
      sectionsDone: [],
      permitPromised: false,
    })
    expect(delivery?.way).toBe('electronic')
    const section = await reader.get(`${draft}/sections/shop`)
    expect(wordsOf(section)).toContain('新问题')
    expect(section.html).toContain('value="小石桥"')
    const values = { shopName: '小石桥', goods: '米粉', seats: '十二个' }
    await reader.send(section, `${draft}/sections/shop`, values)
    expect((await kept(draft)).fresh).toEqual([])
    const sent = await reader.send(await reader.get(`${draft}/check`), `${draft}/submission`, {
      promise: 'yes',
      again: 'yes',
    })
    expect(sent.path).toMatch(/\/submitted$/)
  })

  test('goes over by itself where nothing that concerns the applicant changed', async () => {
    draft = await begin(reader)
    const fields = [field('shopName', '门店名称'), field('goods', '卖什么'), field('seats', '有几个座位')]
    const form = { sections: [{ id: 'shop', title: '门店', fields }] }
    await importPromisingItem(site, { form, legalBasis: ['演示办法第一条'] })
    expect(wordsOf(await reader.get(draft))).not.toContain('这个事项有了新规定')
    const section = await reader.get(`${draft}/sections/shop`)
    await reader.send(section, `${draft}/sections/shop`, { shopName: '小石桥', goods: '米粉', seats: '八' })
    const page = await reader.get(`${draft}/materials`)
    for (const id of ['identity', 'siteProof'])
      await reader.upload(page, `${draft}/materials/${id}`, { name: `${id}.pdf`, content: samplePdf(`third ${id}`) })
    const choice = await reader.get(`${draft}/promise`)
    await reader.send(choice, `${draft}/promise`, { way: 'usual' })
    await reader.send(await reader.get(`${draft}/delivery`), `${draft}/delivery`, { way: 'electronic' })
    const check = await reader.get(`${draft}/check`)
    const sent = await reader.send(check, `${draft}/submission`, { promise: 'yes', again: 'yes' })
    expect(sent.path).toMatch(/\/submitted$/)
    const { version } = await site.modules.cases.view(draft.slice('/apply/'.length), lin)
    const current = await site.modules.catalog.findByCode(furong, version.definition.localCode)
    expect(version.id).toBe(current?.id)
  })
})
