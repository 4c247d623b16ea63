import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differencesOf, ItemDefinition, type Proposal } from '../../src/modules/catalog/index.ts'
import { partIds } from '../../src/web/catalogue/sheets/parts.ts'
import { type StaffActor, signInStaff } from '../support/actors.ts'
import { formOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoPassword, demoSite, type Site } from '../support/site.ts'

const changsha = '430100000000'
let site: Site
let editor: Reader
let colleague: Reader
let actor: StaffActor

beforeAll(async () => {
  site = await demoSite()
  actor = await signInStaff(site, 'changsha-editor')
  // A one-time code works once: the page needs the next one.
  site.platform.clock.advance(60_000)
  editor = await desk('changsha-editor')
  colleague = await desk('changsha-editor-2')
}, 60_000)
afterAll(() => site?.close())

async function desk(login: string): Promise<Reader> {
  const reader = site.reader()
  const page = await reader.get(`/desk/sign-in?account=${login}`)
  const inside = await reader.send(page, '/desk/sign-in', { password: demoPassword })
  expect(inside.path).toMatch(/^\/catalogue/)
  return reader
}

/** The largest real item of the demo, as one of the city's own. */
function realItem(localCode: string): ItemDefinition {
  const file: unknown = JSON.parse(readFileSync('data/hunan/items/000131024000-01.json', 'utf8'))
  const definition = ItemDefinition.parse(file)
  return { ...definition, regionCode: changsha, localCode, level: '3', taskCode: null, servicePointIds: [] }
}

async function begin(localCode: string, practice = false): Promise<Proposal> {
  const { authoring } = site.modules.catalog
  return authoring.start(actor, { kind: 'item', content: realItem(localCode) }, { practice })
}

const present = (id: string) => site.modules.catalog.authoring.getProposal(id, actor)
const hrefOf = ({ id }: Proposal) => `/catalogue/proposals/${id}`

async function definitionOf(id: string): Promise<ItemDefinition> {
  const { content } = await present(id)
  if (content.kind !== 'item') throw new Error(`a ${content.kind}`)
  return content.definition
}

const save = (reader: Reader, page: Page, values: Record<string, string | readonly string[]>) =>
  reader.send(page, page.path.split('?')[0]!, values)

describe('every form', () => {
  test('sends back exactly what it showed: saving without a change makes no revision', async () => {
    const proposal = await begin('editor-same')
    const base = hrefOf(proposal)
    const { materials, form } = realItem('editor-same')
    const paths = [
      ...partIds.filter((id) => !['materials', 'form', 'discretion', 'slots'].includes(id)).map((id) => `/parts/${id}`),
      ...(materials ?? []).map(({ id }) => `/materials/${id}`),
      ...(form?.sections ?? []).flatMap((section) => [
        `/form/${section.id}`,
        ...section.fields.map(({ id }) => `/form/${section.id}/${id}`),
      ]),
    ]
    expect(paths.length).toBeGreaterThan(40)
    for (const path of paths) {
      const page = await editor.get(base + path)
      expect(page.status, path).toBe(200)
      await save(editor, page, {})
      const { revision, content } = await present(proposal.id)
      expect(revision, `${path}: ${JSON.stringify(differencesOf(proposal.content, content))}`).toBe(1)
    }
  }, 60_000)

  test('shows nothing to strangers, citizens and other offices', async () => {
    const proposal = await begin('editor-foreign')
    const stranger = await site.reader().get(hrefOf(proposal))
    expect(stranger.path).toContain('/desk/sign-in')
    const other = await desk('hunan-editor')
    expect((await other.get(`${hrefOf(proposal)}/parts/basics`)).status).toBe(404)
    const window = await site.reader()
    const page = await window.get('/desk/sign-in?account=social-clerk')
    const inside = await window.send(page, '/desk/sign-in', { password: demoPassword })
    expect(inside.path).toBe('/desk')
    expect((await window.get(`${hrefOf(proposal)}/parts/basics`)).status).toBe(404)
  })
})

