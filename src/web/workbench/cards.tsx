import { submitting } from '../faults.ts'
import { pageProblem } from '../problems.ts'
import { DeskCards, DeskOrders } from '../views/supervision/desk-lists.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { cardLines, orderLines } from './card-lines.ts'
import { cardPage } from './card-page.tsx'
import { deskFrame, handles } from './desk.ts'
import { orderPage, proofFile, takeProof } from './order-page.tsx'
import { alsoOf, seenOf, typedInto } from './supervision-forms.ts'

const pageLines = 50

/** What supervision asks of those who handle cases: cards to explain, orders to put right. */
export function answerPages(web: Web): void {
  web.get('/desk/cards', deskCards)
  web.get('/desk/cards/:cardId', (visit) => {
    handling(visit)
    return cardPage(visit, '/desk')
  })
  web.post('/desk/cards/:cardId/answer', answerCard)
  web.get('/desk/orders', deskOrders)
  web.get('/desk/orders/:orderId', (visit) => {
    handling(visit)
    return orderPage(visit, '/desk')
  })
  web.get('/desk/orders/:orderId/proofs/:uploadId', (visit) => {
    handling(visit)
    return proofFile(visit)
  })
  web.post('/desk/orders/:orderId/proofs', async (visit) => {
    handling(visit)
    return takeProof(visit, '/desk')
  })
  web.post('/desk/orders/:orderId/answer', answerOrder)
}

/** Posts that handle cases answer for them; for everybody else there is no such page. */
function handling(visit: Visit): Visit['staff']['actor'] {
  const { actor } = visit.staff
  if (!handles(actor.duties)) throw pageProblem('page.not_found')
  return actor
}

async function answerCard(visit: Visit): Promise<Answer> {
  const actor = handling(visit)
  const cardId = visit.parameter('cardId')
  return submitting(
    visit.language,
    (errors) => cardPage(visit, '/desk', typedInto(visit, 'answer', errors)),
    async () => {
      const given = { text: visit.field('text'), expectedSequence: seenOf(visit), also: alsoOf(visit) }
      await visit.modules.supervision.answerCard(cardId, actor, given)
      return { redirect: `/desk/cards/${cardId}?done=answered` }
    },
  )
}

async function answerOrder(visit: Visit): Promise<Answer> {
  const actor = handling(visit)
  const { supervision } = visit.modules
  const orderId = visit.parameter('orderId')
  return submitting(
    visit.language,
    (errors) => orderPage(visit, '/desk', typedInto(visit, 'answer', errors)),
    async () => {
      const given = { text: visit.field('text'), expectedSequence: seenOf(visit) }
      await supervision.answerOrder(orderId, actor, given)
      return { redirect: `/desk/orders/${orderId}?done=answered` }
    },
  )
}

async function deskCards(visit: Visit): Promise<Answer> {
  const actor = handling(visit)
  const { supervision } = visit.modules
  const { mine, told, known } = placesOf(visit)
  const [waiting, escalated, toldAtOnce] = await Promise.all([
    supervision.cardsWaiting(actor, { limit: pageLines, after: mine }),
    supervision.cardsEscalated(actor, { limit: pageLines, after: told }),
    supervision.cardsTold(actor, { limit: pageLines, after: known }),
  ])
  const model = {
    waiting: await cardLines(visit, '/desk', waiting.lines),
    waitingPaging: pagingOf('/desk/cards', 'after', mine, waiting.next),
    escalated: await cardLines(visit, '/desk', escalated.lines),
    escalatedPaging: pagingOf('/desk/cards', 'told', told, escalated.next),
    told: await cardLines(visit, '/desk', toldAtOnce.lines),
    toldPaging: pagingOf('/desk/cards', 'known', known, toldAtOnce.next),
  }
  return {
    page: <DeskCards model={model} frame={await deskFrame(visit, 'answers')} />,
    title: visit.t('cards.desk.title'),
    scripts: ['workbench.js'],
  }
}

async function deskOrders(visit: Visit): Promise<Answer> {
  const actor = handling(visit)
  const { supervision } = visit.modules
  const { mine, told } = placesOf(visit)
  const [waiting, escalated] = await Promise.all([
    supervision.ordersWaiting(actor, { limit: pageLines, after: mine }),
    supervision.ordersEscalated(actor, { limit: pageLines, after: told }),
  ])
  const model = {
    waiting: await orderLines(visit, '/desk', waiting.lines),
    waitingPaging: pagingOf('/desk/orders', 'after', mine, waiting.next),
    escalated: await orderLines(visit, '/desk', escalated.lines),
    escalatedPaging: pagingOf('/desk/orders', 'told', told, escalated.next),
  }
  return {
    page: <DeskOrders model={model} frame={await deskFrame(visit, 'toPutRight')} />,
    title: visit.t('cards.desk.ordersTitle'),
    scripts: ['workbench.js'],
  }
}

/** Lists of one page, each with its own place. */
function placesOf(visit: Visit) {
  return { mine: visit.query('after'), told: visit.query('told'), known: visit.query('known') }
}

function pagingOf(href: string, name: 'after' | 'told' | 'known', at: string | undefined, next: string | undefined) {
  return { previous: at && href, next: next && `${href}?${new URLSearchParams({ [name]: next })}` }
}
