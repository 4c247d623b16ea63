import calendarFile from '../../../data/calendars/cn-2026.json' with { type: 'json' }
import birthJson from '../../../data/hunan/items/432023201W00-01.json' with { type: 'json' }
import marriageJson from '../../../data/hunan/items/000109147003-03.json' with { type: 'json' }
import hygieneJson from '../../../data/hunan/items/000123020000-06.json' with { type: 'json' }
import foodJson from '../../../data/hunan/items/000131024000-01.json' with { type: 'json' }
import insuranceJson from '../../../data/hunan/items/002014001005-08.json' with { type: 'json' }
import {
  birthAnswers,
  flat,
  foodAnswers,
  hygieneAnswers,
  insuranceAnswers,
  marriageAnswers,
} from '../../../tests/support/answers.ts'
import { lives } from '../../../tests/support/lives.ts'
import type { Actor, Duty } from '../../kernel/actor.ts'
import { addDays, dayOf, parseCalendar } from '../../kernel/calendar.ts'
import { ItemDefinition, validateAnswers } from '../catalog/index.ts'
import type { Action, CaseParties } from './rules/actions.ts'
import { checklistOf, materialsThatMayComeLater } from './rules/checklist.ts'
import { extensionDaysMax } from './rules/clock.ts'
import type { CaseContext } from './rules/context.ts'
import type { CaseEvent, EventActor, NewEvent } from './rules/events.ts'
import { proceduresOf } from './rules/procedures.ts'
import type { Application, Command } from './schema.ts'

/** The five items of the demo as they are shipped: every tier, a permit on a promise, and a record. */
export const items = {
  food: ItemDefinition.parse(foodJson),
  birth: ItemDefinition.parse(birthJson),
  insurance: ItemDefinition.parse(insuranceJson),
  hygiene: ItemDefinition.parse(hygieneJson),
  marriage: ItemDefinition.parse(marriageJson),
} as const

const id = (tail: string): string => `01990000-0000-7000-8000-${tail.padStart(12, '0')}`
export const department = id('d1')
export const windowDepartment = id('d2')
export const elsewhere = id('d3')
/** Bodies that are asked for an opinion. */
export const consulted = [id('d4'), id('d5')]
export const calendar = parseCalendar(calendarFile)
export const citizen: Actor = { kind: 'person', personId: id('a1') }
export const stranger: Actor = { kind: 'person', personId: id('a2') }
export const job: Actor = { kind: 'system', job: 'test' }

export const parties: CaseParties = {
  personId: id('a1'),
  organizationId: null,
  departmentId: department,
  windowDepartmentId: windowDepartment,
}

export function staff(
  duties: readonly Duty[],
  departmentId: string = department,
  who = 's1',
): Extract<Actor, { kind: 'staff' }> {
  return { kind: 'staff', staffId: id(who), postId: id('b1'), departmentId, regionCode: '430102000000', duties }
}

/** A complete application of one life: everything handed in at the window, fetched there. */
export function applicationOf(life: keyof typeof items, way: Application['delivery']['way'] = 'window'): Application {
  return {
    applicant: { personName: '林知夏（演示）', citizenId: '430199199205140129', phone: null, organization: null },
    answers: canonicalAnswers(life),
    papers: [],
    handedIn: [...lives[life].materials],
    delivery: { way, address: null },
  }
}

const typed = {
  food: flat(foodAnswers),
  birth: flat(birthAnswers),
  insurance: flat(insuranceAnswers),
  hygiene: flat(hygieneAnswers),
  marriage: flat(marriageAnswers),
}

function canonicalAnswers(life: keyof typeof items): Application['answers'] {
  const { form } = items[life]
  if (!form) throw new Error(`${life} has no form`)
  const { answers, faults } = validateAnswers(form, typed[life], { today: '2026-11-23' })
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return answers as Application['answers']
}

/** A list of events from a submission on. Sequences and payload ids are filled in. */
export function given(...events: readonly (NewEvent & { readonly by?: Actor })[]): CaseEvent[] {
  return events.map(({ by, payload, ...body }, index) => ({
    ...body,
    sequence: index + 1,
    recordedAt: body.effectiveAt,
    actor: referenceOf(by ?? job),
    payloadId: payload || body.type === 'submitted' ? id(`e${index + 1}`) : null,
  })) as CaseEvent[]
}

export function submitted(at: string | Date, way: Application['delivery']['way'] = 'window'): NewEvent {
  return { type: 'submitted', data: { channel: 'online', deliveryWay: way }, effectiveAt: new Date(at) }
}

function referenceOf(actor: Actor): EventActor {
  if (actor.kind !== 'staff') return actor
  const { staffId, postId, departmentId } = actor
  return { kind: 'staff', staffId, postId, departmentId }
}

