import { type LookGroup, type LookGroupPage, lookTexts } from '../../modules/access-log/index.ts'
import { type LooksModel, LooksPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { withQuery } from './items.ts'

/** Who looked at a case: post and department, when, and the purpose in words. */
export function looksPages(web: Web): void {
  web.get('/cases/:caseId/looks', looks)
}

async function looks(visit: Visit): Promise<Answer> {
  const view = await visit.modules.cases.view(visit.parameter('caseId'), visit.person.actor)
  const path = `/cases/${view.caseId}`
  const found = await visit.modules.accessLog.groupsAtCase(view.caseId, visit.query('after'))
  return looksPage(visit, found, { href: path, label: visit.t('status.looks.back') }, `${path}/looks`)
}

/** One line a looker, purpose and day; `back` leads to the case or to the account. */
export async function looksPage(
  visit: Visit,
  { groups, next }: LookGroupPage,
  back: { href: string; label: string },
  path: string,
): Promise<Answer> {
  const model: LooksModel = {
    backHref: back.href,
    backLabel: back.label,
    looks: await Promise.all(groups.map((group) => lookLine(visit, group))),
    paging: { next: next && withQuery(path, { after: next }) },
  }
  return { title: visit.t('status.looks.title'), page: <LooksPage frame={await visit.frame()} model={model} /> }
}

/** Offices, not names: who held the post then is the body's affair. */
async function lookLine(visit: Visit, group: LookGroup): Promise<LooksModel['looks'][number]> {
  const { language } = visit
  const { id, day, count, first, last, purpose } = group
  const what = group.what.map((one) => lookTexts.objects[one][language])
  return {
    id,
    who: await lookerOf(visit, group),
    day,
    count,
    first,
    last,
    why: lookTexts.purposes[purpose][language],
    what: what.join(visit.t('common.listComma')),
  }
}

async function lookerOf(visit: Visit, { actorKind, departmentId, postId }: LookGroup): Promise<string> {
  if (actorKind === 'person') return visit.t('course.lookers.applicant')
  if (actorKind === 'system') return visit.t('course.lookers.system')
  const { organizations } = visit.modules
  const [department, post] = await Promise.all([
    departmentId ? organizations.findDepartment(departmentId) : undefined,
    postId ? organizations.findPost(postId) : undefined,
  ])
  if (!department) return visit.t('course.lookers.staff')
  return [department.name, post?.name].filter(Boolean).join(' ')
}
