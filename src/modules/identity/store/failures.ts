import type { Database } from '../../../platform/db/database.ts'

export interface FailureCount {
  readonly key: string
  readonly count: number
  readonly expiresAt: Date
}

/** A key to be counted and the end of a window that begins now. */
export interface CountedKey {
  readonly key: string
  readonly expiresAt: Date
}

interface FailureRow extends Record<string, unknown> {
  readonly key: string
  readonly count: number
  readonly expires_at: Date
}

/**
 * Counts one for each key of `counted`, beginning a new window where the old one is over, and reads `readOnly` beside them: one round
 * trip. Keys go in order, so that two sign-ins never wait for each other in a circle.
 */
export async function countFailures(
  db: Database,
  counted: readonly CountedKey[],
  now: Date,
  readOnly: readonly string[] = [],
): Promise<FailureCount[]> {
  const inOrder = counted.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const rows = await db.query<FailureRow>({
    name: 'identity.failure.count',
    text: `with counted as (
             insert into identity.failure as f (key, count, expires_at)
             select key, 1, expires_at from unnest($1::text[], $2::timestamptz[]) as new (key, expires_at)
             on conflict on constraint failure_pk do update set
               count = case when f.expires_at <= $3 then 1 else f.count + 1 end,
               expires_at = case when f.expires_at <= $3 then excluded.expires_at else f.expires_at end
             returning key, count, expires_at
           )
           select key, count, expires_at from counted
           union all
           select key, count, expires_at from identity.failure where key = any ($4) and expires_at > $3`,
    values: [inOrder.map((entry) => entry.key), inOrder.map((entry) => entry.expiresAt), now, readOnly],
  })
  return rows.map((row) => ({ key: row.key, count: row.count, expiresAt: row.expires_at }))
}

/** Takes one back for each key of `refunded`, forgets `forgotten` altogether. */
export async function forgiveFailures(
  db: Database,
  refunded: readonly string[],
  forgotten: readonly string[],
): Promise<void> {
  await db.query({
    name: 'identity.failure.forgive',
    text: `with gone as (delete from identity.failure where key = any ($2))
           update identity.failure set count = greatest(count - 1, 0) where key = any ($1)`,
    values: [refunded, forgotten],
  })
}

export async function deleteExpiredFailures(db: Database, now: Date): Promise<void> {
  await db.query({
    name: 'identity.failure.delete_expired',
    text: 'delete from identity.failure where expires_at <= $1',
    values: [now],
  })
}
