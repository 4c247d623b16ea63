import { Readable } from 'node:stream'
import type { CaseView, Command, Draft } from '../../../src/modules/cases/index.ts'
import type { StaffActor } from '../actors.ts'
import { answersOf, fileFor, lives, type TierLife } from '../lives.ts'
import { furong, samplePdf, settle, type World } from '../world.ts'
import { type Actors, CatalogueHoldings } from './catalogue.ts'
import { remembered } from './remembered.ts'
import type { Secrets } from './secrets.ts'

type Filer = 'citizen' | 'owner' | 'window' | 'simpleClerk'

/** How far a case has come: what it waits for, or that it has ended. */
export type Stage =
  | 'submitted'
  | 'accepting'
  | 'correcting'
  | 'reviewing'
  | 'asked' // a body was asked for its opinion
  | 'stopped' // a special procedure runs
  | 'pending' // a paper comes later
  | 'deciding'
  | 'delivering'
  | 'posting'
  | 'concluded'
  | 'refused'

export const applicantOf = { birth: 'citizen', insurance: 'citizen', food: 'owner' } as const
export const groupOf = { birth: 'A.birth', insurance: 'A.insurance', food: 'B.food' } as const
const awaitedIn: Readonly<Record<Stage, string | undefined>> = {
  submitted: undefined,
  accepting: 'accept',
  correcting: undefined,
  reviewing: 'review',
  asked: 'review',
  stopped: 'review',
  pending: 'review',
  deciding: 'decide',
  delivering: 'deliver',
  posting: 'deliver',
  concluded: 'none',
  refused: undefined,
}
const stepsMax = 8

/** Cases and drafts in every state: some to be kept and looked at, some to be used up. */
export class Holdings {
  readonly #kept = new Map<string, Promise<CaseView>>()
  readonly #spare = new Map<string, Promise<CaseView>>()
  readonly #drafts = new Map<string, Promise<Draft>>()
  /** Spare ones that were given out for this route since one was used up. */
  readonly #touched = new Set<string>()

  readonly catalogue: CatalogueHoldings

  constructor(
    readonly world: World,
    readonly actors: Actors,
    readonly secrets: Secrets,
  ) {
    this.catalogue = new CatalogueHoldings(world, actors, secrets)
  }

  /** For reading: made once. */
  kept(life: TierLife, stage: Stage): Promise<CaseView> {
    return remembered(this.#kept, `${life} ${stage}`, () => this.#make(life, stage))
  }

  /** For acts: a new one after `usedUp`. */
  spare(life: TierLife, stage: Stage): Promise<CaseView> {
    const name = `${life} ${stage}`
    this.#touched.add(name)
    return remembered(this.#spare, name, () => this.#make(life, stage))
  }

  keptDraft(of: 'citizen' | 'owner'): Promise<Draft> {
    return remembered(this.#drafts, `kept ${of}`, () => this.#begin(of === 'citizen' ? 'birth' : 'food', of))
  }

  spareDraft(life: TierLife, by: Filer): Promise<Draft> {
    const name = `spare ${life} ${by}`
    this.#touched.add(name)
    return remembered(this.#drafts, name, () => this.#begin(life, by))
  }

  /** Another route: what the one before was refused is as it was. */
  nextRoute(): void {
    this.#touched.clear()
    this.catalogue.nextRoute()
  }

  /** A write succeeded: what it was sent to is not what it was. */
  async usedUp(): Promise<void> {
    this.catalogue.usedUp()
    for (const name of this.#touched) {
      this.#spare.delete(name)
      const draft = this.#drafts.get(name)
      this.#drafts.delete(name)
      if (draft) await this.#discard(await draft)
    }
    this.#touched.clear()
  }

  /** Drafts that requests have begun: a person may have only so many, and the next route needs one. */
  async makeRoom(): Promise<void> {
    const known = await Promise.all(this.#drafts.values())
    const { drafts } = this.world.modules.cases
    for (const by of ['citizen', 'owner', 'window', 'simpleClerk'] as const) {
      for (const { draftId } of await drafts.list(this.actors[by])) {
        if (!known.some((draft) => draft.draftId === draftId)) await drafts.discard(draftId, this.actors[by])
      }
    }
  }

  async itemId(life: TierLife): Promise<string> {
    const version = await this.world.modules.catalog.findByCode(furong, lives[life].localCode)
    if (!version) throw new Error(`no item ${life}`)
    return version.itemId
  }

  async #discard({ draftId, row }: Draft): Promise<void> {
    const actor = [this.actors.window, this.actors.simpleClerk].find((one) => one.staffId === row.staffId)
    const owner = actor ?? (row.personId === this.actors.citizen.personId ? this.actors.citizen : this.actors.owner)
    // It may have been sent or thrown away.
    await this.world.modules.cases.drafts.discard(draftId, owner).catch(() => {})
  }

  async #begin(life: TierLife, by: Filer): Promise<Draft> {
    const { drafts } = this.world.modules.cases
    const person = applicantOf[life]
    const actor = this.actors[by]
    const applicant = this.actors[`${person}Applicant`]
    const itemId = await this.itemId(life)
    const begun = await drafts.start({
      actor,
      itemId,
      applicant: life === 'food' ? applicant : { ...applicant, organization: null },
      personId: this.actors[person].personId,
    })
    await answersOf(this.world, begun, actor)
    return drafts.get(begun.draftId, actor)
  }

  async #make(life: TierLife, stage: Stage): Promise<CaseView> {
    const { citizen, owner, window, simpleClerk } = this.actors
    const applicant = applicantOf[life] === 'citizen' ? citizen : owner
    const { caseId } =
      stage === 'delivering' || stage === 'posting'
        ? await this.#fileForDelivery(life, stage === 'posting' ? 'post' : 'window')
        : await fileFor(this.world, applicant, life)
    const clerk = life === 'insurance' ? simpleClerk : window
    if (stage === 'correcting') {
      const [first] = lives[life].materials
      const demands = [
        { about: `material:${first}`, text: '这一份看不清，请重新拍。' },
        { about: 'whole', text: '请把地址写到门牌号。' },
      ]
      await this.#act(caseId, clerk, { action: 'request_correction', demands })
      const actor = this.actors[applicantOf[life]]
      const content = Readable.from([samplePdf(caseId)])
      await this.world.modules.cases.uploadForCorrection(caseId, actor, {
        materialId: first,
        fileName: 'again.pdf',
        content,
      })
    }
    if (stage === 'refused') await this.#act(caseId, clerk, { action: 'not_accept', reason: '不属于本机关职权。' })
    if (stage === 'pending') await this.#acceptWithPending(caseId, clerk)
    await this.#advance(caseId, clerk, awaitedIn[stage])
    if (stage === 'asked' || stage === 'stopped') await this.#interrupt(caseId, stage)
    const view = await this.#view(caseId)
    this.secrets.addCase(groupOf[life], view)
    return view
  }

  /** Only what is fetched or posted has to be handed over by somebody. */
  async #fileForDelivery(life: TierLife, way: 'window' | 'post') {
    const { cases } = this.world.modules
    const by = applicantOf[life]
    const { draftId } = await this.#begin(life, by)
    await cases.drafts.chooseDelivery(draftId, this.actors[by], {
      way,
      address: way === 'post' ? '湖南省长沙市芙蓉区演示路 9 号' : null,
    })
    return cases.submit(draftId, this.actors[by])
  }

  /** The reviewer's own body is asked, so that a role that knows the case can answer. */
  async #interrupt(caseId: string, stage: 'asked' | 'stopped'): Promise<void> {
    const { reviewer } = this.actors
    const command: Command =
      stage === 'asked'
        ? { action: 'request_opinion', departmentId: reviewer.departmentId, days: 3, question: '请就布局提出意见。' }
        : { action: 'start_procedure', procedure: 'testing', reason: '需要抽样检测。' }
    await this.#act(caseId, reviewer, command)
  }

