import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ItemDefinition, type Proposal, type StandardContent } from '../../src/modules/catalog/index.ts'
import { type PersonActor, type StaffActor, signInStaff } from '../support/actors.ts'
import { fileFor } from '../support/lives.ts'
import { formsOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoPassword, demoSite, phones, type Site, signInDesk } from '../support/site.ts'
import { furong } from '../support/world.ts'

const hunan = '430000000000'
let site: Site
const actors = new Map<string, StaffActor>()
const desks = new Map<string, Reader>()

beforeAll(async () => {
  site = await demoSite()
  for (const login of ['hunan-editor', 'changsha-editor', 'changsha-editor-2', 'catalogue-editor']) {
    actors.set(login, await signInStaff(site, login))
  }
  // A one-time code works once: the pages need the next one.
  site.platform.clock.advance(60_000)
}, 60_000)
afterAll(() => site?.close())

async function desk(login: string): Promise<Reader> {
  const known = desks.get(login)
  if (known) return known
  const reader = await signInDesk(site, login)
  desks.set(login, reader)
  return reader
}

const actor = (login: string): StaffActor => actors.get(login)!
const today = () => site.modules.cases.today()
const way = (id: string) => `/catalogue/proposals/${id}/way`

/** The real 生育登记, laid down by the province under a code of its own. */
function standardOf(code: string, change: Partial<ItemDefinition> = {}): StandardContent {
  const file: unknown = JSON.parse(readFileSync('data/hunan/items/432023201W00-01.json', 'utf8'))
  const definition = ItemDefinition.parse(file)
  return {
    definition: {
      ...definition,
      name: `生育登记${code.slice(-2)}`,
      regionCode: hunan,
      localCode: code,
      catalogCode: code,
      businessCode: null,
      taskCode: null,
      level: null,
      department: { id: null, name: '县级卫生健康部门', creditCode: null },
      legalBasis: ['《湖南省人口与计划生育条例》'],
      servicePointIds: [],
      applyOnline: false,
      applyAbsentReason: null,
      ...change,
    },
    openSlots: ['promisedLimit', 'posts', 'applyOnline'],
    parentCode: null,
  }
}

const start = (code: string, standardId?: string, change: Partial<ItemDefinition> = {}): Promise<Proposal> =>
  site.modules.catalog.authoring.start(actor('hunan-editor'), {
    kind: 'standard',
    content: standardOf(code, change),
    ...(standardId && { standardId }),
  })

async function submit(login: string, id: string): Promise<Page> {
  const reader = await desk(login)
  await reader.send(await reader.get(way(id)), `/catalogue/proposals/${id}/submission`, {})
  return reader.get(way(id))
}

async function approve(login: string, id: string, opinion = '同意'): Promise<Page> {
  const reader = await desk(login)
  const path = `/catalogue/proposals/${id}/review`
  return reader.send(await reader.get(path), path, { opinion, outcome: 'approve' })
}

async function publish(
  login: string,
  id: string,
  documentNumber: string,
  effectiveOn: string = today(),
): Promise<Page> {
  const reader = await desk(login)
  const path = `/catalogue/proposals/${id}/publication`
  return reader.send(await reader.get(path), path, { documentNumber, effectiveOn })
}

/** A standard in force, through every page; its id. */
async function publishedStandard(code: string): Promise<string> {
  const proposal = await start(code)
  await submit('hunan-editor', proposal.id)
  await approve('hunan-establish', proposal.id)
  await approve('hunan-legal', proposal.id)
  await publish('hunan-editor', proposal.id, `湘卫发〔2026〕${code.slice(-2)}号`)
  const { subjectId } = await site.modules.catalog.authoring.getProposal(proposal.id, actor('hunan-editor'))
  return subjectId!
}

/** Changsha's claim of it, in force; the item's id. */
async function publishedClaim(standardId: string): Promise<string> {
  const city = await desk('changsha-editor')
  const begun = await press(city, await city.get(`/catalogue/standards/${standardId}`), { kind: 'claim', standardId })
  const id = /proposals\/([0-9a-f-]{36})/.exec(begun.path)![1]!
  await submit('changsha-editor', id)
  await approve('changsha-editor-2', id)
  await publish('changsha-editor', id, '长卫发〔2026〕1号')
  const { subjectId } = await site.modules.catalog.authoring.getProposal(id, actor('changsha-editor'))
  return subjectId!
}

