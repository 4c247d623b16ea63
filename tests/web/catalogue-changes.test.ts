import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Proposal } from '../../src/modules/catalog/index.ts'
import type { PersonActor } from '../support/actors.ts'
import { type CatalogueOffices, catalogueOffices, namedStandard, wayOf } from '../support/catalogue-offices.ts'
import { fileFor } from '../support/lives.ts'
import { hunan } from '../support/offices.ts'
import { wordsOf } from '../support/reader.ts'
import { demoPassword, phones } from '../support/site.ts'
import { furong } from '../support/world.ts'

let offices: CatalogueOffices
beforeAll(async () => {
  offices = await catalogueOffices()
}, 60_000)
afterAll(() => offices?.site.close())

describe('one life of an item', () => {
  test('laid down, reviewed by two offices, published, claimed, reviewed by a colleague, published: citizens read it', async () => {
    const editor = await offices.desk('hunan-editor')
    const proposal = await offices.start('432023201W31')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('还在写的')
    expect(wordsOf(await offices.submit('hunan-editor', proposal.id))).toContain('等编制和法制的意见')

    const establishment = await offices.desk('hunan-establish')
    expect(wordsOf(await establishment.get('/catalogue'))).toContain('生育登记31')
    expect(wordsOf(await offices.approve('hunan-establish', proposal.id, '与权责清单一致'))).toContain('等法制的意见')
    expect(wordsOf(await establishment.get('/catalogue/reviews'))).not.toContain('生育登记31')
    expect(wordsOf(await offices.approve('hunan-legal', proposal.id))).toContain('审核都通过了')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('审核通过，等你发布')
    const published = await offices.publish('hunan-editor', proposal.id, '湘卫发〔2026〕31号')
    expect(published.path).toBe(`${wayOf(proposal.id)}?done=published`)
    expect(wordsOf(published)).toContain('起生效（湘卫发〔2026〕31号）')

    const city = await offices.desk('changsha-editor')
    const list = await city.get('/catalogue/standards?text=432023201W31')
    expect(wordsOf(list)).toContain('还没有认领')
    const { subjectId } = await offices.site.modules.catalog.authoring.getProposal(
      proposal.id,
      offices.actor('hunan-editor'),
    )
    const itemId = await offices.publishedClaim(subjectId!)
    const page = await city.get(`/catalogue/items/${itemId}`)
    expect(wordsOf(page)).toContain('长卫发〔2026〕1号')
    expect(wordsOf(page)).toContain('按标准认领')
    expect(wordsOf(await offices.site.reader().get(`/430100000000/items/${itemId}`))).toContain('生育登记31')
    expect(wordsOf(await city.get('/catalogue/standards?text=432023201W31'))).not.toContain('还没有认领')
    expect(wordsOf(await editor.get(`/catalogue/standards/${subjectId}`))).toContain('湖南省长沙市')
  }, 60_000)

  test('returned with an opinion: it comes back to the start page, and its words can be read', async () => {
    const proposal = await offices.start('432023201W32')
    await offices.submit('hunan-editor', proposal.id)
    const legal = await offices.desk('hunan-legal')
    const path = `/catalogue/proposals/${proposal.id}/review`
    const empty = await legal.send(await legal.get(path), path, { outcome: 'return' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#opinion"')
    const stock = '设定依据没有引用到条、款，请补充。'
    const contrary = await legal.send(empty, path, { outcome: 'approve', stock })
    expect([contrary.status, wordsOf(contrary).includes('这句意见是退回时用的')]).toEqual([422, true])
    const returned = await legal.send(contrary, path, { outcome: 'return', stock })
    expect(wordsOf(returned)).toContain('已退回修改，意见已经交给起草单位。')
    const editor = await offices.desk('hunan-editor')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('退回给你改')
    expect(wordsOf(await editor.get(wayOf(proposal.id)))).toContain('设定依据没有引用到条、款，请补充。')
  })
})

describe('publishing', () => {
  test('says at its field what is wrong, and keeps what was typed', async () => {
    const proposal = await approved('432023201W33')
    const editor = await offices.desk('hunan-editor')
    const path = `/catalogue/proposals/${proposal.id}/publication`
    const page = await editor.get(path)
    const nameless = await editor.send(page, path, {
      documentNumber: '',
      effectiveOn: offices.site.modules.cases.today(),
    })
    expect([nameless.status, nameless.html.includes('href="#documentNumber"')]).toEqual([422, true])
    const past = await editor.send(page, path, { documentNumber: '湘卫发〔2026〕33号', effectiveOn: '2020-01-01' })
    expect([past.status, past.html.includes('href="#effectiveOn"')]).toEqual([422, true])
    expect(past.html).toContain('value="湘卫发〔2026〕33号"')
    expect(past.html).toContain('value="2020-01-01"')
  })

  test('from a later day on: says until when nothing changes, and can be undone', async () => {
    const proposal = await approved('432023201W34')
    const later = new Date(offices.site.platform.clock.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10)
    const page = await offices.publish('hunan-editor', proposal.id, '湘卫发〔2026〕34号', later)
    expect(wordsOf(page)).toContain('在那以前按现行版本办理')
    const editor = await offices.desk('hunan-editor')
    expect(wordsOf(await editor.get('/catalogue'))).toContain('很快生效')
    const asked = await editor.get(`/catalogue/proposals/${proposal.id}/withdrawal`)
    expect(wordsOf(asked)).toContain('不能恢复')
    expect(wordsOf(await editor.get(wayOf(proposal.id)))).not.toContain('已经撤回')
    const gone = await editor.send(asked, `/catalogue/proposals/${proposal.id}/withdrawal`, {})
    expect(wordsOf(gone)).toContain('已撤回。现行的内容没有变。')
    expect(wordsOf(await editor.get(wayOf(proposal.id)))).toContain('已经撤回')
    offices.site.platform.clock.advance(60_000)
    expect(
      (await offices.site.modules.catalog.authoring.listStandards({ regionCode: hunan, text: '432023201W34' })).lines,
    ).toEqual([])
  })

  test('in practice: every check, and nothing is published', async () => {
    const { authoring } = offices.site.modules.catalog
    const { id } = await authoring.start(
      offices.actor('hunan-editor'),
      { kind: 'standard', content: namedStandard('432023201W35') },
      { practice: true },
    )
    await offices.submit('hunan-editor', id)
    await offices.approve('hunan-editor', id)
    await offices.approve('hunan-editor', id)
    const wrong = await offices.publish('hunan-editor', id, '')
    expect(wrong.status).toBe(422)
    const rehearsed = await offices.publish('hunan-editor', id, '演示〔2026〕1号')
    expect(wordsOf(rehearsed)).toContain('没有发布任何内容')
    expect((await authoring.listStandards({ regionCode: hunan, text: '432023201W35' })).lines).toEqual([])
    expect((await authoring.getProposal(id, offices.actor('hunan-editor'))).status).toBe('approved')
  })

  async function approved(code: string): Promise<Proposal> {
    const proposal = await offices.start(code)
    await offices.submit('hunan-editor', proposal.id)
    await offices.approve('hunan-establish', proposal.id)
    await offices.approve('hunan-legal', proposal.id)
    return proposal
  }
})

describe('what a change touches', () => {
  test('claims of a standard, before it is published', async () => {
    const standardId = await offices.publishedStandard('432023201W36')
    await offices.publishedClaim(standardId)
    const change = await offices.start('432023201W36', standardId, { conditions: ['新的受理条件'] })
    const editor = await offices.desk('hunan-editor')
    const page = wordsOf(await editor.get(wayOf(change.id)))
    expect(page).toContain('会有新版本的事项')
    expect(page).toContain('湖南省长沙市')
    expect(page).toContain('新的受理条件')
  }, 60_000)

  test('open cases and drafts of an item, without a word of their applicants', async () => {
    const version = (await offices.site.modules.catalog.findByCode(furong, '000131024000-01'))!
    const signedIn = await offices.site.modules.identity.signInPerson(
      { loginName: phones.shi, password: demoPassword },
      { address: '127.0.0.1' },
    )
    const owner: PersonActor = { kind: 'person', personId: signedIn.personId }
    const { receiptNumber } = await fileFor(offices.site, owner, 'food')
    const found = await offices.site.modules.cases.openCasesOfItems([version.itemId], 1)
    expect(found).toMatchObject({ cases: [{ receiptNumber, itemId: version.itemId }], moreCases: false })
    expect(Object.keys(found.cases[0]!).sort()).toEqual([
      'awaiting',
      'itemId',
      'receiptNumber',
      'regionCode',
      'submittedAt',
      'versionId',
    ])
    await fileFor(offices.site, owner, 'food')
    expect((await offices.site.modules.cases.openCasesOfItems([version.itemId], 1)).moreCases).toBe(true)
    expect((await offices.site.modules.cases.openCasesOfItems(['no id'])).cases).toEqual([])

    const { id } = await offices.site.modules.catalog.authoring.start(offices.actor('catalogue-editor'), {
      kind: 'item',
      itemId: version.itemId,
    })
    const page = wordsOf(await (await offices.desk('catalogue-editor')).get(wayOf(id)))
    expect(page).toContain(receiptNumber)
    expect(page).toContain('这些件留在原来的版本上办完')
    expect(page).not.toContain('小石桥')
  }, 60_000)
})
