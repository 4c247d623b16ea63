import type { Database } from '../../../platform/db/database.ts'
import type { Statement } from '../../../platform/db/statement.ts'

export interface StaffRow {
  readonly id: string
  readonly passwordHash: string
  readonly totpSecret: Buffer
}

export async function findStaffByLogin(db: Database, login: string): Promise<StaffRow | undefined> {
  const [row] = await db.query<{ id: string; password_hash: string; totp_secret: Buffer }>({
    name: 'identity.staff.by_login',
    text: `select f.id, f.password_hash, f.totp_secret from identity.staff f
           where f.login = $1 and not exists (select 1 from identity.staff_departure d where d.staff_id = f.id)`,
    values: [login],
  })
  return row && { id: row.id, passwordHash: row.password_hash, totpSecret: row.totp_secret }
}

export async function findStaffName(db: Database, staffId: string): Promise<string | undefined> {
  const [row] = await db.query<{ name: string }>({
    name: 'identity.staff.name',
    text: 'select name from identity.staff where id = $1',
    values: [staffId],
  })
  return row?.name
}

export function insertStaff(staff: {
  id: string
  login: string
  name: string
  passwordHash: string
  totpSecret: Buffer
  demo: boolean
  at: Date
}): Statement {
  return {
    name: 'identity.staff.insert',
    text: `insert into identity.staff (id, login, name, password_hash, totp_secret, demo, created_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [staff.id, staff.login, staff.name, staff.passwordHash, staff.totpSecret, staff.demo, staff.at],
  }
}

export function insertRecoveryCodes(staffId: string, codeHashes: readonly string[]): Statement {
  return {
    name: 'identity.recovery_code.insert',
    text: 'insert into identity.recovery_code (staff_id, code_hash) select $1, unnest($2::text[])',
    values: [staffId, codeHashes],
  }
}

/** True for exactly one of several sign-ins with the same code: the step may only rise. */
export async function takeTotpStep(db: Database, staffId: string, step: number): Promise<boolean> {
  const rows = await db.query({
    name: 'identity.staff.take_totp_step',
    text: 'update identity.staff set totp_step = $2 where id = $1 and totp_step < $2 returning id',
    values: [staffId, step],
  })
  return rows.length === 1
}

/** True once for each recovery code. */
export async function takeRecoveryCode(db: Database, staffId: string, codeHash: string, at: Date): Promise<boolean> {
  const rows = await db.query({
    name: 'identity.recovery_code.take',
    text: `insert into identity.recovery_code_use (staff_id, code_hash, used_at)
           select staff_id, code_hash, $3::timestamptz from identity.recovery_code where staff_id = $1 and code_hash = $2
           on conflict on constraint recovery_code_use_pk do nothing returning staff_id`,
    values: [staffId, codeHash, at],
  })
  return rows.length === 1
}

export function insertStaffPost(
  staffId: string,
  postId: string,
  validFrom: string,
  validUntil: string | null,
): Statement {
  return {
    name: 'identity.staff_post.insert',
    text: 'insert into identity.staff_post (staff_id, post_id, valid_from, valid_until) values ($1, $2, $3, $4)',
    values: [staffId, postId, validFrom, validUntil],
  }
}

export function endStaffPost(staffId: string, postId: string, lastDay: string): Statement {
  return {
    name: 'identity.staff_post.end',
    text: `update identity.staff_post set valid_until = greatest($3::date, valid_from)
           where staff_id = $1 and post_id = $2 and (valid_until is null or valid_until > $3::date)`,
    values: [staffId, postId, lastDay],
  }
}

/** Posts that she holds on a day, by herself before as a cover. Both days of a term are included. */
export async function findHeldPosts(
  db: Database,
  staffId: string,
  day: string,
): Promise<{ postId: string; coverId: string | null; through: string | null }[]> {
  return db.query({
    name: 'identity.holding.held_by',
    text: `select distinct on (post_id) post_id as "postId", cover_id as "coverId", valid_until as through
           from identity.holding
           where staff_id = $1 and valid_from <= $2::date and (valid_until is null or valid_until >= $2::date)
           order by post_id, cover_id nulls first limit 50`,
    values: [staffId, day],
  })
}

export function insertDeparture(staffId: string, at: Date): Statement {
  return {
    name: 'identity.staff_departure.insert',
    text: 'insert into identity.staff_departure (staff_id, departed_at) values ($1, $2) on conflict do nothing',
    values: [staffId, at],
  }
}
