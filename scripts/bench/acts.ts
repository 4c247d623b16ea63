import { randomUUID } from 'node:crypto'
import type { Modules } from '../../src/composition.ts'
import { client as demoClient, posts } from '../../tests/support/api.ts'
import { type Cast, lifeUntil, type Stage } from './lives.ts'
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
  readonly at: Stage
  readonly by: keyof typeof posts | 'applicant'
  readonly body: (cast: Cast) => Readonly<Record<string, unknown>>
}

const said = ({ points }: Cast) => ({ points, opinion: '符合要求。' })
const papers = ({ checklist }: Cast) => ({ checklist })
const demands = () => ({ demands: [{ about: 'field:staffCount', text: '请核对从业人员数。' }] })

// biome-ignore format: the table is read by column
const kinds: readonly Kind[] = [
  { name: 'pre-review',         at: 'pre_review', by: 'windowOne',    body: papers },
  { name: 'correction-request', at: 'pre_review', by: 'windowOne',    body: demands },
  { name: 'withdrawal',         at: 'pre_review', by: 'applicant',    body: () => ({ reason: '不办了' }) },
  { name: 'acceptance',         at: 'accept',     by: 'windowOne',    body: papers },
  { name: 'mending',            at: 'accept',     by: 'windowOne',    body: () => ({ answers: { equipment: '冰柜 1 台' }, note: '电话核对' }) },
  { name: 'non-acceptance',     at: 'accept',     by: 'windowOne',    body: () => ({ reason: '不属于本机关职权范围。' }) },
  { name: 'correction',         at: 'correct',    by: 'applicant',    body: () => ({ answers: { staffCount: 7 } }) },
  { name: 'review',             at: 'review',     by: 'foodReview',   body: said },
  { name: 'return',             at: 'decide',     by: 'foodDecision', body: () => ({ reason: '请补现场核查记录。' }) },
  { name: 'decision',           at: 'decide',     by: 'foodDecision', body: (cast) => ({ outcome: 'granted', ...said(cast) }) },
  { name: 'decision',           at: 'decide',     by: 'foodDecision', body: () => ({ outcome: 'denied', reason: '布局不合要求。' }) },
]

/** Cases that wait for an act each, made by the bulk path, and the acts that they wait for, mixed. */
export async function prepareActs(modules: Modules, cast: Cast, count: number, now: Date): Promise<MixedAct[]> {
  const acts = Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] as Kind
    const life = lifeUntil(cast, kind.at, index, now)
    const actingFor = kind.by === 'applicant' ? `person:${life.personId}` : `post:${posts[kind.by]}`
    return { life, act: { name: kind.name, caseId: life.caseId, actingFor, body: JSON.stringify(kind.body(cast)) } }
  })
  const outcomes = await modules.cases.bulk(
    acts.map(({ life }) => life),
    { past: true },
  )
  const failed = outcomes.find(({ outcome }) => outcome !== 'loaded')
  if (failed) throw new Error(`a case of the bench was not loaded: ${JSON.stringify(failed)}`)
  return acts.map(({ act }) => act)
}

/** The act as it is sent. */
export function requestOf(token: string, { name, caseId, actingFor, body }: MixedAct): OfferedRequest {
  const headers = {
    authorization: `Bearer ${token}`,
    'yimen-acting-for': actingFor,
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
  }
  return { method: 'POST', path: `/v1/cases/${caseId}/${name}`, headers, body }
}

/** A token as any client gets it. */
export async function tokenOf(client: Client): Promise<string> {
  const basic = Buffer.from(`${demoClient.id}:${demoClient.secret}`).toString('base64')
  const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' }
  const reply = await client.send('POST', '/oauth/token', headers, 'grant_type=client_credentials')
  if (reply.status !== 200) throw new Error(`the token answered ${reply.status}`)
  return (JSON.parse(reply.body.toString()) as { access_token: string }).access_token
}
