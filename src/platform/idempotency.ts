import type { Database } from './db/database.ts'
import { violatedConstraint } from './db/database.ts'
import type { Statement } from './db/statement.ts'
import { platformProblem } from './errors.ts'

/**
 * "An intent sent twice happens once." The key goes into the same transaction as the change, as a primary key: the second
 * sender's transaction fails on it as a whole and is given the first one's answer.
 */
export interface Intent {
  /** Whose intent: keys of different actors never meet. */
  readonly scope: string
  /** What the sender chose, 8-100 characters. */
  readonly key: string
  /** SHA-256 of what was asked; the same key with another request is a fault of the sender. */
  readonly requestHash: string
}

export function stageIntent(intent: Intent, answer: unknown, at: Date): Statement {
  return {
    name: 'platform.intent.insert',
    text: `insert into platform.intent (scope, key, request_hash, answer, recorded_at) values ($1, $2, $3, $4, $5)`,
    values: [intent.scope, intent.key, intent.requestHash, JSON.stringify(answer), at],
  }
}

export function isRepeatedIntent(error: unknown): boolean {
  return violatedConstraint(error) === 'intent_pk'
}

/** The answer that the first sending got. Throws `intent.reused` when the key was used for something else. */
export async function findAnswer<Answer>(db: Database, intent: Intent): Promise<Answer | undefined> {
  const [row] = await db.query<{ request_hash: string; answer: Answer }>({
    name: 'platform.intent.find',
    text: `select request_hash, answer from platform.intent where scope = $1 and key = $2`,
    values: [intent.scope, intent.key],
  })
  if (!row) return undefined
  if (row.request_hash !== intent.requestHash) {
    throw platformProblem('intent.reused')
  }
  return row.answer
}

/** Forgets answers of before that moment, so many at most; a key sent later than that is a new intent. Plan: intent_recorded_at, so many steps. */
export async function clearIntents(db: Database, before: Date, max: number): Promise<number> {
  const gone = await db.query({
    name: 'platform.intent.clear',
    text: `delete from platform.intent where (scope, key) in (
             select scope, key from platform.intent where recorded_at < $1 order by recorded_at limit $2
           ) returning 1 as gone`,
    values: [before, max],
  })
  return gone.length
}
