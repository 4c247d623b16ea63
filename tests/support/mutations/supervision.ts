import { Readable } from 'node:stream'
import shipped from '../../../data/supervision/rules.json' with { type: 'json' }
import { addDays, dayOf } from '../../../src/kernel/calendar.ts'
import { cardIdOf, idFrom } from '../../../src/modules/supervision/names.ts'
import { asOwner } from '../database.ts'
import { samplePdf } from '../world.ts'
import { groupOf, type Holdings } from './holdings.ts'
import { form, json, type Maker } from './making.ts'
import { remembered } from './remembered.ts'
import type { Finder, Subject } from './subject.ts'

let made = 0

/** A card of a case that is kept, for an occasion that no other had: so much of it as its addresses read. */
async function cardOf({ holdings, life, route }: Subject): Promise<string> {
  const { caseId, regionCode, departmentId, version } = await holdings.kept(life, 'concluded')
  made += 1
  const occasion = `mutation ${made}`
  const cardId = cardIdOf(caseId, 'Y4', occasion)
  await asOwner(
    holdings.world.platform,
    `insert into supervision.card (card_id, case_id, rule_number, occasion, level, raised_at, recorded_at, rule_region, rule_version, sequence,
       region_code, department_id, office_id, item_id, channel, points, details, status, answer_by)
     values ($1, $2, 'Y4', $3, 'yellow', $4, $4, '', 1, 1, $5, $6, $6, $7, 'online', 1, $8, 'raised', $9)`,
    [
      ...[cardId, caseId, occasion, holdings.world.platform.clock.now(), regionCode, departmentId],
      ...[version.itemId, { kind: 'clock', clock: 'step', start: '2026-11-02', day: '2026-11-06' }, '2099-12-31'],
    ],
  )
  // The supervisor decides of what was answered.
  if (/acceptance|return/.test(route.url)) await answerOf(holdings, life, 'card', cardId)
  return cardId
}

async function answerOf(
  { actors, world }: Holdings,
  life: Subject['life'],
  of: 'card' | 'order',
  id: string,
): Promise<void> {
  const actor = actors[handlerOf[life]]
  const { supervision } = world.modules
  if (of === 'card') await supervision.answerCard(id, actor, { text: '已调人。' })
  else await supervision.answerOrder(id, actor, { text: '已整改。' })
}

/** Somebody of the competent body of each life. */
const handlerOf = { birth: 'streetOfficer', insurance: 'simpleClerk', food: 'reviewer' } as const

async function orderOf({ holdings, life, route }: Subject): Promise<string> {
  const { departmentId } = await holdings.kept(life, 'concluded')
  const asked = { officeId: departmentId, text: '请清理积压件。', days: 5 }
  const { orderId } = await holdings.world.modules.supervision.openOrder(holdings.actors.supervisor, asked)
  if (/answer|acceptance|return/.test(route.url)) {
    const file = { name: '整改照片.pdf', content: Readable.from([samplePdf('proof')]) }
    await holdings.world.modules.supervision.addProof(orderId, holdings.actors[handlerOf[life]], file)
  }
  if (/acceptance|return/.test(route.url)) await answerOf(holdings, life, 'order', orderId)
  return orderId
}

async function sampleOf({ holdings, life }: Subject): Promise<string> {
  const { caseId, regionCode, departmentId, version } = await holdings.kept(life, 'concluded')
  made += 1
  const sampleId = idFrom(caseId, 'sample', made)
  await asOwner(
    holdings.world.platform,
    `insert into supervision.sample (sample_id, case_id, sequence, region_code, department_id, office_id, item_id, channel, decided_at, look_by)
     values ($1, $2, $3, $4, $5, $5, $6, 'window', $7, '2099-12-31')`,
    [sampleId, caseId, made, regionCode, departmentId, version.itemId, holdings.world.platform.clock.now()],
  )
  return sampleId
}

const kept = new WeakMap<Holdings, Map<string, Promise<string>>>()

