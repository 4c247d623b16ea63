import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { checkReceiptNumber } from '../../kernel/identifiers/receiptNumber.ts'
import { regionContains } from '../../kernel/identifiers/regionCode.ts'
import { isUuid } from '../../kernel/ids.ts'
import { lookPurpose, partiesFor, stageLook, standingOf } from './commands.ts'
import type { CasesContext } from './context.ts'
import { dateCursor, parseDateCursor, parseUuidCursor } from './cursors.ts'
import { createDeskLists } from './desk-lists.ts'
import { mayRead } from './documents.ts'
import { caseProblem } from './errors.ts'
import { holderSecond } from './filing.ts'
import { bounded, type CasePage, cut, listedOf, type Paging } from './listed.ts'
import { type LoadedCase, loadCase, openCase, pinnedCalendar } from './load.ts'
import { slipCode } from './notice-parts.ts'
import { allowedActions, mayKnow, partiesNow } from './rules/actions.ts'
import { calendarsPinned, type DatesFile, datesFileOf } from './rules/datesFile.ts'
import { hinderedActions } from './rules/hindrances.ts'
import { partiesOf, sightOf } from './rules/sight.ts'
import { type CaseHead, findCase, findCaseIdByReceipt, findHead } from './store.ts'
import { applicantHeads, type ListedHead, openRegionHeads, type RegionFilter, regionHeads } from './store-lists.ts'
import { wasConsulted } from './store-opinions.ts'
import { type CaseView, type PublicStatus, publicStatusOf, viewOf } from './view.ts'

