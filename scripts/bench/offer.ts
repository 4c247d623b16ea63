import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { OpenLoopResult } from './load.ts'

export interface OfferedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Offer {
  readonly origin: string
  readonly connections: number
  readonly perSecond: number
  /** Sent one after the other in this order, each at its moment, whether or not earlier ones were answered. */
  readonly requests: readonly OfferedRequest[]
}

export interface Offered extends OpenLoopResult {
  /** What the last request that was not done was told. */
  readonly refusal: string | undefined
}

/**
 * Offers requests from a process of their own. The bench holds a province's index or thousands of cases in memory; collecting that would
 * stop the sender, and count as the server's time.
 */
export async function offer(offered: Offer): Promise<Offered> {
  const child = fork(new URL('./offering.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  child.send(offered)
  const [result] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the sender of requests ended without a result'))),
  ])) as [Offered]
  child.kill()
  return result
}
