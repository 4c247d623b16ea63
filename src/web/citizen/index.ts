import type { Web } from '../web.ts'
import { accountPages } from './account.tsx'
import { announcementPages } from './announcements.tsx'
import { browsePages } from './browse.tsx'
import { caseFilePages } from './case-files.ts'
import { checkPages } from './check.tsx'
import { correctionPages } from './correction.tsx'
import { creditPages } from './credit.tsx'
import { deliveryPages } from './delivery.tsx'
import { draftPages } from './draft.tsx'
import { evaluationPages } from './evaluation.tsx'
import { invitedPages } from './evaluation-invited.tsx'
import { guidePages } from './guide.tsx'
import { homePages } from './home.tsx'
import { listPages } from './lists.tsx'
import { looksPages } from './looks.tsx'
import { materialPages } from './materials.tsx'
import { messagePages } from './messages.tsx'
import { mostUsedPages } from './most-used.tsx'
import { myCasesPages } from './my-cases.tsx'
import { openPages } from './open.tsx'
import { pendingPages } from './pending.tsx'
import { plainPages } from './plain.tsx'
import { portalPages } from './portal.tsx'
import { preferencePages } from './preferences.ts'
import { progressPages } from './progress.tsx'
import { promisePages } from './promising.tsx'
import { questionPages } from './question.tsx'
import { readingPages } from './reading.ts'
import { regionPages } from './regions.tsx'
import { registerPages } from './register.tsx'
import { publicScorePages } from './scores.tsx'
import { searchPages } from './search.tsx'
import { sectionPages } from './section.tsx'
import { signInPages } from './sign-in.tsx'
import { situationPages } from './situation.tsx'
import { stagePages } from './stages.tsx'
import { startPages } from './start.tsx'
import { statusPages } from './status.tsx'
import { submittedPages } from './submitted.tsx'
import { suggestPages } from './suggest.ts'
import { verifyPages } from './verify.tsx'
import { withdrawalPages } from './withdrawal.tsx'

/** Everything that a citizen sees. Reading pages first, then the account, the application, the case. */
export function citizenPages(web: Web): void {
  const reading = readingPages()
  portalPages(web)
  homePages(web, reading)
  searchPages(web)
  suggestPages(web)
  questionPages(web)
  announcementPages(web, reading)
  browsePages(web, reading)
  stagePages(web, reading)
  listPages(web, reading)
  mostUsedPages(web, reading)
  publicScorePages(web)
  openPages(web, reading)
  guidePages(web, reading)
  situationPages(web)
  plainPages(web, reading)
  regionPages(web)
  preferencePages(web)
  progressPages(web)
  verifyPages(web)

  signInPages(web)
  registerPages(web)
  accountPages(web)
  creditPages(web)
  messagePages(web)

  startPages(web)
  draftPages(web)
  sectionPages(web)
  promisePages(web)
  materialPages(web)
  deliveryPages(web)
  checkPages(web)

  myCasesPages(web)
  submittedPages(web)
  statusPages(web)
  caseFilePages(web)
  correctionPages(web)
  pendingPages(web)
  withdrawalPages(web)
  evaluationPages(web)
  invitedPages(web)
  looksPages(web)
}
