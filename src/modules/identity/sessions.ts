import type { Capacity } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { openPerson } from './person-values.ts'
import { randomToken, sha256 } from './random-codes.ts'
import { isAlive, isSeenStale, lifetimes, seenEveryMs } from './rules/sessions.ts'
import type { PostPlace, Session, SignedIn, StaffSession } from './schema.ts'
import { deleteExpiredFailures } from './store/failures.ts'
import {
  deleteSessionsBefore,
  endSession,
  endSessionsOfPerson,
  endSessionsOfStaff,
  findSessionRow,
  insertSession,
  type SessionOwner,
  type SessionRow,
  updateSeen,
} from './store/sessions.ts'

export interface Sessions {
  /** The session of a cookie, or undefined when there is none, it is over, or its owner is gone. One prepared statement. */
  findSession(token: string): Promise<Session | undefined>
  signOut(token: string): Promise<void>
  /** Ends every session of whoever owns this one, on every device. */
  signOutEverywhere(token: string): Promise<void>
  /** Removes what the audit no longer needs and returns daily by a timer. Call at start. */
  startHousekeeping(): Promise<void>
}

/** What other parts of this module use: statements for their batches. */
export interface SessionOpener {
  /**
   * A fresh token each time, and the end of the one that the browser had: a planted cookie never becomes a signed-in one. With
   * `expiresAt` the new session goes on with the old one's term.
   */
  open(
    owner: SessionOwner,
    options: { readonly replaces?: string | undefined; readonly expiresAt?: Date },
  ): OpenedSession
}

export interface OpenedSession {
  readonly signedIn: SignedIn
  readonly statements: readonly Statement[]
}

export type FindPlace = (postId: string) => Promise<PostPlace | undefined>

/** 256 bits in base64url. Anything else is no token, and is not asked for. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

export function createSessionOpener({ clock }: Pick<Platform, 'clock'>): SessionOpener {
  return {
    open(owner, { replaces, expiresAt: term }) {
      const now = clock.now()
      const token = randomToken()
      const expiresAt = term ?? new Date(now.getTime() + lifetimes[owner.kind].wholeMs)
      const ending = replaces ? [endSession(sha256(replaces), now)] : []
      return {
        signedIn: { token, expiresAt },
        statements: [...ending, insertSession(sha256(token), owner, now, expiresAt)],
      }
    },
  }
}

export function createSessions(platform: Platform, findPlace: FindPlace): Sessions {
  const { db, clock, keys } = platform

  async function findAlive(token: string): Promise<SessionRow | undefined> {
    if (!tokenPattern.test(token)) return undefined
    const now = clock.now()
    const row = await findSessionRow(db, sha256(token), dayOf(now))
    return row && isAlive(row, lifetimes[row.kind], now) ? row : undefined
  }

  return {
    async findSession(token) {
      const row = await findAlive(token)
      if (!row) return undefined
      const now = clock.now()
      if (isSeenStale(row, now)) {
        await db.query(updateSeen(sha256(token), now, new Date(now.getTime() - seenEveryMs)))
      }
      const { createdAt, expiresAt } = row
      if (row.kind === 'staff') return staffSession(row, await placeOf(row.heldPostId, findPlace))
      const person = openPerson(keys, row.person)
      return { kind: 'person', person, actor: { kind: 'person', personId: person.id }, createdAt, expiresAt }
    },
    async signOut(token) {
      await db.query(endSession(sha256(token), clock.now()))
    },
    async signOutEverywhere(token) {
      const row = await findAlive(token)
      if (!row) return
      const now = clock.now()
      await db.query(
        row.kind === 'person' ? endSessionsOfPerson(row.person.id, now) : endSessionsOfStaff(row.staffId, now),
      )
    },
    startHousekeeping: createHousekeeping(platform),
  }
}

async function placeOf(postId: string | null, findPlace: FindPlace): Promise<PostPlace | undefined> {
  return postId === null ? undefined : findPlace(postId)
}

function staffSession(row: Extract<SessionRow, { kind: 'staff' }>, post: PostPlace | undefined): StaffSession {
  const { staffId, name, createdAt, expiresAt } = row
  const actor = post && {
    kind: 'staff' as const,
    staffId,
    postId: post.id,
    departmentId: post.departmentId,
    regionCode: post.regionCode,
    duties: post.duties,
    ...capacityOf(post, row.byCover),
  }
  return { kind: 'staff', staffId, name, post, actor, createdAt, expiresAt }
}

/** A cover stands in for whoever holds the post, and is not the chief representative herself. */
export function capacityOf(
  { chiefRepresentative }: Pick<PostPlace, 'chiefRepresentative'>,
  byCover: boolean,
): { readonly capacity?: Capacity } {
  if (byCover) return { capacity: 'cover' }
  return chiefRepresentative ? { capacity: 'chief_representative' } : {}
}

const dayMs = 24 * 3600 * 1000
/** Audit records are kept at least six months (网络安全法 art. 21). */
const sessionKeptMs = 190 * dayMs
const timer = { topic: 'identity.housekeeping', subjectId: '00000000-0000-7000-8000-000000000002' }

function createHousekeeping({ db, clock, timers }: Pick<Platform, 'db' | 'clock' | 'timers'>): () => Promise<void> {
  async function clean(): Promise<void> {
    const now = clock.now()
    await deleteExpiredFailures(db, now)
    await db.batch([
      deleteSessionsBefore(new Date(now.getTime() - sessionKeptMs)),
      timers.stage({ ...timer, dueAt: new Date(now.getTime() + dayMs) }),
    ])
  }
  timers.handle(timer.topic, clean)
  return clean
}
