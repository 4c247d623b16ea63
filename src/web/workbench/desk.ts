import type { Duty } from '../../kernel/actor.ts'
import { pageProblem } from '../problems.ts'
import type { WorkbenchFrameModel } from '../ui/index.ts'
import type { Visit } from '../visit.ts'

export type Place = 'inbox' | 'window' | 'supervision' | 'vocabulary' | 'help'

const handling: readonly Duty[] = ['accept', 'review', 'decide', 'deliver']

export function handles(duties: readonly Duty[]): boolean {
  return duties.some((duty) => handling.includes(duty))
}

/** Staff at a post with one of these duties; for everybody else there is no such page. */
export function staffWith(visit: Visit, ...duties: readonly Duty[]): Visit['staff'] {
  const { staff } = visit
  if (!duties.some((duty) => staff.actor.duties.includes(duty))) throw pageProblem('page.not_found')
  return staff
}

/** The bar of staff pages: the lists that the post's duties open, and who works here. */
export async function deskFrame(visit: Visit, current?: Place): Promise<WorkbenchFrameModel> {
  const { t, staff } = visit
  const { duties } = staff.actor
  const posts = await visit.modules.identity.postsOfStaff(staff.staffId)
  const places: readonly (readonly [Place, string, boolean])[] = [
    ['inbox', '/desk', handles(duties)],
    ['window', '/desk/window', duties.includes('accept')],
    ['supervision', '/supervision', duties.includes('supervise')],
    ['vocabulary', '/catalogue/vocabulary', duties.includes('catalogue')],
    ['help', '/desk/help', true],
  ]
  const links = places
    .filter(([, , open]) => open)
    .map(([place, href]) => ({ label: t(`workbench.links.${place}`), href, current: place === current }))
  const change = posts.length > 1 ? [{ label: t('workbench.links.post'), href: '/desk/post' }] : []
  return {
    title: t('workbench.title'),
    home: handles(duties) ? '/desk' : duties.includes('supervise') ? '/supervision' : '/desk/help',
    links: [...links, ...change],
    person: [staff.post.departmentName, staff.post.name, staff.name].join(' · '),
    signOut: visit.target('/desk/sign-out'),
  }
}
