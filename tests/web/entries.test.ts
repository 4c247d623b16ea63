import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '../support/actors.ts'
import { linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { controlsOf, importRepeatedItem, staff } from '../support/repeated.ts'
import { demoPassword, demoSite, phones, type Site, signIn } from '../support/site.ts'
import { settle } from '../support/world.ts'

let site: Site
let itemId: string
let lin: PersonActor
beforeAll(async () => {
  site = await demoSite()
  itemId = await importRepeatedItem(site)
  const asked = { loginName: phones.lin, password: demoPassword }
  const { personId } = await site.modules.identity.signInPerson(asked, { address: '127.0.0.1' })
  lin = { kind: 'person', personId }
}, 60_000)
afterAll(() => site?.close())

/** Presses one of the buttons that stand with the entries; the page must have it. */
async function press(
  reader: Reader,
  page: Page,
  action: string,
  button: string,
  values: Parameters<Reader['send']>[2],
) {
  expect(page.html).toContain(`value="${button}" name="_entries"`)
  return reader.send(page, action, { ...values, _entries: button })
}

const entriesOf = (page: Page) =>
  [...page.html.matchAll(/<details class="entry" id="([^"]+)"/g)].map((match) => match[1])
const openOf = (page: Page) =>
  [...page.html.matchAll(/<details class="entry" id="([^"]+)" open=""/g)].map((match) => match[1])

describe('a section that is asked several times, without script', () => {
  let reader: Reader
  let draft: string
  let section: string
  let caseId: string
  const kept = async () => (await site.modules.cases.drafts.get(draft.slice('/apply/'.length), lin)).content

  test('begins with the entry that must be there', async () => {
    reader = site.reader()
    const start = await signIn(reader, phones.lin, `/apply?item=${itemId}`)
    const list = await reader.send(start, '/apply', { applicant: 'self' })
    draft = list.path
    section = `${draft}/sections/staff`
    const shop = await reader.get(`${draft}/sections/shop`)
    const page = await reader.send(shop, `${draft}/sections/shop`, { shopName: '小石桥' })
    expect(page.path).toBe(section)
    expect(wordsOf(page)).toContain('至少填 1 项，最多 4 项')
    expect(entriesOf(page)).toEqual(['staff.0'])
    expect(openOf(page)).toEqual(['staff.0'])
    // Whoever presses Enter saves; the first button of the form must not be one that removes.
    expect(/<button[^>]*>/.exec(page.html.slice(page.html.indexOf('id="staff"')))?.[0]).toContain('default-button')
  })

  test('one more: what was typed stays, also what is wrong, and is not complained about yet', async () => {
    const page = await reader.get(section)
    const wrong = { ...staff.shi, staffId: '430199198808230314' }
    const two = await press(reader, page, section, 'add:staff', controlsOf([wrong]))
    expect(two.status).toBe(200)
    expect(two.html).toContain('value="430199198808230314"')
    expect(entriesOf(two)).toEqual(['staff.0', 'staff.1'])
    expect(openOf(two)).toEqual(['staff.1'])
    expect(two.html).not.toContain('error-summary')
    const three = await press(reader, two, section, 'add:staff', controlsOf([staff.shi, staff.lin]))
    expect(entriesOf(three)).toHaveLength(3)
    expect((await kept()).answers.staff).toHaveLength(3)
    expect((await kept()).sectionsDone).not.toContain('staff')
  })

  test('one less: the others close up, and the same button pressed twice removes one', async () => {
    const three = await reader.get(section)
    const values = controlsOf([staff.shi, staff.lin, staff.luo])
    for (let count = 0; count < 2; count += 1) {
      const two = await press(reader, three, section, 'remove:staff:1', values)
      expect(entriesOf(two)).toEqual(['staff.0', 'staff.1'])
      expect(two.html).toContain(`value="${staff.luo.staffId}"`)
      expect(two.html).not.toContain(staff.lin.staffId)
    }
    expect((await kept()).answers.staff).toEqual([staff.shi, staff.luo])
  })

  test('a fault says which entry, leads there and opens it; the others stay folded', async () => {
    const page = await reader.get(section)
    const again = await reader.send(
      page,
      section,
      controlsOf([staff.shi, { ...staff.luo, staffId: '1234', healthNumber: '' }]),
    )
    expect(again.status).toBe(422)
    expect(again.html).toContain('href="#staff.1.staffId"')
    expect(again.html).toContain('href="#staff.1.healthNumber"')
    expect(wordsOf(again)).toContain('从业人员 2 · 从业人员身份证号码')
    expect(again.html).toContain('value="1234"')
    expect(openOf(again)).toEqual(['staff.1'])
  })

  test('too few and too many say what to do', async () => {
    const page = await reader.get(section)
    const none = await reader.send(page, section, { ...noEntries(page), staff: [] })
    expect(none.status).toBe(422)
    expect(wordsOf(none)).toContain('“从业人员”至少要填 1 项，请再添加 1 项')
    const five = await reader.send(page, section, controlsOf([staff.shi, staff.lin, staff.luo, staff.shi, staff.lin]))
    expect(wordsOf(five)).toContain('“从业人员”最多填 4 项，请删除 1 项')
    expect(five.html).not.toContain('value="add:staff"')
    const fine = await reader.send(five, section, controlsOf([staff.shi, staff.luo, staff.lin]))
    expect(fine.path).toBe(`${draft}/delivery`)
  })

  test('is checked entry by entry, each with the way to change it, and sent', async () => {
    const delivery = await reader.get(`${draft}/delivery`)
    const check = await reader.send(delivery, `${draft}/delivery`, { way: 'electronic' })
    expect(wordsOf(check)).toContain('从业人员 3')
    expect(wordsOf(check)).toContain(staff.luo.healthNumber)
    const [change = ''] = linksOf(check, /entry=1#staff\.1\.staffName$/)
    const page = await reader.get(change)
    expect(openOf(page)).toEqual(['staff.1'])
    const back = await reader.send(page, section, { 'staff.1.healthNumber': '演示健字第 0033 号' })
    expect(back.path).toBe(`${draft}/check`)
    const sent = await reader.send(back, `${draft}/submission`, { promise: 'yes' })
    caseId = /^\/cases\/([0-9a-f-]{36})\/submitted$/.exec(sent.path)?.[1] ?? ''
    expect(wordsOf(await reader.get(`/cases/${caseId}`))).toContain('从业人员 2 · 健康证明编号')
  })

  let clerk: Reader
  const desk = () => `/desk/cases/${caseId}`

  test('the clerk reads the entries, identity numbers masked, and asks about one of them', async () => {
    clerk = site.reader()
    const signInPage = await clerk.get('/desk/sign-in?account=social-clerk')
    expect((await clerk.send(signInPage, '/desk/sign-in', { password: demoPassword })).status).toBe(200)
    const seen = await clerk.get(desk())
    expect(wordsOf(seen)).toContain('从业人员 3')
    expect(wordsOf(seen)).toContain('演示健字第 0033 号')
    const form = await clerk.get(`${desk()}?act=correction`)
    const asked = await clerk.send(form, `${desk()}/correction-request`, {
      action: 'request_correction',
      reasons: ['healthOld'],
      'own:field:staff.1': '编号与照片不一致，请核对。',
    })
    expect(asked.status).toBe(200)
    const { openDemands } = await site.modules.cases.view(caseId, lin)
    expect(openDemands.map(({ about }) => about)).toEqual(['field:staff', 'field:staff.1'])
  })

  test('the applicant corrects one entry in place; the others stay', async () => {
    const path = `/cases/${caseId}/correction`
    const page = await reader.get(path)
    expect(wordsOf(page)).toContain('从业人员 2：编号与照片不一致，请核对。')
    expect(wordsOf(page)).toContain('健康证明已过期，请更新编号。')
    expect(page.html.match(/id="staff"/g)).toHaveLength(1)
    const untouched = await reader.send(page, path, {})
    expect(untouched.status).toBe(422)
    const more = await press(reader, page, path, 'add:staff', { 'staff.1.healthNumber': '演示健字第 0034 号' })
    expect(entriesOf(more)).toHaveLength(4)
    expect(more.html).toContain('value="演示健字第 0034 号"')
    const faulty = await reader.send(more, path, { 'staff.0.staffName': '1' })
    expect(faulty.status).toBe(422)
    expect(faulty.html).toContain('href="#staff.0.staffName"')
    expect(faulty.html).toContain('href="#staff.3.staffName"')
    const less = await press(reader, more, path, 'remove:staff:3', {})
    const sent = await reader.send(less, path, {})
    expect(wordsOf(sent)).toContain('补正已提交')
    const { application } = await site.modules.cases.view(caseId, lin)
    expect(application.answers.staff).toEqual([
      staff.shi,
      { ...staff.luo, healthNumber: '演示健字第 0034 号' },
      staff.lin,
    ])
    expect(application.answers.shopName).toBe('小石桥')
  })

  test('the window mends an entry on the spot, and its timeline says what', async () => {
    const path = `${desk()}/mending`
    const page = await clerk.get(`${desk()}?act=mending`)
    expect(openOf(page)).toEqual([])
    const wrong = { 'staff.2.staffId': '430199199205140120' }
    const faulty = await clerk.send(page, path, { ...wrong, action: 'mend', _note: '当面更正' })
    expect(faulty.status).toBe(422)
    expect(faulty.html).toContain('href="#staff.2.staffId"')
    expect(faulty.html).toContain('value="430199199205140120"')
    const fewer = await press(clerk, page, path, 'remove:staff:0', { _note: '一位已离职' })
    expect(fewer.status).toBe(200)
    expect(fewer.html).toContain('一位已离职')
    expect(entriesOf(fewer)).toEqual(['staff.0', 'staff.1'])
    const mended = await clerk.send(fewer, path, { action: 'mend', 'staff.1.staffName': '林知秋' })
    expect(wordsOf(mended)).toContain('更正了：从业人员名单')
    const { application } = await site.modules.cases.view(caseId, lin)
    expect(application.answers.staff).toEqual([
      { ...staff.luo, healthNumber: '演示健字第 0034 号' },
      { ...staff.lin, staffName: '林知秋' },
    ])
    const unchanged = await clerk.send(await clerk.get(`${desk()}?act=mending`), path, {
      action: 'mend',
      _note: '没有',
    })
    expect(wordsOf(unchanged)).toContain('没有改动')
  })

  test('is granted, and its receipt is made', async () => {
    const page = await clerk.get(desk())
    const { version } = await site.modules.cases.view(caseId, lin)
    const points = version.definition.reviewPoints.map(({ id }) => id)
    const done = await clerk.send(page, `${desk()}/acceptance`, {
      action: 'accept_and_grant',
      confirmed: 'yes',
      points,
      text: '符合条件。',
    })
    expect(wordsOf(done)).toContain('已受理并办结')
    await settle(site)
    const { documents } = await site.modules.cases.view(caseId, lin)
    expect(documents.map(({ kind }) => kind)).toContain('receipt')
  })

  test('the window files for somebody: the whole form on one page, entries in place', async () => {
    const start = await clerk.get('/desk/window')
    const her = await clerk.send(start, '/desk/window/person', { citizenId: '430199197503010227' })
    const fill = await clerk.send(her, `${her.path}/drafts`, { itemId })
    expect(entriesOf(fill)).toEqual(['staff.0'])
    const two = await press(clerk, fill, fill.path, 'add:staff', { shopName: '秋月小吃', ...controlsOf([staff.shi]) })
    expect(two.html).toContain('value="秋月小吃"')
    expect(entriesOf(two)).toEqual(['staff.0', 'staff.1'])
    const faulty = await clerk.send(two, fill.path, controlsOf([staff.shi, { ...staff.luo, staffName: '' }]))
    expect(faulty.status).toBe(422)
    expect(faulty.html).toContain('href="#staff.1.staffName"')
    const papers = await clerk.send(faulty, fill.path, controlsOf([staff.shi, staff.luo]))
    expect(papers.path).toBe(`${fill.path}/papers`)
    const filed = await clerk.send(papers, papers.path, { delivery: 'electronic' })
    expect(filed.path).toMatch(/^\/desk\/cases\/.*done=submitted/)
    expect(wordsOf(filed)).toContain('从业人员 2')
  })
})

/** The page's controls of entries, left out. */
function noEntries(page: Page): Record<string, undefined> {
  const names = [...page.html.matchAll(/name="(staff\.[^"]+)"/g)].map((match) => match[1] ?? '')
  return Object.fromEntries(names.map((name) => [name, undefined]))
}
