import type { Web } from '../web.ts'
import { staffWith } from '../workbench/desk.ts'
import { paperFiles } from '../workbench/papers.ts'
import { supervisedCardPages } from './cards.tsx'
import { supervisedCasePage } from './case.tsx'
import { evaluationSupervisionPages } from './evaluations.tsx'
import { supervisedListPages } from './list.tsx'
import { nowPage } from './now.tsx'
import { supervisedOrderPages } from './orders.tsx'
import { supervisedReportPages } from './reports.tsx'
import { rulePages } from './rules.tsx'
import { samplePages } from './samples.tsx'
import { supervisedScorePages } from './scores.tsx'
import { statisticsPages } from './statistics/index.tsx'

/** Pages of supervisors: they read everything of their region, and act on cards, orders, samples and rules; in a case they change nothing. */
export function supervisionPages(web: Web): void {
  nowPage(web)
  supervisedListPages(web)
  supervisedCardPages(web)
  supervisedOrderPages(web)
  samplePages(web)
  rulePages(web)
  supervisedCasePage(web)
  evaluationSupervisionPages(web)
  supervisedScorePages(web)
  supervisedReportPages(web)
  statisticsPages(web)
  paperFiles(web, '/supervision/cases', (visit) => staffWith(visit, 'supervise').actor)
}
