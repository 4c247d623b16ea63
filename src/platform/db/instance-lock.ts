import pg from 'pg'

/** Holds the embedded database for one process: two on one data directory would both think that the server is theirs to stop. */
export interface InstanceLock {
  /** Throws a sentence for the person at the terminal when another process holds it. */
  take(ownerUrl: string): Promise<void>
  release(): Promise<void>
}

/** A process that was killed a moment ago may still be leaving: its connection ends when the server notices. */
const patienceMs = 2_000
const retryMs = 250

/**
 * An advisory lock on a connection of its own: it ends with the process, however that ends, so no stale file can block a start. After
 * a restart of the database the connection is made again and the lock retaken.
 */
export function createInstanceLock(say: (message: string) => void): InstanceLock {
  let held: pg.Client | undefined
  let released = false

  async function tryTake(ownerUrl: string): Promise<boolean> {
    const client = new pg.Client({ connectionString: ownerUrl, keepAlive: true })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query(`select pg_try_advisory_lock(hashtext('yimen/instance')) as taken`)
      if (rows[0]?.taken) {
        held = client
        client.on('end', () => void retake(ownerUrl))
        return true
      }
    } catch (error) {
      say(`the instance lock cannot be asked for: ${(error as Error).message}`)
    }
    await client.end().catch(() => {})
    return false
  }

  async function retake(ownerUrl: string): Promise<void> {
    while (!released) {
      await sleep(retryMs)
      if (released || (await tryTake(ownerUrl))) return
    }
  }

  return {
    async take(ownerUrl) {
      for (let waited = 0; waited <= patienceMs; waited += retryMs) {
        if (await tryTake(ownerUrl)) return
        await sleep(retryMs)
      }
      throw new Error(
        'Another process already serves this data directory. Stop it first, or name another directory with YIMEN_DATA.',
      )
    },
    async release() {
      released = true
      await held?.end().catch(() => {})
    },
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
