import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ItemDefinition, type Proposal } from '../../src/modules/catalog/index.ts'
import { type StaffActor, signInStaff } from '../support/actors.ts'
import { type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoPassword, demoSite, type Site } from '../support/site.ts'

let site: Site
let editor: Reader
let actor: StaffActor

beforeAll(async () => {
  site = await demoSite()
  actor = await signInStaff(site, 'changsha-editor')
  // A one-time code works once: the page needs the next one.
  site.platform.clock.advance(60_000)
  editor = site.reader()
  await editor.send(await editor.get('/desk/sign-in?account=changsha-editor'), '/desk/sign-in', {
    password: demoPassword,
  })
}, 60_000)
afterAll(() => site?.close())

async function begin(localCode: string): Promise<Proposal> {
  const definition = ItemDefinition.parse(JSON.parse(readFileSync('data/hunan/items/000131024000-01.json', 'utf8')))
  const content = {
    ...definition,
    regionCode: '430100000000',
    localCode,
    level: '3' as const,
    taskCode: null,
    servicePointIds: [],
  }
  return site.modules.catalog.authoring.start(actor, { kind: 'item', content }, { practice: false })
}

const hrefOf = ({ id }: Proposal) => `/catalogue/proposals/${id}`

async function definitionOf(id: string): Promise<ItemDefinition> {
  const { content } = await site.modules.catalog.authoring.getProposal(id, actor)
  if (content.kind !== 'item') throw new Error(`a ${content.kind}`)
  return content.definition
}

const save = (reader: Reader, page: Page, values: Record<string, string | readonly string[]>) =>
  reader.send(page, page.path.split('?')[0]!, values)

describe('situations', () => {
  test('a condition is read in words before it is saved, and a wrong one is told what to write', async () => {
    const proposal = await begin('editor-feel')
    const address = `${hrefOf(proposal)}/parts/situations`
    const page = await editor.get(address)
    expect(wordsOf(page)).toContain('“主体业态”选“集中用餐单位食堂”')
    expect(wordsOf(page)).toContain('每一种答案都正好落在一个情形里')
    const shown = await editor.send(page, address, {
      'situations.0.when': 'businessForm in ("food_sale", "catering") and not(byAgent)',
      _do: 'refresh:situations.0.when',
    })
    expect(wordsOf(shown)).toContain('选“食品销售经营者”或“餐饮服务经营者”，并且“是否委托代理人办理”选“否”')
    const refused = await editor.send(page, address, {
      'situations.0.when': 'count(activities) > 2',
      _do: 'refresh:situations.0.when',
    })
    expect(wordsOf(refused)).toContain('条件里不能用函数“count”')
    expect((await definitionOf(proposal.id)).situations[0]!.when).toBe('businessForm = "food_sale"')
  })

  test('what is saved is tried with every answer: a contradiction and an undecided case stop it, with examples', async () => {
    const proposal = await begin('editor-undecided')
    const address = `${hrefOf(proposal)}/parts/situations`
    const saved = await save(editor, await editor.get(address), {
      'situations.0.when': 'businessForm = "catering" and hasWarehouse',
      'situations.0.promised.days': '5',
      'situations.0.promised.unit': 'working',
      'situations.0.withoutSteps': ['pre_review'],
    })
    expect(wordsOf(saved)).toContain(
      '会同时成立。例如：“主体业态”选“餐饮服务经营者”，并且“在经营场所以外是否设有仓库”选“是”',
    )
    expect(wordsOf(saved)).toContain('有人不属于任何情形。例如：“主体业态”选“食品销售经营者”')
    const { faults } = await site.modules.catalog.authoring.check(proposal.id, actor)
    const codes = faults.map(({ code }) => String(code))
    expect(codes).toEqual(expect.arrayContaining(['situation_contradiction', 'situation_undecided']))
    const [first] = (await definitionOf(proposal.id)).situations
    expect([first!.promised, first!.withoutSteps]).toEqual([{ days: 5, unit: 'working', note: null }, ['pre_review']])
  })

  test('steps, windows, materials, questions and sections take a condition in FEEL, and the mark comes and goes', async () => {
    const proposal = await begin('editor-feel-places')
    const base = hrefOf(proposal)
    const material = (await definitionOf(proposal.id)).materials!.at(-1)!
    await save(editor, await editor.get(`${base}/materials/${material.id}`), {
      'requiredWhen.condition.field': '',
      'requiredWhen.condition.feel': ' usesVendingMachines and not(hasWarehouse) ',
    })
    await save(editor, await editor.get(`${base}/parts/steps`), { 'duties.0.when': 'hasWarehouse' })
    await save(editor, await editor.get(`${base}/form/situation`), { situation: [] })
    const written = await definitionOf(proposal.id)
    expect(written.materials!.at(-1)!.requiredWhen!.condition).toEqual({
      feel: 'usesVendingMachines and not(hasWarehouse)',
    })
    expect(written.duties[0]!.when).toBe('hasWarehouse')
    expect('situation' in written.form!.sections[0]!).toBe(false)
    const { faults } = await site.modules.catalog.authoring.check(proposal.id, actor)
    expect(faults.map(({ code }) => String(code))).toContain('situation_section_missing')
    await save(editor, await editor.get(`${base}/form/situation`), { situation: 'yes' })
    expect((await definitionOf(proposal.id)).form!.sections[0]!.situation).toBe(true)
  })
})
