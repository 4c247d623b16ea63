import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import { joinable, type Statement } from '../../platform/db/statement.ts'
import { type Template, templateDays } from './rules/templates.ts'

const MessageRow = z.strictObject({
  id: z.uuid(),
  personId: z.uuid(),
  caseId: z.uuid(),
  template: z.enum(Object.keys(templateDays) as [Template, ...Template[]]),
  parameters: z.record(z.string(), z.string()),
  at: z.date(),
  readAt: z.date().nullable(),
})
export type MessageRow = z.infer<typeof MessageRow>

type NewRow = Omit<MessageRow, 'readAt'> & { readonly regionCode: string }

const insertion: Insertion<NewRow> = {
  name: 'notifications.message.insert',
  table: 'notifications.message',
  columns: [
    ['id', 'uuid', ({ id }) => id],
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['person_id', 'uuid', ({ personId }) => personId],
    ['case_id', 'uuid', ({ caseId }) => caseId],
    ['template', 'text', ({ template }) => template],
    ['parameters', 'jsonb', ({ parameters }) => JSON.stringify(parameters)],
    ['sent_at', 'timestamptz', ({ at }) => at],
  ],
}

export function insertMessage(message: Omit<MessageRow, 'readAt'>, regionCode: string): Statement {
  return joinable((rows) => insertRows(insertion, rows), [{ ...message, regionCode }])
}

const columns = `m.id, m.person_id as "personId", m.case_id as "caseId", m.template, m.parameters, m.sent_at as at,
  (select r.read_at from notifications.reading r where r.message_id = m.id) as "readAt"`

/** The highest UUID: a first page begins above every id. */
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export async function selectMessages(
  db: Database,
  personId: string,
  limit: number,
  after = highestId,
): Promise<MessageRow[]> {
  const rows = await db.query({
    name: 'notifications.message.of_person',
    text: `select ${columns} from notifications.message m where m.person_id = $1 and m.id < $2 order by m.id desc limit $3`,
    values: [personId, after, limit],
  })
  return rows.map((row) => MessageRow.parse(row))
}

export async function findMessage(db: Database, messageId: string): Promise<MessageRow | undefined> {
  const [row] = await db.query({
    name: 'notifications.message.find',
    text: `select ${columns} from notifications.message m where m.id = $1`,
    values: [messageId],
  })
  return row && MessageRow.parse(row)
}

/** Only of the person's own message, and only the first time. */
export async function insertReading(db: Database, messageId: string, personId: string, at: Date): Promise<void> {
  await db.query({
    name: 'notifications.reading.insert',
    text: `insert into notifications.reading (message_id, read_at)
           select id, $3::timestamptz from notifications.message where id = $1 and person_id = $2
           on conflict do nothing`,
    values: [messageId, personId, at],
  })
}

/** Among the newest `among` messages: however long the inbox grows, the work stays the same. */
export async function countUnread(db: Database, personId: string, among: number): Promise<number> {
  const [row] = await db.query<{ unread: number }>({
    name: 'notifications.message.count_unread',
    text: `select count(*)::integer as unread
           from (select id from notifications.message where person_id = $1 order by id desc limit $2) newest
           where not exists (select 1 from notifications.reading r where r.message_id = newest.id)`,
    values: [personId, among],
  })
  return row?.unread ?? 0
}

export async function isMailed(db: Database, messageId: string): Promise<boolean> {
  const rows = await db.query({
    name: 'notifications.mailing.find',
    text: 'select 1 from notifications.mailing where message_id = $1',
    values: [messageId],
  })
  return rows.length > 0
}

export async function insertMailing(db: Database, messageId: string, at: Date): Promise<void> {
  await db.query({
    name: 'notifications.mailing.insert',
    text: 'insert into notifications.mailing (message_id, mailed_at) values ($1, $2) on conflict do nothing',
    values: [messageId, at],
  })
}

export function ensurePartitions(instant: Date): Statement {
  return {
    name: 'notifications.ensure_partitions',
    text: 'select notifications.ensure_partitions($1)',
    values: [instant],
  }
}
