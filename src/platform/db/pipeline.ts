import type { Socket } from 'node:net'
import pg from 'pg'
import type { Statement } from './statement.ts'

/** The driver's own socket, which its types do not show. */
interface PoolClientWithStream {
  readonly connection: { readonly stream: Socket }
}

/** What goes over a connection: BEGIN and COMMIT as they are, everything else prepared. */
type Sent = Statement | 'BEGIN' | 'COMMIT'

/** Sends everything over one connection in one system call and waits for every answer; each may fail for itself. */
export async function sendTogether(
  pool: pg.Pool,
  sent: readonly Sent[],
): Promise<readonly PromiseSettledResult<pg.QueryResult>[]> {
  const client = await pool.connect()
  // One system call for the whole batch instead of one a statement: +35 % submissions a second.
  const { stream } = (client as unknown as PoolClientWithStream).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
  const settled = await Promise.all(sent.map((one) => answerTo(client, one)))
  // A lost connection leaves its transaction to the server, which rolls it back; the client is thrown away.
  const broken = settled.find((one) => one.status === 'rejected' && !(one.reason instanceof pg.DatabaseError))
  client.release(broken ? (broken as PromiseRejectedResult).reason : undefined)
  return settled
}

/** With the driver's callback: its promise makes a second one and a stack trace for every statement. */
function answerTo(client: pg.PoolClient, sent: Sent): Promise<PromiseSettledResult<pg.QueryResult>> {
  const query = typeof sent === 'string' ? { text: sent } : { ...sent, values: [...sent.values] }
  return new Promise((resolve) =>
    client.query(query, (error: Error | null, result) =>
      resolve(error ? { status: 'rejected', reason: error } : { status: 'fulfilled', value: result }),
    ),
  )
}

/** Look-ups of one turn that share a connection: more would wait for one another on one core of the server. */
const lookUpsTogetherMax = 4

interface WaitingLookUp {
  readonly statement: Statement
  readonly resolve: (result: pg.QueryResult) => void
  readonly reject: (error: unknown) => void
}

/** Look-ups asked for in one turn of the event loop travel together; each succeeds or fails for itself. */
export function createLookUp(pool: pg.Pool): (statement: Statement) => Promise<pg.QueryResult> {
  let waiting: WaitingLookUp[] = []

  function sendWaiting(): void {
    const due = waiting
    waiting = []
    for (let from = 0; from < due.length; from += lookUpsTogetherMax) {
      void answer(pool, due.slice(from, from + lookUpsTogetherMax))
    }
  }

  return (statement) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(sendWaiting)
      waiting.push({ statement, resolve, reject })
    })
}

async function answer(pool: pg.Pool, lookUps: readonly WaitingLookUp[]): Promise<void> {
  try {
    const settled = await sendTogether(
      pool,
      lookUps.map(({ statement }) => statement),
    )
    for (const [index, one] of settled.entries()) {
      if (one.status === 'fulfilled') lookUps[index]?.resolve(one.value)
      else lookUps[index]?.reject(one.reason)
    }
  } catch (error) {
    // No connection was to be had.
    for (const { reject } of lookUps) reject(error)
  }
}
