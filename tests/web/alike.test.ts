import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { answersOf, fileFor, lives } from '../support/lives.ts'
import { linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn, signInDesk } from '../support/site.ts'
import { furong } from '../support/world.ts'

let site: Site
let actors: DemoActors
let itemId: string
let first: { caseId: string; receiptNumber: string }
beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
  itemId = (await site.modules.catalog.findByCode(furong, lives.birth.localCode))!.itemId
  first = await fileFor(site, actors.citizen, 'birth')
}, 60_000)
afterAll(() => site?.close())

describe('a second application of the same kind, while one is open', () => {
  let reader: Reader
  let draft: string

  test('is begun only after the open one was named, with the way to it', async () => {
    reader = site.reader()
    const start = await signIn(reader, phones.lin, `/apply?item=${itemId}`)
    const warned = await reader.send(start, '/apply', { applicant: 'self' })
    expect(wordsOf(warned)).toContain('这件事已有一件在办')
    expect(wordsOf(warned)).toContain(first.receiptNumber)
    expect(linksOf(warned, /^\/cases\//)).toContain(`/cases/${first.caseId}`)
    expect(await site.modules.cases.drafts.list(actors.citizen)).toEqual([])
    draft = (await reader.send(warned, '/apply', {})).path
    expect(draft).toMatch(/^\/apply\/[0-9a-f-]{36}$/)
  })

  test('is sent only when she says that she means it', async () => {
    const draftId = draft.slice('/apply/'.length)
    await answersOf(site, await site.modules.cases.drafts.get(draftId, actors.citizen), actors.citizen)
    const check = await reader.get(`${draft}/check`)
    expect(wordsOf(check)).toContain(first.receiptNumber)
    const refused = await reader.send(check, `${draft}/submission`, { promise: 'yes' })
    expect(refused.status).toBe(422)
    expect(wordsOf(refused)).toContain('确实要再提交一件，请打勾')
    const sent = await reader.send(refused, `${draft}/submission`, { promise: 'yes', again: 'yes' })
    expect(sent.path).toBe(`/cases/${draftId}/submitted`)
    // Pressed twice: the first answer, not a warning about itself.
    const twice = await reader.send(check, `${draft}/submission`, { promise: 'yes', again: 'yes' })
    expect(twice.path).toBe(sent.path)
  })
})

test('nobody else is warned, and nobody when the case has ended', async () => {
  const asked = { itemId, organizationId: null }
  const { citizen, owner } = actors
  expect(await site.modules.cases.openAlike({ ...asked, actor: owner, personId: owner.personId })).toEqual([])
  const open = await site.modules.cases.openAlike({ ...asked, actor: citizen, personId: citizen.personId })
  expect(open).toHaveLength(2)
  for (const { caseId } of open) {
    await site.modules.cases.act({ caseId, actor: citizen, command: { action: 'withdraw', reason: '' } })
  }
  expect(await site.modules.cases.openAlike({ ...asked, actor: citizen, personId: citizen.personId })).toEqual([])
})

test('what is open for an enterprise is not open for the person herself', async () => {
  const filed = await fileFor(site, actors.owner, 'food')
  const { version } = await site.modules.cases.view(filed.caseId, actors.owner)
  const asked = { actor: actors.owner, itemId: version.itemId, personId: actors.owner.personId }
  const organizationId = actors.ownerApplicant.organization?.id ?? ''
  const [open] = await site.modules.cases.openAlike({ ...asked, organizationId })
  expect(open).toMatchObject({ caseId: filed.caseId, mayOpen: true })
  expect(await site.modules.cases.openAlike({ ...asked, organizationId: null })).toEqual([])
})

describe('at the window', () => {
  test('the clerk is told before beginning and before filing, and the owner sees that she looked', async () => {
    const filed = await fileFor(site, actors.citizen, 'birth')
    site.platform.clock.advance(60_000)
    const clerk = await signInDesk(site, 'window-a01')
    const here = `/desk/window/people/${actors.citizen.personId}`
    const person = await clerk.get(`${here}?q=${encodeURIComponent('生育')}`)
    const warned = await clerk.send(person, `${here}/drafts`, { itemId })
    expect(wordsOf(warned)).toContain(filed.receiptNumber)
    expect(linksOf(warned, /^\/desk\/cases\//)).toContain(`/desk/cases/${filed.caseId}`)
    const looks = await site.modules.accessLog.looksAtCase(filed.caseId)
    expect(looks).toMatchObject([{ purpose: 'file_at_window', what: 'case' }])
    const begun = await clerk.send(warned, `${here}/drafts`, { itemId, again: 'yes' })
    expect(begun.path).toMatch(/^\/desk\/window\/drafts\//)
    const draft = await site.modules.cases.drafts.get(begun.path.slice(-36), actors.window)
    await answersOf(site, draft, actors.window)
    const papers = await clerk.get(`${begun.path}/papers`)
    const refused = await clerk.send(papers, `${begun.path}/papers`, {})
    expect(refused.status).toBe(422)
    expect(wordsOf(refused)).toContain('确实要再提交一件，请打勾')
    const sent = await clerk.send(refused, `${begun.path}/papers`, { again: 'yes' })
    expect(sent.path).toContain('/desk/cases/')
  })

  test('somebody else’s draft says nothing', async () => {
    const { cases } = site.modules
    const draft = await cases.drafts.start({
      actor: actors.citizen,
      itemId,
      applicant: actors.citizenApplicant,
      personId: actors.citizen.personId,
    })
    expect(await cases.openAlikeDraft(draft.draftId, actors.citizen)).not.toEqual([])
    expect(await cases.openAlikeDraft(draft.draftId, actors.owner)).toEqual([])
    expect(await cases.openAlikeDraft('../..', actors.citizen)).toEqual([])
  })
})
