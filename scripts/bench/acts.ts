import { randomUUID } from 'node:crypto'
import type { Modules } from '../../src/composition.ts'
import type { CaseEventType } from '../../src/modules/cases/index.ts'
import { client as demoClient, posts } from '../../tests/support/api.ts'
import { type Cast, lifeUntil, paperThatComesLater, type Stage } from './lives.ts'
import type { Client } from './load.ts'
import type { OfferedRequest } from './offer.ts'

/** One act over the interface for machines. */
export interface MixedAct {
  readonly name: string
  readonly caseId: string
  readonly actingFor: string
  readonly body: string
}

interface Kind {
  readonly name: string
  /** Somebody of the cast, or a body that is asked. */
  readonly by: 'window' | 'reviewer' | 'decider' | 'applicant' | 'fireOpinion' | 'environmentOpinion'
  /** The events that it comes to. */
  readonly adds: readonly CaseEventType[]
  readonly body: (cast: Cast) => Readonly<Record<string, unknown>>
}

const said = ({ points }: Cast) => ({ points, opinion: '符合要求。' })
const papers = ({ checklist }: Cast) => ({ checklist })
const demands = () => ({ demands: [{ about: 'field:staffCount', text: '请核对从业人员数。' }] })
const agreed = () => ({ view: 'agree', opinion: '没有意见。' })

// biome-ignore format: the table is read by column
export const kindsOfAct = {
  preReview:         { name: 'pre-review',         by: 'window',             adds: ['pre_reviewed'],          body: papers },
  askCorrection:     { name: 'correction-request', by: 'window',             adds: ['correction_requested'],  body: demands },
  correct:           { name: 'correction',         by: 'applicant',          adds: ['corrected'],             body: () => ({ answers: { staffCount: 7 } }) },
  mend:              { name: 'mending',            by: 'window',             adds: ['mended'],                body: () => ({ answers: { equipment: '冰柜 1 台' }, note: '电话核对' }) },
  accept:            { name: 'acceptance',         by: 'window',             adds: ['accepted'],              body: papers },
  acceptWithPending: { name: 'acceptance',         by: 'window',             adds: ['accepted_with_pending'], body: (cast) => ({ ...papers(cast), pending: paperThatComesLater }) },
  supply:            { name: 'pending-papers',     by: 'window',             adds: ['pending_supplied'],      body: () => ({ materials: paperThatComesLater }) },
  notAccept:         { name: 'non-acceptance',     by: 'window',             adds: ['not_accepted'],          body: () => ({ reason: '不属于本机关职权范围。' }) },
  withdraw:          { name: 'withdrawal',         by: 'applicant',          adds: ['withdrawn'],             body: () => ({ reason: '不办了' }) },
  askFire:           { name: 'opinion-requests',   by: 'reviewer',           adds: ['opinion_requested'],     body: () => ({ consultation: 'fire' }) },
  askEnvironment:    { name: 'opinion-requests',   by: 'reviewer',           adds: ['opinion_requested'],     body: () => ({ consultation: 'environment' }) },
  answerFire:        { name: 'opinion',            by: 'fireOpinion',        adds: ['opinion_given'],         body: agreed },
  answerEnvironment: { name: 'opinion',            by: 'environmentOpinion', adds: ['opinion_given'],         body: agreed },
  stop:              { name: 'procedure',          by: 'reviewer',           adds: ['procedure_started'],     body: () => ({ procedure: 'testing', reason: '需要检测。' }) },
  resume:            { name: 'procedure-end',      by: 'reviewer',           adds: ['procedure_ended'],       body: () => ({ outcome: '检测合格。' }) },
  extend:            { name: 'extension',          by: 'decider',            adds: ['extended'],              body: () => ({ days: 3, reason: '现场核查需要时间。' }) },
  review:            { name: 'review',             by: 'reviewer',           adds: ['review_passed'],         body: said },
  giveBack:          { name: 'return',             by: 'decider',            adds: ['returned'],              body: () => ({ reason: '请补现场核查记录。' }) },
  grant:             { name: 'decision',           by: 'decider',            adds: ['decided'],               body: (cast) => ({ outcome: 'granted', ...said(cast) }) },
  deny:              { name: 'decision',           by: 'decider',            adds: ['decided'],               body: () => ({ outcome: 'denied', reason: '布局不合要求。' }) },
  deliver:           { name: 'delivery',           by: 'window',             adds: ['delivered', 'concluded'], body: () => ({}) },
  reopen:            { name: 'reopening',          by: 'decider',            adds: ['reopened'],              body: () => ({ by: 'own', document: '演示〔2026〕1号', reason: '认定事实有误。' }) },
  annul:             { name: 'annulment',          by: 'decider',            adds: ['annulled'],              body: () => ({ ground: 'obtained_by_deceit', reason: '以欺骗手段取得。' }) },
  rectify:           { name: 'promise-check',      by: 'reviewer',           adds: ['promise_checked'],       body: () => ({ finding: 'rectify', days: 1, reason: '没有消毒设施。' }) },
} as const satisfies Readonly<Record<string, Kind>>
export type ActKind = keyof typeof kindsOfAct

