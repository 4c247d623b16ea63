import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/support/database.ts'
import type { Duty } from '../../../kernel/actor.ts'
import { uuidV7 } from '../../../kernel/ids.ts'
import { createOrganizations, type Organizations } from '../../organizations/index.ts'
import {
  type Catalog,
  type ClaimContent,
  createCatalog,
  ItemDefinition,
  type Proposal,
  type ProposalContent,
  type StaffActor,
  type StandardContent,
} from '../index.ts'

const hunan = '430000000000'
const changsha = '430100000000'
const furong = '430102000000'

let platform: TestPlatform
let organizations: Organizations
let catalog: Catalog
const people: Record<string, StaffActor> = {}

beforeAll(async () => {
  platform = await testPlatform()
  organizations = createOrganizations(platform)
  await organizations.load('data')
  catalog = createCatalog(platform, { organizations })
  await catalog.load('data')
  const add = async (name: string, regionCode: string, body: string, duty: Duty) => {
    const department = (await organizations.departmentsOf(regionCode)).find((one) => one.name.includes(body))!
    const post = (await organizations.postsOf(department.id)).find(({ duties }) => duties.includes(duty))!
    const { duties, id: postId } = post
    people[name] = { kind: 'staff', staffId: uuidV7(1), postId, departmentId: department.id, regionCode, duties }
  }
  await add('author', hunan, '卫生健康', 'catalogue')
  await add('colleague', hunan, '卫生健康', 'catalogue')
  await add('establishment', hunan, '编制', 'establish')
  await add('legal', hunan, '司法', 'legal')
  await add('city', changsha, '卫生健康', 'catalogue')
  await add('cityColleague', changsha, '卫生健康', 'catalogue')
  await add('cityEstablishment', changsha, '编制', 'establish')
  await add('cityLegal', changsha, '司法', 'legal')
  await add('district', furong, '行政审批', 'catalogue')
}, 60_000)
afterAll(() => platform.close())

const who = (name: string): StaffActor => people[name]!

/** The real 生育登记, laid down by the province under a code of its own. */
function standardOf(code: string, change: Partial<ItemDefinition> = {}): StandardContent {
  const file: unknown = JSON.parse(readFileSync('data/hunan/items/432023201W00-01.json', 'utf8'))
  const definition = ItemDefinition.parse(file)
  return {
    definition: {
      ...definition,
      regionCode: hunan,
      localCode: code,
      catalogCode: code,
      businessCode: null,
      taskCode: null,
      level: null,
      department: { id: null, name: '县级卫生健康部门', creditCode: null },
      legalBasis: ['《湖南省人口与计划生育条例》'],
      limits: {
        ...definition.limits,
        promised: { days: 5, unit: 'working', note: null },
        statutory: { days: 20, unit: 'working', note: null },
      },
      servicePointIds: [],
      applyOnline: false,
      applyAbsentReason: null,
      ...change,
    },
    openSlots: ['promisedLimit', 'posts', 'applyOnline'],
    parentCode: null,
  }
}

