import { type Look, lookTexts } from '../../modules/access-log/index.ts'
import { type LooksModel, LooksPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { withQuery } from './items.ts'

/** Lines a page. */
export const looksMax = 20

/** Who looked at a case: post and department, when, and the purpose in words. */
export function looksPages(web: Web): void {
  web.get('/cases/:caseId/looks', looks)
}

async function looks(visit: Visit): Promise<Answer> {
  const caseId = visit.parameter('caseId')
  const view = await visit.modules.cases.view(caseId, visit.person.actor)
  const after = visit.query('after')
  const path = `/cases/${view.caseId}`
  const found = await visit.modules.accessLog.looksAtCase(view.caseId, {
    limit: looksMax,
    ...(after !== undefined && { after }),
  })
  const model = {
    backHref: path,
    backLabel: visit.t('status.looks.back'),
    looks: await lookLines(visit, found),
    paging: { next: nextLooks(`${path}/looks`, found) },
  }
  return { title: visit.t('status.looks.title'), page: <LooksPage frame={await visit.frame()} model={model} /> }
}

export function nextLooks(path: string, found: readonly Look[]): string | undefined {
  return found.length < looksMax ? undefined : withQuery(path, { after: found.at(-1)?.id })
}

/** Offices, not names: who held the post then is the body's affair. */
export function lookLines(visit: Visit, found: readonly Look[]): Promise<LooksModel['looks']> {
  const { language } = visit
  return Promise.all(
    found.map(async (look) => ({
      id: look.id,
      who: await lookerOf(visit, look),
      at: look.at,
      why: lookTexts.purposes[look.purpose][language],
      what: lookTexts.objects[look.what][language],
    })),
  )
}

async function lookerOf(visit: Visit, { actorKind, departmentId, postId }: Look): Promise<string> {
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
