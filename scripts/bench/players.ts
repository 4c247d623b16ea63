import type { CaseEventType } from '../../src/modules/cases/index.ts'
import { flat, foodAnswers } from '../../tests/support/answers.ts'
import { citizens, posts, restaurant } from '../../tests/support/api.ts'
import { lives } from '../../tests/support/lives.ts'
import { type ActKind, actOf, kindsOfAct } from './acts.ts'
import type { PreparedDraft } from './in-process.ts'
import type { Cast } from './lives.ts'
import type { Sender } from './sender.ts'

/** Several at once: two bodies answer at the same moment. */
type Step = ActKind | readonly ActKind[]

/** One case while it is played. */
export interface Played {
  readonly cast: Cast
  /** Undefined until it is filed. */
  caseId: string | undefined
  readonly personId: string
  /** What is still to be done, the next first. What is refused, because meanwhile something else happened, is left out. */
  readonly steps: Step[]
  /** A draft that a browser sends; otherwise it is filed at the window, or was there before. */
  readonly draft?: PreparedDraft
  /** It could not be filed: nothing of it may be there. */
  refused?: true
  /** Events that must be there: what was acknowledged of this case. */
  readonly told: CaseEventType[]
}

const hard = ['askFire', 'askEnvironment', ['answerFire', 'answerEnvironment'], 'stop', 'resume', 'extend'] as const

// biome-ignore format: a life a line
const courses: readonly (readonly Step[])[] = [
  ['preReview', 'accept', 'review', 'grant', 'deliver'],
  ['preReview', 'askCorrection', 'correct', 'preReview', 'accept', ...hard, 'review', 'giveBack', 'review', 'grant', 'deliver', 'annul'],
  ['preReview', 'mend', 'acceptWithPending', 'supply', 'review', 'deny', 'reopen', 'review', 'grant', 'deliver'],
  ['preReview', 'notAccept', 'reopen', 'accept', 'withdraw'],
  // Left alone: silence accepts, and what was not corrected lapses.
  ['preReview'],
  ['askCorrection'],
]

/** A life that is filed at the window; what it comes to differs by its number. */
export function playedLife(cast: Cast, index: number, personId: string): Played {
  return { cast, caseId: undefined, personId, steps: [...(courses[index % courses.length] ?? [])], told: [] }
}

/** After these the platform issues the result, when it comes to it. */
const afterIssue: ReadonlySet<Step | undefined> = new Set<Step>(['deliver', 'reopen', 'rectify'])
const clerk = `post:${posts.windowOne}`
export const watcher = `post:${posts.supervision}`

/** Does the next thing in this life; false where it has to wait for the platform. */
export async function playOn(sender: Sender, itemId: string, life: Played): Promise<boolean> {
  if (life.draft) {
    await sender.submit(life.draft)
    life.told.push('submitted')
    life.steps.length = 0
    return true
  }
  if (life.caseId === undefined) {
    const told = await sender.file(clerk, filing(itemId))
    if (!told.done) {
      life.refused = true
      return true
    }
    life.caseId = (JSON.parse(told.reply.body.toString()) as { caseId: string }).caseId
    life.told.push('submitted')
    return true
  }
  const { caseId, personId, cast } = life
  const [step] = life.steps
  if (step === undefined) return true
  if (afterIssue.has(step) && (await isBeingIssued(sender, caseId))) return false
  const acts = typeof step === 'string' ? [step] : step
  await Promise.all(
    acts.map(async (kind) => {
      const told = await sender.act(actOf(kind, cast, { caseId, personId }))
      if (told.done) life.told.push(...kindsOfAct[kind].adds)
    }),
  )
  life.steps.shift()
  return true
}

async function isBeingIssued(sender: Sender, caseId: string): Promise<boolean> {
  const { awaiting } = (await sender.look(`/v1/cases/${caseId}`, watcher)) as { awaiting: string | null }
  return awaiting === 'issue'
}

export function isOver({ caseId, draft, steps, told, refused }: Played): boolean {
  if (refused) return true
  return draft ? told.length > 0 : caseId !== undefined && steps.length === 0
}

function filing(itemId: string): string {
  return JSON.stringify({
    itemId,
    applicant: { citizenId: citizens.shi, creditCode: restaurant },
    answers: flat(foodAnswers),
    delivery: { way: 'window', address: null },
    handedIn: lives.food.materials,
  })
}
