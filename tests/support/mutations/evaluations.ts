import type { Evaluation, Giving } from '../../../src/modules/evaluations/index.ts'
import { asOwner } from '../database.ts'
import { applicantOf, type Holdings } from './holdings.ts'
import { form, json, type Maker } from './making.ts'
import { remembered } from './remembered.ts'
import type { Fields } from './sending.ts'
import type { Finder, Subject } from './subject.ts'

const bad: Evaluation = { grade: 5, reasons: ['trips'], text: '跑了三趟。' }
let visits = 0

/** A visit of a case that is kept, on a day that no other had: each can be evaluated once more. */
async function visitOf({ holdings, life, role }: Subject): Promise<Giving> {
  const view = await holdings.kept(life, 'concluded')
  const { personName: name, phone } = view.application.applicant
  const actor = role.as && holdings.actors[role.as]
  const isOffice = actor && 'kind' in actor && actor.kind === 'staff' && !actor.duties.includes('callback')
  visits += 1
  return {
    evaluated: {
      caseId: view.caseId,
      node: 'visit',
      visitedOn: `visit ${visits}`,
      regionCode: view.regionCode,
      departmentId: isOffice ? actor.departmentId : view.departmentId,
      itemId: view.version.itemId,
    },
    contact: {
      personId: holdings.actors[applicantOf[life]].personId,
      receiptNumber: view.receiptNumber,
      itemName: view.version.definition.name,
      name,
      phone,
    },
    channel: 'tablet',
  }
}

/** A new ticket, so far on its way as the address needs: called, told to the office, or answered. */
async function ticketOf(subject: Subject): Promise<string> {
  const { evaluations } = subject.holdings.world.modules
  await evaluations.give(await visitOf(subject), bad)
  // Ids are in no order of time, so the newest row is asked for.
  const [row] = await asOwner<{ ticket_id: string }>(
    subject.holdings.world.platform,
    'select ticket_id from evaluations.ticket where sequence = 1 order by xmin::text::bigint desc limit 1',
  )
  const ticketId = row?.ticket_id ?? ''
  const { callback } = subject.holdings.actors
  const texts = { told: '没有一次说清。' }
  if (subject.route.url.includes('/rectifications/'))
    await evaluations.actOnTicket(ticketId, callback, { command: { act: 'send' }, texts })
  if (subject.route.url.includes('/again/'))
    await evaluations.actOnTicket(ticketId, callback, { command: { act: 'explain' }, texts })
  return ticketId
}

/** Praise of one device, often enough to be noticed. */
async function findingOf(subject: Subject): Promise<string> {
  const { evaluations } = subject.holdings.world.modules
  const device = `device ${visits}`
  for (let count = 0; count < 5; count += 1)
    await evaluations.give({ ...(await visitOf(subject)), device }, { grade: 1, reasons: [], text: '' })
  const { findings } = await evaluations.findingsOf(subject.holdings.actors.supervisor)
  const waiting = findings.find(({ outcome }) => outcome === null) ?? findings[0]
  if (!waiting) throw new Error('nothing was noticed')
  return waiting.findingId
}

async function tokenOf(subject: Subject, channel: 'qr' | 'tablet'): Promise<string> {
  const { evaluated, contact } = await visitOf(subject)
  return (await subject.holdings.world.modules.evaluations.invite({ evaluated, contact, channel })).token
}

/** Who may use up what an address names; everybody else tries at one that is kept. */
const mayUse: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\/callbacks\//, ['callback']],
  [/\/rectifications\//, ['window', 'reviewer', 'decider', 'streetOfficer', 'simpleClerk']],
  [/\/again\//, ['citizen', 'owner']],
  [/\/findings\//, ['supervisor']],
]
const kept = new WeakMap<Holdings, Map<string, Promise<string>>>()

const sparing =
  (make: (subject: Subject) => Promise<string>): Finder =>
  (subject) => {
    const [pattern, users] = mayUse.find(([one]) => one.test(subject.route.url)) ?? [/^/, []]
    if (users.includes(subject.role.as ?? '')) return make(subject)
    const known = kept.get(subject.holdings) ?? new Map<string, Promise<string>>()
    kept.set(subject.holdings, known)
    return remembered(known, pattern.source, () => make(subject))
  }

export const evaluationFinders: Readonly<Record<string, Finder>> = {
  ticketId: sparing(ticketOf),
  findingId: sparing(findingOf),
}

export const evaluationQueries = {
  'GET /evaluation': async (subject: Subject): Promise<Fields> => [['token', await tokenOf(subject, 'qr')]],
}

export const evaluationForms: Readonly<Record<string, Maker>> = {
  '/evaluation': async (subject) => form({ token: await tokenOf(subject, 'qr'), grade: '4', comment: '慢。' }),
  '/evaluation/tablet': async (subject) => form({ code: await tokenOf(subject, 'tablet') }),
  '/progress/evaluation': async ({ holdings, life }) => {
    const { receiptNumber, caseId } = await holdings.kept(life, 'concluded')
    return form({ receiptNumber, second: holdings.world.modules.cases.slipCodeOf(caseId) })
  },
  '/cases/:caseId/evaluation/code': () => form({}),
  '/cases/:caseId/evaluation/again/:ticketId': () => form({ grade: '2', comment: '改好了。' }),
  '/desk/cases/:id/evaluation': () => form({}),
  '/desk/callbacks/:ticketId/link': () => form({}),
  '/desk/callbacks/:ticketId/acts': () => form({ act: 'send', sequence: '1', told: '没有一次说清。' }),
  '/desk/rectifications/:ticketId/answer': () => form({ sequence: '2', told: '已重做告知单。' }),
  '/supervision/evaluations/findings/:findingId': () => form({ outcome: 'counted', reason: '查过。' }),
}

export const evaluationBodies: Readonly<Record<string, Maker>> = {
  'POST /v1/evaluations': async (subject) =>
    json({
      invitation: await tokenOf(subject, 'qr'),
      grade: 5,
      reasons: ['fee'],
      text: '多收了。',
      terminal: 'kiosk 1',
    }),
}
