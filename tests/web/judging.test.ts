import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { deskOf } from '../support/desk.ts'
import { formOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site } from '../support/site.ts'
import { acceptedCases, cardsIn, passTo } from '../support/watched.ts'
import { samplePdf } from '../support/world.ts'

let site: Site
let actors: DemoActors
let caseIds: string[]
let reviewer: Reader
let supervisor: Reader
beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
  site.platform.clock.set('2026-11-23T10:00:00+08:00')
  caseIds = await acceptedCases(site, actors, 3)
  // Step, promise and law of one delay are over: a yellow card on the 1st, yellow and red ones on the 8th and 10th.
  for (const day of ['12-01', '12-08', '12-10']) await passTo(site, `2026-${day}T08:00:00+08:00`)
  const desks = new Map<string, Reader>()
  reviewer = await deskOf(site, desks, 'food-reviewer')
  supervisor = await deskOf(site, desks, 'supervisor')
}, 120_000)
afterAll(() => site?.close())

const cardOf = async (place: number, rule: string): Promise<string> =>
  (await cardsIn(site, [caseIds[place] ?? ''])).find(({ ruleNumber }) => ruleNumber === rule)?.cardId ?? ''
const valueIn = (page: Page, action: string, name: string) =>
  formOf(page, action).values.find(([one]) => one === name)?.[1]
const statusOf = async (cardId: string) => (await site.modules.supervision.card(cardId, actors.supervisor)).status
const isShown = (page: Page, words: string) => page.html.includes('role="alert"') && wordsOf(page).includes(words)

async function answer(path: string, text: string): Promise<Page> {
  return reviewer.send(await reviewer.get(path), `${path}/answer`, { text, also: [] })
}

describe('an answer that came after the page was opened', () => {
  test('of a card is neither accepted nor returned: it is shown, what was typed stays, and then it is judged', async () => {
    const cardId = await cardOf(0, 'Y4')
    const [own, theirs] = [`/desk/cards/${cardId}`, `/supervision/cards/${cardId}`]
    await answer(own, '核查人员生病。')
    const opened = await supervisor.get(theirs)
    const colleague = await supervisor.get(theirs)
    await supervisor.send(colleague, `${theirs}/return`, { text: '请附排班表。', days: '1' })
    await answer(own, '其实是材料丢了。')
    const accepted = await supervisor.send(opened, `${theirs}/acceptance`, {})
    expect([accepted.status, await statusOf(cardId)]).toEqual([409, 'answered'])
    expect(isShown(accepted, '这张卡有了新的处理')).toBe(true)
    expect(wordsOf(accepted)).toContain('其实是材料丢了。')
    const returned = await supervisor.send(opened, `${theirs}/return`, { text: '请写明日期。', days: '3' })
    expect([returned.status, await statusOf(cardId)]).toEqual([409, 'answered'])
    expect(valueIn(returned, `${theirs}/return`, 'text')).toBe('请写明日期。')
    expect(valueIn(returned, `${theirs}/return`, 'days')).toBe('3')
    // The page that says so shows the newer answer: from it the same words go through.
    expect(wordsOf(await supervisor.send(returned, `${theirs}/return`, {}))).toContain('已退回')
    await answer(own, '12月11日办结。')
    const last = await supervisor.get(theirs)
    expect(wordsOf(await supervisor.send(last, `${theirs}/acceptance`, {}))).toContain('已审核通过')
  })

  test('is not judged by a form that does not say what was read', async () => {
    const cardId = await cardOf(0, 'Y1')
    await answer(`/desk/cards/${cardId}`, '核查人员生病。')
    const theirs = `/supervision/cards/${cardId}`
    const page = await supervisor.get(theirs)
    for (const sequence of [undefined, '', 'x', '99'])
      expect((await supervisor.send(page, `${theirs}/acceptance`, { _sequence: sequence })).status).toBe(409)
    expect(await statusOf(cardId)).toBe('answered')
  })

  test('of somebody else, or another question meanwhile, stops an answer; what was typed is given back', async () => {
    const cardId = await cardOf(0, 'R1')
    const own = `/desk/cards/${cardId}`
    const opened = await reviewer.get(own)
    await answer(own, '我先说明。')
    const late = await reviewer.send(opened, `${own}/answer`, { text: '我也写了一段。' })
    expect(late.status).toBe(409)
    for (const words of ['这张卡有了新的处理', '我先说明。', '这一步现在不能办了', '我也写了一段。'])
      expect(wordsOf(late)).toContain(words)
    const theirs = `/supervision/cards/${cardId}`
    await supervisor.send(await supervisor.get(theirs), `${theirs}/return`, { text: '请附排班表。', days: '1' })
    const asked = await reviewer.send(opened, `${own}/answer`, { text: '我也写了一段。' })
    expect([asked.status, valueIn(asked, `${own}/answer`, 'text')]).toEqual([409, '我也写了一段。'])
    expect(wordsOf(asked)).toContain('请附排班表。')
    expect(wordsOf(await reviewer.send(asked, `${own}/answer`, {}))).toContain('说明已提交')
  })

  test('of an order is shown before it is judged', async () => {
    const form = await supervisor.get('/supervision/orders/new')
    const asked = { officeId: actors.reviewer.departmentId, text: '请清理积压件。', days: '3' }
    const written = await supervisor.send(form, '/supervision/orders', asked)
    const theirs = written.path.split('?')[0] ?? ''
    const own = theirs.replace('/supervision', '/desk')
    const proof = { name: '整改照片.pdf', content: samplePdf('proof') }
    await reviewer.upload(await reviewer.get(own), `${own}/proofs`, proof)
    await answer(own, '已清理。')
    const opened = await supervisor.get(theirs)
    await supervisor.send(opened, `${theirs}/return`, { text: '清单呢？', days: '2' })
    await answer(own, '清单在附件里。')
    for (const [act, values] of [
      ['acceptance', {}],
      ['return', { text: '还是不全。', days: '2' }],
    ] as const) {
      const stale = await supervisor.send(opened, `${theirs}/${act}`, values)
      expect(stale.status).toBe(409)
      expect(isShown(stale, '这份督办单有了新的处理')).toBe(true)
      expect(wordsOf(stale)).toContain('清单在附件里。')
      if (act === 'return') expect(valueIn(stale, `${theirs}/return`, 'text')).toBe('还是不全。')
    }
    const now = await supervisor.get(theirs)
    expect(wordsOf(await supervisor.send(now, `${theirs}/acceptance`, {}))).toContain('已办结')
  })
})

