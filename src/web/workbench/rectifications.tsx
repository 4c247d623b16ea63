import { type OfficeTicket, reasonWords } from '../../modules/evaluations/index.ts'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { Rectification, RectificationList, type ShownRectification } from '../views/workbench/rectifications.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { itemNameOf } from './callbacks.tsx'
import { deskFrame, staffWith } from './desk.ts'
import { sequenceIn } from './supervision-forms.ts'

const listHref = '/desk/rectifications'
const textMax = 1000
const handling = ['accept', 'review', 'decide', 'deliver'] as const
/** Bad grades have reasons of bad grades; which of the two it was, the office is not told. */
const badGrade = 4

/** What the office must put right, and its answer. */
export function rectificationPages(web: Web): void {
  web.get(listHref, async (visit) => {
    const { actor } = staffWith(visit, ...handling)
    const { open, over } = await visit.modules.evaluations.officeTickets(actor)
    const shown = (tickets: readonly OfficeTicket[]) => Promise.all(tickets.map((ticket) => shownOf(visit, ticket)))
    const model = { open: await shown(open), over: await shown(over), done: visit.query('done') === 'yes' }
    const page = <RectificationList model={model} frame={await deskFrame(visit, 'rectifications')} />
    return { page, title: visit.t('evaluation.office.title'), scripts: ['workbench.js'] }
  })
  web.get(`${listHref}/:ticketId`, (visit) => ticketPage(visit, []))
  web.post(`${listHref}/:ticketId/answer`, async (visit) => {
    const { actor } = staffWith(visit, ...handling)
    return submitting(
      visit.language,
      (errors) => ticketPage(visit, errors),
      async () => {
        await visit.modules.evaluations.actOnTicket(visit.parameter('ticketId'), actor, {
          command: { act: 'answer' },
          texts: { told: visit.field('told').slice(0, textMax) },
          sequence: sequenceIn(visit.field('sequence')),
        })
        return { redirect: `${listHref}?done=yes` }
      },
    )
  })
}

async function ticketPage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, ...handling)
  const ticket = await visit.modules.evaluations.officeTicket(visit.parameter('ticketId'), actor)
  const shown = await shownOf(visit, ticket)
  const target = visit.target(`${shown.href}/answer`)
  const model = { ...shown, target, backHref: listHref, typed: visit.field('told'), errors }
  const page = <Rectification model={model} frame={await deskFrame(visit, 'rectifications')} />
  return { page, title: shown.itemName, scripts: ['workbench.js'] }
}

async function shownOf(visit: Visit, ticket: OfficeTicket): Promise<ShownRectification> {
  const reasons = ticket.reasons.map((code) => reasonWords(code, badGrade)[visit.language])
  const itemName = await itemNameOf(visit, ticket.itemId)
  return { ticket, itemName, reasons, href: `${listHref}/${ticket.ticketId}` }
}
