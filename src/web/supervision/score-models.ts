import type { Actor } from '../../kernel/actor.ts'
import { type ShownPoint, type Subject, type SubjectKind, subjectKinds } from '../../modules/supervision/index.ts'
import type { ScorePointModel } from '../views/supervision/score-point.tsx'
import type { SubjectScoreModel } from '../views/supervision/scores.tsx'
import type { Visit } from '../visit.ts'
import { formulaText, pointLines } from './score-lines.ts'

export function isSubjectKind(text: string | undefined): SubjectKind | undefined {
  return subjectKinds.find((kind) => kind === text)
}

interface Ways {
  readonly pointHref: (pointId: string) => string
  readonly bodyHref: (kind: SubjectKind, id: string, month: string) => string
  readonly back: SubjectScoreModel['back']
}

/** What a supervisor and the body itself read of a score: the same, each with own ways on. */
export async function subjectModel(
  visit: Visit,
  actor: Actor,
  subject: Subject,
  { pointHref, bodyHref, back }: Ways,
): Promise<SubjectScoreModel> {
  const { t, modules } = visit
  const { scores } = modules.supervision
  const months = scores.months()
  const month = months.find((one) => one === visit.query('month')) ?? months[0] ?? ''
  const after = visit.query('after')
  const shown = await scores.ofSubject(actor, subject, month, after)
  const here = bodyHref(subject.kind, subject.id, month)
  const [action = ''] = here.split('?')
  const tab = (kind: 'department' | 'office') => ({
    label: t(`score.kinds.${kind}`),
    href: bodyHref(kind, subject.id, month),
    current: kind === subject.kind,
  })
  return {
    title: await nameOf(visit, subject),
    lead: t(`score.kinds.${subject.kind}`),
    tabs: subject.kind === 'post' ? [] : [tab('department'), tab('office')],
    filter: { action, month, months, hidden: hiddenOf(here) },
    running: month === months[0],
    computedAt: shown.computedAt,
    formula: formulaText(visit, shown.formula),
    start: shown.formula.start,
    score: shown.score,
    lost: shown.lost,
    trend: shown.trend,
    posts: await Promise.all(
      shown.posts.map(async ({ postId, score, points }) => ({
        ...{ postId, score, points },
        name: (await modules.organizations.getPost(postId)).name,
        href: bodyHref('post', postId, month),
      })),
    ),
    lines: await pointLines(visit, shown.listed, pointHref),
    paging: { previous: after && here, next: shown.next && `${here}&after=${shown.next}` },
    back,
    done: visit.query('done') === 'yes',
  }
}

/** What the address says beside the month, for the form that changes the month. */
function hiddenOf(href: string): Record<string, string> {
  const [, query = ''] = href.split('?')
  return Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name !== 'month'))
}

async function nameOf({ modules }: Visit, { kind, id }: Subject): Promise<string> {
  const { organizations } = modules
  if (kind !== 'post') return (await organizations.getDepartment(id)).name
  const post = await organizations.getPost(id)
  return `${(await organizations.getDepartment(post.departmentId)).name} · ${post.name}`
}

export async function pointModel(
  visit: Visit,
  point: ShownPoint,
  rest: Pick<ScorePointModel, 'backHref' | 'caseHref' | 'act' | 'errors'> & { readonly href: string },
): Promise<ScorePointModel> {
  const { organizations } = visit.modules
  const [line] = await pointLines(visit, [point], () => rest.href)
  if (!line) throw new Error('a point has its line')
  const name = async (id: string) => (await organizations.findDepartment(id))?.name ?? ''
  const { basis = null } = point.rule ?? {}
  return {
    ...{ line, backHref: rest.backHref, caseHref: rest.caseHref, act: rest.act, errors: rest.errors },
    basis: basis?.[visit.language] ?? null,
    body: await name(point.departmentId),
    office: await name(point.officeId),
    post: point.postId === null ? null : ((await organizations.findPost(point.postId))?.name ?? null),
    reason: point.reason,
    decision: point.decision,
    typed: { outcome: visit.field('outcome'), reason: visit.field('reason') },
  }
}
