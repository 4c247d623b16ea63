import type { ItemDefinition, Proposal, StaffActor } from '../../../src/modules/catalog/index.ts'
import { type DemoActors, signInStaff } from '../actors.ts'
import { discretionTable } from '../discretion.ts'
import { standardOf } from '../offices.ts'
import type { World } from '../world.ts'
import { remembered } from './remembered.ts'
import type { SecretGroup, Secrets } from './secrets.ts'

const logins = {
  cityOfficer: 'changsha-editor',
  cityColleague: 'changsha-editor-2',
  cityEstablishment: 'changsha-establish',
  cityLegal: 'changsha-legal',
  provinceOfficer: 'hunan-editor',
  provinceEstablishment: 'hunan-establish',
  provinceLegal: 'hunan-legal',
} as const

/** Who writes the catalogue in the city and the province, and who reviews it there. */
export type CatalogueActors = Readonly<Record<keyof typeof logins, StaffActor>>
export type Actors = DemoActors & CatalogueActors

export function isOfCatalogue(name: keyof Actors): boolean {
  return name in logins
}

export async function catalogueActors(world: World): Promise<CatalogueActors> {
  const entries: [string, StaffActor][] = []
  for (const [name, login] of Object.entries(logins)) entries.push([name, await signInStaff(world, login)])
  return Object.fromEntries(entries) as unknown as CatalogueActors
}

export type Office = 'city' | 'province'

/** How far a proposal has come; `adjustment` is a suspension that is being written. */
export const keptStages = ['draft', 'practice', 'adjustment', 'in_review', 'approved'] as const
export type WorkStage = (typeof keptStages)[number]

/** The city's reviewers know what was sent to them, and nothing of the province's. */
export function workGroup(of: Office, stage: WorkStage): SecretGroup {
  if (of === 'province') return 'C.province'
  return stage === 'in_review' || stage === 'approved' ? 'C.review' : 'C.city'
}

const people = {
  city: ['cityOfficer', 'cityEstablishment', 'cityLegal'],
  province: ['provinceOfficer', 'provinceEstablishment', 'provinceLegal'],
} as const satisfies Record<Office, readonly (keyof CatalogueActors)[]>

/** Real, and asked for by no item that is published here: a supplier of it keeps nothing from being published. */
export const suppliedType = 'residencePermit'

const discretion = [discretionTable]

/** Proposals, imports and a standard with its claim: some to be kept and looked at, some to be used up. */
export class CatalogueHoldings {
  readonly #kept = new Map<string, Promise<Proposal>>()
  readonly #spare = new Map<string, Promise<Proposal>>()
  readonly #files = new Map<string, Promise<string>>()
  readonly #spareFiles = new Map<string, Promise<string>>()
  /** How to forget each spare one that was given out for this route. */
  readonly #touched = new Map<string, () => void>()
  readonly #laidDown = new Map<string, Promise<string>>()
  #made = 0

  constructor(
    readonly world: World,
    readonly actors: Actors,
    readonly secrets: Secrets,
  ) {}

