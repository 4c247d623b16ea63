import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** One drawn frame, and a name by which a viewer that comes back says that she has it. */
export interface Drawn {
  readonly id: string
  readonly html: string
}

export interface Streams {
  /** Whether there is room for one more. */
  hasRoom(): boolean
  /** Sends frames of this key from now on; nothing at first to whoever has the present one already. */
  add(key: string, viewer: Viewer): void
  /** Ends all streams: viewers come back by themselves. */
  close(): void
}

export interface Viewer {
  readonly response: ServerResponse
  /** What she had last, when she comes back. */
  readonly lastId: string | undefined
  /** Whether she still may look; asked now and then. */
  readonly stillMay: () => Promise<boolean>
}

export interface StreamTimes {
  readonly frameMs: number
  readonly heartbeatMs: number
  readonly askAgainMs: number
  /** How long a browser waits before it comes back. */
  readonly retryMs: number
}

export const streamTimes: StreamTimes = { frameMs: 2_000, heartbeatMs: 15_000, askAgainMs: 60_000, retryMs: 3_000 }
/** Of one process; each holds a connection. A browser that is turned away reads the page anew instead. */
export const streamsMax = 100

interface Watching extends Viewer {
  lastSent: string | undefined
  readonly timers: readonly NodeJS.Timeout[]
}

/** Frames for many viewers: drawn once for all of a key, sent when they differ, and not at all while nobody looks. */
export function createStreams(
  draw: (key: string) => Promise<Drawn>,
  failed: (error: unknown) => void,
  times = streamTimes,
): Streams {
  const channels = new Map<string, { readonly viewers: Set<Watching>; readonly timer: NodeJS.Timeout }>()
  let count = 0

  async function send(key: string): Promise<void> {
    const viewers = channels.get(key)?.viewers
    if (!viewers) return
    const { id, html } = await draw(key)
    for (const viewer of viewers) {
      if (viewer.lastSent === id || viewer.response.writableNeedDrain) continue
      viewer.lastSent = id
      viewer.response.write(eventOf(id, html))
    }
  }

  function remove(key: string, viewer: Watching): void {
    const channel = channels.get(key)
    if (!channel?.viewers.delete(viewer)) return
    count -= 1
    for (const timer of viewer.timers) clearInterval(timer)
    viewer.response.end()
    if (channel.viewers.size > 0) return
    clearInterval(channel.timer)
    channels.delete(key)
  }

  function channelOf(key: string) {
    const known = channels.get(key)
    if (known) return known
    const timer = setInterval(() => void send(key).catch(failed), times.frameMs)
    const channel = { viewers: new Set<Watching>(), timer }
    channels.set(key, channel)
    return channel
  }

  return {
    hasRoom: () => count < streamsMax,
    add(key, viewer) {
      const beat = setInterval(() => viewer.response.write(': still here\n\n'), times.heartbeatMs)
      const ask = setInterval(() => {
        void viewer
          .stillMay()
          .catch(() => false)
          .then((may) => may || remove(key, watching))
      }, times.askAgainMs)
      const watching: Watching = { ...viewer, lastSent: viewer.lastId, timers: [beat, ask] }
      if (viewer.response.destroyed) {
        for (const timer of watching.timers) clearInterval(timer)
        return
      }
      channelOf(key).viewers.add(watching)
      count += 1
      viewer.response.on('close', () => remove(key, watching))
      viewer.response.write(`retry: ${times.retryMs}\n\n`)
      void send(key).catch(failed)
    },
    close() {
      for (const [key, { viewers }] of channels) for (const viewer of [...viewers]) remove(key, viewer)
    },
  }
}

/** A frame is named by what it shows, so that every process names it alike. */
export function drawn(html: string): Drawn {
  return { id: createHash('sha256').update(html).digest('base64url').slice(0, 22), html }
}

function eventOf(id: string, html: string): string {
  const lines = html.split('\n').map((line) => `data: ${line}\n`)
  return `id: ${id}\nevent: frame\n${lines.join('')}\n`
}