/** Who cannot use up what an address names tries at one that is kept. */
const sparing =
  (make: (subject: Subject) => Promise<string>): Finder =>
  (subject) => {
    const { role, holdings, route } = subject
    const uses = role.as === 'supervisor' || role.mayChange.includes(groupOf[subject.life])
    if (uses && route.method !== 'GET') return make(subject)
    const known = kept.get(holdings) ?? new Map<string, Promise<string>>()
    kept.set(holdings, known)
    return remembered(known, `${subject.life} ${make.name} ${/acceptance|return/.test(route.url)}`, () => make(subject))
  }

export const supervisionFinders: Readonly<Record<string, Finder>> = {
  cardId: sparing(cardOf),
  orderId: sparing(orderOf),
  sampleId: sparing(sampleOf),
}

/** A proof of the order that the address names. */
export async function proofOf(subject: Subject): Promise<string> {
  const { holdings, life } = subject
  const orderId = await (supervisionFinders.orderId as Finder)(subject)
  const { supervision } = holdings.world.modules
  const actor = holdings.actors[handlerOf[life]]
  const { proofs } = await supervision.order(orderId, actor)
  const file = { name: '整改照片.pdf', content: Readable.from([samplePdf('proof')]) }
  return proofs[0]?.uploadId ?? (await supervision.addProof(orderId, actor, file)).uploadId
}

const { edition: _, ...content } = shipped
const words = { text: '请写明原因。', days: '2' }
// An edition that changes nothing is refused.
const rules = { way: 'text', text: JSON.stringify({ ...content, orderDays: content.orderDays + 2 }) }

const file: Maker = () => ({ kind: 'raw', content: samplePdf('proof'), type: 'application/pdf' })
const read = { expectedSequence: 1 }
const seen = { _sequence: '1' }
const asked = { text: '请写明原因。', days: 2 }
const again = { ...asked, ...read }

export const supervisionBodies: Readonly<Record<string, Maker>> = {
  'POST /v1/cards/:cardId/answer': () => json({ text: '已调人，今天办结。' }),
  'POST /v1/cards/:cardId/acceptance': () => json(read),
  'POST /v1/cards/:cardId/return': () => json(again),
  'POST /v1/correction-orders': ({ holdings }) => json({ ...asked, officeId: holdings.actors.reviewer.departmentId }),
  'POST /v1/correction-orders/:orderId/proofs': file,
  'POST /v1/correction-orders/:orderId/answer': () => json({ text: '已整改。' }),
  'POST /v1/correction-orders/:orderId/acceptance': () => json(read),
  'POST /v1/correction-orders/:orderId/return': () => json(again),
}

export const supervisionForms: Readonly<Record<string, Maker>> = {
  '/desk/cards/:cardId/answer': () => form({ text: '已调人，今天办结。', _sequence: '0' }),
  '/desk/orders/:orderId/answer': () => form({ text: '已整改。', _sequence: '0' }),
  '/desk/orders/:orderId/proofs': () => ({
    kind: 'file',
    part: { name: 'file', fileName: '整改照片.pdf', mediaType: 'application/pdf', content: samplePdf('proof') },
  }),
  '/supervision/cards/:cardId/acceptance': () => form(seen),
  '/supervision/cards/:cardId/return': () => form({ ...words, ...seen }),
  '/supervision/cards/:cardId/orders': () => form(words),
  '/supervision/orders': ({ holdings }) => form({ ...words, officeId: holdings.actors.reviewer.departmentId }),
  '/supervision/orders/:orderId/acceptance': () => form(seen),
  '/supervision/orders/:orderId/return': () => form({ ...words, ...seen }),
  '/supervision/samples/:sampleId/finding': () => form({ finding: 'fault', text: '没有核对原件。' }),
  '/supervision/rules/new': () => form({ ...rules, as: 'form' }),
  '/supervision/rules/trial': () => form(rules),
  '/supervision/rules/publication': ({ holdings }) => {
    const inForceFrom = addDays(dayOf(holdings.world.platform.clock.now()), 30)
    return form({ ...rules, inForceFrom })
  },
}
