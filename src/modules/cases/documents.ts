import { createHash } from 'node:crypto'
import { addDays, dayOf } from '../../kernel/calendar.ts'
import { maskCitizenId } from '../../kernel/masking.ts'
import type { Keys } from '../../platform/keys.ts'
import { nameOfAnswer } from '../catalog/index.ts'
import type { NoticeData, NoticeKind } from '../seals/index.ts'
import type { CasesContext } from './context.ts'
import words from './documents.texts.json' with { type: 'json' }
import { type LoadedCase, loadCase } from './load.ts'
import { factsOf } from './printed.ts'
import { checklistOf } from './rules/checklist.ts'
import { currentClock, decisionClock } from './rules/clock.ts'
import type { CaseEvent } from './rules/events.ts'
import { fold } from './rules/fold.ts'
import { documentsOf, insertDocument, nextDocumentSerial } from './store.ts'

/** Which notice an event calls for; undefined where the law and the tier ask for none. */
export function noticeKindOf(event: Pick<CaseEvent, 'type'>, tier: string | null): NoticeKind | undefined {
  switch (event.type) {
    case 'submitted':
      return 'slip'
    case 'correction_requested':
      return 'correction'
    case 'accepted':
      return tier === 'simple' ? undefined : 'acceptance'
    case 'not_accepted':
      return 'non_acceptance'
    case 'decided':
      return tier === 'simple' ? 'receipt' : 'decision'
    case 'concluded':
      return tier === 'simple' ? undefined : 'conclusion'
    default:
      return undefined
  }
}

/** Makes the notice of one event, seals it, and keeps it with the case. Asked again, it finds the first one. */
export async function makeDocument(context: CasesContext, caseId: string, sequence: number): Promise<void> {
  const { db, keys, files, clock } = context.platform
  const loaded = await loadCase(context, caseId, [])
  const event = loaded.events.find((candidate) => candidate.sequence === sequence)
  const kind = event && noticeKindOf(event, loaded.item.tier)
  if (!event || !kind) return
  const made = await documentsOf(db, caseId)
  if (made.some((row) => row.sequence === sequence && row.kind === kind)) return
  const organizationId = bodyOf(loaded, kind)
  const number = await documentNumber(context, organizationId, kind, dayOf(event.effectiveAt))
  const notice = await noticeOf(context, loaded, event, kind, number)
  const pdf = await context.seals.makeNotice({ organizationId, notice, at: event.recordedAt })
  const sealed = keys.sealBytes(loaded.key, documentContext(caseId, sequence, kind), pdf)
  const stored = await files.put(sealed, { bytesMax: sealed.length })
  await db.batch([
    insertDocument(caseId, { sequence, kind, number, fileHash: stored.hash, bytes: pdf.length, madeAt: clock.now() }),
  ])
}

/** The PDF of a notice. Undefined when there is none (yet). */
export async function openDocument(
  context: CasesContext,
  loaded: LoadedCase,
  sequence: number,
  kind: string,
): Promise<Buffer | undefined> {
  const { db, keys, files } = context.platform
  const row = (await documentsOf(db, loaded.head.caseId)).find(
    (candidate) => candidate.sequence === sequence && candidate.kind === kind,
  )
  return (
    row &&
    keys.openBytes(loaded.key, documentContext(loaded.head.caseId, sequence, kind), await files.read(row.fileHash))
  )
}

