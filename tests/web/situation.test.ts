import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { birthAnswers, flat } from '../support/answers.ts'
import { deskOf, personOf } from '../support/desk.ts'
import { lives } from '../support/lives.ts'
import { formOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong, samplePdf } from '../support/world.ts'

let site: Site
let itemId: string
let here: string
const desks = new Map<string, Reader>()
beforeAll(async () => {
  site = await demoSite()
  itemId = (await site.modules.catalog.findByCode(furong, lives.birth.localCode))!.itemId
  here = `/${furong}/items/${itemId}/situation`
}, 60_000)
afterAll(() => site?.close())

/** Answers the question of the page as its form does: with an address. */
async function answer(reader: Reader, page: Page, value: string | undefined): Promise<Page> {
  const { action, values } = formOf(page, here)
  const asked = values.find(([name]) => name === 'asked')?.[1] ?? ''
  const kept = values.filter(([name]) => name !== `a.${asked}`)
  const given: [string, string][] = value === undefined ? [] : [[`a.${asked}`, value]]
  return reader.get(`${action}?${new URLSearchParams([...kept, ...given].map(([name, one]) => [name, one]))}`)
}

async function answerAll(reader: Reader, values: readonly string[]): Promise<Page> {
  let page = await reader.get(here)
  for (const value of values) page = await answer(reader, page, value)
  return page
}

const newcomers = ['pregnant', 'neither', 'yes', 'yes', 'no']
const query = 'a.stage=pregnant&a.householdInProvince=neither&a.residedMonth=yes&a.byAgent=yes&a.otherChildren=no'

describe('the questions', () => {
  test('begin at the guide of an item that has them, and nowhere else', async () => {
    const reader = site.reader()
    expect(linksOf(await reader.get(`/${furong}/items/${itemId}`), /\/situation$/)).toEqual([here])
    const other = (await site.modules.catalog.findByCode(furong, '000163001001-01'))!.itemId
    const without = await reader.get(`/${furong}/items/${other}/situation`)
    expect(without.path).toBe(`/${furong}/items/${other}`)
    expect(linksOf(without, /\/situation/)).toEqual([])
    expect((await reader.get(`/${furong}/items/${itemId.replace(/.{4}$/, '0000')}/situation`)).status).toBe(404)
  })

  test('come one at a time, and the list builds up beside them with what the last answer settled', async () => {
    const reader = site.reader()
    const first = await reader.get(here)
    expect(wordsOf(first)).toMatch(/第 1 题，最多 5 题.*在本省居住的证明 看后面的回答/)
    const second = await answer(reader, first, 'pregnant')
    expect(second.path).toBe(`${here}?a.stage=pregnant&last=stage`)
    const third = await answer(reader, second, 'neither')
    expect(wordsOf(third)).toMatch(/你们在湖南省住满 1 个月了吗.*在本省居住的证明 刚定下 要交/)
    // The browser keeps nothing of it.
    expect([...reader.cookies.keys()].filter((name) => name !== 'yimen_reading')).toEqual([])
  })

  test('leave out what the answers rule out, and take back what was changed', async () => {
    const reader = site.reader()
    const page = await answerAll(reader, ['born', 'both'])
    expect(wordsOf(page)).toMatch(/第 3 题，最多 4 题 这次请别人代办吗/)
    const list = await answerAll(reader, newcomers)
    const [change = ''] = linksOf(list, /ask=householdInProvince/)
    const again = await reader.get(change)
    expect(again.html).toMatch(/value="neither"[^>]*checked|checked[^>]*value="neither"/)
    const changed = await answer(reader, again, 'one')
    // A question that is no longer asked has no answer, and the others stay.
    expect(changed.path).toBe(
      `${here}?a.stage=pregnant&a.householdInProvince=one&a.byAgent=yes&a.otherChildren=no&last=householdInProvince`,
    )
    expect(wordsOf(changed)).toContain('户籍在本省，孩子还没出生')
  })

  test('ask again, and say so, when nothing was chosen', async () => {
    const reader = site.reader()
    const page = await answer(reader, await reader.get(here), undefined)
    expect(page.status).toBe(422)
    expect(page.html).toContain('href="#a.stage"')
  })

  test('take only answers that are well-formed and asked', async () => {
    const reader = site.reader()
    const odd = await reader.get(
      `${here}?a.stage=born&a.stage=pregnant&a.householdInProvince=mars&a.residedMonth=yes&x=<b>`,
    )
    expect(odd.status).toBe(200)
    expect(wordsOf(odd)).toMatch(/第 2 题/)
    expect(odd.html).not.toContain('<b>')
    const many = `${here}?${'a.stage=born&'.repeat(2_000)}`
    expect([200, 414, 431]).toContain((await reader.get(many)).status)
  })

  test('of another region’s site lead to the own one, with the answers', async () => {
    const moved = await site.reader().get(`${here.replace(furong, '430100000000')}?a.stage=born`)
    expect(moved.path).toBe(`${here}?a.stage=born`)
  })
})