export function createQueries(context: CasesContext) {
  const { db, keys, clock } = context.platform

  async function pageOf(
    heads: readonly ListedHead[],
    limit: number,
    cursorOf: (head: ListedHead) => string,
  ): Promise<CasePage> {
    const { shown, next } = cut(heads, limit, cursorOf)
    return { cases: await Promise.all(shown.map((head) => listedOf(context, head, 'masked'))), next }
  }

  /** A body that was asked for an opinion sees the case, while it is asked and afterwards what it answered to. */
  async function requireConsulted(head: Pick<CaseHead, 'caseId'>, actor: Extract<Actor, { kind: 'staff' }>) {
    const consulted = await wasConsulted(db, head.caseId, actor.departmentId)
    if (!consulted || !mayKnow({ ...strangers, departmentId: actor.departmentId }, actor)) {
      throw caseProblem('case.not_found')
    }
  }

  async function requireKnown(loaded: LoadedCase, actor: Actor, supervising: boolean) {
    const parties = await partiesFor(context, loaded, actor)
    const knowing = partiesNow(parties, loaded.state)
    if (!supervising && !mayKnow(knowing, actor)) throw caseProblem('case.not_found')
    return { parties, knowing }
  }

  /** The whole case for somebody who may know it; the look of staff is a line in the transaction that reads. */
  async function lookAt(caseId: string, actor: Actor): Promise<{ loaded: LoadedCase; supervising: boolean }> {
    const head = isUuid(caseId) ? await findHead(db, caseId) : undefined
    if (!head) throw caseProblem('case.not_found')
    const supervising = supervises(actor, head.regionCode)
    if (actor.kind === 'staff' && !supervising && !mayKnow(head, actor)) await requireConsulted(head, actor)
    const purpose = supervising ? 'supervise' : lookPurpose(head, actor)
    return { loaded: await loadCase(context, caseId, stageLook(context, head, actor, purpose)), supervising }
  }

  async function show(loaded: LoadedCase, actor: Actor, supervising: boolean): Promise<CaseView> {
    const { parties, knowing } = await requireKnown(loaded, actor, supervising)
    const standing = standingOf(context.platform.clock.now(), loaded, parties)
    const sight = sightOf(partiesOf(knowing, actor, supervising))
    const departmentId = actor.kind === 'staff' ? actor.departmentId : undefined
    const view = await viewOf(context, loaded, {
      looker: { sight, departmentId },
      standing,
      actions: allowedActions(standing, actor),
      hindered: hinderedActions(standing, actor),
    })
    return { ...view, documents: view.documents.filter((made) => mayRead(made, actor)) }
  }

  async function bySecondThing(question: SecondThing): Promise<LoadedCase | undefined> {
    const checked = checkReceiptNumber(question.receiptNumber)
    const caseId = checked.ok ? await findCaseIdByReceipt(db, checked.value) : undefined
    const stored = caseId ? await findCase(db, caseId) : undefined
    if (!stored?.wrappedKey) return undefined
    const second = question.second.trim().toUpperCase()
    const matches =
      stored.head.holderSecond === holderSecond(context, second) || slipCode(keys, stored.head.caseId) === second
    return matches ? openCase(context, stored) : undefined
  }

  return {
    ...createDeskLists(context),

    /** A person's own cases and those of the organisations that she represents, newest first. */
    async casesOf(personId: string, paging: Paging = {}): Promise<CasePage> {
      const limit = bounded(paging.limit)
      const represented = await context.identity.representationsOf(personId)
      const organizationIds = represented.map((representation) => representation.legalPerson.id)
      const heads = await applicantHeads(db, personId, organizationIds, limit + 1, parseUuidCursor(paging.after))
      return pageOf(heads, limit, (head) => head.caseId)
    },

    /** The supervisor's list. `open` (or an overdue filter) orders by date, otherwise newest first. */
    async casesOfRegion(actor: Actor, filter: RegionFilter, paging: Paging = {}): Promise<CasePage> {
      requireSupervision(actor, filter.regionCode)
      const limit = bounded(paging.limit)
      if (filter.open || filter.overdueBefore || filter.awaiting) {
        return pageOf(await openRegionHeads(db, filter, limit + 1, parseDateCursor(paging.after)), limit, dateCursor)
      }
      return pageOf(
        await regionHeads(db, filter, limit + 1, parseUuidCursor(paging.after)),
        limit,
        (head) => head.caseId,
      )
    },

    async view(caseId: string, actor: Actor): Promise<CaseView> {
      const { loaded, supervising } = await lookAt(caseId, actor)
      return show(loaded, actor, supervising)
    },

    /** What the dates of a case follow from, and the dates, for those who may know the case. A look like every other. */
    async datesFile(caseId: string, actor: Actor): Promise<DatesFile> {
      const { loaded, supervising } = await lookAt(caseId, actor)
      const { knowing } = await requireKnown(loaded, actor, supervising)
      const sight = sightOf(partiesOf(knowing, actor, supervising))
      const own = actor.kind === 'staff' && sight.opinions === 'own' ? actor.departmentId : undefined
      const seen = {
        internal: sight.internal === 'all',
        opinionsOf: (departmentId: string) => sight.opinions === 'all' || departmentId === own,
      }
      const { head, events, version } = loaded
      const calendars = await Promise.all(
        calendarsPinned(events).map((calendar) => pinnedCalendar(context, head.regionCode, { calendar })),
      )
      return datesFileOf({ ...loaded, caseNumber: head.caseNumber, item: version.definition, calendars, seen })
    },

    /** Masked state by receipt number and a second thing. Unknown number and wrong second thing get the same answer. */
    async publicStatus(question: SecondThing): Promise<PublicStatus | undefined> {
      const loaded = await bySecondThing(question)
      return loaded && publicStatusOf(context, loaded)
    },

    /** What an evaluation needs of a case that its caller may know: whoever asks seals it at once and shows none of it. */
    async findToEvaluate(caseId: string): Promise<CaseToEvaluate | undefined> {
      const stored = isUuid(caseId) ? await findCase(db, caseId) : undefined
      return stored?.wrappedKey ? toEvaluateOf(await openCase(context, stored)) : undefined
    },

    /** The same by receipt number and a second thing. */
    async findToEvaluateBySecond(question: SecondThing): Promise<CaseToEvaluate | undefined> {
      const loaded = await bySecondThing(question)
      return loaded && toEvaluateOf(loaded)
    },

    /** The case of a receipt number, for staff who typed or scanned it; whether they may see it is asked by `view`. */
    async findByReceipt(receiptNumber: string): Promise<string | undefined> {
      const checked = checkReceiptNumber(receiptNumber)
      return checked.ok ? findCaseIdByReceipt(db, checked.value) : undefined
    },

    today: () => dayOf(clock.now()),
  }
}

/** The number on the receipt, and the last four of the holder's number or the code on the slip. */
export interface SecondThing {
  readonly receiptNumber: string
  readonly second: string
}

/** What is evaluated of a case, and who may be called back about it. */
export interface CaseToEvaluate {
  readonly caseId: string
  readonly personId: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly itemName: string
  readonly receiptNumber: string
  /** The applicant's, with the organisation for which she applied. */
  readonly name: string
  readonly phone: string | null
  readonly concluded: boolean
}

function toEvaluateOf({ head, version, application, state }: LoadedCase): CaseToEvaluate {
  const { caseId, personId, regionCode, departmentId, itemId, receiptNumber } = head
  const { personName, phone, organization } = application.applicant
  return {
    caseId,
    personId,
    regionCode,
    departmentId,
    itemId,
    itemName: version.definition.name,
    receiptNumber,
    name: organization ? `${personName} · ${organization.name}`.slice(0, 120) : personName,
    phone,
    concluded: state.status === 'concluded',
  }
}

const strangers = { personId: '', organizationId: null, windowDepartmentId: '' }

export type Queries = ReturnType<typeof createQueries>

export function supervises(actor: Actor, regionCode: string): boolean {
  return actor.kind === 'staff' && actor.duties.includes('supervise') && regionContains(actor.regionCode, regionCode)
}

export function requireSupervision(actor: Actor, regionCode: string): void {
  if (!supervises(actor, regionCode)) throw caseProblem('case.duty')
}
