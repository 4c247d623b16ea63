import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../src/kernel/calendar.ts'
import { reachableDirectory } from '../../src/platform/db/embedded-files.ts'
import { moveStory, storyEntry } from '../journey/story.ts'
import { StoryClock } from '../journey/story-clock.ts'
import { type ChaosWorld, fileNow, type Night, openChaos } from './chaos-cases.ts'
import { type Recount, recount, settle } from './chaos-recount.ts'
import { type Instance, startInstance, waitForPage } from './instance.ts'
import { createClient, numberOf, round } from './load.ts'
import { isOver, type Played, playOn } from './players.ts'
import type { Sender } from './sender.ts'

/** What is killed, and when: among the acts of midnight, or before it, so that midnight comes while it is down. */
export type Kill = 'process at midnight' | 'database at midnight' | 'process over midnight' | 'database over midnight'

export interface ChaosSize {
  /** One a night of the story. */
  readonly kills: readonly Kill[]
  /** Cases of each kind whose moment comes in one night; in some of them somebody acts at that moment. */
  readonly dueANight: number
  readonly rivalsANight: number
  /** Lives that begin at the window every night, and drafts that are sent by browsers. */
  readonly livesANight: number
  readonly draftsANight: number
}

export interface ChaosResult extends Recount {
  readonly processKills: number
  readonly databaseKills: number
  readonly acknowledged: number
  /** Sendings that got no answer and were sent again; and how many of them had happened all the same. */
  readonly unanswered: number
  readonly replayed: number
  /** By the code that the sender was told: what had become impossible meanwhile. */
  readonly refused: Readonly<Record<string, number>>
  /** Lives that did not come to their end: must be 0. */
  readonly unfinished: number
  /** Other answers than "done", "not possible" and "not now": must be none. */
  readonly faults: readonly string[]
  readonly seconds: number
}

/** Twenty kills, each kind five times. */
export async function benchChaos(): Promise<Readonly<Record<string, unknown>>> {
  const kills = Array.from(
    { length: numberOf('YIMEN_BENCH_KILLS', 20) },
    (_, night) => ways[night % ways.length] as Kill,
  )
  const result = await runChaos({ kills, dueANight: 5, rivalsANight: 2, livesANight: 4, draftsANight: 2 })
  return { ...result }
}

const ways: readonly Kill[] = [
  'process at midnight',
  'database at midnight',
  'process over midnight',
  'database over midnight',
]

const callers = 12
const restMs = 25
const dayMs = 86_400_000
/** The story goes from one working day to the next. */
const storyBegins: Day = '2026-09-14'

/**
 * kill −9 of the server process and of the database, once a night of a story of some weeks, among mixed acts, with moments that fall due every midnight;
 * then everything is counted again from the rows.
 */
export async function runChaos(size: ChaosSize): Promise<ChaosResult> {
  const began = performance.now()
  const clock = new StoryClock(instantOf(storyBegins, '10:00:00'))
  const instance = await startInstance(`chaos-${process.pid}`, {}, storyEntry(clock), clock)
  const client = createClient(instance.origin, callers + size.rivalsANight * 3)
  try {
    const world = await openChaos(instance, client, storyBegins, size)
    const { sender } = world
    let going = true
    const load = Promise.all(Array.from({ length: callers }, () => keepPlaying(() => going, world)))
    const atMidnight: Promise<unknown>[] = []
    load.catch(() => {})
    for (const [night, kill] of size.kills.entries()) {
      const { day, filed, begin, rivals } = world.nights[night] as Night
      await moveStory(instance.process, clock, new Date(midnightAfter(day) - beforeMs))
      await fileNow(instance, filed)
      world.queue.push(...begin)
      atMidnight.push(...rivals.map((life, index) => playAtMidnight(world, life, index)))
      // A player who cannot go on ends it at once.
      await Promise.race([load, strike(instance, clock, kill, midnightAfter(day), night)])
      console.log(`night ${night + 1}, ${day}: ${kill}; ${sender.acknowledged.length} acts acknowledged`)
    }
    const played = Promise.all([untilPlayed(world), ...atMidnight])
    await Promise.race([load, played, helpOut(instance, () => going)])
    going = false
    await load
    console.log(
      `all lives are played; ${sender.acknowledged.length} acts acknowledged, ${sender.unanswered} sendings without answer`,
    )
    await settle(instance, clock)
    const counted = await recount(instance, world, clock.now())
    return {
      ...figuresOf(size, sender),
      unfinished: world.queue.length,
      ...counted,
      seconds: round((performance.now() - began) / 1000),
    }
  } finally {
    client.close()
    await instance.stop()
  }
}

