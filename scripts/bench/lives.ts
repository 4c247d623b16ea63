import type { Modules } from '../../src/composition.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { uuidV7 } from '../../src/kernel/ids.ts'
import type { Application, Command, Life, LifeAct } from '../../src/modules/cases/index.ts'
import { flat, foodAnswers, hygieneAnswers } from '../../tests/support/answers.ts'
import { posts } from '../../tests/support/api.ts'
import { lives } from '../../tests/support/lives.ts'
import { furong } from '../../tests/support/world.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** Who plays in the lives of the bench, and what they handle. */
export interface Cast {
  readonly versionId: string
  readonly application: Application
  readonly points: readonly string[]
  /** Every material of the item: what a case does not have is left out by itself. */
  readonly checklist: readonly string[]
  readonly window: Staff
  readonly reviewer: Staff
  readonly decider: Staff
  readonly personIds: readonly string[]
}

/** A food licence: the item with the longest route. */
export function castOf(modules: Modules, personIds: readonly string[]): Promise<Cast> {
  const { localCode, materials } = lives.food
  const application = applicationOf(flat(foodAnswers), [...materials])
  return casting(modules, personIds, localCode, application, posts.foodReview, posts.foodDecision)
}

/** A permit that is granted on a promise. */
export function promisingCastOf(modules: Modules, personIds: readonly string[]): Promise<Cast> {
  const promise = { promised: [], permitPromised: true, promiseSignature: '石小桥（演示）' }
  const application = { ...applicationOf(flat(hygieneAnswers), []), ...promise }
  return casting(modules, personIds, lives.hygiene.localCode, application, posts.healthReview, posts.healthDecision)
}

async function casting(
  modules: Modules,
  personIds: readonly string[],
  localCode: string,
  application: Application,
  reviewPost: string,
  decisionPost: string,
): Promise<Cast> {
  const version = await modules.catalog.findByCode(furong, localCode)
  if (!version) throw new Error('the item of the bench is not loaded')
  return {
    versionId: version.id,
    application,
    points: version.definition.reviewPoints.map(({ id }) => id),
    checklist: (version.definition.materials ?? []).map(({ id }) => id),
    window: await staffOf(modules, posts.windowOne),
    reviewer: await staffOf(modules, reviewPost),
    decider: await staffOf(modules, decisionPost),
    personIds,
  }
}

function applicationOf(answers: object, handedIn: readonly string[]): Application {
  return {
    applicant: {
      personName: '石小桥（演示）',
      citizenId: '430199198808230313',
      phone: null,
      organization: {
        id: '01990000-0000-7000-8000-0000000000c1',
        name: '长沙小石桥餐饮店（演示）',
        creditCode: '92430102MADEM00118',
      },
    },
    answers: answers as Application['answers'],
    papers: [],
    handedIn: [...handedIn],
    delivery: { way: 'electronic', address: null },
  }
}

/** The same for another organisation, whose credit is another one. */
export function forOrganization(cast: Cast, creditCode: string): Cast {
  const { organization, ...applicant } = cast.application.applicant
  if (!organization) throw new Error('nobody of the bench files for herself')
  const other = { ...applicant, organization: { ...organization, creditCode } }
  return { ...cast, application: { ...cast.application, applicant: other } }
}

async function staffOf({ identity, organizations }: Modules, postId: string): Promise<Staff> {
  const [holder] = await identity.holdersOf(postId)
  if (!holder) throw new Error(`nobody holds ${postId}`)
  const { departmentId, duties } = await organizations.getPost(postId)
  const { regionCode } = await organizations.getDepartment(departmentId)
  return { kind: 'staff', staffId: holder.id, postId, departmentId, regionCode, duties }
}

/** How far a case is when its life in the bench begins. */
export const stages = ['pre_review', 'accept', 'correct', 'pending', 'review', 'decide', 'promised'] as const
export type Stage = (typeof stages)[number]

const stepMs = 60_000
/** Of the food licence. */
export const paperThatComesLater = ['foodSafetyRules'] as const

/** A case that waits for that duty; for a paper; or, granted on a promise, for its result. */
export function lifeUntil(cast: Cast, stage: Stage, index: number, now: Date): Life {
  const { preReview, ask, accept, acceptWithPending, review, grant } = commandsOf(cast)
  const before: Readonly<Record<Stage, readonly (readonly [Actor, Command])[]>> = {
    pre_review: [],
    accept: [preReview],
    correct: [preReview, ask],
    pending: [preReview, acceptWithPending],
    review: [preReview, accept],
    decide: [preReview, accept, review],
    promised: [accept, review, grant],
  }
  return lifeOf(cast, index, now, before[stage])
}

/** A whole life of eight, ten or twelve events in turn: straight on, with a correction, and with a review that was given back too. */
export function wholeLife(cast: Cast, index: number, now: Date): Life {
  const { preReview, ask, accept, review, giveBack, grant, issue } = commandsOf(cast)
  const answers = { ...cast.application.answers, staffCount: 7 }
  const applicant: Actor = { kind: 'person', personId: personOf(cast, index) }
  const correct = [applicant, { action: 'correct', application: { ...cast.application, answers } }] as const
  const corrected = index % 3 > 0 ? [ask, correct] : []
  const reviewed = index % 3 > 1 ? [review, giveBack, review] : [review]
  return lifeOf(cast, index, now, [preReview, ...corrected, accept, ...reviewed, grant, issue])
}

function lifeOf(cast: Cast, index: number, now: Date, done: readonly (readonly [Actor, Command])[]): Life {
  const filedAt = new Date(now.getTime() - (done.length + 2) * stepMs - (index % 1000))
  const personId = personOf(cast, index)
  const acts = done.map(([actor, command], place): LifeAct => {
    return [new Date(filedAt.getTime() + (place + 1) * stepMs), actor, command]
  })
  const { versionId, application } = cast
  const actor: Actor = { kind: 'person', personId }
  return { caseId: uuidV7(filedAt.getTime()), versionId, personId, actor, filedAt, application, acts }
}

export function personOf({ personIds }: Cast, index: number): string {
  return personIds[index % personIds.length] ?? ''
}

export function commandsOf({ points, checklist, window, reviewer, decider }: Cast) {
  const said = { points: [...points], opinion: '符合要求。' }
  const demands = [{ about: 'field:staffCount', text: '请核对从业人员数。' }]
  const job: Actor = { kind: 'system', job: 'cases.issue' }
  const done = <Of extends Actor>(actor: Of, command: Command) => [actor, command] as const
  return {
    preReview: done(window, { action: 'pre_review', checklist: [...checklist] }),
    ask: done(window, { action: 'request_correction', demands }),
    accept: done(window, { action: 'accept', checklist: [...checklist] }),
    acceptWithPending: done(window, {
      action: 'accept_with_pending',
      checklist: [...checklist],
      pending: [...paperThatComesLater],
    }),
    review: done(reviewer, { action: 'pass_review', ...said }),
    giveBack: done(decider, { action: 'return_to_review', reason: '请补现场核查记录。' }),
    grant: done(decider, { action: 'grant', ...said }),
    issue: done(job, { action: 'issue', certificateId: null }),
  }
}
