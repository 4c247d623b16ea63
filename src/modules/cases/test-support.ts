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
import { ItemDefinition, validateAnswers } from '../catalog/index.ts'
import type { Action, CaseParties } from './rules/actions.ts'
import { checklistOf } from './rules/checklist.ts'
import type { CaseContext } from './rules/decide.ts'
import type { CaseEvent, EventActor, NewEvent } from './rules/events.ts'
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
export function rightCommand(action: Action, { item, application, now }: CaseContext): Command {
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
        answers: { residenceAddress: '湖南省长沙市芙蓉区演示路 9 号', equipment: '冰柜 1 台' },
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
      return { action, asOf: now }
    case 'issue':
      return { action, certificateId: null }
  }
}
