import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import { levels } from '../../modules/supervision/index.ts'
import { formatDay } from '../texts/format.ts'
import { NowPage, type NowPageModel } from '../views/supervision/now.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { cardLines, orderLines } from '../workbench/card-lines.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { sampleLines } from './samples.tsx'

/** Lines of each part; the rest is one link away. */
const shownLines = 6

/** The supervisor's own page: what needs an answer now, by what it is. */
export function nowPage(web: Web): void {
  web.get('/supervision/now', now)
}

async function now(visit: Visit): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const { supervision, evaluations, organizations, cases } = visit.modules
  const limit = shownLines
  const today = cases.today()
  const [review, red, orderReview, overdue, samples, risen, findings, tickets, region] = await Promise.all([
    supervision.cardsOfRegion(actor, { state: 'answered' }, { limit }),
    supervision.cardsOfRegion(actor, { level: 'red', state: 'waiting' }, { limit }),
    supervision.ordersOfRegion(actor, 'answered', { limit }),
    supervision.ordersOfRegion(actor, 'overdue', { limit }),
    supervision.samplesWaiting(actor, { limit }),
    supervision.cardsTallied({ regionPrefix: regionPrefixOf(actor.regionCode), from: today, through: today }),
    evaluations.findingsOf(actor),
    evaluations.overdueTickets(actor),
    organizations.getRegion(actor.regionCode),
  ])
  const model: NowPageModel = {
    region: region.name,
    day: formatDay(today, visit.language),
    today: levels.map((level) => ({ level, count: risen.get(level) ?? 0 })),
    review: { lines: await cardLines(visit, '/supervision', review.lines), more: review.next !== undefined },
    red: { lines: await cardLines(visit, '/supervision', red.lines), more: red.next !== undefined },
    orderReview: {
      lines: await orderLines(visit, '/supervision', orderReview.lines),
      more: orderReview.next !== undefined,
    },
    overdue: { lines: await orderLines(visit, '/supervision', overdue.lines), more: overdue.next !== undefined },
    samples: { lines: await sampleLines(visit, samples.lines), more: samples.next !== undefined },
    findings: findings.findings.some(({ outcome }) => outcome === null),
    tickets: tickets.length > 0,
  }
  return {
    page: <NowPage model={model} frame={await deskFrame(visit, 'now')} />,
    title: visit.t('cards.now.title'),
    scripts: ['workbench.js'],
  }
}