describe('the personal list', () => {
  test('says what to bring and what not, by which steps, by when and where', async () => {
    const words = wordsOf(await answerAll(site.reader(), newcomers))
    expect(words).toMatch(/双方户籍都不在本省，在本省住满 1 个月 窗口先核对居住时间/)
    expect(words).toMatch(/代办委托书.*在本省居住的证明.*这次不用的.*子女残疾证或者死亡证明/)
    expect(words).toMatch(/预审.*受理.*审查.*决定 .*受理后 10 个工作日内/)
    expect(words).toMatch(/到哪里办.*演示路 3 号.*工作日/)
    expect(words).toContain('不收费')
  })

  test('of a situation that cannot be handled here says why and offers no application', async () => {
    const page = await answerAll(site.reader(), ['planned', 'neither', 'no', 'no', 'no'])
    expect(wordsOf(page)).toMatch(/这里不能办.*住满 1 个月才能在这里登记/)
    expect(linksOf(page, /^\/apply/)).toEqual([])
  })

  test('has a square that holds its own address', async () => {
    const reader = site.reader()
    const square = await reader.request(`${here}/qr.svg?${query}`)
    expect(square.headers.get('content-type')).toContain('image/svg+xml')
    const other = await reader.request(`${here}/qr.svg?${query.replace('pregnant', 'planned')}`)
    expect(await square.text()).not.toBe(await other.text())
    expect((await answerAll(reader, newcomers)).html).toContain(`/situation/qr.svg?`)
  })
})

describe('the answers in the application', () => {
  test('come along through sign-in, marked, and what they decide is not asked again', async () => {
    const reader = site.reader()
    const list = await answerAll(reader, newcomers)
    const [apply = ''] = linksOf(list, /^\/apply/)
    expect(apply).toContain(query)
    const door = await reader.get(apply)
    expect(door.path).toContain(encodeURIComponent('a.otherChildren=no'))
    const start = await reader.send(door, '/sign-in', { identifier: phones.luo, password: 'Xiaoshiqiao-2026' })
    const draft = await reader.send(start, '/apply', { applicant: 'self' })
    expect(wordsOf(draft)).toMatch(/已完成 1 部分.*你们的情形 已完成/)
    const section = await reader.get(`${draft.path}/sections/situation`)
    expect(section.html).toContain('来自你在情形问答里的回答')
    const changed = await reader.send(section, `${draft.path}/sections/situation`, { byAgent: 'no' })
    expect(changed.status).toBe(200)
    const again = await reader.get(`${draft.path}/sections/situation`)
    expect(again.html.match(/来自你在情形问答里的回答/g)).toHaveLength(4)
    expect(wordsOf(await reader.get(`${draft.path}/materials`))).toContain('在本省居住的证明')
  })

  test('never replace those of a draft without being told to', async () => {
    const reader = site.reader()
    await signIn(reader, phones.luo)
    const other = `/apply?item=${itemId}&${query.replace('pregnant', 'born')}`
    const start = await reader.get(other)
    const ask = await reader.send(start, '/apply', { applicant: 'self' })
    expect(wordsOf(ask)).toContain('情形和刚才回答的不一样')
    const unsaid = await reader.send(ask, '/apply', { applicant: 'self' })
    expect(unsaid.status).toBe(422)
    const kept = await reader.send(ask, '/apply', { applicant: 'self', answers: 'keep' })
    expect((await reader.get(`${kept.path}/sections/situation`)).html).toMatch(
      /value="pregnant"[^>]*checked|checked[^>]*value="pregnant"/,
    )
    const taken = await reader.send(ask, '/apply', { applicant: 'self', answers: 'take' })
    expect(taken.path).toBe(kept.path)
    expect((await reader.get(`${taken.path}/sections/situation`)).html).toMatch(
      /value="born"[^>]*checked|checked[^>]*value="born"/,
    )
  })

  test('of a refused situation end there, with the sentence of the item', async () => {
    const reader = site.reader()
    await signIn(reader, phones.he)
    const refused = query.replace('residedMonth=yes', 'residedMonth=no')
    const start = await reader.get(`/apply?item=${itemId}&${refused}`)
    const draft = await reader.send(start, '/apply', { applicant: 'self' })
    expect(wordsOf(draft)).toMatch(/按你的回答，这里不能办.*住满 1 个月才能在这里登记/)
    expect(linksOf(draft, /\/check$/)).toEqual([])
    const check = await reader.get(`${draft.path}/check`)
    expect(linksOf(check, /sections\/situation$/)).toHaveLength(1)
    expect(check.html).not.toContain('/submission')
  })
})

