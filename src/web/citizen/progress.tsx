import type { PublicStatus as CasePublicStatus } from '../../modules/cases/index.ts'
import { submitting } from '../faults.ts'
import { pageProblem } from '../problems.ts'
import type { FieldError } from '../ui/index.ts'
import { ProgressLookup, PublicStatus } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { promiseOf } from './course.ts'
import { givenOf, invitedHref } from './evaluating.tsx'
import { publicSteps } from './timeline.ts'

const numberMax = 40
const secondMax = 12

interface Question {
  readonly receiptNumber: string
  readonly second: string
}

/** Progress without signing in: receipt number and a second thing, masked. Guessing runs into a limit kept in the database. */
export function progressPages(web: Web): void {
  // From the QR code of a slip both come in the address.
  web.get('/progress', async (visit) => {
    const question = { receiptNumber: visit.query('receipt') ?? '', second: visit.query('code') ?? '' }
    return question.receiptNumber && question.second ? answer(visit, question) : page(visit, question, [])
  })
  web.ask('/progress', async (visit) => {
    const question = { receiptNumber: visit.field('receiptNumber'), second: visit.field('idTail') }
    if (question.receiptNumber && question.second) return answer(visit, question)
    const field = question.receiptNumber ? 'idTail' : 'receiptNumber'
    return { ...(await page(visit, question, [{ field, message: visit.t('personal.progress.missing') }])), status: 422 }
  })
  web.post('/progress/evaluation', evaluate)
}

/** Whoever has the slip or a notice may evaluate once what has ended: the code on it leads here. */
async function evaluate(visit: Visit): Promise<Answer> {
  const question = {
    receiptNumber: visit.field('receiptNumber').slice(0, numberMax),
    second: visit.field('second').slice(0, secondMax),
  }
  const { identity, cases } = visit.modules
  const account = accountOf(question)
  const attempt = await identity.beginLookUp({ door: 'progress', account, address: visit.request.ip })
  const toEvaluate = await cases.findToEvaluateBySecond(question)
  if (!toEvaluate?.concluded) {
    await attempt.failed()
    throw pageProblem('page.not_found')
  }
  await attempt.succeeded()
  const { token } = await visit.modules.evaluations.invite({ ...givenOf(toEvaluate), channel: 'qr' })
  return { redirect: invitedHref(token) }
}

function accountOf({ receiptNumber }: Question): string {
  return receiptNumber.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
}

async function answer(visit: Visit, asked: Question): Promise<Answer> {
  const question = { receiptNumber: asked.receiptNumber.slice(0, numberMax), second: asked.second.slice(0, secondMax) }
  return submitting(
    visit.language,
    (errors) => page(visit, question, errors),
    async () => {
      const { identity, cases } = visit.modules
      const account = accountOf(question)
      const attempt = await identity.beginLookUp({ door: 'progress', account, address: visit.request.ip })
      const status = await cases.publicStatus(question)
      if (!status) {
        await attempt.failed()
        const none = { field: 'receiptNumber', message: visit.t('lookup.progress.none') }
        return { ...(await page(visit, question, [none], true)), status: 404 }
      }
      await attempt.succeeded()
      return statusPage(visit, status, question)
    },
  )
}

async function statusPage(visit: Visit, status: CasePublicStatus, question: Question): Promise<PageAnswer> {
  return {
    title: status.itemName,
    page: (
      <PublicStatus
        frame={await visit.frame()}
        model={{
          itemName: status.itemName,
          receiptNumber: status.receiptNumber,
          applicant: status.applicant,
          status: status.status,
          promise: promiseOf(status, visit),
          steps: publicSteps(status, visit),
          lookupHref: '/progress',
          evaluate:
            status.status === 'concluded'
              ? { target: visit.target('/progress/evaluation'), hidden: { ...question } }
              : undefined,
        }}
      />
    ),
  }
}

async function page(
  visit: Visit,
  values: Question,
  errors: readonly FieldError[],
  missed = false,
): Promise<PageAnswer> {
  const model = { target: { action: '/progress', csrf: '' }, values, errors, missed }
  return { title: visit.t('lookup.progress.title'), page: <ProgressLookup frame={await visit.frame()} model={model} /> }
}
