import { type Actor, actorReference } from '../../kernel/actor.ts'
import { dayInWords, dayOf, startOfDay } from '../../kernel/day.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { problem } from './errors.ts'
import { monthsBefore } from './rules/months.ts'
import { type CreditLevel, type CreditNote, NewNote, type NoteKind } from './schema.ts'
import { findBar, hasNoteSince, insertForgiveness, insertNote, listInForce, listNotes } from './store.ts'

export type { CreditLevel, CreditNote, NewNote, NoteKind } from './schema.ts'

export interface NewForgiveness {
  readonly caseId: string
  readonly kind: NoteKind
  readonly at: Date
  readonly actor: Actor
  readonly reasonCode: string
}

export interface Standing {
  /** In force, newest first. */
  readonly notes: readonly CreditNote[]
  /** Last day of the longest bar that is not over; null: not barred. */
  readonly barredUntil: string | null
}

/** Notes on a subject (a person or an organisation, by keyed hash) and what they mean. */
export interface Credit {
  /** A note, in the transaction of the act that causes it. Once a case and kind. */
  stageNote(note: NewNote): Statement
  /** 信用修复: note and bar end, in the transaction of the act. Not of the same joined statement as the note itself. */
  stageForgiven(forgiveness: NewForgiveness): Statement
  /** What is in force today; of the notes the newest hundred. */
  standingOf(subjectHash: string): Promise<Standing>
  /** Whether the subject may not promise on this day; the last day of a bar is part of it. */
  isBarred(subjectHash: string, day: string): Promise<boolean>
  /** Throws `credit.barred`, which says until when and what to do instead. */
  requireUnbarred(subjectHash: string, day: string): Promise<void>
  /** For 容缺受理: insufficient while a note of the last `creditMonths` months is in force. */
  levelFor(subjectHash: string): Promise<CreditLevel>
  /** All of a subject's notes, forgiven ones too, for the subject's own eyes; newest first, at most 100. */
  notesOf(subjectHash: string, page?: { readonly limit?: number; readonly after?: string }): Promise<CreditNote[]>
}

const pageDefault = 20
const pageMax = 100

export function createCredit({ db, clock, config }: Pick<Platform, 'db' | 'clock' | 'config'>): Credit {
  return {
    stageNote: (note) => insertNote(uuidV7(note.at.getTime()), NewNote.parse(note)),
    stageForgiven: ({ actor, ...forgiveness }) => insertForgiveness({ ...forgiveness, ...actorReference(actor) }),
    async standingOf(subjectHash) {
      const day = dayOf(clock.now())
      const [notes, bar] = await Promise.all([listInForce(db, subjectHash, pageMax), findBar(db, subjectHash, day)])
      return { notes, barredUntil: bar ?? null }
    },
    isBarred: async (subjectHash, day) => (await findBar(db, subjectHash, day)) !== undefined,
    async requireUnbarred(subjectHash, day) {
      const bar = await findBar(db, subjectHash, day)
      if (bar !== undefined) throw problem('credit.barred', { day: dayInWords(bar) })
    },
    async levelFor(subjectHash) {
      const since = startOfDay(monthsBefore(dayOf(clock.now()), config.creditMonths))
      return (await hasNoteSince(db, subjectHash, since)) ? 'insufficient' : 'sufficient'
    },
    notesOf: (subjectHash, { limit = pageDefault, after } = {}) =>
      listNotes(db, subjectHash, Math.min(Math.max(Math.trunc(limit), 1), pageMax), after),
  }
}
