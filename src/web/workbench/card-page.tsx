import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import type { ShownCard } from '../../modules/supervision/index.ts'
import { nothingTyped, type Typing } from '../views/supervision/act-forms.tsx'
import { CardPage, type CardPageModel } from '../views/supervision/card-page.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer } from '../web.ts'
import { itemNameOf } from './callbacks.tsx'
import { type Base, officeNameOf, orderLines, stepLines } from './card-lines.ts'
import { deskFrame } from './desk.ts'
import { newerOf } from './supervision-forms.ts'

const doneCodes = ['answered', 'accepted', 'returned', 'ordered'] as const

/** One card, as the supervisor or as whoever answers reads it. Who may is decided by the card itself. */
export async function cardPage(visit: Visit, base: Base, typing: Typing = nothingTyped): Promise<PageAnswer> {
  const { supervision, organizations } = visit.modules
  const { actor } = visit.staff
  const card = await supervision.card(visit.parameter('cardId'), actor)
  const href = `${base}/cards/${card.cardId}`
  const [receipts, itemName, officeName, superiorName, post, ruleRegion, steps, orders] = await Promise.all([
    visit.modules.cases.receiptsOf([card.caseId]),
    itemNameOf(visit, card.itemId),
    officeNameOf(visit, card.officeId),
    officeNameOf(visit, card.superiorId),
    card.postId ? organizations.findPost(card.postId) : undefined,
    editionRegion(visit, card),
    stepLines(visit, card.history),
    supervision.ordersOfCard(card.cardId, actor).then((found) => orderLines(visit, base, found)),
  ])
  const may = (action: ShownCard['actions'][number]) => card.actions.includes(action)
  const overtaken = newerOf(typing, steps, card.actions)
  const supervises = base === '/supervision'
  const done = doneCodes.find((code) => code === visit.query('done'))
  const model: CardPageModel = {
    ...{ card, itemName, officeName, superiorName, ruleRegion, steps, orders, ...overtaken },
    receipt: receipts.get(card.caseId) ?? '',
    postName: post?.name ?? '',
    caseHref: `${base}/cases/${card.caseId}`,
    others: othersOf(visit, base, card),
    backHref: `${base}/cards`,
    done: done && visit.t(`cards.done.${done}`),
    ...(supervises && may('accept') && { accept: visit.target(`${href}/acceptance`) }),
    ...(supervises && may('return') && { return: visit.target(`${href}/return`) }),
    ...(supervises && card.mayOrder && { order: visit.target(`${href}/orders`) }),
    ...(!supervises && may('answer') && { answer: visit.target(`${href}/answer`) }),
  }
  const frame = await deskFrame(visit, supervises ? 'cards' : 'answers')
  return {
    page: <CardPage model={model} frame={frame} />,
    title: card.rule?.sentence[visit.language] ?? card.ruleNumber,
    scripts: ['workbench.js'],
  }
}

function othersOf({ t }: Visit, base: Base, { caseId, details }: ShownCard): CardPageModel['others'] {
  const numbered = (ids: readonly string[], path: string) =>
    ids.map((id, index) => ({ href: `${base}/${path}/${id}`, label: `${t('cards.columns.item')} ${index + 1}` }))
  if (details.kind === 'pace')
    return numbered(
      details.cases.filter((one) => one !== caseId),
      'cases',
    )
  if (details.kind !== 'unanswered') return []
  return details.cards.map((id, index) => ({
    href: `${base}/cards/${id}`,
    label: `${t('cards.list.caption')} ${index + 1}`,
  }))
}

/** Where the edition of a card is from. */
async function editionRegion({ modules, t }: Visit, card: ShownCard): Promise<string> {
  const path = await modules.organizations.regionPath(card.regionCode)
  return path.find(({ code }) => regionPrefixOf(code) === card.ruleRegion)?.name ?? t('cards.card.product')
}
