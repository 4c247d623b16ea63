import type { ReactNode } from 'react'
import { accountExhibits } from './account.tsx'
import { applyExhibits } from './apply.tsx'
import { browseExhibits } from './browse.tsx'
import { catalogueExhibits } from './catalogue.tsx'
import { catalogueChangeExhibits } from './catalogue-changes.tsx'
import { editorExhibits } from './catalogue-editor.tsx'
import { catalogueListExhibits } from './catalogue-lists.tsx'
import { catalogueSearchExhibits } from './catalogue-search.tsx'
import { siteExhibits } from './catalogue-site.tsx'
import { ComponentsPage, WorkbenchPage } from './components.tsx'
import { evaluationExhibits } from './evaluation.tsx'
import { portalExhibits } from './portal.tsx'
import { scoreExhibits } from './scores.tsx'
import { searchExhibits } from './search.tsx'
import { situationExhibits } from './situation.tsx'
import { statisticsExhibits } from './statistics.tsx'
import { statusExhibits } from './status.tsx'
import { statusCourseExhibits } from './status-course.tsx'
import { supervisionExhibits } from './supervision.tsx'
import { supervisionRuleExhibits } from './supervision-rules.tsx'

export interface Exhibit {
  /** File name of the exhibit. */
  name: string
  title: string
  element: ReactNode
  workbench?: boolean
  english?: boolean
  elder?: boolean
}

/** Every view with sample data, for eyes and for axe. */
export const exhibits: readonly Exhibit[] = [
  { name: 'components', title: '组件', element: <ComponentsPage /> },
  { name: 'workbench', title: '工作台', element: <WorkbenchPage />, workbench: true },
  ...portalExhibits,
  ...browseExhibits,
  ...searchExhibits,
  ...catalogueExhibits,
  ...editorExhibits,
  ...accountExhibits,
  ...applyExhibits,
  ...situationExhibits,
  ...statusExhibits,
  ...statusCourseExhibits,
  ...evaluationExhibits,
  ...scoreExhibits,
  ...statisticsExhibits,
  ...supervisionExhibits,
  ...supervisionRuleExhibits,
  ...catalogueListExhibits,
  ...catalogueChangeExhibits,
  ...catalogueSearchExhibits,
  ...siteExhibits,
]
