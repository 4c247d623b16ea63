import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { furong, hunan, type Offices, openOffices, standardOf } from '../../../../tests/support/offices.ts'
import type { ItemDefinition, Proposal, ProposalContent, StandardContent } from '../index.ts'

let offices: Offices
beforeAll(async () => {
  offices = await openOffices()
}, 60_000)
afterAll(() => offices.platform.close())

describe('two officers at one draft', () => {
  const change = (proposal: Proposal, part: Partial<ItemDefinition>): ProposalContent => {
    const content = proposal.content as Extract<ProposalContent, { kind: 'standard' }>
    return { ...content, standard: { ...content.standard, definition: { ...content.standard.definition, ...part } } }
  }

  test('different parts: both changes stay', async () => {
    const { authoring } = offices.catalog
    const proposal = await authoring.start(offices.who('author'), {
      kind: 'standard',
      content: standardOf('432023201W08'),
    })
    await authoring.save(proposal.id, offices.who('author'), {
      expected: 1,
      content: change(proposal, { flow: ['甲改的流程'] }),
    })
    const second = await authoring.save(proposal.id, offices.who('colleague'), {
      expected: 1,
      content: change(proposal, { conditions: ['乙改的条件'] }),
    })
    expect(second).toMatchObject({
      revision: 3,
      content: { standard: { definition: { flow: ['甲改的流程'], conditions: ['乙改的条件'] } } },
    })
  })

  test('the same part: the second is told where, and nothing is overwritten', async () => {
    const { authoring } = offices.catalog
    const proposal = await authoring.start(offices.who('author'), {
      kind: 'standard',
      content: standardOf('432023201W09'),
    })
    await authoring.save(proposal.id, offices.who('author'), {
      expected: 1,
      content: change(proposal, { flow: ['甲'] }),
    })
    await expect(
      authoring.save(proposal.id, offices.who('colleague'), {
        expected: 1,
        content: change(proposal, { flow: ['乙'] }),
      }),
    ).rejects.toMatchObject({ code: 'proposal_changed_meanwhile', fields: [{ field: '/standard/definition/flow' }] })
    expect(await authoring.getProposal(proposal.id, offices.who('author'))).toMatchObject({
      revision: 2,
      content: { standard: { definition: { flow: ['甲'] } } },
    })
  })

  test('at the very same moment: both are kept', async () => {
    const { authoring } = offices.catalog
    const proposal = await authoring.start(offices.who('author'), {
      kind: 'standard',
      content: standardOf('432023201W10'),
    })
    await Promise.all([
      authoring.save(proposal.id, offices.who('author'), { expected: 1, content: change(proposal, { flow: ['甲'] }) }),
      authoring.save(proposal.id, offices.who('colleague'), {
        expected: 1,
        content: change(proposal, { conditions: ['乙'] }),
      }),
    ])
    expect(await authoring.getProposal(proposal.id, offices.who('author'))).toMatchObject({
      revision: 3,
      content: { standard: { definition: { flow: ['甲'], conditions: ['乙'] } } },
    })
  })
})

