import type { BodyScore } from '../../modules/supervision/index.ts'
import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { ScorePointPage } from '../views/supervision/score-point.tsx'
import { type RankedBody, ScoreRanking, SubjectScorePage } from '../views/supervision/scores.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { formulaText, pointLines } from './score-lines.ts'
import { isSubjectKind, pointModel, subjectModel } from './score-models.ts'

const base = '/supervision/scores'
const pointHref = (pointId: string) => `${base}/points/${pointId}`
const bodyHref = (kind: string, id: string, month: string) => `${base}/${kind}/${id}?month=${month}`

/** Scores of a region's bodies, each down to what a point is for, and the contests that a supervisor decides. */
export function supervisedScorePages(web: Web): void {
  web.get(base, ranking)
  web.get(`${base}/points/:pointId`, (visit) => pointPage(visit, []))
  web.post(`${base}/points/:pointId/decision`, async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    return submitting(
      visit.language,
      (errors) => pointPage(visit, errors),
      async () => {
        const decision = { outcome: visit.field('outcome'), reason: visit.field('reason') }
        await visit.modules.supervision.scores.decideContest(visit.parameter('pointId'), actor, decision)
        return { redirect: `${base}?done=yes` }
      },
    )
  })
  web.get(`${base}/:kind/:subjectId`, subjectPage)
}

async function ranking(visit: Visit): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const { supervision, organizations } = visit.modules
  const months = supervision.scores.months()
  const month = months.find((one) => one === visit.query('month')) ?? months[0] ?? ''
  const regions = [
    await organizations.getRegion(actor.regionCode),
    ...(await organizations.childRegions(actor.regionCode)),
  ]
  const region = regions.find(({ code }) => code === visit.query('region')) ?? found(regions[0])
  const [scores, waiting] = await Promise.all([
    supervision.scores.ofRegion(actor, region.code, month),
    supervision.scores.contestsWaiting(actor),
  ])
  const model = {
    region: region.name,
    filter: {
      ...{ action: base, month, months },
      regions: { chosen: region.code, options: regions.map(({ code, name }) => ({ value: code, label: name })) },
    },
    running: month === months[0],
    computedAt: scores.computedAt,
    formula: formulaText(visit, scores.formula),
    bodies: await rankedBodies(visit, scores.bodies, (id) => bodyHref('department', id, month)),
    waiting: await pointLines(visit, waiting, pointHref),
    done: visit.query('done') === 'yes',
  }
  return {
    page: <ScoreRanking model={model} frame={await deskFrame(visit, 'scores')} />,
    title: visit.t('score.title'),
    scripts: ['workbench.js'],
  }
}

/** Bodies of one score share their rank. */
export async function rankedBodies(
  { modules }: Pick<Visit, 'modules'>,
  bodies: readonly BodyScore[],
  hrefOf: (departmentId: string) => string,
): Promise<RankedBody[]> {
  return Promise.all(
    bodies.map(async ({ departmentId, score, lost, points }) => ({
      rank: bodies.findIndex((other) => other.score === score) + 1,
      name: (await modules.organizations.findDepartment(departmentId))?.name ?? departmentId,
      href: hrefOf(departmentId),
      ...{ score, lost, points },
    })),
  )
}

async function subjectPage(visit: Visit): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const kind = found(isSubjectKind(visit.parameter('kind')))
  const subject = { kind, id: visit.parameter('subjectId') }
  const model = await subjectModel(visit, actor, subject, {
    ...{ pointHref, bodyHref },
    back: { href: base, label: visit.t('score.point.back') },
  })
  return {
    page: <SubjectScorePage model={model} frame={await deskFrame(visit, 'scores')} />,
    title: model.title,
    scripts: ['workbench.js'],
  }
}

async function pointPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const point = await visit.modules.supervision.scores.point(visit.parameter('pointId'), actor)
  const href = pointHref(point.pointId)
  const model = await pointModel(visit, point, {
    ...{ href, errors, backHref: bodyHref('department', point.departmentId, point.month) },
    caseHref: point.caseId === null ? undefined : `/supervision/cases/${point.caseId}`,
    act: point.actions.includes('decide') ? { kind: 'decide', target: visit.target(`${href}/decision`) } : undefined,
  })
  return {
    page: <ScorePointPage model={model} frame={await deskFrame(visit, 'scores')} />,
    title: visit.t('score.point.title'),
    scripts: ['workbench.js'],
  }
}