  async #acceptWithPending(caseId: string, clerk: StaffActor): Promise<void> {
    await this.#advance(caseId, clerk, 'accept')
    const pending = ['foodSafetyRules']
    const { checklist: lines } = await this.#view(caseId)
    const checklist = lines.map(({ materialId }) => materialId).filter((id) => !pending.includes(id))
    await this.#act(caseId, clerk, { action: 'accept_with_pending', checklist, pending })
  }

  async #advance(caseId: string, clerk: StaffActor, awaited: string | undefined): Promise<void> {
    for (let step = 0; awaited !== undefined && step < stepsMax; step += 1) {
      const view = await this.#view(caseId)
      if (view.awaiting === null || view.awaiting === awaited) return
      await this.#step(view, clerk)
    }
  }

  async #step(view: CaseView, clerk: StaffActor): Promise<void> {
    const { caseId, awaiting, version, checklist: lines } = view
    const checklist = lines.map(({ materialId }) => materialId)
    const points = (...duties: string[]) =>
      version.definition.reviewPoints.filter(({ duty }) => duties.includes(duty)).map(({ id }) => id)
    const opinion = '符合条件。'
    const { reviewer, decider, streetOfficer } = this.actors
    switch (awaiting) {
      case 'pre_review':
        return this.#act(caseId, clerk, { action: 'pre_review' })
      case 'accept':
        return clerk === this.actors.simpleClerk
          ? this.#act(caseId, clerk, { action: 'accept_and_grant', checklist, points: points('decide'), opinion })
          : this.#act(caseId, clerk, { action: 'accept', checklist })
      case 'review':
        return version.definition.tier === 'complex'
          ? this.#act(caseId, reviewer, { action: 'pass_review', points: points('review'), opinion })
          : this.#act(caseId, streetOfficer, {
              action: 'review_and_grant',
              points: points('review', 'decide'),
              opinion,
            })
      case 'decide':
        return this.#act(caseId, decider, { action: 'grant', points: points('decide'), opinion })
      case 'deliver':
        return this.#act(caseId, clerk, { action: 'deliver' })
      default:
        return settle(this.world)
    }
  }

  async #act(caseId: string, actor: StaffActor, command: Parameters<World['modules']['cases']['act']>[0]['command']) {
    await this.world.modules.cases.act({ caseId, actor, command })
  }

  /** As its applicant sees it: no look of staff is written. */
  async #view(caseId: string): Promise<CaseView> {
    const { cases } = this.world.modules
    return cases.view(caseId, this.actors.citizen).catch(() => cases.view(caseId, this.actors.owner))
  }
}
