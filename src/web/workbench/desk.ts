import type { Duty } from '../../kernel/actor.ts'
import { pageProblem } from '../problems.ts'
import type { WorkbenchFrameModel, WorkbenchLink } from '../ui/index.ts'
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

/** What stands together under one word in the bar: a supervisor has a dozen lists. */
type Heading = 'watching' | 'grading' | 'numbers'

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
  const places: readonly (readonly [place: Place, href: string, open: boolean, heading?: Heading])[] = [
    ['inbox', '/desk', handles(duties)],
    ['window', '/desk/window', duties.includes('accept')],
    ['rectifications', '/desk/rectifications', handles(duties)],
    ['answers', '/desk/cards', handles(duties)],
    ['toPutRight', '/desk/orders', handles(duties)],
    ['callbacks', '/desk/callbacks', duties.includes('callback')],
    ['now', '/supervision/now', supervises],
    ['supervision', '/supervision', supervises, 'watching'],
    ['cards', '/supervision/cards', supervises, 'watching'],
    ['orders', '/supervision/orders', supervises, 'watching'],
    ['samples', '/supervision/samples', supervises, 'watching'],
    ['rules', '/supervision/rules', supervises, 'watching'],
    ['evaluations', '/supervision/evaluations', supervises, 'grading'],
    ['scores', '/supervision/scores', supervises, 'grading'],
    ['ownScore', '/desk/score', handles(duties)],
    ['statistics', '/supervision/statistics', supervises, 'numbers'],
    ['reports', '/supervision/reports', supervises, 'numbers'],
    ['reports', '/desk/reports', handles(duties) && !supervises],
    ['catalogue', '/catalogue', duties.some((duty) => cataloguing.includes(duty))],
    ['people', '/desk/people', true],
    ['help', '/desk/help', true],
  ]
  const open = places
    .filter(([, , isOpen]) => isOpen)
    .map(([place, href, , heading]) => {
      const link = { label: t(`workbench.links.${place}`), href, current: place === current }
      return { heading, link: { ...link, ...countOf(counts, place) } }
    })
  const home = handles(duties) ? '/desk' : (elsewhere(duties) ?? '/desk/help')
  return workplace(visit, { title: t('workbench.title'), home, ...underHeadings(open, t) })
}

interface OpenPlace {
  readonly heading: Heading | undefined
  readonly link: WorkbenchLink
}

/** A heading stands in the bar for all of its places and leads to the first; the current one shows them below the bar. */
function underHeadings(open: readonly OpenPlace[], t: Visit['t']): Pick<WorkbenchFrameModel, 'links' | 'inner'> {
  const at = open.find(({ heading, link }) => heading && link.current)?.heading
  const links = open.flatMap(({ heading, link }, index) => {
    if (!heading) return [link]
    const first = open.findIndex((other) => other.heading === heading) === index
    return first ? [{ label: t(`workbench.headings.${heading}`), href: link.href, current: heading === at }] : []
  })
  const inner = open.filter(({ heading }) => heading === at).map(({ link }) => link)
  return { links, inner: at && { label: t(`workbench.headings.${at}`), links: inner } }
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
  bar: Pick<WorkbenchFrameModel, 'title' | 'home' | 'links' | 'inner'>,
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
