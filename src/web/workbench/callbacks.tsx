import {
  doubts,
  evaluationChannels,
  evaluationNodes,
  evaluationTexts,
  grades,
  type Link,
  reasonWords,
  type TicketActing,
  type TicketLine,
} from '../../modules/evaluations/index.ts'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import {
  CallbackList,
  CallbackTicket,
  type CallbackTicketModel,
  type ShownTicketLine,
} from '../views/workbench/callbacks.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { deskFrame, staffWith } from './desk.ts'
import { sequenceIn } from './supervision-forms.ts'

const listHref = '/desk/callbacks'
const textMax = 1000

/** 回访: the service bureau's list and one ticket. It alone opens the way to the person. */
export function callbackPages(web: Web): void {
  web.get(listHref, async (visit) => {
    const { actor } = staffWith(visit, 'callback')
    const after = visit.query('after')
    const { tickets, next } = await visit.modules.evaluations.waitingTickets(actor, after)
    const model = {
      lines: await ticketLines(visit, tickets, (ticketId) => `${listHref}/${ticketId}`),
      paging: { previous: after && listHref, next: next && `${listHref}?${new URLSearchParams({ after: next })}` },
      done: visit.query('done') === 'yes',
    }
    const page = <CallbackList model={model} frame={await deskFrame(visit, 'callbacks')} />
    return { page, title: visit.t('evaluation.bureau.title'), scripts: ['workbench.js'] }
  })
  web.get(`${listHref}/:ticketId`, (visit) => ticketPage(visit, {}))
  web.post(`${listHref}/:ticketId/link`, async (visit) => {
    const { actor } = staffWith(visit, 'callback')
    const link = await visit.modules.evaluations.lookAtLink(visit.parameter('ticketId'), actor)
    return ticketPage(visit, { link })
  })
  web.post(`${listHref}/:ticketId/acts`, act)
}

async function act(visit: Visit): Promise<Answer> {
  const { actor } = staffWith(visit, 'callback')
  const again = (errors: readonly FieldError[]) => ticketPage(visit, { errors })
  return submitting(visit.language, again, async () => {
    const acting = actingOf(visit)
    if ('field' in acting) return { ...(await again([acting])), status: 422 }
    await visit.modules.evaluations.actOnTicket(visit.parameter('ticketId'), actor, acting)
    return { redirect: `${listHref}?done=yes` }
  })
}

/** What the form says, or the choice that is missing in it. */
function actingOf(visit: Visit): TicketActing | FieldError {
  const { t } = visit
  const { staffId } = staffWith(visit, 'callback')
  const told = visit.field('told').slice(0, textMax)
  const note = visit.field('note').slice(0, textMax)
  const seen = { sequence: sequenceIn(visit.field('sequence')) }
  switch (visit.field('act')) {
    case 'send':
      return { command: { act: 'send' }, texts: { told }, ...seen }
    case 'explain':
      return { command: { act: 'explain' }, texts: { told }, ...seen }
    case 'doubt': {
      const doubt = doubts.find((one) => one === visit.field('doubt'))
      if (!doubt) return { field: 'doubt', message: t('evaluation.bureau.acts.doubtMissing') }
      return { command: { act: 'doubt', doubt, staffId }, texts: { note }, ...seen }
    }
    case 'review':
      return {
        command: { act: 'review', withdraw: visit.field('withdraw') === 'yes', staffId },
        texts: { note },
        ...seen,
      }
    case 'rate': {
      const grade = grades.find((one) => String(one) === visit.field('grade'))
      if (!grade) return { field: 'grade', message: t('evaluation.bureau.acts.rateMissing') }
      return { command: { act: 'rate', grade, reasons: [], by: 'phone' }, ...seen }
    }
    default:
      return { command: { act: 'unreached' }, ...seen }
  }
}

async function ticketPage(
  visit: Visit,
  { link, errors = [] }: { link?: Link; errors?: readonly FieldError[] },
): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'callback')
  const { language, modules } = visit
  const ticket = await modules.evaluations.bureauTicket(visit.parameter('ticketId'), actor)
  const [line] = await ticketLines(visit, [ticket], () => undefined)
  const href = `${listHref}/${ticket.ticketId}`
  const channel = evaluationChannels.find((one) => one === ticket.channel) ?? 'other'
  const node = evaluationNodes.find((one) => one === ticket.node) ?? 'concluded'
  const values = Object.fromEntries(['told', 'note', 'doubt', 'grade'].map((name) => [name, visit.field(name)]))
  const model: CallbackTicketModel = {
    ticket,
    itemName: line?.itemName ?? '',
    officeName: line?.officeName ?? '',
    channel: evaluationTexts.channels[channel][language],
    node: evaluationTexts.nodes[node][language],
    reasons: ticket.reasons.map((code) => reasonWords(code, ticket.grade)[language]),
    backHref: listHref,
    link,
    linkTarget: visit.target(`${href}/link`),
    acts: ticket.acts,
    target: visit.target(`${href}/acts`),
    sequence: ticket.sequence,
    rectifyDays: visit.platform.config.evaluationRectifyDays,
    typed: { act: visit.field('act'), values, errors },
  }
  const page = <CallbackTicket model={model} frame={await deskFrame(visit, 'callbacks')} />
  return { page, title: model.itemName, scripts: ['workbench.js'] }
}

/** Lines with the names of item and office. */
export async function ticketLines(
  visit: Visit,
  tickets: readonly TicketLine[],
  hrefOf: (ticketId: string) => string | undefined,
): Promise<ShownTicketLine[]> {
  return Promise.all(
    tickets.map(async (ticket) => {
      const [itemName, office] = await Promise.all([
        itemNameOf(visit, ticket.itemId),
        visit.modules.organizations.findDepartment(ticket.departmentId),
      ])
      return { ticket, href: hrefOf(ticket.ticketId), itemName, officeName: office?.name ?? '' }
    }),
  )
}

/** As it is called now; one that is gone is still told apart. */
export async function itemNameOf({ modules }: Visit, itemId: string): Promise<string> {
  return (await modules.catalog.findCurrentVersion(itemId))?.definition.name ?? itemId
}
