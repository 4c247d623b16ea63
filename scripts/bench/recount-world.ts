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
  /** Where the export is written. */
  readonly path: string
  /** The clock goes there, and everything that is due by then happens. */
  readonly passTo: (moment: string) => Promise<void>
}

/** Lives of a turn: so many lie in memory. */
const livesPerTurn = 2_000
/** Lives that are filed about then are followed until all that they may raise has risen, and what is not answered has been escalated. */
const filedAround = ['2026-08-10T09:00:00+08:00', '2026-08-24T09:00:00+08:00'] as const
const stations = ['2026-09-02T09:00:00+08:00', '2026-09-07T09:00:00+08:00', '2026-10-20T09:00:00+08:00'] as const

/** Generated lives, followed, evaluated and counted again by the program that knows only the texts. */
export async function recountOf(world: RecountWorld): Promise<Recounted> {
  const { platform, modules, random, lives, path, passTo } = world
  const cast = await castOf(modules, world.personIds)
  for (let done = 0; done < lives; done += livesPerTurn) {
    const some = Array.from({ length: Math.min(livesPerTurn, lives - done) }, (_, place) => {
      const around = filedAround[place % filedAround.length] ?? filedAround[0]
      return variedLife(cast, done + place, new Date(around), random)
    })
    await loadLives(modules.cases, some, platform.clock.now())
    await platform.outbox.drain()
  }
  await passTo(stations[0])
  await evaluated(world, cast.reviewer.departmentId, Math.ceil(lives / 10))
  await passTo(stations[1])
  await evaluated(world, cast.reviewer.departmentId, Math.ceil(lives / 10))
  await passTo(stations[2])
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