describe('what cannot be sent says where and why', () => {
  const faultsOf = async (content: StandardContent) => {
    const { authoring } = offices.catalog
    const proposal = await authoring.start(offices.who('author'), { kind: 'standard', content })
    const { faults } = await authoring.check(proposal.id, offices.who('author'))
    if (faults.length > 0) {
      await expect(authoring.submit(proposal.id, offices.who('author'), 1)).rejects.toMatchObject({
        code: 'proposal_faulty',
      })
    }
    return faults.map(({ pointer, code }) => `${code} ${pointer}`)
  }

  test('a code that fails its rule', async () => {
    expect(await faultsOf(standardOf('43202320'))).toEqual(['code_form /standard/definition/catalogCode'])
    expect(await faultsOf(standardOf('430123201W11'))).toContain('code_type /standard/definition/catalogCode')
  })

  test('a parent that stands under the item, at once or further up', async () => {
    await offices.publishStandard(standardOf('432023202001'))
    await offices.publishStandard({ ...standardOf('432023202002'), parentCode: '432023202001' })
    expect(await faultsOf({ ...standardOf('432023202003'), parentCode: '432023202003' })).toEqual([
      'parent_circular /standard/parentCode',
    ])
    const { authoring } = offices.catalog
    const [line] = (await authoring.listStandards({ regionCode: hunan, text: '432023202001' })).lines
    const proposal = await authoring.start(offices.who('author'), {
      kind: 'standard',
      standardId: line!.standardId,
      content: { ...standardOf('432023202001'), parentCode: '432023202002' },
    })
    expect((await authoring.check(proposal.id, offices.who('author'))).faults).toMatchObject([
      { code: 'parent_circular' },
    ])
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
    const { authoring } = offices.catalog
    const standard = await offices.publishStandard(standardOf('432023201W13'))
    const proposal = await authoring.start(offices.who('city'), { kind: 'claim', standardId: standard.subjectId! })
    const content = proposal.content as Extract<ProposalContent, { kind: 'claim' }>
    await authoring.save(proposal.id, offices.who('city'), {
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
    const { faults } = await authoring.check(proposal.id, offices.who('city'))
    expect(faults.map(({ code }) => code).sort()).toEqual(['promise_longer_than_above', 'slot_closed'])
  })

  test('opening an item whose body has no post that could review and decide', async () => {
    const { authoring } = offices.catalog
    const standard = await offices.publishStandard(standardOf('432023201W23'))
    const proposal = await authoring.start(offices.who('city'), { kind: 'claim', standardId: standard.subjectId! })
    const content = proposal.content as Extract<ProposalContent, { kind: 'claim' }>
    const center = (await offices.organizations.departmentsOf('430100000000')).find(
      ({ kind }) => kind === 'service_center',
    )!
    const department = { id: center.id, name: center.name, creditCode: center.creditCode }
    await authoring.save(proposal.id, offices.who('city'), {
      expected: 1,
      content: { ...content, claim: { ...content.claim, department, applyOnline: true } },
    })
    const { faults } = await authoring.check(proposal.id, offices.who('city'))
    expect(faults).toMatchObject([{ pointer: '/claim/applyOnline', code: 'post_missing' }])
  })

  test('an effective date in the past, a day that does not exist, no document', async () => {
    const { authoring } = offices.catalog
    let proposal = await authoring.start(offices.who('author'), {
      kind: 'standard',
      content: standardOf('432023201W14'),
    })
    proposal = await authoring.submit(proposal.id, offices.who('author'), 1)
    proposal = await offices.approve(proposal, ['establishment', 'legal'])
    const publish = (effectiveOn: string, documentNumber = '湘卫发〔2026〕3号') =>
      authoring.publish(proposal.id, offices.who('author'), { expected: 1, documentNumber, effectiveOn })
    await expect(publish('2020-01-01')).rejects.toMatchObject({ code: 'effective_past' })
    await expect(publish('2027-02-30')).rejects.toMatchObject({ code: 'effective_unreal' })
    await expect(publish('2099-01-01')).rejects.toMatchObject({ code: 'effective_far' })
    await expect(publish(offices.today(), ' ')).rejects.toMatchObject({ code: 'document_number_missing' })
  })
})

describe('suspend, resume, delegate, take over, merge, split, abolish', () => {
  const adjust = async (
    content: Exclude<ProposalContent, { kind: 'standard' | 'claim' | 'item' }>,
  ): Promise<Proposal> => {
    const { authoring } = offices.catalog
    let proposal = await authoring.start(offices.who('city'), content)
    proposal = await authoring.submit(proposal.id, offices.who('city'), 1)
    proposal = await offices.approve(proposal, ['cityEstablishment', 'cityLegal'])
    return authoring.publish(proposal.id, offices.who('city'), {
      expected: 1,
      documentNumber: '长政发〔2026〕9号',
      effectiveOn: offices.today(),
    })
  }
  const definition = async (itemId: string) => (await offices.catalog.findCurrentVersion(itemId))!.definition

  test('suspended: readable, not open, with the document; resumed: open again', async () => {
    const standard = await offices.publishStandard(standardOf('432023201W15'))
    const { subjectId } = await offices.claim(standard.subjectId!, { applyOnline: true })
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
    const standard = await offices.publishStandard(standardOf('432023201W16'))
    const { subjectId } = await offices.claim(standard.subjectId!)
    const [delegate] = await offices.organizations.departmentsOf(furong)
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
    const one = await offices.claim((await offices.publishStandard(standardOf('432023201W17'))).subjectId!)
    const two = await offices.claim((await offices.publishStandard(standardOf('432023201W18'))).subjectId!)
    const three = await offices.claim((await offices.publishStandard(standardOf('432023201W19'))).subjectId!)
    await adjust({ kind: 'merge', itemIds: [one.subjectId!], into: two.subjectId!, reason: '内容相同' })
    expect((await definition(one.subjectId!)).status).toMatchObject({
      kind: 'abolished',
      successors: [{ itemId: two.subjectId, name: '生育登记' }],
    })
    const { authoring } = offices.catalog
    const self = await authoring.start(offices.who('city'), {
      kind: 'merge',
      itemIds: [two.subjectId!],
      into: two.subjectId!,
      reason: '错',
    })
    expect((await authoring.check(self.id, offices.who('city'))).faults).toMatchObject([{ code: 'merge_into_itself' }])
    const split = await authoring.start(offices.who('city'), {
      kind: 'split',
      itemId: two.subjectId!,
      into: [three.subjectId!, one.subjectId!],
      reason: '分开办',
    })
    // One of the two has ended already.
    expect((await authoring.check(split.id, offices.who('city'))).faults).toMatchObject([{ code: 'successor_unknown' }])
  })

  test('taken over by a body below: a new item there, the old one ends', async () => {
    const standard = await offices.publishStandard(standardOf('432023201W20'))
    const old = await offices.claim(standard.subjectId!)
    const body = (await offices.organizations.departmentsOf(furong)).find(({ kind }) => kind === 'street_office')!
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
