import { z } from 'zod'

const Day = z.iso.date().describe('Day in Asia/Shanghai, YYYY-MM-DD')

/** 承诺不实 promise_broken · 逾期未补交容缺材料 pending_lapsed. */
export const NoteKind = z.enum(['promise_broken', 'pending_lapsed'])
export type NoteKind = z.infer<typeof NoteKind>

export const NewNote = z.strictObject({
  subjectHash: z.string().min(1).max(200).describe("Keyed hash of the person's or organisation's code, from identity"),
  caseId: z.uuid().describe('The case whose act causes it; one note a case and kind'),
  kind: NoteKind,
  at: z.date(),
  barredUntil: Day.nullable().describe('Last day on which the subject may not promise again; null: no bar'),
})
export type NewNote = z.infer<typeof NewNote>

export const CreditNote = z.object({
  noteId: z.uuid(),
  caseId: z.uuid(),
  kind: NoteKind,
  notedAt: z.date(),
  barredUntil: Day.nullable(),
  forgivenAt: z.date().nullable().describe('null: in force'),
})
export type CreditNote = z.infer<typeof CreditNote>

/** For 容缺受理: may papers come later? */
export type CreditLevel = 'sufficient' | 'insufficient'