describe('a part', () => {
  test('is saved as a new revision and says so', async () => {
    const proposal = await begin('editor-save')
    const page = await editor.get(`${hrefOf(proposal)}/parts/limits`)
    const saved = await save(editor, page, { 'limits.promised.days': '7', 'limits.promised.unit': 'working' })
    expect(wordsOf(saved)).toContain('已保存，现在是第 2 版')
    expect((await definitionOf(proposal.id)).limits.promised).toMatchObject({ days: 7, unit: 'working' })
  })

  test('says why it was not saved when the proposal was withdrawn meanwhile', async () => {
    const proposal = await begin('editor-ended')
    const page = await editor.get(`${hrefOf(proposal)}/parts/limits`)
    await site.modules.catalog.authoring.withdraw(proposal.id, actor)
    const refused = await save(editor, page, { 'limits.acceptanceDays': '3' })
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('role="alert"')
  })

  test('keeps everything typed when something is wrong, and says what at its field', async () => {
    const proposal = await begin('editor-wrong')
    const page = await editor.get(`${hrefOf(proposal)}/parts/limits`)
    const again = await save(editor, page, {
      'limits.acceptanceDays': '五天',
      'limits.extensionBasis': '写了一半的依据',
    })
    expect(again.status).toBe(422)
    expect(again.html).toContain('value="五天"')
    expect(again.html).toContain('value="写了一半的依据"')
    expect(again.html).toContain('href="#limits.acceptanceDays"')
    expect(wordsOf(again)).toContain('这里要填数字')
    expect((await present(proposal.id)).revision).toBe(1)
  })

  test('adds, moves and removes rows without script, and loses nothing on the way', async () => {
    const proposal = await begin('editor-rows')
    let page = await editor.get(`${hrefOf(proposal)}/parts/faqs`)
    const before = (await definitionOf(proposal.id)).faqs.length
    page = await save(editor, page, { _do: 'add:faqs' })
    expect(wordsOf(page)).toContain('还没有保存')
    page = await save(editor, page, { [`faqs.${before}.question`]: '要多久', _do: 'add:faqs' })
    page = await save(editor, page, {
      [`faqs.${before + 1}.question`]: '在哪里办',
      [`faqs.${before + 1}.answer`]: '市民服务中心',
      _do: `up:faqs.${before + 1}`,
    })
    page = await save(editor, page, { [`faqs.${before + 1}.answer`]: '七个工作日' })
    expect(page.status).toBe(200)
    expect((await definitionOf(proposal.id)).faqs.slice(before)).toEqual([
      { question: '在哪里办', answer: '市民服务中心' },
      { question: '要多久', answer: '七个工作日' },
    ])
  })

  test('says of a code that fails its rule what is wrong, where the code stands', async () => {
    const proposal = await begin('editor-code')
    const page = await editor.get(`${hrefOf(proposal)}/parts/basics`)
    const saved = await save(editor, page, { catalogCode: '12' })
    const words = wordsOf(saved)
    const { faults, findings } = await site.modules.catalog.authoring.check(proposal.id, actor)
    expect([...faults, ...findings].some(({ pointer }) => pointer.endsWith('/catalogCode'))).toBe(true)
    expect(words).toContain('基本编码')
    expect(saved.html).toMatch(
      /part-(faulty|noted)[^>]*aria-current|aria-current[^>]*part-(faulty|noted)|part-(faulty|noted)/,
    )
  })
})

