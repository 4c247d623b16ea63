import { isUuid } from '../../kernel/ids.ts'
import { type CardFilter, type ListedCard, levels } from '../../modules/supervision/index.ts'
import { csvOf } from '../csv.ts'
import { submitting } from '../faults.ts'
import { formatStamp } from '../texts/format.ts'
import { CardList, type CardListModel } from '../views/supervision/card-list.tsx'
import { type ShownCardLine, stateOf } from '../views/supervision/card-table.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { cardLines } from '../workbench/card-lines.ts'
import { cardPage } from '../workbench/card-page.tsx'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { daysOf, returnOf, seenOf, typedInto } from '../workbench/supervision-forms.ts'

const base = '/supervision/cards'
const pageLines = 50
/** An export goes page by page and ends here; whoever needs more narrows the filter. */
const exportLinesMax = 1000
const exportPage = 100
const states = ['waiting', 'answered', 'open', 'closed'] as const

/** A supervisor's cards: list, export, and one of them with what can be done. */
export function supervisedCardPages(web: Web): void {
  web.get(base, cardList)
  web.get(`${base}/export.csv`, exported)
  web.get(`${base}/:cardId`, (visit) => {
    staffWith(visit, 'supervise')
    return cardPage(visit, '/supervision')
  })
  web.post(`${base}/:cardId/acceptance`, (visit) =>
    acting(visit, 'accept', 'accepted', (cardId, actor) =>
      visit.modules.supervision.acceptCard(cardId, actor, { expectedSequence: seenOf(visit) }),
    ),
  )
  web.post(`${base}/:cardId/return`, (visit) =>
    acting(visit, 'return', 'returned', (cardId, actor) =>
      visit.modules.supervision.returnCard(cardId, actor, returnOf(visit)),
    ),
  )
  web.post(`${base}/:cardId/orders`, (visit) =>
    acting(visit, 'order', 'ordered', (cardId, actor) => {
      const another = visit.field('another') === 'yes'
      const asked = { officeId: '', text: visit.field('text'), days: daysOf(visit), cardId, another }
      return visit.modules.supervision.openOrder(actor, asked)
    }),
  )
}

function acting(
  visit: Visit,
  act: string,
  done: string,
  run: (cardId: string, actor: Visit['staff']['actor']) => Promise<unknown>,
): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const cardId = visit.parameter('cardId')
  return submitting(
    visit.language,
    (errors) => cardPage(visit, '/supervision', typedInto(visit, act, errors)),
    async () => {
      await run(cardId, actor)
      return { redirect: `${base}/${cardId}?done=${done}` }
    },
  )
}

async function cardList(visit: Visit): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const { organizations, supervision } = visit.modules
  const filter = askedOf(visit)
  const offices = await officeOptions(visit, actor.regionCode)
  const after = visit.query('after')
  const { lines, next } = await supervision.cardsOfRegion(actor, filterOf(filter, offices), { limit: pageLines, after })
  const href = (path: string, rest: Record<string, string> = {}) =>
    `${path}?${new URLSearchParams({ ...filter, ...rest })}`
  const model: CardListModel = {
    region: (await organizations.getRegion(actor.regionCode)).name,
    filter,
    offices,
    lines: await cardLines(visit, '/supervision', lines),
    paging: { previous: after && href(base), next: next && href(base, { after: next }) },
    exportHref: href(`${base}/export.csv`),
    exportMax: exportLinesMax,
  }
  return {
    page: <CardList model={model} frame={await deskFrame(visit, 'cards')} />,
    title: visit.t('cards.list.title'),
    scripts: ['workbench.js'],
  }
}

async function exported(visit: Visit): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const filter = filterOf(askedOf(visit), await officeOptions(visit, actor.regionCode))
  const cards: ListedCard[] = []
  let after: string | undefined
  do {
    const page = await visit.modules.supervision.cardsOfRegion(actor, filter, { limit: exportPage, after })
    cards.push(...page.lines)
    after = page.next
  } while (after !== undefined && cards.length < exportLinesMax)
  const lines = await cardLines(visit, '/supervision', cards)
  const content = Buffer.from(csvOf([csvHead(visit), ...lines.map((line) => csvLine(visit, line))]), 'utf8')
  const fileName = `${visit.t('cards.list.caption')} ${visit.modules.cases.today()}.csv`
  return { file: content, mediaType: 'text/csv; charset=utf-8', fileName }
}

interface Asked extends Record<string, string> {
  readonly level: string
  readonly state: string
  readonly office: string
}

/** A filter that was tampered with filters nothing. */
function askedOf(visit: Visit): Asked {
  const office = visit.query('office') ?? ''
  return {
    level: levels.find((level) => level === visit.query('level')) ?? '',
    state: states.find((state) => state === visit.query('state')) ?? '',
    office: isUuid(office) ? office : '',
  }
}

function filterOf({ level, state, office }: Asked, offices: readonly { readonly value: string }[]): CardFilter {
  return {
    level: levels.find((one) => one === level),
    state: states.find((one) => one === state),
    officeId: offices.some(({ value }) => value === office) ? office : undefined,
  }
}

/** The bodies of the supervisor's region itself. */
export async function officeOptions({ modules }: Visit, regionCode: string) {
  const departments = await modules.organizations.departmentsOf(regionCode)
  return departments.map(({ id, name }) => ({ value: id, label: name }))
}

const columns = [
  ...(['level', 'rule', 'sentence', 'item', 'office', 'post', 'raised', 'recorded'] as const),
  ...(['state', 'due', 'points', 'case'] as const),
]

function csvHead({ t }: Visit): string[] {
  return columns.map((column) => t(`cards.columns.${column}`))
}

function csvLine({ t, language }: Visit, { card, itemName, receipt, officeName, postName }: ShownCardLine): string[] {
  return [
    t(`cards.levels.${card.level}`),
    card.ruleNumber,
    card.rule?.sentence[language] ?? '',
    itemName,
    officeName,
    postName,
    formatStamp(card.raisedAt),
    formatStamp(card.recordedAt),
    t(`cards.states.${stateOf(card)}`),
    card.answerBy ?? '',
    String(card.points),
    receipt,
  ]
}