/** The code printed on the slip, for those who look up without typing their number: six characters, spoken easily. */
export function slipCode(keys: Pick<Keys, 'hash'>, caseId: string): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const bytes = createHash('sha256').update(keys.hash('slip-code', caseId)).digest()
  return [...bytes.subarray(0, 6)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

const documentContext = (caseId: string, sequence: number, kind: string): string =>
  `case/${caseId}/document/${sequence}/${kind}`

/** Acceptance and refusal to accept are issued under the competent body's authority; so is everything that follows. */
function bodyOf({ head, decidingDepartmentId }: LoadedCase, kind: NoticeKind): string {
  return kind === 'slip' ? head.windowDepartmentId : decidingDepartmentId
}

async function documentNumber(
  context: CasesContext,
  departmentId: string,
  kind: NoticeKind,
  day: string,
): Promise<string> {
  const department = await context.organizations.getDepartment(departmentId)
  const year = Number(day.slice(0, 4))
  const serial = await nextDocumentSerial(context.platform.db, departmentId, kind, year)
  return words.number
    .replace('{body}', department.name.replace(/[（(]演示[）)]$/, ''))
    .replace('{kind}', words.kinds[kind])
    .replace('{year}', String(year))
    .replace('{serial}', String(serial))
}

async function noticeOf(
  context: CasesContext,
  loaded: LoadedCase,
  event: CaseEvent,
  kind: NoticeKind,
  number: string,
): Promise<NoticeData> {
  const { item, calendar, application, version } = loaded
  const until = loaded.events.filter((earlier) => earlier.sequence <= event.sequence)
  const state = fold(item, until)
  const common = await commonOf(context, loaded, event, kind)
  const submittedDay = dayOf(state.submittedAt)
  switch (kind) {
    case 'slip':
      return {
        kind,
        ...common,
        receivedAt: shanghaiInstant(state.submittedAt),
        channel: state.channel,
        materials: checklistOf(item, application)
          .filter((line) => line.papers.length > 0 || line.handedIn)
          .map((line) => line.name),
        lookUpCode: slipCode(context.platform.keys, loaded.head.caseId),
        ...answerBy(currentClock(item, state, calendar)?.explained.day),
      }
    case 'correction':
      return {
        kind,
        ...common,
        number,
        submittedDay,
        demands: (loaded.payloadOf(event, 'demands')?.demands ?? []).map((demand) => ({
          what: demandName(loaded, demand.about),
          how: demand.text,
        })),
        by: currentClock(item, state, calendar)?.explained.day ?? submittedDay,
      }
    case 'acceptance': {
      const clock =
        decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
      const acceptedDay = dayOf(state.acceptedAt ?? event.effectiveAt)
      const limitUnit = clock?.unit === 'calendar' ? 'calendar_days' : 'working_days'
      return {
        kind,
        ...common,
        number,
        submittedDay,
        acceptedDay,
        limitDays: clock?.days ?? 0,
        limitUnit,
        decideBy: clock?.explained.day ?? acceptedDay,
      }
    }
    case 'non_acceptance':
      return {
        kind,
        ...common,
        number,
        submittedDay,
        reason: loaded.payloadOf(event, 'reason')?.reason ?? '',
        appeal: await appealOf(context, loaded),
      }
    case 'decision': {
      const acceptedDay = dayOf(state.acceptedAt ?? event.effectiveAt)
      const outcome = state.outcome ?? 'denied'
      const grounds =
        loaded.payloadOf(event, 'reason')?.reason || loaded.payloadOf(event, 'opinion')?.opinion || words.grounds_met
      const result =
        outcome !== 'denied' && version.definition.result.name
          ? {
              result: {
                name: version.definition.result.name,
                ...termOf(version.definition.result, dayOf(event.effectiveAt)),
              },
            }
          : {}
      return {
        kind,
        ...common,
        number,
        outcome: outcome === 'partly' ? 'granted' : outcome,
        submittedDay,
        acceptedDay,
        grounds,
        ...result,
        appeal: await appealOf(context, loaded),
      }
    }
    case 'conclusion':
      return {
        kind,
        ...common,
        number,
        submittedDay,
        concludedDay: dayOf(event.effectiveAt),
        outcome: words.outcomes[state.outcome ?? 'denied'].replace(
          '{result}',
          version.definition.result.name ?? words.no_result,
        ),
        delivery: words.delivery[state.deliveryWay],
      }
    case 'receipt': {
      const facts = factsOf(loaded).slice(0, 12)
      return {
        kind,
        ...common,
        number,
        handledDay: dayOf(event.effectiveAt),
        outcome: words.handled[state.outcome ?? 'denied'],
        facts,
      }
    }
  }
}

/** How long the result is valid, as its certificate says it; nothing for results that have no term. */
function termOf(
  { kind, validYears }: LoadedCase['version']['definition']['result'],
  day: string,
): { validFrom?: string; validUntil?: string } {
  if (kind !== 'certificate') return {}
  if (validYears === null) return { validFrom: day }
  return {
    validFrom: day,
    validUntil: addDays(`${Number(day.slice(0, 4)) + validYears}${day.slice(4)}`.replace('-02-29', '-03-01'), -1),
  }
}

async function commonOf(context: CasesContext, loaded: LoadedCase, event: CaseEvent, kind: NoticeKind) {
  const { head, application, version } = loaded
  const { organization, personName, citizenId } = application.applicant
  const { config, keys } = context.platform
  const body = await context.organizations.getDepartment(bodyOf(loaded, kind))
  const query = new URLSearchParams({ receipt: head.receiptNumber, code: slipCode(keys, head.caseId) })
  return {
    bodyName: body.name,
    applicantName: organization?.name ?? personName,
    applicantKind: organization ? ('organization' as const) : ('person' as const),
    applicantIdMasked: organization?.creditCode ?? maskCitizenId(citizenId),
    itemName: version.definition.name,
    itemType: words.types[version.definition.type ?? '20'],
    receiptNumber: head.receiptNumber,
    caseNumber: head.caseNumber,
    day: dayOf(event.effectiveAt),
    legalBasis: (version.definition.legalBasis ?? []).slice(0, 6).map((basis) => basis.slice(0, 300)),
    qrUrl: `${config.baseUrl}/progress?${query}`,
    demo: config.demo,
  }
}

async function appealOf(context: CasesContext, { decidingDepartmentId }: LoadedCase) {
  const { reconsiderationBody, reconsiderationDays, court, litigationMonths } =
    await context.organizations.appealFor(decidingDepartmentId)
  return { reconsiderationBody, reconsiderationDays, court, courtMonths: litigationMonths }
}

/** The name of what a demand is about, for the notice. */
export function demandName({ item }: Pick<LoadedCase, 'item'>, about: string): string {
  const [kind, id] = about.split(':')
  if (kind === 'material') {
    const material = item.materials?.find((candidate) => candidate.id === id)
    return (material?.shortName ?? material?.name ?? words.whole).slice(0, 200)
  }
  if (kind === 'field') return (nameOfAnswer(item.form, id ?? '') ?? words.whole).slice(0, 200)
  return words.whole
}

function answerBy(day: string | undefined): { answerBy?: string } {
  return day ? { answerBy: day } : {}
}

/** RFC 3339 with the offset of Shanghai. */
function shanghaiInstant(instant: Date): string {
  return `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
