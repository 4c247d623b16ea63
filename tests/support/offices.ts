import { readFileSync } from 'node:fs'
import type { Duty } from '../../src/kernel/actor.ts'
import { uuidV7 } from '../../src/kernel/ids.ts'
import {
  type Catalog,
  type ClaimContent,
  createCatalog,
  ItemDefinition,
  type Proposal,
  type StaffActor,
  type StandardContent,
} from '../../src/modules/catalog/index.ts'
import { createOrganizations, type Organizations } from '../../src/modules/organizations/index.ts'
import { type TestPlatform, testPlatform } from './database.ts'

export const hunan = '430000000000'
export const changsha = '430100000000'
export const furong = '430102000000'

const posts: readonly (readonly [string, string, string, Duty])[] = [
  ['author', hunan, '卫生健康', 'catalogue'],
  ['colleague', hunan, '卫生健康', 'catalogue'],
  ['establishment', hunan, '编制', 'establish'],
  ['legal', hunan, '司法', 'legal'],
  ['city', changsha, '卫生健康', 'catalogue'],
  ['cityColleague', changsha, '卫生健康', 'catalogue'],
  ['cityEstablishment', changsha, '编制', 'establish'],
  ['cityLegal', changsha, '司法', 'legal'],
  ['district', furong, '行政审批', 'catalogue'],
]

/** A catalogue with everything shipped, and its officers and reviewers at province, city and district. */
export interface Offices {
  readonly platform: TestPlatform
  readonly organizations: Organizations
  readonly catalog: Catalog
  who(name: string): StaffActor
  /** Today in the story, `YYYY-MM-DD`. */
  today(): string
  approve(proposal: Proposal, reviewers: readonly string[]): Promise<Proposal>
  publishStandard(content: StandardContent, standardId?: string): Promise<Proposal>
  claim(standardId: string, change?: Partial<ClaimContent>, itemId?: string): Promise<Proposal>
}

export async function openOffices(): Promise<Offices> {
  const platform = await testPlatform()
  const organizations = createOrganizations(platform)
  await organizations.load('data')
  const catalog = createCatalog(platform, { organizations })
  await catalog.load('data')
  const people: Record<string, StaffActor> = {}
  for (const [name, regionCode, body, duty] of posts) {
    const department = (await organizations.departmentsOf(regionCode)).find((one) => one.name.includes(body))!
    const post = (await organizations.postsOf(department.id)).find(({ duties }) => duties.includes(duty))!
    const { duties, id: postId } = post
    people[name] = { kind: 'staff', staffId: uuidV7(1), postId, departmentId: department.id, regionCode, duties }
  }
  const who = (name: string): StaffActor => people[name]!
  const today = () => new Date(platform.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { authoring } = catalog
  async function approve(proposal: Proposal, reviewers: readonly string[]): Promise<Proposal> {
    let current = proposal
    for (const name of reviewers) {
      await authoring.review(current.id, who(name), { expected: current.revision, outcome: 'approve', opinion: '同意' })
    }
    current = await authoring.getProposal(current.id, who(reviewers.includes('legal') ? 'author' : 'city'))
    return current
  }

  async function publishStandard(content: StandardContent, standardId?: string): Promise<Proposal> {
    let proposal = await authoring.start(who('author'), {
      kind: 'standard',
      content,
      ...(standardId && { standardId }),
    })
    proposal = await authoring.submit(proposal.id, who('author'), proposal.revision)
    proposal = await approve(proposal, ['establishment', 'legal'])
    return authoring.publish(proposal.id, who('author'), {
      expected: proposal.revision,
      documentNumber: '湘卫发〔2026〕1号',
      effectiveOn: today(),
    })
  }

  async function claim(standardId: string, change: Partial<ClaimContent> = {}, itemId?: string): Promise<Proposal> {
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
  return { platform, organizations, catalog, who, today, approve, publishStandard, claim }
}

/** The real 生育登记, laid down by the province under a code of its own. */
export function standardOf(code: string, change: Partial<ItemDefinition> = {}): StandardContent {
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

export const window = {
  name: '长沙市政务服务中心',
  address: '演示大道 10 号',
  hours: '9:00–17:00',
  phone: '0731-00000010',
  counters: 'B01',
  directions: null,
}
