import type { DoneLine } from '../../modules/cases/index.ts'
import { DonePage } from '../views/workbench/done-page.tsx'
import { InboxPage } from '../views/workbench/inbox-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { deskFrame, handles, staffWith } from './desk.ts'
import { caseHref, duesOf, listTabs, marksOf, pageLines } from './inbox.tsx'

/** The lists beside the inbox: what waits for applicants, and what was done today. */
export function deskListPages(web: Web): void {
  web.get('/desk/waiting', async (visit) => {
    const { actor } = staffWith(visit, 'accept')
    const after = visit.query('after')
    const { cases, next } = await visit.modules.cases.correcting(actor, { limit: pageLines, after })
    const dues = await duesOf(visit)
    const model = {
      list: 'waiting' as const,
      tabs: listTabs(visit, 'waiting'),
      lines: cases.map((listed) => ({
        listed,
        href: caseHref(listed.caseId),
        due: dues(listed),
        marks: marksOf(visit, listed),
      })),
      paging: pagingOf('/desk/waiting', after, next),
      idle: false,
    }
    return {
      page: <InboxPage model={model} frame={await deskFrame(visit, 'inbox')} />,
      title: visit.t('workbench.waiting.title'),
      scripts: ['workbench.js'],
    }
  })

  /** What other bodies asked ours: the date is that of the answer, not of the case. */
  web.get('/desk/asked', async (visit) => {
    const { actor } = staffWith(visit, 'review')
    const after = visit.query('after')
    const { asked, next } = await visit.modules.cases.askedOf(actor, { limit: pageLines, after })
    const dues = await duesOf(visit)
    const model = {
      list: 'asked' as const,
      tabs: listTabs(visit, 'asked'),
      lines: asked.map(({ listed, askedAt, answerDueOn }) => {
        const question = { ...listed, awaitingSince: askedAt, dueOn: answerDueOn, stopped: false }
        return { listed: question, href: caseHref(listed.caseId), due: dues(question), marks: marksOf(visit, listed) }
      }),
      paging: pagingOf('/desk/asked', after, next),
      idle: false,
    }
    return {
      page: <InboxPage model={model} frame={await deskFrame(visit, 'inbox')} />,
      title: visit.t('handling.lists.asked'),
      scripts: ['workbench.js'],
    }
  })

  web.get('/desk/done', async (visit) => {
    const { actor } = visit.staff
    const after = visit.query('after')
    const { done, next } = await visit.modules.cases.doneToday(actor, { limit: pageLines, after })
    const model = {
      tabs: listTabs(visit, 'done'),
      lines: done.map((line) => ({ line, href: caseHref(line.listed.caseId), act: actWords(visit, line) })),
      paging: pagingOf('/desk/done', after, next),
      idle: !handles(actor.duties),
    }
    return {
      page: <DonePage model={model} frame={await deskFrame(visit, 'inbox')} />,
      title: visit.t('workbench.doneToday.title'),
      scripts: ['workbench.js'],
    }
  })
}

function pagingOf(path: string, after: string | undefined, next: string | undefined) {
  return { previous: after && path, next: next && `${path}?${new URLSearchParams({ after: next })}` }
}

/** 受理 · 作出决定（准予）: the events of one act in their order. */
function actWords({ t }: Visit, { events }: DoneLine): string {
  return events
    .map(({ type, outcome }) =>
      [t(`workbench.events.${type}`), outcome && t(`workbench.outcome.${outcome}`)].filter(Boolean).join(' '),
    )
    .join(' · ')
}
