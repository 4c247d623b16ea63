import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../platform/log.ts'
import type { Catalog } from '../catalog/index.ts'
import { SearchIndex } from './memory/searchIndex.ts'

/** Rows put in before others get their turn: 200 rows take 4 to 10 ms. */
const rowsASlice = 100
/** A question waits this long for what was just published, and then is answered from what is there. */
const patienceMs = 500

/** So often it looks for itself: after a whole province was loaded, nobody's question is the first to find that out. */
const lookEveryMs = 1_000

/** Keeps an index in step with the catalogue. */
export interface Follower {
  /** Builds the index in the background and keeps it in step when nobody asks; what is asked before it is there waits for it. */
  start(): void
  /** Waits for what is under way, and looks no more. */
  stop(): Promise<void>
  /** The index as of now: what this process has published is in it, what others have within a second. */
  present(): Promise<SearchIndex>
}

export function createFollower(catalog: Pick<Catalog, 'revision' | 'changesSince'>, log: Log): Follower {
  let index: SearchIndex | undefined
  let followed = -1
  let following: Promise<void> | undefined
  let looking: NodeJS.Timeout | undefined
  let looked: Promise<void> = Promise.resolve()

  async function catchUp(): Promise<void> {
    const until = await catalog.revision()
    if (index?.worn === false || index === undefined) index = await filled(index ?? new SearchIndex(), followed, until)
    else index = await filled(new SearchIndex(), -1, until)
    followed = until
  }

  async function filled(into: SearchIndex, since: number, until: number): Promise<SearchIndex> {
    for await (const changes of catalog.changesSince(since, until)) {
      const rows = 'standards' in changes ? changes.standards.length : changes.items.length
      for (let from = 0; from < rows; from += rowsASlice) {
        into.apply(changes, from, from + rowsASlice)
        await nextTurn()
      }
    }
    return into
  }

  async function inStep(): Promise<boolean> {
    return (await catalog.revision()) === followed
  }

  function follow(): Promise<void> {
    following ??= catchUp().finally(() => {
      following = undefined
    })
    return following
  }

  return {
    start() {
      const look = async () => {
        if (!(await inStep())) await follow()
      }
      const warn = (error: unknown) =>
        log.warn({ err: error }, 'search: the index could not be brought into step; the next question tries again')
      const lookAgain = () => {
        looked = look().catch(warn)
      }
      lookAgain()
      looking = setInterval(lookAgain, lookEveryMs).unref()
    },
    async stop() {
      clearInterval(looking)
      await looked
    },
    async present() {
      if (index && (await inStep())) return index
      const done = follow()
      if (!index) await done
      else await Promise.race([done, wait(patienceMs, undefined, { ref: false })])
      return index ?? new SearchIndex()
    },
  }
}