const today = () => new Date(platform.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

async function approve(proposal: Proposal, reviewers: readonly string[]): Promise<Proposal> {
  const { authoring } = catalog
  let current = proposal
  for (const name of reviewers) {
    await authoring.review(current.id, who(name), { expected: current.revision, outcome: 'approve', opinion: '同意' })
  }
  current = await authoring.getProposal(current.id, who(reviewers.includes('legal') ? 'author' : 'city'))
  return current
}

async function publishStandard(content: StandardContent, standardId?: string): Promise<Proposal> {
  const { authoring } = catalog
  let proposal = await authoring.start(who('author'), { kind: 'standard', content, ...(standardId && { standardId }) })
  proposal = await authoring.submit(proposal.id, who('author'), proposal.revision)
  proposal = await approve(proposal, ['establishment', 'legal'])
  return authoring.publish(proposal.id, who('author'), {
    expected: proposal.revision,
    documentNumber: '湘卫发〔2026〕1号',
    effectiveOn: today(),
  })
}

async function claim(standardId: string, change: Partial<ClaimContent> = {}, itemId?: string): Promise<Proposal> {
  const { authoring } = catalog
  let proposal = await authoring.start(who('city'), { kind: 'claim', standardId, ...(itemId && { itemId }) })
  if (proposal.content.kind !== 'claim') throw new Error('not a claim')
  const content = { ...proposal.content, claim: { ...proposal.content.claim, ...change } }
  proposal = await authoring.save(proposal.id, who('city'), { expected: proposal.revision, content })
  proposal = await authoring.submit(proposal.id, who('city'), proposal.revision)
  proposal = await approve(proposal, ['cityColleague'])
  return authoring.publish(proposal.id, who('city'), {
    expected: proposal.revision,
    documentNumber: '长卫发〔2026〕1号',
    effectiveOn: today(),
  })
}

const window = {
  name: '长沙市政务服务中心',
  address: '演示大道 10 号',
  hours: '9:00–17:00',
  phone: '0731-00000010',
  counters: 'B01',
  directions: null,
}

describe('one life of an item', () => {
  test('a province defines, two offices approve, a city claims and opens it: it can be applied for at once', async () => {
    const standard = await publishStandard(standardOf('432023201W01'))
    expect(standard).toMatchObject({ status: 'in_force', subjectId: expect.any(String) })
    const found = await catalog.authoring.listStandards({ regionCode: changsha, text: '生育登记' })
    expect(found.lines.map((line) => line.standardId)).toContain(standard.subjectId)

    const claimed = await claim(standard.subjectId!, {
      applyOnline: true,
      windows: [window],
      promisedLimit: { days: 3, unit: 'working', note: null },
    })
    const item = await catalog.findCurrentVersion(claimed.subjectId!)
    expect(item?.definition).toMatchObject({
      name: '生育登记',
      regionCode: changsha,
      level: '3',
      applyOnline: true,
      taskCode: `${item?.definition.department.creditCode}3432023201W01`,
      limits: { promised: { days: 3 } },
      windows: [{ counters: 'B01' }],
    })
    expect((await catalog.search({ regionCode: changsha, text: '生育' })).items).toMatchObject([
      { name: '生育登记', promisedDays: 3 },
    ])
    expect(await catalog.authoring.adjustmentsOf(claimed.subjectId!)).toMatchObject([
      { kind: 'claim', documentNumber: '长卫发〔2026〕1号' },
    ])
  })

  test('a new version of the standard is a new version of every claim; what was published before stays as it was', async () => {
    const standard = await publishStandard(standardOf('432023201W02'))
    const claimed = await claim(standard.subjectId!, {
      windows: [window],
      promisedLimit: { days: 4, unit: 'working', note: null },
    })
    const before = (await catalog.findCurrentVersion(claimed.subjectId!))!
    const stricter = standardOf('432023201W02', { conditions: ['新的条件'] })
    stricter.definition.limits = { ...stricter.definition.limits, promised: { days: 2, unit: 'working', note: null } }
    platform.clock.advance(60_000)
    await publishStandard(stricter, standard.subjectId!)
    const after = (await catalog.findCurrentVersion(claimed.subjectId!))!
    expect(after).toMatchObject({
      number: before.number + 1,
      definition: { conditions: ['新的条件'], windows: [window] },
    })
    // The claim's own promise is longer than the new one above, so it gives way.
    expect(after.definition.limits.promised?.days).toBe(2)
    expect((await catalog.getVersion(before.id)).definition.limits.promised?.days).toBe(4)
  })

  test('a draft goes on from the version that overtook it', async () => {
    const { authoring } = catalog
    const standard = await publishStandard(standardOf('432023201W03'))
    const slow = await authoring.start(who('author'), { kind: 'standard', standardId: standard.subjectId! })
    platform.clock.advance(60_000)
    await publishStandard(standardOf('432023201W03', { conditions: ['别人先发布的条件'] }), standard.subjectId!)
    const seen = await authoring.getProposal(slow.id, who('author'))
    expect(seen.overtaken).toBe(true)
    const content = seen.content as Extract<ProposalContent, { kind: 'standard' }>
    const mine = {
      ...content,
      standard: { ...content.standard, definition: { ...content.standard.definition, flow: ['第一步'] } },
    }
    const saved = await authoring.save(slow.id, who('author'), { expected: 1, content: mine })
    expect(saved).toMatchObject({
      overtaken: false,
      content: { standard: { definition: { flow: ['第一步'], conditions: ['别人先发布的条件'] } } },
    })
  })

  test('from a future day on: in force at its midnight, once, also when the process was down', async () => {
    const { authoring } = catalog
    let proposal = await authoring.start(who('author'), { kind: 'standard', content: standardOf('432023201W04') })
    proposal = await authoring.submit(proposal.id, who('author'), 1)
    proposal = await approve(proposal, ['establishment', 'legal'])
    const effectiveOn = new Date(platform.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    proposal = await authoring.publish(proposal.id, who('author'), {
      expected: 1,
      documentNumber: '湘卫发〔2026〕2号',
      effectiveOn,
    })
    expect(proposal).toMatchObject({ status: 'published', effectiveOn })
    expect((await authoring.listStandards({ regionCode: hunan, text: '432023201W04' })).lines).toEqual([])
    platform.clock.advance(10 * 86_400_000)
    await platform.timers.runDue()
    await platform.timers.runDue()
    expect(await authoring.getProposal(proposal.id, who('author'))).toMatchObject({ status: 'in_force' })
    const [line] = (await authoring.listStandards({ regionCode: hunan, text: '432023201W04' })).lines
    expect(await authoring.standardVersionsOf(line!.standardId)).toHaveLength(1)
  })
})

describe('who may', () => {
  test('a draft is seen by its own office, and by reviewers once it is sent; to everybody else it is not there', async () => {
    const { authoring } = catalog
    const proposal = await authoring.start(who('author'), { kind: 'standard', content: standardOf('432023201W05') })
    await expect(authoring.getProposal(proposal.id, who('colleague'))).resolves.toBeTruthy()
    for (const name of ['establishment', 'city', 'district', 'cityLegal']) {
      await expect(authoring.getProposal(proposal.id, who(name))).rejects.toMatchObject({ code: 'proposal_not_found' })
    }
    await authoring.submit(proposal.id, who('author'), 1)
    expect((await authoring.getProposal(proposal.id, who('legal'))).acts).toEqual(['review'])
    expect((await authoring.listProposals(who('legal'), { show: 'review' })).lines.map(({ id }) => id)).toContain(
      proposal.id,
    )
    await expect(authoring.getProposal(proposal.id, who('cityLegal'))).rejects.toMatchObject({
      code: 'proposal_not_found',
    })
  })

  test('nobody reviews what he wrote; an opinion counts for its revision only; one return is enough', async () => {
    const { authoring } = catalog
    const standard = await publishStandard(standardOf('432023201W06'))
    const own = await authoring.start(who('city'), { kind: 'claim', standardId: standard.subjectId! })
    await authoring.submit(own.id, who('city'), 1)
    expect((await authoring.getProposal(own.id, who('city'))).acts).not.toContain('review')
    await expect(
      authoring.review(own.id, who('city'), { expected: 1, outcome: 'approve', opinion: '' }),
    ).rejects.toMatchObject({ code: 'proposal_state' })
    await expect(
      authoring.review(own.id, who('cityColleague'), { expected: 1, outcome: 'return', opinion: ' ' }),
    ).rejects.toMatchObject({ code: 'opinion_missing' })
    await authoring.review(own.id, who('cityColleague'), { expected: 1, outcome: 'return', opinion: '窗口电话不对' })
    const returned = await authoring.getProposal(own.id, who('city'))
    expect(returned).toMatchObject({ status: 'returned', acts: ['save', 'submit', 'withdraw'] })
    await authoring.save(own.id, who('city'), { expected: 1, content: returned.content })
    await authoring.submit(own.id, who('city'), 2)
    expect((await authoring.getProposal(own.id, who('cityColleague'))).awaiting).toEqual(['own'])
  })

  test('practice is played to the end by one person, is in nobody else’s list, and is never published', async () => {
    const { authoring } = catalog
    let proposal = await authoring.start(
      who('author'),
      { kind: 'standard', content: standardOf('432023201W07') },
      { practice: true },
    )
    proposal = await authoring.submit(proposal.id, who('author'), 1)
    for (const _ of ['establishment', 'legal']) {
      proposal = await authoring.review(proposal.id, who('author'), {
        expected: 1,
        outcome: 'approve',
        opinion: '练习',
      })
    }
    expect(proposal.status).toBe('approved')
    await expect(authoring.getProposal(proposal.id, who('legal'))).rejects.toMatchObject({ code: 'proposal_not_found' })
    expect((await authoring.listProposals(who('legal'), { show: 'review' })).lines.map(({ id }) => id)).not.toContain(
      proposal.id,
    )
    await expect(
      authoring.publish(proposal.id, who('author'), { expected: 1, documentNumber: '1', effectiveOn: today() }),
    ).rejects.toMatchObject({ code: 'practice_not_published' })
  })
})

describe('two officers at one draft', () => {
  const change = (proposal: Proposal, part: Partial<ItemDefinition>): ProposalContent => {
    const content = proposal.content as Extract<ProposalContent, { kind: 'standard' }>
    return { ...content, standard: { ...content.standard, definition: { ...content.standard.definition, ...part } } }
  }

  test('different parts: both changes stay', async () => {
    const { authoring } = catalog
    const proposal = await authoring.start(who('author'), { kind: 'standard', content: standardOf('432023201W08') })
    await authoring.save(proposal.id, who('author'), {
      expected: 1,
      content: change(proposal, { flow: ['甲改的流程'] }),
    })
    const second = await authoring.save(proposal.id, who('colleague'), {
      expected: 1,
      content: change(proposal, { conditions: ['乙改的条件'] }),
    })
    expect(second).toMatchObject({
      revision: 3,
      content: { standard: { definition: { flow: ['甲改的流程'], conditions: ['乙改的条件'] } } },
    })
  })

  test('the same part: the second is told where, and nothing is overwritten', async () => {
    const { authoring } = catalog
    const proposal = await authoring.start(who('author'), { kind: 'standard', content: standardOf('432023201W09') })
    await authoring.save(proposal.id, who('author'), { expected: 1, content: change(proposal, { flow: ['甲'] }) })
    await expect(
      authoring.save(proposal.id, who('colleague'), { expected: 1, content: change(proposal, { flow: ['乙'] }) }),
    ).rejects.toMatchObject({ code: 'proposal_changed_meanwhile', fields: [{ field: '/standard/definition/flow' }] })
    expect(await authoring.getProposal(proposal.id, who('author'))).toMatchObject({
      revision: 2,
      content: { standard: { definition: { flow: ['甲'] } } },
    })
  })

  test('at the very same moment: both are kept', async () => {
    const { authoring } = catalog
    const proposal = await authoring.start(who('author'), { kind: 'standard', content: standardOf('432023201W10') })
    await Promise.all([
      authoring.save(proposal.id, who('author'), { expected: 1, content: change(proposal, { flow: ['甲'] }) }),
      authoring.save(proposal.id, who('colleague'), { expected: 1, content: change(proposal, { conditions: ['乙'] }) }),
    ])
    expect(await authoring.getProposal(proposal.id, who('author'))).toMatchObject({
      revision: 3,
      content: { standard: { definition: { flow: ['甲'], conditions: ['乙'] } } },
    })
  })
})

describe('what cannot be sent says where and why', () => {
  const faultsOf = async (content: StandardContent) => {
    const { authoring } = catalog
    const proposal = await authoring.start(who('author'), { kind: 'standard', content })
    const { faults } = await authoring.check(proposal.id, who('author'))
    if (faults.length > 0) {
      await expect(authoring.submit(proposal.id, who('author'), 1)).rejects.toMatchObject({ code: 'proposal_faulty' })
    }
    return faults.map(({ pointer, code }) => `${code} ${pointer}`)
  }

  test('a code that fails its rule', async () => {
    expect(await faultsOf(standardOf('43202320'))).toEqual(['code_form /standard/definition/catalogCode'])
    expect(await faultsOf(standardOf('430123201W11'))).toContain('code_type /standard/definition/catalogCode')
  })

  test('a parent that stands under the item, at once or further up', async () => {
    await publishStandard(standardOf('432023202001'))
    await publishStandard({ ...standardOf('432023202002'), parentCode: '432023202001' })
    expect(await faultsOf({ ...standardOf('432023202003'), parentCode: '432023202003' })).toEqual([
      'parent_circular /standard/parentCode',
    ])
    const { authoring } = catalog
    const [line] = (await authoring.listStandards({ regionCode: hunan, text: '432023202001' })).lines
    const proposal = await authoring.start(who('author'), {
      kind: 'standard',
      standardId: line!.standardId,
      content: { ...standardOf('432023202001'), parentCode: '432023202002' },
    })
    expect((await authoring.check(proposal.id, who('author'))).faults).toMatchObject([{ code: 'parent_circular' }])
    expect(await faultsOf({ ...standardOf('432023202004'), parentCode: '432099999000' })).toEqual([
      'parent_unknown /standard/parentCode',
    ])
  })

  test('a condition on a field that is not there', async () => {
    const content = standardOf('432023201W12')
    const [first] = content.definition.materials!
    const materials = [
      { ...first!, requiredWhen: { condition: { field: 'nowhere', equals: true }, text: '有时' } },
      ...content.definition.materials!.slice(1),
    ]
    expect(await faultsOf({ ...content, definition: { ...content.definition, materials } })).toEqual([
      'condition_field_unknown /standard/definition/materials/0/requiredWhen',
    ])
  })

  test('a lower level that changes a closed slot, promises more time, or asks for more visits', async () => {
    const { authoring } = catalog
    const standard = await publishStandard(standardOf('432023201W13'))
    const proposal = await authoring.start(who('city'), { kind: 'claim', standardId: standard.subjectId! })
    const content = proposal.content as Extract<ProposalContent, { kind: 'claim' }>
    await authoring.save(proposal.id, who('city'), {
      expected: 1,
      content: {
        ...content,
        claim: {
          ...content.claim,
          fees: [{ name: '工本费', standard: '10元', basis: null }],
          promisedLimit: { days: 9, unit: 'working', note: null },
        },
      },
    })
    const { faults } = await authoring.check(proposal.id, who('city'))
    expect(faults.map(({ code }) => code).sort()).toEqual(['promise_longer_than_above', 'slot_closed'])
  })

  test('an effective date in the past, a day that does not exist, no document', async () => {
    const { authoring } = catalog
    let proposal = await authoring.start(who('author'), { kind: 'standard', content: standardOf('432023201W14') })
    proposal = await authoring.submit(proposal.id, who('author'), 1)
    proposal = await approve(proposal, ['establishment', 'legal'])
    const publish = (effectiveOn: string, documentNumber = '湘卫发〔2026〕3号') =>
      authoring.publish(proposal.id, who('author'), { expected: 1, documentNumber, effectiveOn })
    await expect(publish('2020-01-01')).rejects.toMatchObject({ code: 'effective_past' })
    await expect(publish('2027-02-30')).rejects.toMatchObject({ code: 'effective_unreal' })
    await expect(publish('2099-01-01')).rejects.toMatchObject({ code: 'effective_far' })
    await expect(publish(today(), ' ')).rejects.toMatchObject({ code: 'document_number_missing' })
  })
})

describe('suspend, resume, delegate, take over, merge, split, abolish', () => {
  const adjust = async (
    content: Exclude<ProposalContent, { kind: 'standard' | 'claim' | 'item' }>,
  ): Promise<Proposal> => {
    const { authoring } = catalog
    let proposal = await authoring.start(who('city'), content)
    proposal = await authoring.submit(proposal.id, who('city'), 1)
    proposal = await approve(proposal, ['cityEstablishment', 'cityLegal'])
    return authoring.publish(proposal.id, who('city'), {
      expected: 1,
      documentNumber: '长政发〔2026〕9号',
      effectiveOn: today(),
    })
  }
  const definition = async (itemId: string) => (await catalog.findCurrentVersion(itemId))!.definition

  test('suspended: readable, not open, with the document; resumed: open again', async () => {
    const standard = await publishStandard(standardOf('432023201W15'))
    const { subjectId } = await claim(standard.subjectId!, { applyOnline: true })
    const subject = { kind: 'item' as const, id: subjectId! }
    await adjust({ kind: 'suspend', subject, reason: '系统升级' })
    expect(await definition(subject.id)).toMatchObject({
      applyOnline: false,
      status: { kind: 'suspended', documentNumber: '长政发〔2026〕9号', reason: '系统升级' },
    })
    await adjust({ kind: 'resume', subject, reason: '升级完成' })
    expect(await definition(subject.id)).toMatchObject({ applyOnline: true, status: null })
  })

  test('delegated: the form is in the version', async () => {
    const standard = await publishStandard(standardOf('432023201W16'))
    const { subjectId } = await claim(standard.subjectId!)
    const [delegate] = await organizations.departmentsOf(furong)
    const { id, name, creditCode } = delegate!
    const delegation = {
      form: 'entrust' as const,
      department: { id, name, creditCode },
      documentNumber: '长卫委〔2026〕1号',
      until: null,
    }
    await adjust({ kind: 'delegate', itemId: subjectId!, delegation })
    expect((await definition(subjectId!)).delegation).toEqual(delegation)
  })

  test('merged and split: the old ones end and name what takes their place', async () => {
    const one = await claim((await publishStandard(standardOf('432023201W17'))).subjectId!)
    const two = await claim((await publishStandard(standardOf('432023201W18'))).subjectId!)
    const three = await claim((await publishStandard(standardOf('432023201W19'))).subjectId!)
    await adjust({ kind: 'merge', itemIds: [one.subjectId!], into: two.subjectId!, reason: '内容相同' })
    expect((await definition(one.subjectId!)).status).toMatchObject({
      kind: 'abolished',
      successors: [{ itemId: two.subjectId, name: '生育登记' }],
    })
    const { authoring } = catalog
    const self = await authoring.start(who('city'), {
      kind: 'merge',
      itemIds: [two.subjectId!],
      into: two.subjectId!,
      reason: '错',
    })
    expect((await authoring.check(self.id, who('city'))).faults).toMatchObject([{ code: 'merge_into_itself' }])
    const split = await authoring.start(who('city'), {
      kind: 'split',
      itemId: two.subjectId!,
      into: [three.subjectId!, one.subjectId!],
      reason: '分开办',
    })
    // One of the two has ended already.
    expect((await authoring.check(split.id, who('city'))).faults).toMatchObject([{ code: 'successor_unknown' }])
  })

  test('taken over by a body below: a new item there, the old one ends', async () => {
    const standard = await publishStandard(standardOf('432023201W20'))
    const old = await claim(standard.subjectId!)
    const body = (await organizations.departmentsOf(furong)).find(({ kind }) => kind === 'street_office')!
    const { id, name, creditCode } = body
    await adjust({
      kind: 'take_over',
      itemId: old.subjectId!,
      regionCode: furong,
      claim: { department: { id, name, creditCode }, delegation: null, status: null },
      reason: '下放',
    })
    const { status } = await definition(old.subjectId!)
    expect(status?.kind).toBe('abolished')
    expect(await definition(status!.successors[0]!.itemId)).toMatchObject({
      regionCode: furong,
      level: '4',
      department: { id },
    })
  })
})

describe('what the database holds', () => {
  test('a claim is stored without the text of its standard', async () => {
    const standard = await publishStandard(standardOf('432023201W21'))
    const claimed = await claim(standard.subjectId!, { windows: [window] })
    const current = await catalog.findCurrentVersion(claimed.subjectId!)
    const [row] = await asOwner<{ bytes: number }>(
      platform,
      `select octet_length(definition::text) bytes from catalog.item_version where id = '${current!.id}'`,
    )
    expect(row!.bytes).toBeLessThan(1_000)
  })

  test('the application cannot change a revision, an opinion, a version of a standard or what was recorded', async () => {
    for (const table of ['proposal_revision', 'proposal_review', 'adjustment']) {
      const sql = { name: `test.${table}`, text: `delete from catalog.${table}`, values: [] }
      await expect(platform.db.query(sql)).rejects.toThrow(/permission denied/)
    }
    const change = { name: 'test.standard', text: `update catalog.standard_version set content = '{}'`, values: [] }
    await expect(platform.db.query(change)).rejects.toThrow(/permission denied/)
  })

  test('a standard and a claim of it published at the same moment agree afterwards', async () => {
    const { authoring } = catalog
    const standard = await publishStandard(standardOf('432023201W22'))
    let change = await authoring.start(who('author'), {
      kind: 'standard',
      standardId: standard.subjectId!,
      content: standardOf('432023201W22', { conditions: ['同时'] }),
    })
    change = await authoring.submit(change.id, who('author'), 1)
    change = await approve(change, ['establishment', 'legal'])
    let own = await authoring.start(who('city'), { kind: 'claim', standardId: standard.subjectId! })
    own = await authoring.submit(own.id, who('city'), 1)
    own = await approve(own, ['cityColleague'])
    platform.clock.advance(60_000)
    const given = { expected: 1, documentNumber: '同时', effectiveOn: today() }
    const [, claimed] = await Promise.all([
      authoring.publish(change.id, who('author'), given),
      authoring.publish(own.id, who('city'), given),
    ])
    expect((await catalog.findCurrentVersion(claimed.subjectId!))?.definition.conditions).toEqual(['同时'])
  })
})
