import { Agent, request as httpRequest } from 'node:http'

/** Calls `work` from `callers` loops for `seconds`; returns calls a second. A call that fails ends the measurement. */
export async function runFor(callers: number, seconds: number, work: () => Promise<void>): Promise<number> {
  const end = performance.now() + seconds * 1000
  let done = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < end) {
        await work()
        done += 1
      }
    }),
  )
  return done / ((performance.now() - begin) / 1000)
}

export interface OpenLoopResult {
  readonly sent: number
  readonly failed: number
  /** From the intended start of each call: a server that falls behind cannot hide it. */
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly achievedPerSecond: number
}

/** Starts `perSecond` calls a second whether or not earlier ones have ended. */
export async function openLoop(
  perSecond: number,
  seconds: number,
  work: (index: number) => Promise<boolean>,
): Promise<OpenLoopResult> {
  const total = Math.round(perSecond * seconds)
  const begin = performance.now() + 50
  const latencies: number[] = []
  const pending: Promise<void>[] = []
  let failed = 0
  for (let index = 0; index < total; index += 1) {
    const intended = begin + (index * 1000) / perSecond
    const wait = intended - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    pending.push(
      work(index).then(
        (ok) => {
          latencies.push(performance.now() - intended)
          if (!ok) failed += 1
        },
        () => {
          failed += 1
        },
      ),
    )
  }
  await Promise.all(pending)
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0)
  return {
    sent: total,
    failed,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    achievedPerSecond: round(total / ((performance.now() - begin) / 1000)),
  }
}

export const round = (value: number): number => Math.round(value * 100) / 100

/** Smaller sizes, for seeing that it runs. */
export function numberOf(name: string, usual: number): number {
  const given = Number(process.env[name])
  return Number.isInteger(given) && given > 0 ? given : usual
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A client with a fixed number of kept connections. */
export function createClient(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections })
  const { hostname, port } = new URL(origin)
  return {
    send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Reply> {
      return new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
        const sent = httpRequest(
          { agent, hostname, port, method, path, headers: { ...headers, ...length } },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
            )
            response.on('error', reject)
          },
        )
        sent.on('error', reject)
        sent.end(body)
      })
    },
    close: () => agent.destroy(),
  }
}
export type Client = ReturnType<typeof createClient>
