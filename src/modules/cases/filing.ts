import type { Actor } from '../../kernel/actor.ts'
import { dayOf, type WorkCalendar } from '../../kernel/calendar.ts'
import type { Key } from '../../platform/keys.ts'
import { bodiesOf, type ItemVersion } from '../catalog/index.ts'
import { subjectHashOf } from '../identity/index.ts'
import { labelContext } from './append.ts'
import type { CasesContext } from './context.ts'
import { requireApplicable } from './drafts.ts'
import { requireMayPromise } from './effects.ts'
import { caseProblem } from './errors.ts'
import { type HeadIdentity, holderNumberOf, labelOf } from './heads.ts'
import { withCourse } from './rules/course.ts'
import type { NewEvent } from './rules/events.ts'
import type { Application } from './schema.ts'

/** A complete application on its way to become a case. */
export interface Filing {
  readonly caseId: string
  readonly key: Key
  readonly version: ItemVersion
  readonly regionCode: string
  readonly personId: string
  readonly organizationId: string | null
  readonly actor: Actor
  readonly application: Application
  readonly at: Date
}

export interface Filed {
  /** What is fixed from now on, with the numbers that were taken for it. */
  readonly identity: HeadIdentity
  readonly decided: readonly NewEvent[]
  /** The calendar that counts for it. */
  readonly calendar: WorkCalendar
}

/** Who has the case, its numbers, and the events of being filed. Throws when it may not be filed here, or by whom, or on a promise. */
export async function filed(context: CasesContext, filing: Filing): Promise<Filed> {
  const { caseId, key, version, regionCode, personId, organizationId, actor, application, at } = filing
  const item = version.definition
  requireApplicable(version, application.applicant, actor)
  const promises = promiseOf(application, at)
  if (promises.length > 0) await requireMayPromise(context, application.applicant, at)
  const [region, calendar, windowDepartmentId] = await Promise.all([
    context.organizations.getRegion(regionCode),
    context.organizations.calendarFor(regionCode),
    windowOf(context, filing),
  ])
  const [caseNumber, receiptNumber] = await Promise.all([
    context.numbers.caseNumber(await taskCodeOf(context, filing), dayOf(at)),
    context.numbers.receiptNumber(region.name),
  ])
  const { keys } = context.platform
  const channel = actor.kind === 'staff' ? 'window' : 'online'
  const identity: HeadIdentity = {
    caseId,
    regionCode,
    departmentId: bodiesOf(item, dayOf(at)).handling ?? windowDepartmentId,
    windowDepartmentId,
    itemId: version.itemId,
    versionId: version.id,
    receiptNumber,
    caseNumber,
    channel,
    personId,
    organizationId,
    holderSecond: holderSecond(context, holderNumberOf(application).slice(-4)),
    subjectHash: subjectHashOf(keys, application.applicant.citizenId),
    label: keys.seal(key, labelContext(caseId), labelOf(application)),
  }
  const submission: NewEvent = {
    type: 'submitted',
    data: {
      channel,
      deliveryWay: application.delivery.way,
      calendar: { id: calendar.id, version: calendar.version },
      ...withCourse(item, application.answers),
    },
    effectiveAt: at,
    payload: { kind: 'application', value: application },
  }
  return { identity, decided: [submission, ...promises], calendar }
}

/** 告知承诺: what was promised when it was filed, as an event of its own. */
function promiseOf({ promised = [], permitPromised }: Application, effectiveAt: Date): NewEvent[] {
  if (promised.length === 0 && !permitPromised) return []
  const kind = permitPromised ? ('permit' as const) : ('proof' as const)
  return [{ type: 'promise_made', data: { kind, materials: promised }, effectiveAt }]
}

/** Keyed hash of the second thing of a public look-up: the last four characters of the holder's number. */
export function holderSecond(context: CasesContext, lastFour: string): string {
  return context.platform.keys.hash('case-second', lastFour.toUpperCase())
}

/**
 * The window that accepts: the clerk's own; that of a body to which taking in was given; for what is accepted and decided in one act
 * that of the body that handles it; otherwise the region's service centre.
 */
async function windowOf(context: CasesContext, { version, regionCode, actor, at }: Filing): Promise<string> {
  if (actor.kind === 'staff') return actor.departmentId
  const { definition } = version
  const { handling, taking } = bodiesOf(definition, dayOf(at))
  if (taking) return taking
  if (definition.tier === 'simple' && handling) return handling
  const departments = await context.organizations.departmentsOf(regionCode)
  const id = departments.find(({ kind }) => kind === 'service_center')?.id ?? handling
  if (!id) throw caseProblem('application.not_here', { reason: '' }, 'the item names no body')
  return id
}

/** 实施编码 of the item; where the source has none it is put together from the body, the level and the basic code. */
async function taskCodeOf(context: CasesContext, { version }: Filing): Promise<string> {
  const { taskCode, department, level, catalogCode } = version.definition
  if (taskCode) return taskCode
  const body = department.id ? await context.organizations.getDepartment(department.id) : undefined
  return `${body?.creditCode ?? department.creditCode ?? ''}${level ?? '4'}${catalogCode ?? ''}`
}
