import type { Modules } from '../../src/composition.ts'
import { uuidV7 } from '../../src/kernel/ids.ts'
import { Evaluation, grades, reasonsFor } from '../../src/modules/evaluations/index.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { type Recounted, recount } from '../../tests/recount/recount.ts'
import type { Random } from '../../tests/support/mutations/random.ts'
import { furong } from '../../tests/support/world.ts'
import { exportSupervision } from '../export-supervision.ts'
import { castOf } from './lives.ts'
import { loadLives, variedLife } from './varied-lives.ts'

export interface RecountWorld {
  readonly platform: Platform
  readonly modules: Modules
  readonly random: Random
  readonly personIds: readonly string[]
  readonly lives: number
  /** From then on the demo's people hold their posts. */
  readonly begin: Date
  /** Where the export is written. */
  readonly path: string
  /** The clock goes there, and everything that is due by then happens. */
  readonly passTo: (moment: Date) => Promise<void>
}

/** Lives of a turn: so many lie in memory. */
const livesPerTurn = 2_000
const dayMs = 86_400_000
/** Days after the beginning: lives are filed about the first two, loaded at the third, and followed until what is not answered has been escalated. */
const filedAround = [14, 24] as const
const loadedOn = 34
const stations = [35, 41, 83] as const

/** Generated lives, followed, evaluated and counted again by the program that knows only the texts. */
export async function recountOf(world: RecountWorld): Promise<Recounted> {
  const { platform, modules, random, lives, path, begin, passTo } = world
  const dayAfter = (days: number) => new Date(begin.getTime() + days * dayMs)
  const cast = await castOf(modules, world.personIds)
  await passTo(dayAfter(loadedOn))
  for (let done = 0; done < lives; done += livesPerTurn) {
    const some = Array.from({ length: Math.min(livesPerTurn, lives - done) }, (_, place) => {
      const around = filedAround[place % filedAround.length] ?? filedAround[0]
      return variedLife(cast, done + place, dayAfter(around), random)
    })
    await loadLives(modules.cases, some, platform.clock.now())
    await platform.outbox.drain()
  }
  await passTo(dayAfter(stations[0]))
  await evaluated(world, cast.reviewer.departmentId, Math.ceil(lives / 10))
  await passTo(dayAfter(stations[1]))
  await evaluated(world, cast.reviewer.departmentId, Math.ceil(lives / 10))
  await passTo(dayAfter(stations[2]))
  const { db, clock } = platform
  await exportSupervision({ db, ...modules }, path, clock.now())
  return recount(path)
}

/** All grades, the two bad ones with a reason. */
async function evaluated(
  { modules, platform, random }: RecountWorld,
  departmentId: string,
  count: number,
): Promise<void> {
  const itemId = uuidV7(platform.clock.now().getTime())
  for (let index = 0; index < count; index += 1) {
    const grade = grades[Math.floor(random.next() * grades.length)] ?? 1
    const caseId = uuidV7(platform.clock.now().getTime())
    const evaluation = { grade, reasons: grade > 3 ? reasonsFor(grade).slice(0, 1) : [], text: '' }
    await modules.evaluations.give(
      {
        evaluated: { caseId, node: 'concluded', regionCode: furong, departmentId, itemId },
        contact: {
          personId: caseId,
          receiptNumber: `R-${index}`,
          itemName: '食品经营许可证新办',
          name: '林知夏（演示）',
          phone: null,
        },
        channel: 'pc',
      },
      Evaluation.parse(evaluation),
    )
  }
}
