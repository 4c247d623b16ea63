import { submitting } from '../faults.ts'
import { isSubjectKind, pointModel, subjectModel } from '../supervision/score-models.ts'
import type { FieldError } from '../ui/index.ts'
import { ScorePointPage } from '../views/supervision/score-point.tsx'
import { SubjectScorePage } from '../views/supervision/scores.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from './desk.ts'

const base = '/desk/score'
const handling = ['accept', 'review', 'decide', 'deliver'] as const
const pointHref = (pointId: string) => `${base}/points/${pointId}`

/** The own body's and post's score with its points, and the contest of a point. */
export function ownScorePages(web: Web): void {
  web.get(base, async (visit) => {
    const { actor } = staffWith(visit, ...handling)
    const kind = isSubjectKind(visit.query('kind')) ?? 'office'
    const post = visit.query('post') ?? actor.postId
    const subject = { kind, id: kind === 'post' ? post : actor.departmentId }
    const model = await subjectModel(visit, actor, subject, {
      pointHref,
      bodyHref: (to, id, month) =>
        `${base}?${new URLSearchParams({ month, kind: to, ...(to === 'post' && { post: id }) })}`,
      back: kind === 'post' ? { href: base, label: visit.t('score.own.title') } : undefined,
    })
    const page = <SubjectScorePage model={model} frame={await deskFrame(visit, 'ownScore')} />
    return { page, title: visit.t('score.own.title'), scripts: ['workbench.js'] }
  })
  web.get(`${base}/points/:pointId`, (visit) => pointPage(visit, []))
  web.post(`${base}/points/:pointId/contest`, async (visit) => {
    const { actor } = staffWith(visit, ...handling)
    return submitting(
      visit.language,
      (errors) => pointPage(visit, errors),
      async () => {
        await visit.modules.supervision.scores.contest(visit.parameter('pointId'), actor, visit.field('reason'))
        return { redirect: `${base}?done=yes` }
      },
    )
  })
}

async function pointPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, ...handling)
  const point = await visit.modules.supervision.scores.point(visit.parameter('pointId'), actor)
  const href = pointHref(point.pointId)
  const model = await pointModel(visit, point, {
    ...{ href, errors, backHref: `${base}?month=${point.month}` },
    // Who may open the case is for the case to say: bodies that have nothing to do with it any more find none.
    caseHref: point.caseId === null ? undefined : `/desk/cases/${point.caseId}`,
    act: point.actions.includes('contest') ? { kind: 'contest', target: visit.target(`${href}/contest`) } : undefined,
  })
  const page = <ScorePointPage model={model} frame={await deskFrame(visit, 'ownScore')} />
  return { page, title: visit.t('score.point.title'), scripts: ['workbench.js'] }
}
