import type { Duty } from '../../kernel/actor.ts'
import { pageProblem } from '../problems.ts'
import type { WorkbenchFrameModel } from '../ui/index.ts'
import type { Visit } from '../visit.ts'

export type Place =
  | 'inbox'
  | 'window'
  | 'rectifications'
  | 'callbacks'
  | 'answers'
  | 'toPutRight'
  | 'now'
  | 'supervision'
  | 'cards'
  | 'orders'
  | 'samples'
  | 'rules'
  | 'evaluations'
  | 'scores'
  | 'ownScore'
  | 'reports'
  | 'statistics'
  | 'catalogue'
  | 'people'
  | 'help'

const handling: readonly Duty[] = ['accept', 'review', 'decide', 'deliver']
const cataloguing: readonly Duty[] = ['catalogue', 'establish', 'legal']

export function handles(duties: readonly Duty[]): boolean {
  return duties.some((duty) => handling.includes(duty))
}

/** Where a post that handles no cases works; undefined: at the desk. */
export function elsewhere(duties: readonly Duty[]): string | undefined {
  if (handles(duties)) return undefined
  if (duties.includes('supervise')) return '/supervision/now'
  if (duties.includes('callback')) return '/desk/callbacks'
  return duties.some((duty) => cataloguing.includes(duty)) ? '/catalogue' : undefined
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
  const supervises = duties.includes('supervise')
  const counts = handles(duties) ? await countsOf(visit) : {}
  const places: readonly (readonly [Place, string, boolean])[] = [
    ['inbox', '/desk', handles(duties)],
    ['window', '/desk/window', duties.includes('accept')],
    ['rectifications', '/desk/rectifications', handles(duties)],
    ['answers', '/desk/cards', handles(duties)],
    ['toPutRight', '/desk/orders', handles(duties)],
    ['callbacks', '/desk/callbacks', duties.includes('callback')],
    ['now', '/supervision/now', supervises],
    ['supervision', '/supervision', supervises],
    ['cards', '/supervision/cards', supervises],
    ['orders', '/supervision/orders', supervises],
    ['samples', '/supervision/samples', supervises],
    ['rules', '/supervision/rules', supervises],
    ['evaluations', '/supervision/evaluations', supervises],
    ['scores', '/supervision/scores', supervises],
    ['ownScore', '/desk/score', handles(duties)],
    ['reports', supervises ? '/supervision/reports' : '/desk/reports', handles(duties) || supervises],
    ['statistics', '/supervision/statistics', supervises],
    ['catalogue', '/catalogue', duties.some((duty) => cataloguing.includes(duty))],
    ['people', '/desk/people', true],
    ['help', '/desk/help', true],
  ]
  const links = places
    .filter(([, , open]) => open)
    .map(([place, href]) => ({
      label: t(`workbench.links.${place}`),
      href,
      current: place === current,
      ...countOf(counts, place),
    }))
  const home = handles(duties) ? '/desk' : (elsewhere(duties) ?? '/desk/help')
  return workplace(visit, { title: t('workbench.title'), home, links })
}

type Counts = Readonly<Partial<Record<Place, number>>>

/** What supervision asks of this post; nothing is said of none. */
async function countsOf({ modules, staff }: Visit): Promise<Counts> {
  const { cards, orders } = await modules.supervision.waiting(staff.actor)
  return { answers: cards, toPutRight: orders }
}

function countOf(counts: Counts, place: Place): { readonly count?: number } {
  const count = counts[place]
  return count ? { count } : {}
}

/** A bar with these links: behind them the change of post for whoever has several, then who works here and the way out. */
export async function workplace(
  visit: Visit,
  bar: Pick<WorkbenchFrameModel, 'title' | 'home' | 'links'>,
): Promise<WorkbenchFrameModel> {
  const { t, staff } = visit
  const posts = await visit.modules.identity.postsOfStaff(staff.staffId)
  const change = posts.length > 1 ? [{ label: t('workbench.links.post'), href: '/desk/post' }] : []
  return {
    ...bar,
    links: [...bar.links, ...change],
    person: [staff.post.departmentName, staff.post.name, staff.name].join(' · '),
    signOut: visit.target('/desk/sign-out'),
  }
}