describe('one answer for what one delay raised', () => {
  test('is offered with ticks, takes out those that were unticked, and stands on each of the others', async () => {
    const cardId = await cardOf(1, 'Y4')
    const own = `/desk/cards/${cardId}`
    const page = await reviewer.get(own)
    const ticked = formOf(page, `${own}/answer`).values.filter(([name]) => name === 'also')
    expect(ticked).toHaveLength(3)
    const rule = async (value: string) => {
      const [line] = await Promise.all(
        ['Y1', 'R1', 'R2'].map(async (number) => [number, await cardOf(1, number)] as const),
      ).then((all) => all.filter(([, id]) => value.startsWith(id)))
      return line?.[0]
    }
    const kept = []
    for (const [, value] of ticked) if ((await rule(value)) !== 'R2') kept.push(value)
    const empty = await reviewer.send(page, `${own}/answer`, { text: ' ', also: kept })
    expect(empty.status).toBe(422)
    const still = formOf(empty, `${own}/answer`).values.filter(([name]) => name === 'also')
    expect(still.map(([, value]) => value)).toEqual(kept)
    const sent = await reviewer.send(empty, `${own}/answer`, { text: '核查人员生病，已调人。', also: kept })
    expect(wordsOf(sent)).toContain('说明已提交')
    for (const number of ['Y4', 'Y1', 'R1']) {
      const other = await reviewer.get(`/desk/cards/${await cardOf(1, number)}`)
      expect(wordsOf(other)).toContain('核查人员生病，已调人。')
    }
    expect(await statusOf(await cardOf(1, 'R2'))).not.toBe('answered')
  })

  test('is not sent where one of the ticked has moved on meanwhile; words and ticks stay', async () => {
    const [first, second] = [await cardOf(2, 'Y4'), await cardOf(2, 'Y1')]
    const own = `/desk/cards/${first}`
    const opened = await reviewer.get(own)
    await answer(`/desk/cards/${second}`, '这张单独说明。')
    const refused = await reviewer.send(opened, `${own}/answer`, { text: '一起说明。' })
    expect([refused.status, valueIn(refused, `${own}/answer`, 'text')]).toEqual([409, '一起说明。'])
    expect(wordsOf(refused)).toContain('请核对下面勾选的卡')
    expect(formOf(refused, `${own}/answer`).values.filter(([name]) => name === 'also')).toHaveLength(2)
    expect(wordsOf(await reviewer.send(refused, `${own}/answer`, {}))).toContain('说明已提交')
  })
})

test('a second order for one card names the open one and takes a deliberate tick', async () => {
  const cardId = await cardOf(2, 'Y4')
  const path = `/supervision/cards/${cardId}`
  const action = `${path}/orders`
  const opened = await supervisor.get(path)
  expect(wordsOf(opened)).not.toContain('仍要另开一份')
  const values = { text: '请清理积压件。', days: '3' }
  const [order = ''] = linksOf(await supervisor.send(opened, action, values), /supervision\/orders\/[0-9a-f-]+$/)
  // The page was opened before: it had no tick.
  const refused = await supervisor.send(opened, action, { ...values, text: '再开一份。' })
  expect([refused.status, valueIn(refused, action, 'text')]).toEqual([409, '再开一份。'])
  expect(linksOf(refused, /supervision\/orders\/[0-9a-f-]+$/)).toContain(order)
  expect(refused.html).toContain('href="#another-order"')
  expect((await supervisor.send(refused, action, {})).status).toBe(409)
  const second = await supervisor.send(refused, action, { another: 'yes' })
  expect(wordsOf(second)).toContain('督办单已开出')
  expect(new Set(linksOf(second, /supervision\/orders\/[0-9a-f-]+$/)).size).toBe(2)
})
