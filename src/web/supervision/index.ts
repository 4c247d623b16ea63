import type { Web } from '../web.ts'
import { staffWith } from '../workbench/desk.ts'
import { paperFiles } from '../workbench/papers.ts'
import { supervisedCasePage } from './case.tsx'
import { evaluationSupervisionPages } from './evaluations.tsx'
import { supervisedListPages } from './list.tsx'
import { supervisedReportPages } from './reports.tsx'
import { supervisedScorePages } from './scores.tsx'
import { statisticsPages } from './statistics/index.tsx'

/** Pages of supervisors: they read everything of their region, and decide of praise in bulk whether it counts. */
export function supervisionPages(web: Web): void {
  supervisedListPages(web)
  supervisedCasePage(web)
  evaluationSupervisionPages(web)
  supervisedScorePages(web)
  supervisedReportPages(web)
  statisticsPages(web)
  paperFiles(web, '/supervision/cases', (visit) => staffWith(visit, 'supervise').actor)
}
