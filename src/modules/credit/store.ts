import type { ActorReference } from '../../kernel/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { CreditNote, type NewNote, type NoteKind } from './schema.ts'

/** A second note of the case and kind is not an error: the first one stands. */
export function insertNote(noteId: string, note: NewNote): Statement {
  return {
    name: 'credit.note.insert',
    text: `insert into credit.note (note_id, subject_hash, case_id, kind, noted_at, barred_until)
           values ($1, $2, $3, $4, $5, $6) on conflict on constraint note_once_a_case do nothing`,
    values: [noteId, note.subjectHash, note.caseId, note.kind, note.at, note.barredUntil],
  }
}

export interface ForgivenessRow extends ActorReference {
  readonly caseId: string
  readonly kind: NoteKind
  readonly at: Date
  readonly reasonCode: string
}

/** Forgives the note of the case and kind; nothing where there is none, or where it was forgiven before. */
export function insertForgiveness(row: ForgivenessRow): Statement {
  return {
    name: 'credit.forgiveness.insert',
    text: `insert into credit.forgiveness (note_id, forgiven_at, actor_kind, actor_id, reason_code)
           select note_id, $3, $4, $5, $6 from credit.note where case_id = $1 and kind = $2
           on conflict on constraint forgiveness_pk do nothing`,
    values: [row.caseId, row.kind, row.at, row.actorKind, row.actorId, row.reasonCode],
  }
}

const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const columns = `n.note_id as "noteId", n.case_id as "caseId", n.kind, n.noted_at as "notedAt", n.barred_until as "barredUntil",
  f.forgiven_at as "forgivenAt"`

export async function listNotes(
  db: Database,
  subjectHash: string,
  limit: number,
  after = highestId,
): Promise<CreditNote[]> {
  const rows = await db.query({
    name: 'credit.note.list',
    text: `select ${columns} from credit.note n left join credit.forgiveness f using (note_id)
           where n.subject_hash = $1 and n.note_id < $2 order by n.note_id desc limit $3`,
    values: [subjectHash, after, limit],
  })
  return rows.map((row) => CreditNote.parse(row))
}

export async function listInForce(db: Database, subjectHash: string, limit: number): Promise<CreditNote[]> {
  const rows = await db.query({
    name: 'credit.note.list_in_force',
    text: `select ${columns} from credit.note n left join credit.forgiveness f using (note_id)
           where n.subject_hash = $1 and f.note_id is null order by n.note_id desc limit $2`,
    values: [subjectHash, limit],
  })
  return rows.map((row) => CreditNote.parse(row))
}

/** Last day of the longest bar in force that reaches this day. Not bounded by a page: one old long bar counts as well. */
export async function findBar(db: Database, subjectHash: string, day: string): Promise<string | undefined> {
  const [row] = await db.query({
    name: 'credit.note.find_bar',
    text: `select n.barred_until as "barredUntil" from credit.note n left join credit.forgiveness f using (note_id)
           where n.subject_hash = $1 and f.note_id is null and n.barred_until >= $2
           order by n.barred_until desc limit 1`,
    values: [subjectHash, day],
  })
  return row && (CreditNote.shape.barredUntil.parse(row.barredUntil) ?? undefined)
}

export async function hasNoteSince(db: Database, subjectHash: string, since: Date): Promise<boolean> {
  const rows = await db.query({
    name: 'credit.note.is_noted_since',
    text: `select 1 from credit.note n left join credit.forgiveness f using (note_id)
           where n.subject_hash = $1 and f.note_id is null and n.noted_at >= $2 limit 1`,
    values: [subjectHash, since],
  })
  return rows.length > 0
}