/** What the load of the lifecycle bench mixes: each act with the point at which a case waits for it. */
const mixed: readonly (readonly [ActKind, Stage])[] = [
  ['preReview', 'pre_review'],
  ['askCorrection', 'pre_review'],
  ['withdraw', 'pre_review'],
  ['accept', 'accept'],
  ['mend', 'accept'],
  ['notAccept', 'accept'],
  ['correct', 'correct'],
  ['review', 'review'],
  ['giveBack', 'decide'],
  ['grant', 'decide'],
  ['deny', 'decide'],
]

/** Cases that wait for an act each, made by the bulk path, and the acts that they wait for, mixed; of the casts in turn. */
export async function prepareActs(
  modules: Modules,
  casts: readonly Cast[],
  count: number,
  now: Date,
): Promise<MixedAct[]> {
  const acts = Array.from({ length: count }, (_, index) => {
    const cast = casts[index % casts.length] as Cast
    const [kind, stage] = mixed[index % mixed.length] as (typeof mixed)[number]
    const life = lifeUntil(cast, stage, index, now)
    return { life, act: actOf(kind, cast, life) }
  })
  await loadPast(
    modules,
    acts.map(({ life }) => life),
  )
  return acts.map(({ act }) => act)
}

/** Of the applicant, of the post of the cast that has this act, or of a body that was asked. */
export function actOf(
  kind: ActKind,
  cast: Cast,
  { caseId, personId }: { readonly caseId: string; readonly personId: string },
): MixedAct {
  const { name, by, body } = kindsOfAct[kind] as Kind
  const asked = by === 'fireOpinion' || by === 'environmentOpinion'
  const actingFor = by === 'applicant' ? `person:${personId}` : `post:${asked ? posts[by] : cast[by].postId}`
  return { name, caseId, actingFor, body: JSON.stringify(body(cast)) }
}

/** Cases of before: nobody is told of what has happened in them. */
export async function loadPast({ cases }: Modules, lives: Parameters<Modules['cases']['bulk']>[0]): Promise<void> {
  const outcomes = await cases.bulk(lives, { past: true })
  const failed = outcomes.find(({ outcome }) => outcome !== 'loaded')
  if (failed) throw new Error(`a case of the bench was not loaded: ${JSON.stringify(failed)}`)
}

/** The act as it is sent; the same key is the same act. */
export function requestOf(token: string, act: MixedAct, key: string = randomUUID()): OfferedRequest {
  return jsonRequest(token, { ...act, path: `/v1/cases/${act.caseId}/${act.name}` }, key)
}

export function jsonRequest(
  token: string,
  { path, actingFor, body }: { readonly path: string; readonly actingFor: string; readonly body: string },
  key: string,
): OfferedRequest {
  const headers = {
    authorization: `Bearer ${token}`,
    'yimen-acting-for': actingFor,
    'idempotency-key': key,
    'content-type': 'application/json',
  }
  return { method: 'POST', path, headers, body }
}

/** A token as any client gets it. */
export async function tokenOf(
  client: Client,
  { id, secret }: { readonly id: string; readonly secret: string } = demoClient,
): Promise<string> {
  const basic = Buffer.from(`${id}:${secret}`).toString('base64')
  const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' }
  const reply = await client.send('POST', '/oauth/token', headers, 'grant_type=client_credentials')
  if (reply.status !== 200) throw new Error(`the token answered ${reply.status}`)
  return (JSON.parse(reply.body.toString()) as { access_token: string }).access_token
}
