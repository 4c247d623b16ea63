import { evaluationChannels, evaluationTexts, type Finding, type Rates } from '../../modules/evaluations/index.ts'
import { neighbour, periodAround } from '../../modules/statistics/index.ts'
import { found, submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { EvaluationSupervision, type ShownFinding } from '../views/supervision/evaluations.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { itemNameOf, ticketLines } from '../workbench/callbacks.tsx'
import { deskFrame, staffWith } from '../workbench/desk.ts'

const href = '/supervision/evaluations'
const rateCodes = ['satisfaction', 'praise', 'bad', 'callback', 'rectification', 'in_time'] as const
const reasonMax = 500

/** What a supervisor sees of evaluations: bulk praise to look at, what is overdue, and the rates. */
export function evaluationSupervisionPages(web: Web): void {
  web.get(href, (visit) => page(visit, undefined, []))
  web.post(`${href}/findings/:findingId`, async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    const findingId = visit.parameter('findingId')
    return submitting(
      visit.language,
      (errors) => page(visit, findingId, errors),
      async () => {
        const outcome = visit.field('outcome') === 'counted' ? 'counted' : 'left_out'
        const reason = visit.field('reason').slice(0, reasonMax)
        await visit.modules.evaluations.decideFinding(actor, findingId, outcome, reason)
        return { redirect: `${href}?done=yes` }
      },
    )
  })
}

async function page(visit: Visit, typedIn: string | undefined, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const { evaluations, organizations, cases } = visit.modules
  const after = visit.query('after')
  const months = monthsOver(cases.today())
  const month = found(months.find((one) => one === visit.query('month')) ?? months[0])
  const [{ findings, next }, overdue, rates, region] = await Promise.all([
    evaluations.findingsOf(actor, after),
    evaluations.overdueTickets(actor),
    evaluations.published(actor.regionCode, month),
    organizations.getRegion(actor.regionCode),
  ])
  const model = {
    region: region.name,
    done: visit.query('done') === 'yes',
    month,
    months: months.map((one) => ({ value: one, label: one })),
    action: href,
    rates: rates && { counted: rates.counted, lines: rateCodes.map((code) => rateLine(visit, code, rates)) },
    findings: await Promise.all(findings.map((finding) => shownFinding(visit, finding, typedIn, errors))),
    paging: { previous: after && href, next: next && `${href}?${new URLSearchParams({ after: next })}` },
    overdue: await ticketLines(visit, overdue, () => undefined),
  }
  return {
    page: <EvaluationSupervision model={model} frame={await deskFrame(visit, 'evaluations')} />,
    title: visit.t('evaluation.supervision.title'),
    scripts: ['workbench.js'],
  }
}

const monthsShown = 12

/** The twelve before the running one, newest first: the numbers of a running month would tell each evaluation as it comes. */
function monthsOver(today: string): string[] {
  const months: string[] = []
  let month = neighbour(periodAround('month', today), -1)
  for (; months.length < monthsShown; month = neighbour(month, -1)) months.push(month.text)
  return months
}

function rateLine({ language, t }: Visit, code: (typeof rateCodes)[number], rates: Rates) {
  const { name, definition } = evaluationTexts.rates[code]
  const rate = rates[code]
  const value = rate === null ? t('evaluation.supervision.noRate') : `${(rate * 100).toFixed(1)} %`
  return { code, name: name[language], definition: definition[language], value }
}

async function shownFinding(
  visit: Visit,
  finding: Finding,
  typedIn: string | undefined,
  errors: readonly FieldError[],
): Promise<ShownFinding> {
  const own = typedIn === finding.findingId
  const parts = finding.parts.map(async ({ itemId, departmentId, channel, day, count }) => {
    const [itemName, office] = await Promise.all([
      itemNameOf(visit, itemId),
      visit.modules.organizations.findDepartment(departmentId),
    ])
    const known = evaluationChannels.find((one) => one === channel) ?? 'other'
    return {
      itemName,
      officeName: office?.name ?? '',
      channel: evaluationTexts.channels[known][visit.language],
      day,
      count,
    }
  })
  return {
    finding,
    parts: await Promise.all(parts),
    target: visit.target(`${href}/findings/${finding.findingId}`),
    typed: own ? visit.field('reason') : '',
    errors: own ? errors : [],
  }
}
