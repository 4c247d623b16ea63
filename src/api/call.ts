import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import { type Language, Problem } from '../kernel/problem.ts'
import type { Statement } from '../platform/db/statement.ts'
import { findAnswer, type Intent, isRepeatedIntent, stageIntent } from '../platform/idempotency.ts'
import type { Platform } from '../platform/platform.ts'

export type PersonActor = Extract<Actor, { kind: 'person' }>
export type StaffActor = Extract<Actor, { kind: 'staff' }>

/** For whom a call is made: nobody, a person, a post, or either of them. */
export type Role = 'nobody' | 'person' | 'post' | 'either'

/** One request, checked: who asks, for whom, and what. */
export interface Call<Params = unknown, Query = unknown, Body = unknown, Who = PersonActor | StaffActor> {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly language: Language
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The machine client. */
  readonly clientId: string
  readonly actor: Who
  /** The sequence that the client saw, from If-Match. */
  readonly expectedSequence: number | undefined
  /** Runs a change at most once for the request's Idempotency-Key. */
  readonly once: Once
}

export interface OnceOnly<Reference, Answer> {
  /** What is kept of the answer: references only, never personal values. */
  readonly reference: Reference
  /** The change leaves nothing outside of its transaction, where its key stands: nearly all are new, so nobody asks before. */
  readonly wholeInTransaction?: true
  /** Puts `alongside` into the transaction of the change. */
  change(alongside: readonly Statement[]): Promise<Answer>
  /** The answer of the first sending, from its reference. */
  again(reference: Reference): Promise<Answer>
}

export interface OnceCreated<Answer> {
  /** Makes something new and, in the same transaction, the intent under its id. */
  change(stage: (id: string) => readonly Statement[]): Promise<Answer>
  again(id: string): Promise<Answer>
}

export interface OnceAfter<Reference, Answer> {
  change(): Promise<{ readonly reference: Reference; readonly answer: Answer }>
  again(reference: Reference): Promise<Answer>
  /** Takes back what the loser of two simultaneous sendings made. */
  undo?(reference: Reference): Promise<void>
}

export interface Once {
  /** The intent is part of the transaction of the change: both happen or neither. */
  within<Reference, Answer>(work: OnceOnly<Reference, Answer>): Promise<Answer>
  /** The same, when the id is known only during the change. */
  created<Answer>(work: OnceCreated<Answer>): Promise<Answer>
  /** For changes that one may make again without harm: the intent is recorded after them. */
  after<Reference, Answer>(work: OnceAfter<Reference, Answer>): Promise<Answer>
}

export function createOnce(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  intent: Intent | undefined,
  reply: FastifyReply,
): Once {
  /** Answers are kept under a name, so that an answer without content is told from none. */
  async function findEarlier<Reference>(): Promise<{ readonly reference: Reference } | undefined> {
    if (!intent) return undefined
    const found = await findAnswer<{ reference: Reference }>(db, intent)
    if (found) reply.header('idempotent-replayed', 'true')
    return found
  }
  /** The same intent, sent twice at once: to the second, the first one's change may show as a problem of any kind. */
  async function findFirst<Reference>(error: unknown) {
    return error instanceof Problem && error.code === 'intent.reused' ? undefined : findEarlier<Reference>()
  }
  const stage = (reference: unknown): Statement[] => (intent ? [stageIntent(intent, { reference }, clock.now())] : [])

  async function created<Reference, Answer>(
    change: (stage: (reference: Reference) => Statement[]) => Promise<Answer>,
    again: (reference: Reference) => Promise<Answer>,
    askBefore: boolean,
  ): Promise<Answer> {
    const earlier = askBefore ? await findEarlier<Reference>() : undefined
    if (earlier) return again(earlier.reference)
    try {
      return await change(stage)
    } catch (error) {
      const first = await findFirst<Reference>(error)
      if (!first) throw error
      return again(first.reference)
    }
  }

  return {
    within: ({ reference, change, again, wholeInTransaction = false }) =>
      created((stageIt) => change(stageIt(reference)), again, !wholeInTransaction),
    created: ({ change, again }) => created(change, again, true),
    async after({ change, again, undo }) {
      type Reference = Parameters<typeof again>[0]
      const earlier = await findEarlier<Reference>()
      if (earlier) return again(earlier.reference)
      const made = await change().catch(async (error: unknown) => {
        const first = await findFirst<Reference>(error)
        if (!first) throw error
        return { first: first.reference }
      })
      if ('first' in made) return again(made.first)
      try {
        await db.batch(stage(made.reference))
      } catch (error) {
        if (!isRepeatedIntent(error)) throw error
        await undo?.(made.reference)
        const first = await findEarlier<Reference>()
        if (!first) throw error
        return again(first.reference)
      }
      return made.answer
    },
  }
}

/** A file as an answer. */
export interface FileAnswer {
  readonly content: Buffer | Readable
  readonly mediaType: string
  readonly fileName: string
}
