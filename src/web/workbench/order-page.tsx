import { orderProofs, type ShownOrder } from '../../modules/supervision/index.ts'
import { takeUpload } from '../citizen/uploads.ts'
import { found } from '../faults.ts'
import { nothingTyped, type Typing } from '../views/supervision/act-forms.tsx'
import { OrderPage, type OrderPageModel } from '../views/supervision/order-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer } from '../web.ts'
import { type Base, officeNameOf, orderLines, stepLines } from './card-lines.ts'
import { deskFrame } from './desk.ts'
import { inline } from './papers.ts'
import { newerOf } from './supervision-forms.ts'

const doneCodes = ['answered', 'accepted', 'returned', 'ordered'] as const

/** One correction order, as the supervisor or as whoever answers reads it. Who may is decided by the order itself. */
export async function orderPage(
  visit: Visit,
  base: Base,
  typing: Typing = nothingTyped,
  uploadFault?: string,
): Promise<PageAnswer> {
  const { actor } = visit.staff
  const order = await visit.modules.supervision.order(visit.parameter('orderId'), actor)
  const href = `${base}/orders/${order.orderId}`
  const [[line], superiorName, steps] = await Promise.all([
    orderLines(visit, base, [order]),
    officeNameOf(visit, order.superiorId),
    stepLines(visit, order.history),
  ])
  const may = (action: ShownOrder['actions'][number]) => order.actions.includes(action)
  const supervises = base === '/supervision'
  const answers = !supervises && may('answer')
  const done = doneCodes.find((code) => code === visit.query('done'))
  const model: OrderPageModel = {
    ...{ order, superiorName, steps, uploadFault },
    ...newerOf(typing, steps, order.actions),
    officeName: line?.officeName ?? '',
    postName: line?.postName ?? '',
    receipt: line?.receipt ?? '',
    overdue: line?.overdue ?? false,
    proofsHref: `${href}/proofs`,
    cardHref: order.cardId ? `${base}/cards/${order.cardId}` : undefined,
    caseHref: order.caseId ? `${base}/cases/${order.caseId}` : undefined,
    backHref: `${base}/orders`,
    done: done && visit.t(done === 'answered' ? 'cards.order.answered' : `cards.done.${done}`),
    ...(supervises && may('accept') && { accept: visit.target(`${href}/acceptance`) }),
    ...(supervises && may('return') && { return: visit.target(`${href}/return`) }),
    ...(answers && { answer: visit.target(`${href}/answer`) }),
    ...(answers &&
      order.proofs.length < orderProofs.filesMax && {
        upload: { ...visit.fileTarget(`${href}/proofs`), field: 'file', ...orderProofs },
      }),
  }
  const frame = await deskFrame(visit, supervises ? 'orders' : 'toPutRight')
  return {
    page: <OrderPage model={model} frame={frame} />,
    title: `${visit.t('cards.order.title')} ${order.number}`,
    scripts: ['workbench.js'],
  }
}

export async function takeProof(visit: Visit, base: Base): Promise<Answer> {
  const { actor } = visit.staff
  const orderId = visit.parameter('orderId')
  return takeUpload(visit, 'proof', {
    receive: ({ fileName, content }) => visit.modules.supervision.addProof(orderId, actor, { name: fileName, content }),
    next: `${base}/orders/${orderId}#proofs`,
    again: (sentence) => orderPage(visit, base, nothingTyped, sentence),
  })
}

/** A proof came from outside: it is shown as a paper of a case is. */
export async function proofFile(visit: Visit): Promise<Answer> {
  const { supervision } = visit.modules
  const { actor } = visit.staff
  return inline(
    visit,
    found(await supervision.openProof(visit.parameter('orderId'), actor, visit.parameter('uploadId'))),
  )
}