function figuresOf({ kills }: ChaosSize, { acknowledged, unanswered, replayed, refusals, faults }: Sender) {
  const processKills = kills.filter((kill) => kill.startsWith('process')).length
  return {
    processKills,
    databaseKills: kills.length - processKills,
    acknowledged: acknowledged.length,
    unanswered,
    replayed,
    refused: refusals,
    faults,
  }
}

async function keepPlaying(going: () => boolean, world: ChaosWorld): Promise<void> {
  while (going()) {
    const life = world.queue.shift()
    if (!life) {
      await sleep(restMs)
      continue
    }
    world.playing += 1
    const moved = await playOn(world.sender, world.itemId, life)
    if (!isOver(life)) world.queue.push(life)
    world.playing -= 1
    await sleep(moved ? restMs : restMs * 10)
  }
}

/** After the last kill a second worker takes of the same work: papers of hundreds of acts would keep everybody waiting. */
async function helpOut({ platform }: Instance, going: () => boolean): Promise<never> {
  while (going()) {
    await platform.jobs.runOnce()
    await sleep(restMs)
  }
  return new Promise(() => {})
}

/** After the last kill. A life that cannot go on waits for something that was lost. */
const playingMsMax = 240_000

async function untilPlayed(world: ChaosWorld): Promise<void> {
  const giveUpAt = performance.now() + playingMsMax
  while (world.queue.length + world.playing > 0 && performance.now() < giveUpAt) await sleep(restMs)
}

const beforeMs = 2_500

/** Spread over the seconds about midnight, most of them near to it. */
async function playAtMidnight({ sender, itemId }: ChaosWorld, life: Played, index: number): Promise<void> {
  const offsetMs = (index % 2 === 0 ? 1 : -1) * ((index * 137) % 700)
  await sleep(beforeMs + offsetMs)
  while (!isOver(life)) await playOn(sender, itemId, life)
}

async function strike(instance: Instance, clock: StoryClock, kill: Kill, midnight: number, night: number) {
  const offsetMs = 100 + ((night * 370) % 1_100)
  const until = (moment: number) => sleep(moment - clock.now().getTime())
  const morning = new Date(midnight + morningMs)
  switch (kill) {
    case 'process at midnight':
      await until(midnight + offsetMs)
      await instance.restart('SIGKILL')
      break
    case 'database at midnight':
      await until(midnight + offsetMs)
      await killDatabase(instance)
      break
    case 'process over midnight':
      await until(midnight - offsetMs)
      await instance.restart('SIGKILL', () => clock.moveTo(morning))
      break
    case 'database over midnight':
      await until(midnight - offsetMs)
      await killDatabase(instance, () => moveStory(instance.process, clock, morning))
  }
  await sleep(afterMs)
}

/** Nobody was there at midnight; this is when the server is up again. */
const morningMs = 20 * 60_000
const afterMs = 1_000

async function killDatabase(instance: Instance, meanwhile = async () => {}): Promise<void> {
  const home = await reachableDirectory(join(instance.dataDirectory, 'postgresql'))
  process.kill(Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await meanwhile()
  // Its orphans may answer for a moment.
  await sleep(500)
  await waitForPage(instance.origin)
}

function midnightAfter(day: Day): number {
  return instantOf(day, '00:00:00').getTime() + dayMs
}

function instantOf(day: Day, time: string): Date {
  return new Date(`${day}T${time}+08:00`)
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)))
}
