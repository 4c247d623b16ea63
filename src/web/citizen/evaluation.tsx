import type { CaseView } from '../../modules/cases/index.ts'
import { Evaluation, evaluationTexts, type Grade, grades, reasonCodes } from '../../modules/evaluations/index.ts'
import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { Evaluate, EvaluateThanks } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { ownCase } from './status.tsx'

/** A bad one is followed up within so many working days: a setting of ours until supervision brings its own. */
const followUpDays = 15

/** 好差评: once, after the end, by whoever applied. */
export function evaluationPages(web: Web): void {
  web.get('/cases/:caseId/evaluation', async (visit) => {
    const view = await endedCase(visit)
    if (await visit.modules.evaluations.isGiven(view.caseId)) return { redirect: `/cases/${view.caseId}` }
    return page(visit, view, [])
  })
  web.post('/cases/:caseId/evaluation', evaluate)
}

async function endedCase(visit: Visit): Promise<CaseView> {
  const view = await ownCase(visit)
  return found(view.status === 'concluded' ? view : undefined)
}

async function evaluate(visit: Visit): Promise<Answer> {
  const view = await endedCase(visit)
  const again = (errors: readonly FieldError[]) => page(visit, view, errors)
  const grade = grades.find((one): one is Grade => String(one) === visit.field('grade'))
  if (!grade) {
    const missing = { field: 'grade', message: visit.t('personal.evaluation.grade') }
    return { ...(await again([missing])), status: 422 }
  }
  return submitting(visit.language, again, async () => {
    const reasons = reasonCodes.filter((code) => visit.fields('reasons').includes(code))
    const evaluation = Evaluation.parse({ grade, reasons, text: visit.field('comment').slice(0, 500) })
    const { caseId, regionCode, departmentId, channel, version } = view
    await visit.modules.evaluations.give(
      { caseId, regionCode, departmentId, itemId: version.itemId, channel },
      evaluation,
    )
    const model = { caseHref: `/cases/${caseId}`, days: followUpDays }
    return {
      title: visit.t('status.evaluate.thanks'),
      page: <EvaluateThanks frame={await visit.frame()} model={model} />,
    }
  })
}

async function page(visit: Visit, view: CaseView, errors: readonly FieldError[]): Promise<PageAnswer> {
  const href = `/cases/${view.caseId}`
  const model = {
    itemName: view.version.definition.name,
    caseHref: href,
    target: visit.target(`${href}/evaluation`),
    errors,
    hidden: {},
    reasons: reasonCodes.map((value) => ({ value, label: evaluationTexts.reasons[value][visit.language] })),
  }
  return { title: visit.t('status.evaluate.title'), page: <Evaluate frame={await visit.frame()} model={model} /> }
}