describe('the form designer', () => {
  test('adds a question with choices, shown on a condition to an earlier one, and puts it first', async () => {
    const proposal = await begin('editor-form')
    const base = hrefOf(proposal)
    const [section] = (await definitionOf(proposal.id)).form!.sections
    let page = await editor.get(`${base}/form/${section!.id}/new`)
    page = await save(editor, page, { label: '卖给谁', element: 'choice', required: 'yes', _do: 'add:options' })
    page = await save(editor, page, { 'options.0.label': '单位', _do: 'add:options' })
    page = await save(editor, page, { 'options.1.label': '个人' })
    expect(wordsOf(page)).toContain('卖给谁')
    const made = (await definitionOf(proposal.id)).form!.sections[0]!.fields.at(-1)!
    expect(made).toMatchObject({
      label: '卖给谁',
      element: 'choice',
      options: [
        { value: 'o1', label: '单位' },
        { value: 'o2', label: '个人' },
      ],
    })
    const second = await save(editor, await editor.get(`${base}/form/${section!.id}/new`), {
      label: '单位叫什么',
      element: 'shortText',
      'showWhen.field': made.id,
      _do: 'refresh:showWhen',
    })
    expect(second.html).toContain('name="showWhen.values"')
    await save(editor, second, { 'showWhen.values': ['o1'] })
    const asked = (await definitionOf(proposal.id)).form!.sections[0]!.fields.at(-1)!
    expect(asked.showWhen).toEqual({ field: made.id, equals: 'o1' })
    const outline = await editor.get(`${base}/parts/form`)
    const moved = await editor.send(outline, `${base}/parts/form/members`, { _do: `up:${section!.id}/${asked.id}` })
    const { faults, findings } = await site.modules.catalog.authoring.check(proposal.id, actor)
    expect([...faults, ...findings].some((one) => JSON.stringify(one).includes('condition_field_unknown'))).toBe(true)
    expect(wordsOf(moved)).toContain('有问题')
  })

  test('a new section asks for the words of its first question, and a condition for its answers', async () => {
    const proposal = await begin('editor-section')
    const address = `${hrefOf(proposal)}/form/new`
    const wordless = await save(editor, await editor.get(address), { title: '经营场所' })
    expect([wordless.status, wordless.html.includes('href="#fields.0.label"')]).toEqual([422, true])
    await save(editor, wordless, { 'fields.0.label': '场所在哪里' })
    const made = (await definitionOf(proposal.id)).form!.sections.at(-1)!
    expect([made.title, made.fields.map(({ label }) => label)]).toEqual(['经营场所', ['场所在哪里']])
    const [section] = (await definitionOf(proposal.id)).form!.sections
    const question = `${hrefOf(proposal)}/form/${made.id}/${made.fields[0]!.id}`
    const unanswered = await save(editor, await editor.get(question), { 'showWhen.field': section!.fields[0]!.id })
    expect([unanswered.status, wordsOf(unanswered).includes('请至少勾选一个答案')]).toEqual([422, true])
  })

  test('a condition on a question that is not there says so and keeps it', async () => {
    const proposal = await begin('editor-gone')
    const base = hrefOf(proposal)
    const { form } = await definitionOf(proposal.id)
    const [first, second] = form!.sections[0]!.fields
    const page = await editor.get(`${base}/form/${form!.sections[0]!.id}/${second!.id}`)
    await save(editor, page, { 'showWhen.field': 'nowhere', 'showWhen.values': ['x'] })
    const shown = await editor.get(`${base}/form/${form!.sections[0]!.id}/${second!.id}`)
    expect(shown.html).toContain('value="nowhere"')
    expect(shown.html).toContain('id="showWhen-error"')
    expect(first).toBeDefined()
  })
})