/** Sends the form that carries these values unseen. */
async function press(reader: Reader, page: Page, hidden: Record<string, string>): Promise<Page> {
  const wanted = Object.entries(hidden)
  const form = formsOf(page).find(({ values }) =>
    wanted.every(([name, value]) => values.some(([own, is]) => own === name && is === value)),
  )
  if (!form) throw new Error(`no form with ${JSON.stringify(hidden)} on ${page.path}`)
  const body = new URLSearchParams(form.values.map(([name, value]): [string, string] => [name, value]))
  const response = await reader.request(form.action, { method: 'POST', body })
  return reader.get(response.headers.get('location') ?? '/')
}

describe('one life of an item', () => {
  test('laid down, reviewed by two offices, published, claimed, reviewed by a colleague, published: citizens read it', async () => {
    const editor = await desk('hunan-editor')
    const proposal = await start('432023201W31')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('还在写的')
    expect(wordsOf(await submit('hunan-editor', proposal.id))).toContain('等编制和法制的意见')

    const establishment = await desk('hunan-establish')
    expect(wordsOf(await establishment.get('/catalogue'))).toContain('生育登记31')
    expect(wordsOf(await approve('hunan-establish', proposal.id, '与权责清单一致'))).toContain('等法制的意见')
    expect(wordsOf(await establishment.get('/catalogue/reviews'))).not.toContain('生育登记31')
    expect(wordsOf(await approve('hunan-legal', proposal.id))).toContain('审核都通过了')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('审核通过，等你发布')
    const published = await publish('hunan-editor', proposal.id, '湘卫发〔2026〕31号')
    expect(published.path).toBe(way(proposal.id))
    expect(wordsOf(published)).toContain('起生效（湘卫发〔2026〕31号）')

    const city = await desk('changsha-editor')
    const list = await city.get('/catalogue/standards?text=432023201W31')
    expect(wordsOf(list)).toContain('还没有认领')
    const { subjectId } = await site.modules.catalog.authoring.getProposal(proposal.id, actor('hunan-editor'))
    const itemId = await publishedClaim(subjectId!)
    const page = await city.get(`/catalogue/items/${itemId}`)
    expect(wordsOf(page)).toContain('长卫发〔2026〕1号')
    expect(wordsOf(page)).toContain('按标准认领')
    expect(wordsOf(await site.reader().get(`/430100000000/items/${itemId}`))).toContain('生育登记31')
    expect(wordsOf(await city.get('/catalogue/standards?text=432023201W31'))).not.toContain('还没有认领')
    expect(wordsOf(await editor.get(`/catalogue/standards/${subjectId}`))).toContain('湖南省长沙市')
  }, 60_000)

  test('returned with an opinion: it comes back to the start page, and its words can be read', async () => {
    const proposal = await start('432023201W32')
    await submit('hunan-editor', proposal.id)
    const legal = await desk('hunan-legal')
    const path = `/catalogue/proposals/${proposal.id}/review`
    const empty = await legal.send(await legal.get(path), path, { outcome: 'return' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#opinion"')
    await legal.send(empty, path, { outcome: 'return', stock: '设定依据没有引用到条、款，请补充。' })
    const editor = await desk('hunan-editor')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('退回给你改')
    expect(wordsOf(await editor.get(way(proposal.id)))).toContain('设定依据没有引用到条、款，请补充。')
  })
})

describe('publishing', () => {
  test('says at its field what is wrong, and keeps what was typed', async () => {
    const proposal = await approved('432023201W33')
    const editor = await desk('hunan-editor')
    const path = `/catalogue/proposals/${proposal.id}/publication`
    const page = await editor.get(path)
    const nameless = await editor.send(page, path, { documentNumber: '', effectiveOn: today() })
    expect([nameless.status, nameless.html.includes('href="#documentNumber"')]).toEqual([422, true])
    const past = await editor.send(page, path, { documentNumber: '湘卫发〔2026〕33号', effectiveOn: '2020-01-01' })
    expect([past.status, past.html.includes('href="#effectiveOn"')]).toEqual([422, true])
    expect(past.html).toContain('value="湘卫发〔2026〕33号"')
    expect(past.html).toContain('value="2020-01-01"')
  })

  test('from a later day on: says until when nothing changes, and can be undone', async () => {
    const proposal = await approved('432023201W34')
    const later = new Date(site.platform.clock.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10)
    const page = await publish('hunan-editor', proposal.id, '湘卫发〔2026〕34号', later)
    expect(wordsOf(page)).toContain('在那以前按现行版本办理')
    const editor = await desk('hunan-editor')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('很快生效')
    await editor.send(page, `/catalogue/proposals/${proposal.id}/withdrawal`, {})
    expect(wordsOf(await editor.get(way(proposal.id)))).toContain('已经撤回')
    site.platform.clock.advance(60_000)
    expect(
      (await site.modules.catalog.authoring.listStandards({ regionCode: hunan, text: '432023201W34' })).lines,
    ).toEqual([])
  })

  test('in practice: every check, and nothing is published', async () => {
    const { authoring } = site.modules.catalog
    const { id } = await authoring.start(
      actor('hunan-editor'),
      { kind: 'standard', content: standardOf('432023201W35') },
      { practice: true },
    )
    await submit('hunan-editor', id)
    await approve('hunan-editor', id)
    await approve('hunan-editor', id)
    const wrong = await publish('hunan-editor', id, '')
    expect(wrong.status).toBe(422)
    const rehearsed = await publish('hunan-editor', id, '演示〔2026〕1号')
    expect(wordsOf(rehearsed)).toContain('没有发布任何内容')
    expect((await authoring.listStandards({ regionCode: hunan, text: '432023201W35' })).lines).toEqual([])
    expect((await authoring.getProposal(id, actor('hunan-editor'))).status).toBe('approved')
  })

  async function approved(code: string): Promise<Proposal> {
    const proposal = await start(code)
    await submit('hunan-editor', proposal.id)
    await approve('hunan-establish', proposal.id)
    await approve('hunan-legal', proposal.id)
    return proposal
  }
})

describe('what a change touches', () => {
  test('claims of a standard, before it is published', async () => {
    const standardId = await publishedStandard('432023201W36')
    await publishedClaim(standardId)
    const change = await start('432023201W36', standardId, { conditions: ['新的受理条件'] })
    const editor = await desk('hunan-editor')
    const page = wordsOf(await editor.get(way(change.id)))
    expect(page).toContain('会有新版本的事项')
    expect(page).toContain('湖南省长沙市')
    expect(page).toContain('新的受理条件')
  }, 60_000)

  test('open cases and drafts of an item, without a word of their applicants', async () => {
    const version = (await site.modules.catalog.findByCode(furong, '000131024000-01'))!
    const signedIn = await site.modules.identity.signInPerson(
      { loginName: phones.shi, password: demoPassword },
      { address: '127.0.0.1' },
    )
    const owner: PersonActor = { kind: 'person', personId: signedIn.personId }
    const { receiptNumber } = await fileFor(site, owner, 'food')
    const found = await site.modules.cases.openCasesOfItems([version.itemId], 1)
    expect(found).toMatchObject({ cases: [{ receiptNumber, itemId: version.itemId }], moreCases: false })
    expect(Object.keys(found.cases[0]!).sort()).toEqual([
      'awaiting',
      'itemId',
      'receiptNumber',
      'regionCode',
      'submittedAt',
      'versionId',
    ])
    await fileFor(site, owner, 'food')
    expect((await site.modules.cases.openCasesOfItems([version.itemId], 1)).moreCases).toBe(true)
    expect((await site.modules.cases.openCasesOfItems(['no id'])).cases).toEqual([])

    const { id } = await site.modules.catalog.authoring.start(actor('catalogue-editor'), {
      kind: 'item',
      itemId: version.itemId,
    })
    const page = wordsOf(await (await desk('catalogue-editor')).get(way(id)))
    expect(page).toContain(receiptNumber)
    expect(page).toContain('这些件留在原来的版本上办完')
    expect(page).not.toContain('小石桥')
  }, 60_000)
})

describe('an adjustment', () => {
  let first: string
  let second: string
  let third: string
  beforeAll(async () => {
    first = await publishedClaim(await publishedStandard('432023201W41'))
    second = await publishedClaim(await publishedStandard('432023201W42'))
    third = await publishedClaim(await publishedStandard('432023201W43'))
  }, 120_000)

  test('asks for what is missing, is checked in words, and can be changed again', async () => {
    const city = await desk('changsha-editor')
    const path = `/catalogue/items/${first}/adjustments/suspend`
    const empty = await city.send(await city.get(path), path, { step: 'check' })
    expect([empty.status, empty.html.includes('href="#reason"')]).toEqual([422, true])
    const check = await city.send(empty, path, { reason: '系统升级', step: 'check' })
    expect(wordsOf(check)).toContain('系统升级')
    const again = await city.send(check, path, { step: 'change' })
    expect(again.html).toContain('系统升级</textarea>')
    const made = await city.send(check, path, { step: 'confirm' })
    expect(made.path).toMatch(/\/way$/)
    expect(wordsOf(made)).toContain('暂停办理')

    const id = /proposals\/([0-9a-f-]{36})/.exec(made.path)![1]!
    const rewrite = `/catalogue/proposals/${id}/adjustment`
    expect(linksOf(made, /adjustment$/)).toEqual([rewrite])
    const changed = await city.send(await city.get(rewrite), rewrite, { reason: '机房搬迁', step: 'check' })
    expect(wordsOf(await city.send(changed, rewrite, { step: 'confirm' }))).toContain('机房搬迁')
    await submit('changsha-editor', id)
    await approve('changsha-establish', id)
    await approve('changsha-legal', id)
    await publish('changsha-editor', id, '长政发〔2026〕9号')
    const page = await city.get(`/catalogue/items/${first}`)
    expect(wordsOf(page)).toContain('机房搬迁（长政发〔2026〕9号）')
    expect(linksOf(page, /adjustments\/(suspend|resume)$/)).toEqual([`/catalogue/items/${first}/adjustments/resume`])
    expect(wordsOf(await city.get('/catalogue/items?status=suspended'))).toContain('生育登记41')
  })

  test('a delegation says in whose name and with whose seal', async () => {
    const city = await desk('changsha-editor')
    const path = `/catalogue/items/${second}/adjustments/delegate`
    const page = await city.get(path)
    expect(wordsOf(page)).toContain('盖原单位的章')
    const below = await city.send(page, path, { region: furong, step: 'region', form: 'entrust' })
    const [body] = await site.modules.organizations.departmentsOf(furong)
    expect(below.html).toContain(body!.id)
    expect(below.html).toMatch(/value="entrust"[^>]*checked|checked[^>]*value="entrust"/)
    const check = await city.send(below, path, {
      region: furong,
      body: body!.id,
      form: 'entrust',
      documentNumber: '长卫委〔2026〕1号',
      step: 'check',
    })
    expect(wordsOf(check)).toMatch(new RegExp(`${body!.name}办理；决定以.*卫生健康.*的名义作出`))
    const made = await city.send(check, path, { step: 'confirm' })
    expect(formsOf(made).map((form) => form.action)).toContain(made.path.replace(/way$/, 'submission'))
  })

  test('a merger finds the other items, keeps them while one looks on, and needs at least one', async () => {
    const city = await desk('changsha-editor')
    const path = `/catalogue/items/${second}/adjustments/merge`
    const none = await city.send(await city.get(path), path, { reason: '内容相同', step: 'check' })
    expect(none.status).toBe(422)
    const found = await city.send(none, path, { find: '生育登记43', step: 'find' })
    expect(found.html).toContain(third)
    const more = await city.send(found, path, { find: '没有这个', chosen: third, step: 'find' })
    expect(wordsOf(more)).toContain('没有查到')
    const check = await city.send(more, path, { reason: '内容相同', step: 'check' })
    expect(wordsOf(check)).toContain('生育登记43')
    expect(wordsOf(await city.send(check, path, { step: 'confirm' }))).toContain('要合并进来的事项')
  })

  test('a transfer and a split ask for their own', async () => {
    const city = await desk('changsha-editor')
    const over = `/catalogue/items/${third}/adjustments/take_over`
    const nobody = await city.send(await city.get(over), over, { reason: '下放', step: 'check' })
    expect([nobody.status, nobody.html.includes('href="#body"')]).toEqual([422, true])
    const split = `/catalogue/items/${third}/adjustments/split`
    const one = await city.send(await city.get(split), split, { chosen: second, reason: '分开办', step: 'check' })
    expect([one.status, wordsOf(one).includes('请至少选 2 个事项')]).toEqual([422, true])
  })
})

describe('lists', () => {
  test('a region’s items are found by name, body, state and origin, page after page without repetition', async () => {
    const editor = await desk('catalogue-editor')
    const seen = new Set<string>()
    let path: string | undefined = '/catalogue/items'
    let pages = 0
    while (path) {
      const page: Page = await editor.get(path)
      for (const href of linksOf(page, /^\/catalogue\/items\/[0-9a-f-]{36}$/)) {
        expect(seen.has(href)).toBe(false)
        seen.add(href)
      }
      pages += 1
      path = linksOf(page, /items\?.*after=/)[0]
    }
    const all = await site.modules.catalog.authoring.listItems({ regionCode: furong, limit: 100 })
    expect(seen.size).toBe(all.lines.length)
    expect(pages).toBe(Math.ceil(seen.size / 50))
    expect(wordsOf(await editor.get('/catalogue/items?text=食品经营'))).toContain('食品经营许可')
    expect(wordsOf(await editor.get('/catalogue/items?origin=claimed'))).toContain('没有找到')
    expect(wordsOf(await editor.get('/catalogue/items?text=%25'))).toContain('没有找到')
  })

  test('any two versions can be compared', async () => {
    const standardId = await publishedStandard('432023201W51')
    const change = await start('432023201W51', standardId, { conditions: ['改过的条件'] })
    await submit('hunan-editor', change.id)
    await approve('hunan-establish', change.id)
    await approve('hunan-legal', change.id)
    await publish('hunan-editor', change.id, '湘卫发〔2026〕52号')
    const editor = await desk('hunan-editor')
    const page = await editor.get(`/catalogue/standards/${standardId}`)
    const [href] = linksOf(page, /differences/)
    const compared = wordsOf(await editor.get(href!))
    expect(compared).toContain('受理条件')
    expect(compared).toContain('改过的条件')
    expect((await editor.get(`/catalogue/standards/${standardId}/differences?from=1&to=9`)).status).toBe(404)
  })
})

describe('who may', () => {
  test('a foreign proposal, item or standard is not there', async () => {
    const proposal = await start('432023201W61')
    const city = await desk('changsha-editor')
    const paths = ['way', 'review', 'publication', 'adjustment'].map(
      (page) => `/catalogue/proposals/${proposal.id}/${page}`,
    )
    const food = (await site.modules.catalog.findByCode(furong, '000131024000-01'))!
    for (const path of [
      ...paths,
      `/catalogue/items/${food.itemId}`,
      `/catalogue/items/${food.itemId}/adjustments/suspend`,
    ]) {
      expect([path, (await city.get(path)).status]).toEqual([path, 404])
    }
  })

  test('supervisors and window clerks have no such pages', async () => {
    for (const login of ['supervisor', 'window-a01']) {
      const reader = await desk(login)
      for (const path of [
        '/catalogue',
        '/catalogue/items',
        '/catalogue/standards',
        '/catalogue/proposals',
        '/catalogue/reviews',
      ]) {
        expect([login, path, (await reader.get(path)).status]).toEqual([login, path, 404])
      }
    }
  })

  test('reviewers read and begin nothing', async () => {
    const legal = await desk('hunan-legal')
    const page = await legal.get('/catalogue')
    expect(page.status).toBe(200)
    expect(wordsOf(page)).not.toContain('开始一份变更申请')
    expect((await legal.get('/catalogue/proposals')).status).toBe(404)
  })
})