/** A command whose content is right for the case, whatever the case waits for. */
export function rightCommand(action: Action, { item, application, state, now }: CaseContext): Command {
  const points = item.reviewPoints.map((point) => point.id)
  const checklist = checklistOf(item, application).map((line) => line.materialId)
  const words = { opinion: '符合要求。', reason: '请补充说明。' }
  switch (action) {
    case 'pre_review':
    case 'deliver':
      return { action }
    case 'request_correction':
      return { action, demands: [{ about: 'whole', text: '请补签字。' }] }
    case 'mend':
      return {
        action,
        answers: mendedAnswers(application.answers, dayOf(now)),
        note: '电话核对',
      }
    case 'accept':
      return { action, checklist }
    case 'accept_and_grant':
      return { action, checklist, points, opinion: words.opinion }
    case 'pass_review':
    case 'review_and_grant':
    case 'grant':
      return { action, points, opinion: words.opinion }
    case 'advise_denial':
    case 'review_and_deny':
    case 'deny':
      return { action, points: [], reason: words.reason }
    case 'return_to_review':
    case 'not_accept':
    case 'withdraw':
      return { action, reason: words.reason }
    case 'correct':
      return { action, application }
    case 'accept_by_silence':
    case 'lapse_correction':
    case 'lapse_pending':
    case 'lapse_promise':
      return { action }
    case 'open_green_channel':
    case 'forgive_promise':
      return { action, reason: words.reason }
    case 'accept_with_pending': {
      const later = materialsThatMayComeLater(item).map((material) => material.id)
      // A command names a paper at least; where none may come later, the act is refused for that.
      const pending = [checklist.find((id) => later.includes(id)) ?? checklist[0] ?? 'none']
      return { action, checklist: checklist.filter((id) => !pending.includes(id)), pending }
    }
    case 'assign':
      return { action, staffId: id('5a'), postId: id('b1'), why: 'assign' }
    case 'request_opinion':
      return {
        action,
        departmentId: consulted.find((body) => !isAsked(body, state)) ?? id(`d${9 + state.opinions.length}`),
        days: 3,
        question: '请就消防安全提出意见。',
      }
    case 'give_opinion':
      return { action, view: 'agree', opinion: '没有意见。' }
    case 'start_procedure':
      return { action, procedure: proceduresOf(item)[0]?.kind ?? 'testing', reason: '需要抽样检测。' }
    case 'end_procedure':
      return { action, outcome: '检测合格。' }
    case 'extend':
      return { action, days: Math.max(1, Math.min(3, extensionDaysMax(item))), reason: '案情复杂。' }
    case 'grant_partly':
      return { action, points, opinion: words.opinion, granted: '热食类食品制售', reason: '冷食类专间未达标。' }
    case 'receive_pending':
      return { action, materials: [...(state.pending?.materials ?? [])] }
    case 'supply_pending': {
      const handedIn = [...new Set([...application.handedIn, ...(state.pending?.materials ?? [])])]
      return { action, application: { ...application, handedIn } }
    }
    case 'extend_pending':
      return { action, days: 5, reason: '出具证明的机构放假。' }
    case 'check_promise':
      return { action, finding: 'kept', reason: '现场核查与承诺一致。' }
    case 'arrange_delivery':
      return { action, carrier: '中国邮政', number: 'EA123456789CN' }
    case 'recall':
      return { action, ground: 'law_changed', reason: words.reason }
    case 'annul':
      return { action, ground: 'obtained_by_deceit', reason: words.reason }
    case 'forfeit':
      return { action, ground: 'unlawful_activity', reason: words.reason }
    case 'cancel':
      return { action, ground: state.result === 'in_force' ? 'at_request' : 'permit_ended', reason: words.reason }
    case 'reopen':
      return { action, by: 'reconsideration', document: '芙政复决〔2026〕3号', reason: words.reason }
    case 'move_dates':
      return { action, calendar: { id: 'cn', version: '2026-2' }, moved: [] }
    case 'issue':
      return { action, certificateId: null }
  }
}

function isAsked(departmentId: string, { opinions }: CaseContext['state']): boolean {
  return opinions.some((opinion) => opinion.departmentId === departmentId && opinion.givenAt === null)
}

/** Another address or other equipment than now, whichever the form has; a day that must still come comes. */
function mendedAnswers(answers: Application['answers'], today: string): Application['answers'] {
  const number = /演示路 8 号|冰柜 8 台/.test(JSON.stringify(answers)) ? 9 : 8
  const address = `湖南省长沙市芙蓉区演示路 ${number} 号`
  const addresses = { residenceAddress: address, siteAddress: address, householdAddress: address }
  const days = { startDate: addDays(today, 10), dueDate: addDays(today, 100) }
  return { ...addresses, ...days, equipment: `冰柜 ${number} 台` }
}

/** For tests that have thousands of refusals thrown on purpose: the trace of each would take longer than all the rest. */
export function withoutTraces<Answer>(run: () => Answer): Answer {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return run()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