describe('two officers at once', () => {
  test('other parts: both stay, and she is told', async () => {
    const proposal = await begin('editor-both')
    const base = hrefOf(proposal)
    const mine = await editor.get(`${base}/parts/limits`)
    const his = await colleague.get(`${base}/parts/result`)
    await save(colleague, his, { 'result.name': '他写的结果' })
    const saved = await save(editor, mine, { 'limits.correctionDays': '9' })
    expect(wordsOf(saved)).toContain('两边的改动都在')
    const both = await definitionOf(proposal.id)
    expect([both.result.name, both.limits.correctionDays]).toEqual(['他写的结果', 9])
  })

  test('the same place: both texts side by side, she chooses, and nothing is lost', async () => {
    const proposal = await begin('editor-conflict')
    const address = `${hrefOf(proposal)}/parts/result`
    const [mine, his] = [await editor.get(address), await colleague.get(address)]
    await save(colleague, his, { 'result.name': '他写的', 'result.validYears': '3' })
    const conflict = await save(editor, mine, { 'result.name': '我写的' })
    expect(conflict.status).toBe(409)
    const words = wordsOf(conflict)
    for (const text of ['我写的', '他写的', '曾事项（演示）']) expect(words).toContain(text)
    expect((await definitionOf(proposal.id)).result.name).toBe('他写的')
    const open = await editor.send(conflict, address, {})
    expect(open.status).toBe(409)
    expect(wordsOf(open)).toContain('请选一个')
    const chosen = await editor.send(open, address, { '_choice.result.name': 'mine' })
    expect(chosen.status).toBe(200)
    const { result } = await definitionOf(proposal.id)
    expect([result.name, result.validYears]).toEqual(['我写的', 3])
  })
})

describe('revisions', () => {
  test('say who saved what, differ in words, and come back as a new one', async () => {
    const proposal = await begin('editor-undo')
    const base = hrefOf(proposal)
    const before = await definitionOf(proposal.id)
    await save(editor, await editor.get(`${base}/parts/result`), { 'result.name': '改坏了的名称' })
    const list = await editor.get(`${base}/revisions`)
    expect(wordsOf(list)).toContain('彭事项（演示）')
    const change = await editor.get(`${base}/revisions/2`)
    expect(wordsOf(change)).toContain('改坏了的名称')
    const old = await editor.get(`${base}/revisions/1?against=present`)
    const restored = await editor.send(old, /restoration$/, {})
    expect(restored.path).toBe(`${base}/revisions/3`)
    expect(await definitionOf(proposal.id)).toEqual(before)
    expect((await editor.get(`${base}/revisions/9`)).status).toBe(404)
  })
})

describe('the preview', () => {
  test('is the citizen’s guide and application, keeps no answer and says that it is none', async () => {
    const proposal = await begin('editor-preview')
    const base = `${hrefOf(proposal)}/preview`
    const guide = await editor.get(`${base}/guide`)
    expect(guide.html).toContain('预览，还没有发布')
    expect(wordsOf(guide)).toContain(realItem('x').materials![0]!.shortName ?? realItem('x').materials![0]!.name)
    let page = await editor.get(`${base}/application`)
    const [section] = realItem('x').form!.sections
    expect(wordsOf(page)).toContain(section!.title)
    page = await editor.send(page, `${base}/application`, {})
    expect(page.status).toBe(422)
    expect(formOf(page, `${base}/application`).values.some(([name]) => name === '_answers')).toBe(true)
    expect(wordsOf(await editor.get(`${base}/checklist`))).toContain('窗口收件时逐项核对')
    expect(wordsOf(await editor.get(`${base}/course`))).toContain('办件会这样走')
  })
})

