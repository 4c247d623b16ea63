import type { Statement } from '../../../platform/db/statement.ts'

export interface HoldingRow extends Record<string, unknown> {
  readonly staffId: string
  readonly staffName: string
  readonly postId: string
  readonly from: string
  readonly through: string | null
  readonly coverId: string | null
}

export interface HolderRow extends HoldingRow {
  readonly absentThrough: string | null
}

export interface AbsenceRow extends Record<string, unknown> {
  readonly id: string
  readonly staffId: string
  readonly staffName: string
  readonly from: string
  readonly through: string
  readonly reason: string
}

export interface CoverRow extends Record<string, unknown> {
  readonly id: string
  readonly absenceId: string
  readonly absentStaffId: string
  readonly absentName: string
  readonly postId: string
  readonly staffId: string
  readonly staffName: string
  readonly from: string
  readonly through: string
}

/** Absences and covers of these are decided one after the other. */
export function lockStaff(staffIds: readonly string[]): Statement {
  return {
    name: 'identity.staff.lock',
    text: 'select id from identity.staff where id = any ($1) order by id for no key update',
    values: [staffIds],
  }
}

const selectHolding = `select h.staff_id as "staffId", f.name as "staffName", h.post_id as "postId", h.valid_from as "from",
  h.valid_until as through, h.cover_id as "coverId"
  from identity.holding h join identity.staff f on f.id = h.staff_id`
const notOver =
  '(h.valid_until is null or h.valid_until >= $2::date) and h.valid_from <= coalesce(h.valid_until, h.valid_from)'

/** Now or later. */
export function holdingsOfStaff(staffIds: readonly string[], today: string): Statement {
  return {
    name: 'identity.holding.of_staff',
    text: `${selectHolding} where h.staff_id = any ($1) and ${notOver} order by h.valid_from, h.post_id limit 1000`,
    values: [staffIds, today],
  }
}

/** Now or later; an office of more than 2,000 is none. */
export function holdingsOfPosts(postIds: readonly string[], today: string): Statement {
  return {
    name: 'identity.holding.of_posts',
    text: `${selectHolding} where h.post_id = any ($1) and ${notOver} order by h.valid_from, h.staff_id limit 2000`,
    values: [postIds, today],
  }
}

const selectAbsence = `select b.id, b.staff_id as "staffId", f.name as "staffName", b.first_day as "from", b.last_day as through,
  b.reason from identity.absence b join identity.staff f on f.id = b.staff_id`

/** Running or to come. */
export function absencesOfStaff(staffIds: readonly string[], today: string): Statement {
  return {
    name: 'identity.absence.of_staff',
    text: `${selectAbsence} where b.staff_id = any ($1) and b.last_day >= $2::date and b.revoked_at is null
           order by b.first_day, b.id limit 2000`,
    values: [staffIds, today],
  }
}

export function absenceById(id: string, today: string): Statement {
  return {
    name: 'identity.absence.by_id',
    text: `${selectAbsence} where b.id = $1 and b.last_day >= $2::date and b.revoked_at is null`,
    values: [id, today],
  }
}

const selectCover = `select c.id, c.absence_id as "absenceId", c.absent_staff_id as "absentStaffId", a.name as "absentName",
  c.post_id as "postId", c.staff_id as "staffId", f.name as "staffName", c.first_day as "from", c.last_day as through
  from identity.cover c join identity.staff f on f.id = c.staff_id join identity.staff a on a.id = c.absent_staff_id`

/** Of either side: who covers them, and whom they cover. */
export function coversOfStaff(staffIds: readonly string[], today: string): Statement {
  return {
    name: 'identity.cover.of_staff',
    text: `${selectCover} where (c.absent_staff_id = any ($1) or c.staff_id = any ($1)) and c.last_day >= $2::date
             and c.revoked_at is null order by c.first_day, c.id limit 2000`,
    values: [staffIds, today],
  }
}

export function coverById(id: string, today: string): Statement {
  return {
    name: 'identity.cover.by_id',
    text: `${selectCover} where c.id = $1 and c.last_day >= $2::date and c.revoked_at is null`,
    values: [id, today],
  }
}

export function insertAbsence(absence: {
  id: string
  staffId: string
  from: string
  through: string
  reason: string
  at: Date
  by: string
}): Statement {
  const { id, staffId, from, through, reason, at, by } = absence
  return {
    name: 'identity.absence.insert',
    text: `insert into identity.absence (id, staff_id, first_day, last_day, reason, recorded_at, recorded_by)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, staffId, from, through, reason, at, by],
  }
}

export function insertCover(cover: {
  id: string
  absenceId: string
  postId: string
  absentStaffId: string
  staffId: string
  ownPostId: string
  from: string
  through: string
  at: Date
  by: string
}): Statement {
  const { id, absenceId, postId, absentStaffId, staffId, ownPostId, from, through, at, by } = cover
  return {
    name: 'identity.cover.insert',
    text: `insert into identity.cover (id, absence_id, post_id, absent_staff_id, staff_id, own_post_id, first_day, last_day,
             recorded_at, recorded_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [id, absenceId, postId, absentStaffId, staffId, ownPostId, from, through, at, by],
  }
}

export function revokeAbsence(id: string, at: Date, by: string): Statement {
  return {
    name: 'identity.absence.revoke',
    text: 'update identity.absence set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null',
    values: [id, at, by],
  }
}

export function revokeCover(id: string, at: Date, by: string): Statement {
  return {
    name: 'identity.cover.revoke',
    text: 'update identity.cover set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null',
    values: [id, at, by],
  }
}

export function revokeCoversOfAbsence(absenceId: string, at: Date, by: string): Statement {
  return {
    name: 'identity.cover.revoke_of_absence',
    text: 'update identity.cover set revoked_at = $2, revoked_by = $3 where absence_id = $1 and revoked_at is null',
    values: [absenceId, at, by],
  }
}

/** Holders of posts on a day, each with the end of the absence that she is in. */
export function holdersOn(postIds: readonly string[], day: string): Statement {
  return {
    name: 'identity.holding.on_day',
    text: `select distinct on (h.post_id, h.staff_id) h.staff_id as "staffId", f.name as "staffName", h.post_id as "postId",
             h.valid_from as "from", h.valid_until as through, h.cover_id as "coverId", b.last_day as "absentThrough"
           from identity.holding h join identity.staff f on f.id = h.staff_id
           left join identity.absence b on b.staff_id = h.staff_id and b.revoked_at is null
             and $2::date between b.first_day and b.last_day
           where h.post_id = any ($1) and h.valid_from <= $2::date and (h.valid_until is null or h.valid_until >= $2::date)
           order by h.post_id, h.staff_id, h.cover_id nulls first limit 2000`,
    values: [postIds, day],
  }
}
