import type { Database } from '../../../platform/db/database.ts'
import type { Statement } from '../../../platform/db/statement.ts'
import type { Assurance } from '../schema.ts'

export interface NewRegistration {
  /** From the country down: whoever adds to several rows does so in one order, so that two never wait for each other. */
  readonly places: readonly string[]
  readonly day: string
  readonly assurance: Assurance
  readonly part: number
}

export function addRegistration({ places, day, assurance, part }: NewRegistration): Statement {
  return {
    name: 'identity.registration.add',
    text: `insert into identity.registration as r (place, day, assurance, part, people)
           select place, $2::date, $3, $4, 1 from unnest($1::text[]) as place
           on conflict on constraint registration_pk do update set people = r.people + 1`,
    values: [places, day, assurance, part],
  }
}

export interface Registered extends Record<string, unknown> {
  readonly declared: number
  readonly seenAtWindow: number
  readonly before: number
}

/** Plan: one range of `registration_pk`, at most ten rows a day. */
export async function registeredAt(db: Database, place: string, from: string, to: string): Promise<Registered> {
  const [row] = await db.lookUp<Registered>({
    name: 'identity.registration.sum',
    text: `select coalesce(sum(people) filter (where day >= $2 and assurance = 'declared'), 0) as declared,
             coalesce(sum(people) filter (where day >= $2 and assurance = 'seen_at_window'), 0) as "seenAtWindow",
             coalesce(sum(people) filter (where day < $2), 0) as before
           from identity.registration where place = $1 and day <= $3`,
    values: [place, from, to],
  })
  if (!row) throw new Error('a sum always has a row')
  return row
}
