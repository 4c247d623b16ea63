import type { Actor } from '../../src/kernel/actor.ts'
import { uuidV7 } from '../../src/kernel/ids.ts'
import type { Cases, Command, Life, LifeAct } from '../../src/modules/cases/index.ts'
import type { Random } from '../../tests/support/mutations/random.ts'
import { type Cast, commandsOf, personOf } from './lives.ts'

const hourMs = 3_600_000

/** What makes these lives different from each other; each stands for one kind of course. */
const courses = [
  'straight',
  'corrected',
  'demanded twice',
  'silence',
  'paused',
  'extended',
  'denied',
  'open',
  'quick',
] as const
/** So many quick decisions fall into one hour of one post. */
const quickTogether = 12

/** A life that is filed about then: on time and late, with corrections, pauses, extensions and silence, decided or still open. */
export function variedLife(cast: Cast, index: number, filedAround: Date, random: Random): Life {
  const kind = courses[index % courses.length]
  const group = Math.floor(index / courses.length)
  const isQuick = kind === 'quick'
  const around = Math.floor(filedAround.getTime() / hourMs) * hourMs
  const filedAt = new Date(isQuick ? around : around - Math.floor(random.next() * 240 * hourMs))
  const late = random.next() < 0.3 ? 6 : 1
  let at = filedAt.getTime() + (isQuick ? (group % quickTogether) * 60_000 : 0)
  const acts: LifeAct[] = []
  const pass = (days: number, [actor, command]: readonly [Actor, Command]) => {
    at += isQuick ? 1_000 : 60_000 + Math.floor(random.next() * days * late * 24 * hourMs)
    acts.push([new Date(at), actor, command])
  }
  const { preReview, ask, accept, review, grant, issue } = commandsOf(cast)
  const deny: readonly [Actor, Command] = [cast.decider, { action: 'deny', points: [], reason: '布局不合要求。' }]
  const stop = [cast.reviewer, { action: 'start_procedure', procedure: 'testing', reason: '需要抽样检测。' }] as const
  const resume = [cast.reviewer, { action: 'end_procedure', outcome: '检测合格。' }] as const
  const extend = [cast.decider, { action: 'extend', days: 3, reason: '案情复杂。' }] as const
  const askMore: readonly [Actor, Command] = [
    cast.window,
    { action: 'request_correction', demands: [{ about: 'field:equipment', text: '请写明设备。' }] },
  ]
  const corrected = (staffCount: number) => {
    const answers = { ...cast.application.answers, staffCount }
    const applicant: Actor = { kind: 'person', personId: personOf(cast, index) }
    return [applicant, { action: 'correct', application: { ...cast.application, answers } }] as const
  }
  if (kind !== 'silence') pass(1, preReview)
  if (kind === 'corrected' || kind === 'demanded twice') {
    pass(1, ask)
    pass(2, corrected(7))
  }
  if (kind === 'demanded twice') {
    pass(1, askMore)
    pass(2, corrected(8))
  }
  if (kind === 'silence') at += 20 * 24 * hourMs
  else pass(2, accept)
  if (kind === 'paused') {
    pass(9, stop)
    pass(2, resume)
  }
  if (kind !== 'open') pass(4, review)
  if (kind === 'extended') pass(2, extend)
  if (kind === 'denied') pass(4, deny)
  else if (kind !== 'open') pass(4, grant)
  if (kind === 'straight' || kind === 'denied') pass(4, issue)
  const personId = personOf(cast, index)
  const { versionId, application } = cast
  const actor: Actor = { kind: 'person', personId }
  return { caseId: uuidV7(filedAt.getTime()), versionId, personId, actor, filedAt, application, acts }
}

/** Whose life cannot go on as drawn (something happened by itself before, or now comes first) stops there. */
export async function loadLives({ bulk }: Pick<Cases, 'bulk'>, lives: readonly Life[], now: Date): Promise<string[]> {
  let waiting = lives.map((life) => ({ ...life, acts: life.acts.filter(([at]) => at <= now) }))
  const loaded: string[] = []
  while (waiting.length > 0) {
    const outcomes = await bulk(waiting)
    const failed = new Set(outcomes.flatMap(({ caseId, outcome }) => (outcome === 'failed' ? [caseId] : [])))
    const stuck = waiting.find(({ caseId, acts }) => failed.has(caseId) && acts.length === 0)
    if (stuck)
      throw new Error(
        `a life was not even filed: ${JSON.stringify(outcomes.find(({ caseId }) => caseId === stuck.caseId))}`,
      )
    loaded.push(...waiting.flatMap(({ caseId }) => (failed.has(caseId) ? [] : [caseId])))
    waiting = waiting
      .filter(({ caseId }) => failed.has(caseId))
      .map((life) => ({ ...life, acts: life.acts.slice(0, -1) }))
  }
  return loaded
}