  kept(of: Office, stage: WorkStage): Promise<Proposal> {
    return remembered(this.#kept, `${of} ${stage}`, async () => {
      const name = `${of === 'city' ? '市里' : '省里'}还没公布的事项${stage}`
      const proposal = await this.#make(of, stage, name)
      const group = workGroup(of, stage)
      this.secrets.addNumbers(group, [proposal.id])
      // A suspension bears the name of what it suspends, which is public.
      if (stage !== 'adjustment') this.secrets.addWords(group, [name])
      return proposal
    })
  }

  spare(of: Office, stage: WorkStage): Promise<Proposal> {
    const name = `${of} ${stage}`
    this.#touched.set(name, () => this.#spare.delete(name))
    return remembered(this.#spare, name, () => this.#make(of, stage, `演示事项${this.#next()}`))
  }

  /** Read, with one item that can be taken and one that cannot. */
  keptImport(of: Office): Promise<string> {
    return remembered(this.#files, of, async () => {
      const name = `${of === 'city' ? '市里' : '省里'}还没公布的清单.json`
      const id = await this.#read(of, name)
      this.secrets.addNumbers(workGroup(of, 'draft'), [id])
      this.secrets.addWords(workGroup(of, 'draft'), [name])
      return id
    })
  }

  spareImport(of: Office): Promise<string> {
    this.#touched.set(`file ${of}`, () => this.#spareFiles.delete(of))
    return remembered(this.#spareFiles, of, () => this.#read(of, '演示清单.json'))
  }

  /** A write succeeded: what it was sent to is not what it was. */
  usedUp(): void {
    for (const forget of this.#touched.values()) forget()
    this.#touched.clear()
  }

  /** Another route: what the one before was refused is as it was. */
  nextRoute(): void {
    this.#touched.clear()
  }

  /** Of the province, in force. */
  standardId(): Promise<string> {
    return remembered(this.#laidDown, 'standard', async () => {
      const { provinceOfficer } = this.actors
      const content = standardOf(this.#code(), { name: '演示标准事项' })
      const begun = await this.world.modules.catalog.authoring.start(provinceOfficer, { kind: 'standard', content })
      return this.#publish('province', await this.#approved('province', begun))
    })
  }

  /** The city's claim of the standard. */
  itemId(): Promise<string> {
    return remembered(this.#laidDown, 'claim', async () => {
      const { authoring } = this.world.modules.catalog
      const { cityOfficer, cityColleague } = this.actors
      const begun = await authoring.start(cityOfficer, { kind: 'claim', standardId: await this.standardId() })
      const sent = await authoring.submit(begun.id, cityOfficer, begun.revision)
      const given = { expected: sent.revision, outcome: 'approve', opinion: '同意' } as const
      await authoring.review(sent.id, cityColleague, given)
      return this.#publish('city', sent)
    })
  }

  /** An item of the office that nobody has yet. */
  async definition(of: Office, name: string): Promise<ItemDefinition> {
    const { departmentId, regionCode } = this.actors[people[of][0]]
    const department = await this.world.modules.organizations.findDepartment(departmentId)
    if (!department) throw new Error(`no body of ${of}`)
    const { id, name: bodyName, creditCode } = department
    const { definition } = standardOf(this.#code(), { name, regionCode, discretion })
    return { ...definition, department: { id, name: bodyName, creditCode } }
  }

  async file(of: Office): Promise<Buffer> {
    const good = await this.definition(of, '演示导入')
    const foreign = { ...good, localCode: `${good.localCode}-x`, regionCode: '511602000000' }
    return Buffer.from(JSON.stringify({ items: [good, foreign] }))
  }

  /** A new supplier that gives the evidence type today. */
  async supplier(): Promise<string> {
    const key = this.freshKey()
    const name = { zh: '演示接口', en: 'Demo interface' }
    const supplier = { evidenceType: suppliedType, key, name }
    await this.world.modules.catalog.vocabulary.registerSupplierAs(this.actors.cityOfficer, supplier)
    return key
  }

  freshKey(): string {
    return `supplier${this.#next()}`
  }

  /** 基本编码 of 行政确认 that nobody has. */
  #code(): string {
    return `4320232${String(this.#next()).padStart(5, '0')}`
  }

  #next(): number {
    this.#made += 1
    return this.#made
  }

  async #make(of: Office, stage: WorkStage, name: string): Promise<Proposal> {
    const { authoring } = this.world.modules.catalog
    const author = this.actors[people[of][0]]
    if (stage === 'adjustment') {
      const subject =
        of === 'city'
          ? { kind: 'item' as const, id: await this.itemId() }
          : { kind: 'standard' as const, id: await this.standardId() }
      return authoring.start(author, { kind: 'suspend', subject, reason: '系统维护。' })
    }
    const asked =
      of === 'city'
        ? { kind: 'item' as const, content: await this.definition(of, name) }
        : {
            kind: 'standard' as const,
            content: standardOf(this.#code(), { name, discretion }),
          }
    const begun = await authoring.start(author, asked, { practice: stage === 'practice' })
    if (stage === 'in_review') return authoring.submit(begun.id, author, begun.revision)
    return stage === 'approved' ? this.#approved(of, begun) : begun
  }

  async #approved(of: Office, { id, revision }: Proposal): Promise<Proposal> {
    const { authoring } = this.world.modules.catalog
    const [author, ...reviewers] = people[of]
    await authoring.submit(id, this.actors[author], revision)
    const given = { expected: revision, outcome: 'approve', opinion: '同意' } as const
    for (const reviewer of reviewers) await authoring.review(id, this.actors[reviewer], given)
    return authoring.getProposal(id, this.actors[author])
  }

  async #publish(of: Office, { id, revision }: Proposal): Promise<string> {
    const { cases, catalog } = this.world.modules
    const given = { expected: revision, documentNumber: '演示发〔2026〕1号', effectiveOn: cases.today() }
    const { subjectId } = await catalog.authoring.publish(id, this.actors[people[of][0]], given)
    if (subjectId === null) throw new Error('nothing came into force')
    return subjectId
  }

  async #read(of: Office, name: string): Promise<string> {
    const author = this.actors[people[of][0]]
    const { imports } = this.world.modules.catalog
    const { id } = await imports.begin(author, { name, content: await this.file(of) })
    await this.world.platform.jobs.runOnce()
    const { status, hasBadRows } = await imports.get(id, author)
    if (status !== 'ready' || !hasBadRows) throw new Error(`an import is ${status}`)
    return id
  }
}