describe('a case', () => {
  async function filed(situation: Readonly<Record<string, unknown>>) {
    const person = await personOf(site, phones.lin)
    const { cases, identity } = site.modules
    const { profile } = await identity.getPerson(person.personId)
    const applicant = {
      personName: profile.name,
      citizenId: profile.citizenId,
      phone: profile.phone ?? null,
      organization: null,
    }
    const draft = await cases.drafts.start({
      actor: person,
      itemId,
      applicant,
      personId: person.personId,
      fromGuide: situation,
    })
    const answers = { ...flat(birthAnswers), ...situation, residenceSince: '2026-01-01' }
    for (const { id } of draft.version.definition.form?.sections ?? [])
      await cases.drafts.answerSection(draft.draftId, person, id, answers)
    for (const materialId of [...lives.birth.materials, 'mandate', 'agentIdentity', 'residenceProof', 'childProof']) {
      const file = { materialId, fileName: `${materialId}.pdf`, content: Readable.from([samplePdf(materialId)]) }
      await cases.drafts.upload(draft.draftId, person, file).catch(() => {})
    }
    await cases.drafts.chooseDelivery(draft.draftId, person, { way: 'electronic', address: null })
    return { draft, person, submit: () => cases.submit(draft.draftId, person) }
  }
  const newcomer = {
    stage: 'pregnant',
    householdInProvince: 'neither',
    residedMonth: true,
    byAgent: false,
    otherChildren: false,
  }

  test('is handled by its situation: steps, limit, and the words of the date', async () => {
    const { submit, person } = await filed(newcomer)
    const { caseId } = await submit()
    const view = await site.modules.cases.view(caseId, person)
    expect(view).toMatchObject({ awaiting: 'pre_review', situation: { id: 'newcomers' } })
    expect(await site.modules.cases.rebuildHead(caseId)).toBe(true)
    const reader = site.reader()
    await signIn(reader, phones.lin)
    const status = wordsOf(await reader.get(`/cases/${caseId}`))
    expect(status).toMatch(/情形：双方户籍都不在本省，在本省住满 1 个月/)
    const clerk = await deskOf(site, desks, 'street-window')
    expect(wordsOf(await clerk.get(`/desk/cases/${caseId}`))).toContain('双方户籍都不在本省，在本省住满 1 个月')
    const staff = (await site.modules.identity.findSession(clerk.cookies.get('yimen_session') ?? ''))!
    const actor = staff.kind === 'staff' ? staff.actor! : undefined
    await site.modules.cases.act({ caseId, actor: actor!, command: { action: 'pre_review' } })
    const checklist = (await site.modules.cases.view(caseId, actor!)).checklist.map(({ materialId }) => materialId)
    await site.modules.cases.act({ caseId, actor: actor!, command: { action: 'accept', checklist } })
    expect((await site.modules.cases.view(caseId, actor!)).promised).toMatchObject({ days: 10 })
    const reviewed = wordsOf(await reader.get(`/cases/${caseId}`))
    expect(reviewed).toMatch(/“双方户籍都不在本省，在本省住满 1 个月”情形的承诺时限 10 个工作日/)
  })

  test('of usual circumstances waits for acceptance at once', async () => {
    const { submit, person } = await filed({ ...newcomer, householdInProvince: 'both' })
    const { caseId } = await submit()
    expect(await site.modules.cases.view(caseId, person)).toMatchObject({
      awaiting: 'accept',
      situation: { id: 'beforeBirth' },
    })
  })

  test('is not made of a refused situation', async () => {
    const { submit } = await filed({ ...newcomer, residedMonth: false })
    await expect(submit()).rejects.toMatchObject({
      code: 'application.refused',
      sentence: { zh: expect.stringContaining('住满 1 个月') },
    })
  })
})

describe('at the window', () => {
  test('the code of a list, or its scanned address, begins a filing with its answers', async () => {
    const code = /[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{1,4}){2,3}/.exec(
      wordsOf(await answerAll(site.reader(), newcomers)),
    )![0]
    const clerk = await deskOf(site, desks, 'street-window')
    const wrong = await clerk.get(`/desk/window/list?code=${code.slice(0, -1)}`)
    expect(wrong.status).toBe(404)
    expect(wordsOf(wrong)).toContain('找不到这张清单')
    const scanned = await clerk.get(`/desk/window/list?code=${encodeURIComponent(`${site.origin}${here}?${query}`)}`)
    const list = await clerk.get(`/desk/window/list?code=${code.toLowerCase().replaceAll('-', ' ')}`)
    for (const page of [scanned, list])
      expect(wordsOf(page)).toMatch(/双方户籍都不在本省，在本省住满 1 个月.*这次请别人代办吗 是/)
    const person = await clerk.send(list, '/desk/window/person', { citizenId: '430199199205140129' })
    expect(wordsOf(person)).toMatch(/来人带来的清单 生育登记/)
    const draft = await clerk.send(person, /drafts/, { again: 'yes' })
    expect(draft.path).toMatch(/^\/desk\/window\/drafts\//)
    expect(draft.html).toMatch(/value="neither"[^>]*checked|checked[^>]*value="neither"/)
    expect(draft.html).toContain('情形问答')
  })

  test('a clerk who opens the public address is led to it, and nobody else', async () => {
    const clerk = await deskOf(site, desks, 'street-window')
    expect(linksOf(await clerk.get(`${here}?${query}`), /^\/desk\/window\/list/)).toHaveLength(1)
    expect(linksOf(await site.reader().get(`${here}?${query}`), /^\/desk\/window\/list/)).toEqual([])
    expect((await site.reader().get('/desk/window/list?code=2222')).path).toContain('/desk/sign-in')
  })
})
