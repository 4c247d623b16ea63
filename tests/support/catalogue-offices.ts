import type { ItemDefinition, Proposal, StandardContent } from '../../src/modules/catalog/index.ts'
import { type StaffActor, signInStaff } from './actors.ts'
import { standardOf } from './offices.ts'
import { formsOf, type Page, type Reader } from './reader.ts'
import { demoSite, type Site, signInDesk } from './site.ts'

/** The catalogue's offices of province, city and district, and what their people do on their pages. */
export type CatalogueOffices = Awaited<ReturnType<typeof catalogueOffices>>

export async function catalogueOffices() {
  const site: Site = await demoSite()
  const actors = new Map<string, StaffActor>()
  const desks = new Map<string, Reader>()
  for (const login of ['hunan-editor', 'changsha-editor', 'changsha-editor-2', 'catalogue-editor']) {
    actors.set(login, await signInStaff(site, login))
  }
  // A one-time code works once: the pages need the next one.
  site.platform.clock.advance(60_000)

  async function desk(login: string): Promise<Reader> {
    const known = desks.get(login)
    if (known) return known
    const reader = await signInDesk(site, login)
    desks.set(login, reader)
    return reader
  }

  const actor = (login: string): StaffActor => actors.get(login)!

  const start = (code: string, standardId?: string, change: Partial<ItemDefinition> = {}): Promise<Proposal> =>
    site.modules.catalog.authoring.start(actor('hunan-editor'), {
      kind: 'standard',
      content: namedStandard(code, change),
      ...(standardId && { standardId }),
    })

  async function submit(login: string, id: string): Promise<Page> {
    const reader = await desk(login)
    await reader.send(await reader.get(wayOf(id)), `/catalogue/proposals/${id}/submission`, {})
    return reader.get(wayOf(id))
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
    effectiveOn: string = site.modules.cases.today(),
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

  return { site, desk, actor, start, submit, approve, publish, publishedStandard, publishedClaim }
}

export const wayOf = (id: string): string => `/catalogue/proposals/${id}/way`

/** A standard that the pages' lists tell from the others by its name. */
export function namedStandard(code: string, change: Partial<ItemDefinition> = {}): StandardContent {
  return standardOf(code, { name: `生育登记${code.slice(-2)}`, ...change })
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