describe('practice', () => {
  test('has its band on every page and can be sent, and is in nobody’s list', async () => {
    const page = await editor.get('/catalogue/practice')
    const begun = await editor.send(page, '/catalogue/practice', { what: 'new' })
    expect(begun.path).toMatch(/\/parts\//)
    for (const href of linksOf(begun, /\/catalogue\/proposals\/[^/]+\/(parts|revisions|preview)/)) {
      expect((await editor.get(href)).html, href).toContain('practice-band')
    }
    const unknown = await editor.send(page, '/catalogue/practice', {
      what: 'existing',
      item: '没有这个事项的名称甲乙丙',
    })
    expect(unknown.status).toBe(422)
    expect(unknown.html).toContain('value="没有这个事项的名称甲乙丙"')
  })
})

describe('a claim', () => {
  test('fills open slots, shows the closed ones, and a closed slot in a hand-made request says that it is closed', async () => {
    const { authoring } = site.modules.catalog
    const [province, establishment, legal] = await Promise.all(
      ['hunan-editor-2', 'hunan-establish', 'hunan-legal'].map((login) => signInStaff(site, login)),
    )
    const laidDown = {
      ...realItem('editor-standard'),
      regionCode: '430000000000',
      catalogCode: '000131924000',
      businessCode: null,
      level: null,
      department: { id: null, name: '市级市场监督管理部门', creditCode: null },
      applyOnline: false,
      applyAbsentReason: null,
    }
    const content = { definition: laidDown, openSlots: ['promisedLimit' as const], parentCode: null }
    const standard = await authoring.start(province!, { kind: 'standard', content })
    await authoring.submit(standard.id, province!, 1)
    for (const reviewer of [establishment!, legal!])
      await authoring.review(standard.id, reviewer, { expected: 1, outcome: 'approve', opinion: '' })
    const effectiveOn = site.modules.cases.today()
    await authoring.publish(standard.id, province!, { expected: 1, documentNumber: '湘标〔2026〕1号', effectiveOn })
    const { lines } = await authoring.listStandards({ regionCode: changsha })
    const claim = await authoring.start(actor, { kind: 'claim', standardId: lines[0]!.standardId })
    const address = `${hrefOf(claim)}/parts/limits`
    const page = await editor.get(address)
    expect(wordsOf(page)).toContain('由上级规定')
    await save(editor, page, { 'promisedLimit.own': 'own', 'promisedLimit.days': '6', 'promisedLimit.unit': 'working' })
    expect((await present(claim.id)).content).toMatchObject({ claim: { promisedLimit: { days: 6 } } })
    const fees = await editor.get(`${hrefOf(claim)}/parts/fees`)
    expect(fees.html).not.toContain('name="fees.own"')
    const limits = await editor.get(address)
    const forged = await editor.send(
      { ...limits, html: limits.html.replaceAll(`action="${address}"`, `action="${hrefOf(claim)}/parts/fees"`) },
      `${hrefOf(claim)}/parts/fees`,
      { 'fees.own': 'own', 'fees.count': '1', 'fees.0.name': '工本费', 'fees.0.standard': '10元/证', 'fees.0.#': '' },
    )
    const { faults } = await authoring.check(claim.id, actor)
    const told = faults.find(({ pointer }) => pointer.endsWith('/fees'))
    expect(told).toBeDefined()
    expect(forged.html).toContain('工本费')
    expect(forged.html).toContain('id="fees')
    expect(wordsOf(forged)).toContain(told!.sentence.zh)
  })
})

describe('a discretion table', () => {
  test('begins with its facts and outcomes, then its rows; a gap is told with an example', async () => {
    const proposal = await begin('editor-discretion')
    const base = hrefOf(proposal)
    let page = await editor.get(`${base}/discretion/new`)
    page = await save(editor, page, { title: '面积裁量', _do: 'add:facts' })
    page = await save(editor, page, { 'facts.0.label': '面积', 'facts.0.kind': 'number', _do: 'add:outcomes' })
    page = await save(editor, page, { 'outcomes.0.label': '准予', _do: 'add:outcomes' })
    page = await save(editor, page, {
      'facts.0.min': '0',
      'facts.0.max': '100',
      'facts.0.whole': 'yes',
      'outcomes.1.label': '不予',
      'outcomes.1.decision': 'deny',
    })
    const [table] = (await definitionOf(proposal.id)).discretion
    expect(table).toMatchObject({ title: '面积裁量', rows: [{ when: {}, outcome: 'outcome1' }] })
    const rows = await editor.get(`${base}/discretion/${table!.id}/rows`)
    page = await save(editor, rows, { 'rows.0.when.fact1.from': '10' })
    const [after] = (await definitionOf(proposal.id)).discretion
    expect(after!.rows[0]!.when).toEqual({
      fact1: { kind: 'between', from: 10, fromIncluded: true, to: null, toIncluded: true },
    })
    expect(page.html).toContain('part-faulty')
    expect(page.html).toMatch(/面积[^<]*0/)
  })
})
