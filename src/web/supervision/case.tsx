import { CaseScreen, type CaseScreenModel } from '../views/workbench/case-screen.tsx'
import type { Web } from '../web.ts'
import { fieldLabelsOf } from '../workbench/answers.ts'
import { standingCards } from '../workbench/card-lines.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { factsOf } from '../workbench/facts.ts'
import { documentLinks, paperModels } from '../workbench/papers.ts'

/** The case screen without acts. The look is written down by the case itself. */
export function supervisedCasePage(web: Web): void {
  web.get('/supervision/cases/:id', async (visit) => {
    const { t } = visit
    const view = await visit.modules.cases.view(visit.parameter('id'), staffWith(visit, 'supervise').actor)
    const base = `/supervision/cases/${view.caseId}`
    const papers = paperModels(view, base)
    const model: CaseScreenModel = {
      view,
      work: { kind: 'reading' },
      facts: factsOf(view, 'supervise', t),
      fieldLabels: fieldLabelsOf(view.version.definition.form),
      papers,
      shown: papers.find(({ id }) => id === visit.query('paper')) ?? papers[0],
      documents: documentLinks(view, base, visit),
      fileHref: `${base}/file`,
      cards: await standingCards(visit, '/supervision', view.caseId),
      note: t('supervision.readOnly'),
      back: { href: '/supervision', label: t('supervision.back') },
    }
    const page = <CaseScreen model={model} frame={await deskFrame(visit, 'supervision')} />
    return { page, title: view.version.definition.name, scripts: ['workbench.js'] }
  })
}
