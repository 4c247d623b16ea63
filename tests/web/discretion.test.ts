import { afterAll, beforeAll, expect, test } from 'vitest'
import birthJson from '../../data/hunan/items/432023201W00-01.json' with { type: 'json' }
import { ItemDefinition } from '../../src/modules/catalog/index.ts'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { asOwner } from '../support/database.ts'
import { discretionTable } from '../support/discretion.ts'
import { fileFor } from '../support/lives.ts'
import { formsOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoPassword, demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong } from '../support/world.ts'

let site: Site
let actors: DemoActors
let officer: Reader
let caseId: string
beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
  const definition = { ...ItemDefinition.parse(birthJson), discretion: [discretionTable] }
  await site.modules.catalog.importItems([{ line: 1, definition, findings: [] }])
  caseId = (await fileFor(site, actors.citizen, 'birth')).caseId
  const { checklist } = await site.modules.cases.view(caseId, actors.window)
  const command = { action: 'accept', checklist: checklist.map(({ materialId }) => materialId) } as const
  await site.modules.cases.act({ caseId, actor: actors.window, command })
  // A one-time code works once, and the officer has signed in for the actors.
  site.platform.clock.set(new Date(site.platform.clock.now().getTime() + 120_000).toISOString())
  officer = site.reader()
  const page = await officer.get('/desk/sign-in?account=street-officer')
  await officer.send(page, '/desk/sign-in', { password: demoPassword })
}, 120_000)
afterAll(() => site?.close())

/** Sends the form of the case to the address of one of its buttons, as a browser without script does. */
async function press(
  page: Page,
  to: string,
  values: Readonly<Record<string, string | readonly string[]>>,
): Promise<Page> {
  const form = formsOf(page).find(({ values: inside }) => inside.some(([name]) => name === '_sequence'))
  if (!form) throw new Error(wordsOf(page).slice(0, 500))
  const html = page.html.replace(`action="${form.action}"`, `action="${to}"`)
  return officer.send({ ...page, html }, to, values)
}

test('the guide shows the table as rules that everybody can read', async () => {
  const version = await site.modules.catalog.findByCode(furong, '432023201W00-01')
  const guide = await site.reader().get(`/${furong}/items/${version!.itemId}`)
  expect(wordsOf(guide)).toContain('已有孩子：3 个及以上，已批准再生育：否')
  expect(guide.html.length).toBeLessThan(60_000)
})

test('who decides picks the facts, sees the outcome with its basis, and must explain a departure', async () => {
  const base = `/desk/cases/${caseId}`
  const page = await officer.get(base)
  expect(page.html).toContain('孩次与登记')
  const facts = { 'fact.order.children': '３', 'fact.order.approved': 'no' }
  const asked = await press(page, `${base}/discretion`, { ...facts, text: '先记一笔' })
  expect(asked.html).toContain('不予登记')
  expect(asked.html).toContain('第三条')
  expect(asked.html).toContain('先记一笔')
  expect(asked.html).toContain('value="３"')
  const points = [...page.html.matchAll(/id="points-([^"]+)"/g)].map(([, id]) => id!)

  const granting = { action: 'review_and_grant', points, text: '' }
  const open = await press(page, `${base}/decision`, granting)
  expect(open.status).toBe(422)
  expect(open.html).toContain('href="#fact.order.children"')
  const against = await press(open, `${base}/decision`, { ...granting, ...facts })
  expect(against.status).toBe(422)
  expect(against.html).toContain('href="#departure.order"')

  const departure = '批准文件刚到，系统还没有更新。'
  const check = await press(against, `${base}/decision`, { ...granting, ...facts, 'departure.order': departure })
  expect(check.html).toContain('name="fact.order.children" value="３"')
  const done = await officer.send(check, `${base}/decision`, { confirmed: 'yes' })
  expect(done.status).toBe(200)
  const view = await site.modules.cases.view(caseId, actors.streetOfficer)
  expect(view.timeline.findLast(({ type }) => type === 'decided')?.discretion).toEqual({
    findings: [{ table: 'order', outcome: 'refuse', against: true }],
    uses: [{ table: 'order', facts: { children: 3, approved: false }, departure }],
  })
  const { html: history } = await officer.get(base)
  expect(history).toContain('裁量基准“孩次与登记”：不予登记')
  expect(history).toContain(`与基准不同：${departure}`)
})

test('facts and the reason lie only sealed, and the applicant does not read them', async () => {
  const rows = await asOwner<{ data: unknown }>(site.platform, 'select data from cases.case_event')
  const plain = JSON.stringify(rows)
  expect(plain).toContain('"against":true')
  expect(plain).not.toContain('children')
  expect(plain).not.toContain('批准文件')
  const applicant = site.reader()
  await signIn(applicant, phones.lin)
  const status = await applicant.get(`/cases/${caseId}`)
  expect(wordsOf(status)).toContain('决定：准予')
  expect(wordsOf(status)).not.toContain('批准文件')
})
