import { dayOf } from '../../kernel/calendar.ts'
import type { CaseStatus, ListedCase } from '../../modules/cases/index.ts'
import { type CaseLine, MyCases } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { draftHref } from './draft.tsx'
import { withQuery } from './items.ts'

const linesMax = 20

/** Her own cases and those of the organisations that she represents, newest first; above them what she did not send yet. */
export function myCasesPages(web: Web): void {
  web.get('/cases', myCases)
}

async function myCases(visit: Visit): Promise<Answer> {
  const { actor, person } = visit.person
  const { cases } = visit.modules
  const after = visit.query('after')
  const [drafts, page, frame] = await Promise.all([
    after === undefined ? cases.drafts.list(actor) : [],
    cases.casesOf(person.id, { limit: linesMax, after }),
    visit.frame(),
  ])
  return {
    title: visit.t('status.mine.title'),
    page: (
      <MyCases
        frame={frame}
        model={{
          tabs: [],
          drafts: drafts.map((draft) => ({
            href: draftHref(draft),
            itemName: draft.version.definition.name,
            savedAt: draft.updatedAt,
          })),
          cases: page.cases.map(caseLine),
          paging: { next: page.next && withQuery('/cases', { after: page.next }) },
        }}
      />
    ),
  }
}

function caseLine(listed: ListedCase): CaseLine {
  return {
    href: `/cases/${listed.caseId}`,
    itemName: listed.itemName,
    receiptNumber: listed.receiptNumber,
    applicant: listed.applicant,
    status: listed.status as CaseStatus,
    submittedDay: dayOf(listed.submittedAt),
    dueDay: listed.dueOn,
    needsYou: listed.awaiting === 'correct',
  }
}
