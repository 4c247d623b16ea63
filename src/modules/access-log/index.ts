import type { Actor } from '../../kernel/actor.ts'
import { dayOf, startOfDay } from '../../kernel/day.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import texts from './looks.texts.json' with { type: 'json' }
import { groupLooks, type LookGroupPage } from './rules/groups.ts'
import type { Look, LookedAt, Purpose } from './schema.ts'
import {
  ensurePartition,
  insertListing,
  insertLook,
  insertLooks,
  selectLooksAtCase,
  selectLooksAtPerson,
} from './store.ts'

export type { LookGroup, LookGroupPage } from './rules/groups.ts'
export type { Look, LookedAt, Purpose } from './schema.ts'

/** Words for purposes and objects, Chinese and English. */
export const lookTexts = texts

/** A look about to happen. At least one of `subjectHash` and `caseId` says at whom. */
export interface NewLook {
  readonly actor: Actor
  /** 12 digits. Region of the looker: the post's, or that of the case for a machine or job. */
  readonly regionCode: string
  /** `Person.subjectHash` of identity. */
  readonly subjectHash?: string
  readonly caseId?: string
  readonly purpose: Purpose
  readonly what: LookedAt
}

/** Names that a page of a list is about to show. */
export interface NewListing {
  readonly actor: Actor
  readonly regionCode: string
  readonly people: readonly { readonly subjectHash: string; readonly purpose: Purpose }[]
}

export interface Page {
  /** 1-100, default 20. */
  readonly limit?: number
  /** Id of the last look of the page before; newest first. */
  readonly after?: string
}

export interface AccessLog {
  /** Belongs into the batch that reads, so that nothing is read without its line. */
  stageLook(look: NewLook): Statement
  /** Looks of acts that were done before, each at its moment; for the transaction that brings the acts. */
  stageLooks(looks: readonly (NewLook & { readonly at: Date })[]): Statement
  /**
   * The looks of a list at the people named in it, for the batch that opens the names: a line for each person, purpose and day of
   * the looker at her post, so that an inbox that is open all day does not fill what its owner reads.
   */
  stageListing(listing: NewListing): Statement[]
  looksAtPerson(subjectHash: string, page?: Page): Promise<Look[]>
  looksAtCase(caseId: string, page?: Page): Promise<Look[]>
  /** The same for people: one line a looker, purpose and day. `after` is the `next` of the page before. */
  groupsAtPerson(subjectHash: string, after?: string): Promise<LookGroupPage>
  groupsAtCase(caseId: string, after?: string): Promise<LookGroupPage>
  /** Makes the partitions of this month and the two after it, and comes back by itself in a week. Call at start. */
  ensurePartitions(): Promise<void>
}

const pageDefault = 20
const pageMax = 100
/** Looks that one page of groups reads, and groups after which it begins no further day. */
const groupedMax = 500
const groupsEnough = 20
const monthsAhead = 2
const weekMs = 7 * 24 * 3600 * 1000
const partitionTimer = { topic: 'access_log.partitions', subjectId: '00000000-0000-7000-8000-000000000001' }

export function createAccessLog({ db, clock, timers }: Pick<Platform, 'db' | 'clock' | 'timers'>): AccessLog {
  async function ensurePartitions(): Promise<void> {
    const now = clock.now()
    const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) => firstOfMonth(now, ahead))
    const nextVisit = timers.stage({ ...partitionTimer, dueAt: new Date(now.getTime() + weekMs) })
    await db.batch([...months.map(ensurePartition), nextVisit])
  }
  timers.handle(partitionTimer.topic, ensurePartitions)

  return {
    stageLook: (look) => insertLook(lookAt(look, clock.now())),
    stageLooks: (looks) => insertLooks(looks.map((look) => lookAt(look, look.at))),
    stageListing({ actor, regionCode, people }) {
      const now = clock.now()
      const named = new Map(people.map((person) => [`${person.subjectHash} ${person.purpose}`, person]))
      if (named.size === 0) return []
      const looks = [...named.values()].map((person) => ({ id: uuidV7(now.getTime()), ...person }))
      const shared = { at: now, regionCode, ...actorColumns(actor), what: 'name_in_list' as const }
      return [insertListing(looks, shared, startOfDay(dayOf(now)))]
    },
    looksAtPerson: async (subjectHash, page = {}) =>
      isPlace(page.after) ? selectLooksAtPerson(db, subjectHash, bounded(page.limit), page.after) : [],
    looksAtCase: async (caseId, page = {}) =>
      isUuid(caseId) && isPlace(page.after) ? selectLooksAtCase(db, caseId, bounded(page.limit), page.after) : [],
    groupsAtPerson: async (subjectHash, after) =>
      isPlace(after) ? grouped(await selectLooksAtPerson(db, subjectHash, groupedMax + 1, after)) : nothing,
    groupsAtCase: async (caseId, after) =>
      isUuid(caseId) && isPlace(after) ? grouped(await selectLooksAtCase(db, caseId, groupedMax + 1, after)) : nothing,
    ensurePartitions,
  }
}

const nothing: LookGroupPage = { groups: [], next: undefined }

function grouped(looks: readonly Look[]): LookGroupPage {
  return groupLooks(looks.slice(0, groupedMax), looks.length > groupedMax, groupsEnough)
}

function lookAt({ actor, regionCode, subjectHash, caseId, purpose, what }: NewLook, at: Date): Look {
  const subject = { subjectHash: subjectHash ?? null, caseId: caseId ?? null }
  return { id: uuidV7(at.getTime()), at, regionCode, ...actorColumns(actor), ...subject, purpose, what }
}

function actorColumns(actor: Actor): Pick<Look, 'actorKind' | 'actorId' | 'postId' | 'departmentId' | 'via'> {
  const nowhere = { postId: null, departmentId: null }
  switch (actor.kind) {
    case 'person':
      return { actorKind: 'person', actorId: actor.personId, ...nowhere, via: actor.via ?? null }
    case 'staff': {
      const { staffId, postId, departmentId } = actor
      return { actorKind: 'staff', actorId: staffId, postId, departmentId, via: actor.via ?? null }
    }
    case 'system':
      return { actorKind: 'system', actorId: actor.job, ...nowhere, via: null }
  }
}

function bounded(limit = pageDefault): number {
  return Math.min(Math.max(Math.trunc(limit), 1), pageMax)
}

/** A malformed place in a list has nothing after it. */
function isPlace(after: string | undefined): boolean {
  return after === undefined || isUuid(after)
}

function firstOfMonth(instant: Date, ahead: number): Date {
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + ahead, 1))
}
