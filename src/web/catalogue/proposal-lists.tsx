import { ProposalListPage } from '../views/catalogue/proposal-list-page.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { proposalEntry } from './entries.ts'
import { author, officeFrame, officer } from './office.ts'

const pageLines = 25

/** 变更申请 of the own office, and what waits for the reader's opinion. */
export function proposalLists(web: Web): void {
  web.get('/catalogue/proposals', async (visit) => {
    author(visit)
    return listPage(visit, 'proposals', visit.query('show') === 'done' ? 'done' : 'open')
  })
  web.get('/catalogue/reviews', async (visit) => listPage(visit, 'reviews', 'review'))
}

async function listPage(
  visit: Visit,
  place: 'proposals' | 'reviews',
  show: 'open' | 'done' | 'review',
): Promise<PageAnswer> {
  const { actor } = officer(visit)
  const after = visit.query('after')
  const { lines, next } = await visit.modules.catalog.authoring.listProposals(actor, {
    show,
    limit: pageLines,
    ...(after && { after }),
  })
  const path = `/catalogue/${place}`
  const href = (rest: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...(show === 'done' && { show }), ...rest })}`
  const review = (id: string) => (show === 'review' ? `/catalogue/proposals/${id}/review` : undefined)
  const model = {
    frame: await officeFrame(visit, place),
    show,
    tabs:
      show === 'review'
        ? []
        : (['open', 'done'] as const).map((tab) => ({
            label: visit.t(`catalogueLists.list.${tab}`),
            href: tab === 'open' ? path : `${path}?show=done`,
            current: tab === show,
          })),
    entries: await Promise.all(lines.map((line) => proposalEntry(visit, line, review(line.id)))),
    paging: { previous: after && href({}), next: next === null ? undefined : href({ after: next }) },
  }
  return {
    page: <ProposalListPage model={model} />,
    title: visit.t(`catalogueLists.list.${place}`),
    scripts: ['workbench.js'],
  }
}
