import type { Duty } from '../../kernel/actor.ts'
import type { ListedCase } from '../../modules/cases/index.ts'
import type { InboxEntry } from '../ui/index.ts'
import { InboxPage } from '../views/workbench/inbox-page.tsx'
import { awaitingWord } from '../views/workbench/words.ts'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { deskFrame, elsewhere, handles } from './desk.ts'
import { doneWords } from './done.ts'
import { dueWords } from './due.ts'

/** Lines of one page of the inbox; the column beside a case shows the same. */
export const pageLines = 25

/** Duties that can be looked at alone. Acceptance is not among them: its holder also hands out, so that is simply all. */
const alone = ['review', 'decide', 'deliver'] as const satisfies readonly Duty[]

/** Parts of the inbox with a list of their own. */
const narrow = ['check', 'mine'] as const
type Narrow = (typeof narrow)[number]

export function inboxPages(web: Web): void {
  web.get('/desk', async (visit) => {
    const { staff, t } = visit
    const place = elsewhere(staff.actor.duties)
    if (place) return { redirect: place }
    const duty = alone.find((candidate) => candidate === visit.query('duty') && staff.actor.duties.includes(candidate))
    const only = narrow.find((candidate) => candidate === visit.query('only'))
    const after = visit.query('after')
    // Narrowed to one duty, a post has the inbox of that duty.
    const actor = duty ? { ...staff.actor, duties: [duty] } : staff.actor
    const narrowed = only && { only }
    const { cases, next } = await visit.modules.cases.inbox(actor, {
      limit: pageLines,
      after,
      names: 'full',
      ...narrowed,
    })
    const dues = await duesOf(visit)
    const query = (rest: Record<string, string>) =>
      `/desk?${new URLSearchParams({ ...(duty && { duty }), ...narrowed, ...rest })}`
    const model = {
      list: only ?? ('inbox' as const),
      tabs: listTabs(visit, only ?? duty ?? 'inbox'),
      lines: cases.map((listed) => ({
        listed,
        href: caseHref(listed.caseId),
        due: dues(listed),
        marks: marksOf(visit, listed),
      })),
      paging: { previous: after && query({}), next: next && query({ after: next }) },
      idle: !handles(staff.actor.duties),
      done: doneHere(visit),
      receipt: { value: visit.query('receipt') ?? '', unknown: visit.query('receipt') !== undefined },
    }
    return {
      page: <InboxPage model={model} frame={await deskFrame(visit, 'inbox')} />,
      title: t('workbench.inbox.title'),
      scripts: ['workbench.js'],
    }
  })

  /** Whether she may see it is asked by the case itself; a foreign one is as unknown as none. */
  web.get('/desk/find', async (visit) => {
    const { actor } = visit.staff
    const receipt = visit.query('receipt') ?? ''
    const caseId = await visit.modules.cases.findByReceipt(receipt)
    const known =
      caseId !== undefined &&
      (await visit.modules.cases.view(caseId, actor).then(
        () => true,
        () => false,
      ))
    if (receipt === '') return { redirect: '/desk' }
    return { redirect: known ? caseHref(caseId) : `/desk?${new URLSearchParams({ receipt })}` }
  })
}

export const caseHref = (caseId: string) => `/desk/cases/${caseId}`

/** The column beside a case. */
export async function inboxColumn(
  visit: Visit,
  currentId: string,
): Promise<{ entries: InboxEntry[]; moreHref?: string }> {
  const { cases, next } = await visit.modules.cases.inbox(visit.staff.actor, { limit: pageLines, names: 'full' })
  const dues = await duesOf(visit)
  const entries = cases.map((listed) => ({
    href: caseHref(listed.caseId),
    title: listed.itemName,
    about: [listed.applicant, awaitingWord(visit.t, listed), ...marksOf(visit, listed)].join(' · '),
    ...dues(listed),
    current: listed.caseId === currentId,
  }))
  return { entries, ...(next && { moreHref: `/desk?${new URLSearchParams({ after: next })}` }) }
}

/** Says how far away the date of a case is, by the calendar of the reader's region. */
export async function duesOf(visit: Visit): Promise<(listed: ListedCase) => Pick<InboxEntry, 'due' | 'urgency'>> {
  const { modules, staff, t, language } = visit
  const calendar = await modules.organizations.calendarFor(staff.actor.regionCode)
  const today = modules.cases.today()
  return (listed) => dueWords(listed, { today, calendar, t, language })
}

/** What sets a case apart: it goes first, or somebody has it. */
export function marksOf({ t, staff }: Visit, { greenChannel, assignedStaffId }: ListedCase): string[] {
  return [
    ...(greenChannel ? [t('handling.greenChannel.mark')] : []),
    ...(assignedStaffId === staff.staffId ? [t('handling.assign.mine')] : []),
  ]
}

/** The lists of a desk: the inbox, as a whole and by duty where a post has several, and what is not in it. */
export function listTabs({ staff, t }: Visit, current: Duty | Narrow | 'inbox' | 'asked' | 'waiting' | 'done') {
  const { duties } = staff.actor
  const several = duties.filter((duty) => handles([duty])).length > 1
  const single = several ? alone.filter((duty) => duties.includes(duty)) : []
  return [
    {
      label: t(several ? 'workbench.inbox.all' : 'workbench.inbox.title'),
      href: '/desk',
      current: current === 'inbox',
    },
    ...single.map((duty) => ({
      label: t(`workbench.awaiting.${duty}`),
      href: `/desk?duty=${duty}`,
      current: current === duty,
    })),
    ...(handles(duties)
      ? [{ label: t('handling.lists.mine'), href: '/desk?only=mine', current: current === 'mine' }]
      : []),
    ...(duties.includes('review')
      ? [
          { label: t('handling.lists.asked'), href: '/desk/asked', current: current === 'asked' },
          { label: t('handling.lists.check'), href: '/desk?only=check', current: current === 'check' },
        ]
      : []),
    ...(duties.includes('accept')
      ? [{ label: t('workbench.waiting.title'), href: '/desk/waiting', current: current === 'waiting' }]
      : []),
    { label: t('workbench.doneToday.title'), href: '/desk/done', current: current === 'done' },
  ]
}

function doneHere(visit: Visit) {
  const done = doneWords(visit)
  return done && { title: done.title, href: caseHref(done.caseId), label: done.back }
}
