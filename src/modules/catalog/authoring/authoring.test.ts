import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../../../tests/support/database.ts'
import { changsha, hunan, type Offices, openOffices, standardOf, window } from '../../../../tests/support/offices.ts'
import type { ProposalContent } from '../index.ts'

let offices: Offices
beforeAll(async () => {
  offices = await openOffices()
}, 60_000)
afterAll(() => offices.platform.close())

describe('one life of an item', () => {
  test('a province defines, two offices approve, a city claims and opens it: it can be applied for at once', async () => {
    const standard = await offices.publishStandard(standardOf('432023201W01'))
    expect(standard).toMatchObject({ status: 'in_force', subjectId: expect.any(String) })
    const found = await offices.catalog.authoring.listStandards({ regionCode: changsha, text: '生育登记' })
    expect(found.lines.map((line) => line.standardId)).toContain(standard.subjectId)

    const claimed = await offices.claim(standard.subjectId!, {
      applyOnline: true,
      windows: [window],
      promisedLimit: { days: 3, unit: 'working', note: null },
    })
    const item = await offices.catalog.findCurrentVersion(claimed.subjectId!)
    expect(item?.definition).toMatchObject({
      name: '生育登记',
      regionCode: changsha,
      level: '3',
      applyOnline: true,
      taskCode: `${item?.definition.department.creditCode}3432023201W01`,
      limits: { promised: { days: 3 } },
      windows: [{ counters: 'B01' }],
    })
    expect((await offices.catalog.listItems({ regionCode: changsha })).items).toMatchObject([
      { name: '生育登记', promisedDays: 3 },
    ])
    expect(await offices.catalog.authoring.adjustmentsOf(claimed.subjectId!)).toMatchObject([
      { kind: 'claim', documentNumber: '长卫发〔2026〕1号' },
    ])
  })

  test('a new version of the standard is a new version of every claim; what was published before stays as it was', async () => {
    const standard = await offices.publishStandard(standardOf('432023201W02'))
    const claimed = await offices.claim(standard.subjectId!, {
      windows: [window],
      promisedLimit: { days: 4, unit: 'working', note: null },
    })
    const before = (await offices.catalog.findCurrentVersion(claimed.subjectId!))!
    const stricter = standardOf('432023201W02', { conditions: ['新的条件'] })
    stricter.definition.limits = { ...stricter.definition.limits, promised: { days: 2, unit: 'working', note: null } }
    offices.platform.clock.advance(60_000)
    await offices.publishStandard(stricter, standard.subjectId!)
    const after = (await offices.catalog.findCurrentVersion(claimed.subjectId!))!
    expect(after).toMatchObject({
      number: before.number + 1,
      definition: { conditions: ['新的条件'], windows: [window] },
    })
    // The claim's own promise is longer than the new one above, so it gives way.
    expect(after.definition.limits.promised?.days).toBe(2)
    expect((await offices.catalog.getVersion(before.id)).definition.limits.promised?.days).toBe(4)
  })

  test('a draft goes on from the version that overtook it', async () => {
    const { authoring } = offices.catalog
    const standard = await offices.publishStandard(standardOf('432023201W03'))
    const slow = await authoring.start(offices.who('author'), { kind: 'standard', standardId: standard.subjectId! })
    offices.platform.clock.advance(60_000)
    await offices.publishStandard(standardOf('432023201W03', { conditions: ['别人先发布的条件'] }), standard.subjectId!)
    const seen = await authoring.getProposal(slow.id, offices.who('author'))
    expect(seen.overtaken).toBe(true)
    const content = seen.content as Extract<ProposalContent, { kind: 'standard' }>
    const mine = {
      ...content,
      standard: { ...content.standard, definition: { ...content.standard.definition, flow: ['第一步'] } },
    }
    const saved = await authoring.save(slow.id, offices.who('author'), { expected: 1, content: mine })
    expect(saved).toMatchObject({
      overtaken: false,
      content: { standard: { definition: { flow: ['第一步'], conditions: ['别人先发布的条件'] } } },
    })
  })

  test('from a future day on: in force at its midnight, once, also when the process was down', async () => {
    const { authoring } = offices.catalog
    let proposal = await authoring.start(offices.who('author'), {
      kind: 'standard',
      content: standardOf('432023201W04'),
    })
    proposal = await authoring.submit(proposal.id, offices.who('author'), 1)
    proposal = await offices.approve(proposal, ['establishment', 'legal'])
    const effectiveOn = new Date(offices.platform.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    proposal = await authoring.publish(proposal.id, offices.who('author'), {
      expected: 1,
      documentNumber: '湘卫发〔2026〕2号',
      effectiveOn,
    })
    expect(proposal).toMatchObject({ status: 'published', effectiveOn })
    expect((await authoring.listStandards({ regionCode: hunan, text: '432023201W04' })).lines).toEqual([])
    offices.platform.clock.advance(10 * 86_400_000)
    await offices.platform.timers.runDue()
    await offices.platform.timers.runDue()
    expect(await authoring.getProposal(proposal.id, offices.who('author'))).toMatchObject({ status: 'in_force' })
    const [line] = (await authoring.listStandards({ regionCode: hunan, text: '432023201W04' })).lines
    expect(await authoring.standardVersionsOf(line!.standardId)).toHaveLength(1)
  })

  test('what another proposal brought into force before its day stays, where this one does not speak of it', async () => {
    const { authoring } = offices.catalog
    const standard = await offices.publishStandard(standardOf('432023201W26'))
    const later = standardOf('432023201W26', { flow: ['到期才改的流程'] })
    let slow = await authoring.start(offices.who('author'), {
      kind: 'standard',
      standardId: standard.subjectId!,
      content: later,
    })
    slow = await authoring.submit(slow.id, offices.who('author'), 1)
    slow = await offices.approve(slow, ['establishment', 'legal'])
    const effectiveOn = new Date(offices.platform.clock.now().getTime() + 5 * 86_400_000).toISOString().slice(0, 10)
    await authoring.publish(slow.id, offices.who('author'), { expected: 1, documentNumber: '后', effectiveOn })
    offices.platform.clock.advance(60_000)
    await offices.publishStandard(standardOf('432023201W26', { conditions: ['先生效的条件'] }), standard.subjectId!)
    offices.platform.clock.advance(9 * 86_400_000)
    await offices.platform.timers.runDue()
    expect((await authoring.findStandard(standard.subjectId!))?.content.definition).toMatchObject({
      flow: ['到期才改的流程'],
      conditions: ['先生效的条件'],
    })
  })
})

describe('who may', () => {
  test('what is no id at all is not there either, for every act', async () => {
    const { authoring } = offices.catalog
    const author = offices.who('author')
    const given = { expected: 1, documentNumber: '湘卫发〔2026〕1号', effectiveOn: offices.today() }
    for (const act of [
      authoring.getProposal('none', author),
      authoring.submit('none', author, 1),
      authoring.withdraw('none', author),
      authoring.publish('none', author, given),
      authoring.review('none', offices.who('legal'), { expected: 1, outcome: 'approve', opinion: '' }),
    ])
      await expect(act).rejects.toMatchObject({ code: 'proposal_not_found' })
  })

  test('a draft is seen by its own office, and by reviewers once it is sent; to everybody else it is not there', async () => {
    const { authoring } = offices.catalog
    const proposal = await authoring.start(offices.who('author'), {
      kind: 'standard',
      content: standardOf('432023201W05'),
    })
    await expect(authoring.getProposal(proposal.id, offices.who('colleague'))).resolves.toBeTruthy()
    for (const name of ['establishment', 'city', 'district', 'cityLegal']) {
      await expect(authoring.getProposal(proposal.id, offices.who(name))).rejects.toMatchObject({
        code: 'proposal_not_found',
      })
    }
    await authoring.submit(proposal.id, offices.who('author'), 1)
    expect((await authoring.getProposal(proposal.id, offices.who('legal'))).acts).toEqual(['review'])
    expect(
      (await authoring.listProposals(offices.who('legal'), { show: 'review' })).lines.map(({ id }) => id),
    ).toContain(proposal.id)
    await expect(authoring.getProposal(proposal.id, offices.who('cityLegal'))).rejects.toMatchObject({
      code: 'proposal_not_found',
    })
  })

  test('nobody reviews what he wrote; an opinion counts for its revision only; one return is enough', async () => {
    const { authoring } = offices.catalog
    const standard = await offices.publishStandard(standardOf('432023201W06'))
    const own = await authoring.start(offices.who('city'), { kind: 'claim', standardId: standard.subjectId! })
    await authoring.submit(own.id, offices.who('city'), 1)
    expect((await authoring.getProposal(own.id, offices.who('city'))).acts).not.toContain('review')
    await expect(
      authoring.review(own.id, offices.who('city'), { expected: 1, outcome: 'approve', opinion: '' }),
    ).rejects.toMatchObject({ code: 'proposal_state' })
    await expect(
      authoring.review(own.id, offices.who('cityColleague'), { expected: 1, outcome: 'return', opinion: ' ' }),
    ).rejects.toMatchObject({ code: 'opinion_missing' })
    await authoring.review(own.id, offices.who('cityColleague'), {
      expected: 1,
      outcome: 'return',
      opinion: '窗口电话不对',
    })
    const returned = await authoring.getProposal(own.id, offices.who('city'))
    expect(returned).toMatchObject({ status: 'returned', acts: ['save', 'submit', 'withdraw'] })
    await authoring.save(own.id, offices.who('city'), { expected: 1, content: returned.content })
    await authoring.submit(own.id, offices.who('city'), 2)
    expect((await authoring.getProposal(own.id, offices.who('cityColleague'))).awaiting).toEqual(['own'])
  })

  test('whoever saved any revision reviews none of them; taken back, it stays in the sight of its reviewers', async () => {
    const { authoring } = offices.catalog
    const standard = await offices.publishStandard(standardOf('432023201W24'))
    const own = await authoring.start(offices.who('city'), { kind: 'claim', standardId: standard.subjectId! })
    await authoring.save(own.id, offices.who('cityColleague'), { expected: 1, content: own.content })
    await authoring.submit(own.id, offices.who('cityColleague'), 2)
    for (const name of ['city', 'cityColleague']) {
      expect((await authoring.getProposal(own.id, offices.who(name))).acts).not.toContain('review')
      const { lines } = await authoring.listProposals(offices.who(name), { show: 'review' })
      expect(lines.map(({ id }) => id)).not.toContain(own.id)
    }
    const sent = await authoring.start(offices.who('author'), { kind: 'standard', content: standardOf('432023201W25') })
    await authoring.submit(sent.id, offices.who('author'), 1)
    await authoring.save(sent.id, offices.who('author'), { expected: 1, content: sent.content })
    expect(await authoring.getProposal(sent.id, offices.who('legal'))).toMatchObject({ status: 'returned', acts: [] })
    await expect(
      authoring.review(sent.id, offices.who('legal'), { expected: 1, outcome: 'approve', opinion: '' }),
    ).rejects.toMatchObject({ code: 'proposal_state' })
  })

  test('practice is played to the end by one person, is in nobody else’s list, and is never published', async () => {
    const { authoring } = offices.catalog
    let proposal = await authoring.start(
      offices.who('author'),
      { kind: 'standard', content: standardOf('432023201W07') },
      { practice: true },
    )
    proposal = await authoring.submit(proposal.id, offices.who('author'), 1)
    for (const _ of ['establishment', 'legal']) {
      proposal = await authoring.review(proposal.id, offices.who('author'), {
        expected: 1,
        outcome: 'approve',
        opinion: '练习',
      })
    }
    expect(proposal.status).toBe('approved')
    await expect(authoring.getProposal(proposal.id, offices.who('legal'))).rejects.toMatchObject({
      code: 'proposal_not_found',
    })
    expect(
      (await authoring.listProposals(offices.who('legal'), { show: 'review' })).lines.map(({ id }) => id),
    ).not.toContain(proposal.id)
    await expect(
      authoring.publish(proposal.id, offices.who('author'), {
        expected: 1,
        documentNumber: '1',
        effectiveOn: offices.today(),
      }),
    ).rejects.toMatchObject({ code: 'practice_not_published' })
  })
})

describe('what the database holds', () => {
  test('a claim is stored without the text of its standard', async () => {
    const standard = await offices.publishStandard(standardOf('432023201W21'))
    const claimed = await offices.claim(standard.subjectId!, { windows: [window] })
    const current = await offices.catalog.findCurrentVersion(claimed.subjectId!)
    const [row] = await asOwner<{ bytes: number }>(
      offices.platform,
      `select octet_length(definition::text) bytes from catalog.item_version where id = '${current!.id}'`,
    )
    expect(row!.bytes).toBeLessThan(1_000)
  })

  test('the application cannot change a revision, an opinion, a version of a standard or what was recorded', async () => {
    for (const table of ['proposal_revision', 'proposal_review', 'adjustment']) {
      const sql = { name: `test.${table}`, text: `delete from catalog.${table}`, values: [] }
      await expect(offices.platform.db.query(sql)).rejects.toThrow(/permission denied/)
    }
    const change = { name: 'test.standard', text: `update catalog.standard_version set content = '{}'`, values: [] }
    await expect(offices.platform.db.query(change)).rejects.toThrow(/permission denied/)
  })

  test('a standard and a claim of it published at the same moment agree afterwards', async () => {
    const { authoring } = offices.catalog
    const standard = await offices.publishStandard(standardOf('432023201W22'))
    let change = await authoring.start(offices.who('author'), {
      kind: 'standard',
      standardId: standard.subjectId!,
      content: standardOf('432023201W22', { conditions: ['同时'] }),
    })
    change = await authoring.submit(change.id, offices.who('author'), 1)
    change = await offices.approve(change, ['establishment', 'legal'])
    let own = await authoring.start(offices.who('city'), { kind: 'claim', standardId: standard.subjectId! })
    own = await authoring.submit(own.id, offices.who('city'), 1)
    own = await offices.approve(own, ['cityColleague'])
    offices.platform.clock.advance(60_000)
    const given = { expected: 1, documentNumber: '同时', effectiveOn: offices.today() }
    const [, claimed] = await Promise.all([
      authoring.publish(change.id, offices.who('author'), given),
      authoring.publish(own.id, offices.who('city'), given),
    ])
    expect((await offices.catalog.findCurrentVersion(claimed.subjectId!))?.definition.conditions).toEqual(['同时'])
  })
})
