import { uuidV7 } from '../../../src/kernel/ids.ts'
import { insertPoints } from '../../../src/modules/supervision/store-score-points.ts'
import { form, type Maker } from './making.ts'
import type { Finder, Subject } from './subject.ts'

const month = '2026-10'

/** A month that is over, computed: its file is there. */
export async function scoreFile({ holdings }: Subject): Promise<string> {
  await holdings.world.modules.supervision.scores.compute(month)
  return `${month}.csv`
}

/** A new point of the food bureau for each request, as the daily round writes it; contested where it is to be decided. */
async function pointId({ route, holdings }: Subject): Promise<string> {
  const { platform, modules } = holdings.world
  const { caseId, departmentId, itemId } = await pointOf(holdings)
  const now = platform.clock.now()
  const id = uuidV7(now.getTime())
  const { regionCode } = holdings.actors.reviewer
  await platform.db.batch([
    insertPoints([
      {
        ...{ pointId: id, month: '2026-11', day: '2026-11-19', kind: 'card', regionCode, departmentId, itemId, caseId },
        ...{ officeId: departmentId, postId: holdings.actors.reviewer.postId, sequence: 1, cost: 1, recordedAt: now },
        ...{ ruleNumber: 'Y4', ruleRegion: '', ruleVersion: 1 },
      },
    ]),
  ])
  if (route.url.endsWith('/decision')) {
    await modules.supervision.scores.contest(id, holdings.actors.reviewer, '演示申诉，数据延迟')
  }
  return id
}

async function pointOf(holdings: Subject['holdings']) {
  const { caseId } = await holdings.kept('food', 'concluded')
  return { caseId, departmentId: holdings.actors.reviewer.departmentId, itemId: await holdings.itemId('food') }
}

export const scoreFinders: Readonly<Record<string, Finder>> = {
  pointId,
  subjectId: ({ holdings }) => holdings.actors.reviewer.departmentId,
}

export const scoreForms: Readonly<Record<string, Maker>> = {
  '/desk/score/points/:pointId/contest': () => form({ reason: '演示申诉，数据延迟' }),
  '/supervision/scores/points/:pointId/decision': () => form({ outcome: 'refused', reason: '演示决定，照扣' }),
}
