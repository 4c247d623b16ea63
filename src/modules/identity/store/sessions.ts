import type { Database } from '../../../platform/db/database.ts'
import type { Statement } from '../../../platform/db/statement.ts'
import { type PersonRow, parsePersonRow } from './people.ts'

export interface SessionTimesRow {
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | null
}

export type SessionRow = SessionTimesRow &
  (
    | { readonly kind: 'person'; readonly person: PersonRow }
    | {
        readonly kind: 'staff'
        readonly staffId: string
        readonly name: string
        /** The chosen post if it is held on this day. */
        readonly heldPostId: string | null
        /** She holds it for somebody absent. */
        readonly byCover: boolean
      }
  )

/**
 * Everything a signed-in request needs, in one statement by primary key: it runs before every page. Of an erased person or of staff
 * that has left there is no session.
 */
export async function findSessionRow(db: Database, tokenHash: Buffer, today: string): Promise<SessionRow | undefined> {
  const [row] = await db.query({
    name: 'identity.session.find',
    text: `select s.kind, s.created_at, s.seen_at, s.expires_at, s.ended_at,
             p.id, p.citizen_id_hash, p.data_key, p.sealed_profile, p.assurance, true as claimed,
             f.id as staff_id, f.name as staff_name,
             held.post_id as held_post_id, held.cover_id is not null as by_cover
           from identity.session s
           left join identity.person p on p.id = s.person_id and p.data_key is not null
           left join identity.staff f on f.id = s.staff_id
             and not exists (select 1 from identity.staff_departure d where d.staff_id = f.id)
           left join lateral (
             select h.post_id, h.cover_id from identity.holding h
             where h.staff_id = s.staff_id and h.post_id = s.post_id and h.valid_from <= $2::date
               and (h.valid_until is null or h.valid_until >= $2::date)
             order by h.cover_id nulls first limit 1) held on true
           where s.token_hash = $1 and (p.id is not null or f.id is not null)`,
    values: [tokenHash, today],
  })
  return row && parseSessionRow(row)
}

function parseSessionRow(row: Record<string, unknown>): SessionRow {
  const times: SessionTimesRow = {
    createdAt: row.created_at as Date,
    seenAt: row.seen_at as Date,
    expiresAt: row.expires_at as Date,
    endedAt: row.ended_at as Date | null,
  }
  if (row.kind === 'person') return { ...times, kind: 'person', person: parsePersonRow(row) }
  return {
    ...times,
    kind: 'staff',
    staffId: row.staff_id as string,
    name: row.staff_name as string,
    heldPostId: row.held_post_id as string | null,
    byCover: row.by_cover as boolean,
  }
}

export type SessionOwner =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'staff'; readonly staffId: string; readonly postId: string | undefined }

export function insertSession(tokenHash: Buffer, owner: SessionOwner, at: Date, expiresAt: Date): Statement {
  const personId = owner.kind === 'person' ? owner.personId : null
  const staffId = owner.kind === 'staff' ? owner.staffId : null
  const postId = owner.kind === 'staff' ? (owner.postId ?? null) : null
  return {
    name: 'identity.session.insert',
    text: `insert into identity.session (token_hash, kind, person_id, staff_id, post_id, created_at, seen_at, expires_at)
           values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    values: [tokenHash, owner.kind, personId, staffId, postId, at, expiresAt],
  }
}

/** `staleAt`: of several requests at once only the first writes. */
export function updateSeen(tokenHash: Buffer, at: Date, staleAt: Date): Statement {
  return {
    name: 'identity.session.update_seen',
    text: 'update identity.session set seen_at = $2 where token_hash = $1 and seen_at <= $3',
    values: [tokenHash, at, staleAt],
  }
}

export function endSession(tokenHash: Buffer, at: Date): Statement {
  return {
    name: 'identity.session.end',
    text: 'update identity.session set ended_at = $2 where token_hash = $1 and ended_at is null',
    values: [tokenHash, at],
  }
}

export function endSessionsOfPerson(personId: string, at: Date): Statement {
  return {
    name: 'identity.session.end_of_person',
    text: 'update identity.session set ended_at = $2 where person_id = $1 and ended_at is null',
    values: [personId, at],
  }
}

export function endSessionsOfStaff(staffId: string, at: Date): Statement {
  return {
    name: 'identity.session.end_of_staff',
    text: 'update identity.session set ended_at = $2 where staff_id = $1 and ended_at is null',
    values: [staffId, at],
  }
}

/** Bounded: what remains is removed on the next round. */
export function deleteSessionsBefore(createdBefore: Date): Statement {
  return {
    name: 'identity.session.delete_before',
    text: `delete from identity.session where token_hash in
             (select token_hash from identity.session where created_at < $1 order by created_at limit 10000)`,
    values: [createdBefore],
  }
}
