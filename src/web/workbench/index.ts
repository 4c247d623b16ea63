import type { Web } from '../web.ts'
import { callbackPages } from './callbacks.tsx'
import { answerPages } from './cards.tsx'
import { casePages } from './case.tsx'
import { caseFilePages } from './case-file.tsx'
import { deskListPages } from './desk-lists.tsx'
import { evaluationInvitationPages } from './evaluation-invitation.tsx'
import { helpPage } from './help.tsx'
import { inboxPages } from './inbox.tsx'
import { paperFiles } from './papers.ts'
import { peoplePages } from './people.tsx'
import { rectificationPages } from './rectifications.tsx'
import { ownReportPages } from './reports.tsx'
import { ownScorePages } from './score.tsx'
import { staffSignInPages } from './sign-in.tsx'
import { windowPages } from './window.tsx'
import { windowDraftPages } from './window-draft.tsx'
import { windowListPages } from './window-list.tsx'

/** Pages of those who handle cases: sign-in, inbox, the case screen, the comprehensive window. */
export function workbenchPages(web: Web): void {
  staffSignInPages(web)
  inboxPages(web)
  deskListPages(web)
  casePages(web)
  caseFilePages(web)
  paperFiles(web, '/desk/cases', (visit) => visit.staff.actor)
  windowPages(web)
  windowListPages(web)
  windowDraftPages(web)
  evaluationInvitationPages(web)
  callbackPages(web)
  answerPages(web)
  rectificationPages(web)
  ownScorePages(web)
  ownReportPages(web)
  peoplePages(web)
  helpPage(web)
}
