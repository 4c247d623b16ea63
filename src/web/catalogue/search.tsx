import type { CountedQuestion } from '../../modules/search/index.ts'
import { withQuery } from '../citizen/items.ts'
import { csvOf } from '../csv.ts'
import { formatDay } from '../texts/format.ts'
import { type SearchQuestionsModel, SearchQuestionsPage } from '../views/catalogue/search-questions-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { author } from './office.ts'
import { searchOffice } from './search-office.ts'

const pageRows = 50
/** Of a file. */
const rowsMax = 2_000
const path = '/catalogue/search'

const kinds = ['not_found', 'not_clicked'] as const
type Kind = (typeof kinds)[number]
const listOf = { not_found: 'notFound', not_clicked: 'notClicked' } as const satisfies Record<Kind, string>

/** What people asked and did not find, did not open, or left as a question: each can become a synonym. */
export function searchOfficePages(web: Web): void {
  web.get(path, (visit) => countedPage(visit, kindOf(visit.query('kind'))))
  web.get(`${path}/questions`, (visit) => countedFile(visit, kindOf(visit.query('kind'))))
  web.post(`${path}/set-aside`, async (visit) => {
    const { actor } = author(visit)
    await visit.modules.search.officers.setAside(actor, visit.field('question'))
    return { redirect: withQuery(path, { kind: kindOf(visit.field('kind')), done: 'aside' }) }
  })
  web.get(`${path}/left`, leftPage)
  web.post(`${path}/left/:leftId/removal`, async (visit) => {
    const { actor } = author(visit)
    await visit.modules.search.officers.removeLeft(actor, visit.parameter('leftId'))
    return { redirect: `${path}/left?done=finished` }
  })
}

/** One that was tampered with is the first. */
function kindOf(text: string | undefined): Kind {
  return kinds.find((kind) => kind === text) ?? 'not_found'
}

async function countedPage(visit: Visit, kind: Kind): Promise<PageAnswer> {
  const { actor } = author(visit)
  const after = visit.query('after')
  const asked = { kind, limit: pageRows, ...(after && { after }) }
  const { questions, next } = await visit.modules.search.officers.listQuestions(actor, asked)
  const away = visit.target(`${path}/set-aside`)
  const rows = questions.map((counted, at) => ({
    id: `question-${at}`,
    question: counted.question,
    times: timesOf(visit, kind, counted),
    day: formatDay(counted.lastOn, visit.language, 'short'),
    writeHref: withQuery(`${path}/synonyms/new`, { question: counted.question }),
    lookHref: withQuery(`/${actor.regionCode}/search`, { q: counted.question }),
    away,
    hidden: { kind, question: counted.question },
  }))
  return page(visit, {
    list: listOf[kind],
    rows,
    paging: {
      previous: after && withQuery(path, { kind }),
      next: next === null ? undefined : withQuery(path, { kind, after: next }),
    },
    exportHref: withQuery(`${path}/questions`, { kind }),
  })
}

async function leftPage(visit: Visit): Promise<PageAnswer> {
  const { actor } = author(visit)
  const after = visit.query('after')
  const { questions, next } = await visit.modules.search.officers.listLeft(actor, {
    limit: pageRows,
    ...(after && { after }),
  })
  const rows = questions.map(({ id, text, leftOn }) => ({
    id,
    question: text,
    times: undefined,
    day: formatDay(leftOn, visit.language, 'short'),
    writeHref: withQuery(`${path}/synonyms/new`, { question: text, left: id }),
    lookHref: withQuery(`/${actor.regionCode}/search`, { q: text }),
    away: visit.target(`${path}/left/${id}/removal`),
    hidden: {},
  }))
  return page(visit, {
    list: 'left',
    rows,
    paging: {
      previous: after && `${path}/left`,
      next: next === null ? undefined : withQuery(`${path}/left`, { after: next }),
    },
    exportHref: undefined,
  })
}

async function page(visit: Visit, model: Omit<SearchQuestionsModel, 'office'>): Promise<PageAnswer> {
  const office = await searchOffice(visit, model.list)
  return {
    page: <SearchQuestionsPage model={{ ...model, office }} />,
    title: visit.t('catalogueSearch.title'),
    scripts: ['workbench.js'],
  }
}

function timesOf({ t }: Visit, kind: Kind, { notFound, found }: CountedQuestion): string {
  return kind === 'not_found'
    ? t('catalogueSearch.notFoundTimes', { count: notFound })
    : t('catalogueSearch.foundTimes', { count: found })
}

async function countedFile(visit: Visit, kind: Kind): Promise<Answer> {
  const { actor } = author(visit)
  const { t, modules } = visit
  const head = [
    t('catalogueSearch.columns.question'),
    t('catalogueSearch.exportColumns.notFound'),
    t('catalogueSearch.exportColumns.found'),
    t('catalogueSearch.exportColumns.clicked'),
    t('catalogueSearch.columns.lastOn'),
  ]
  const rows: string[][] = []
  let after: string | undefined
  do {
    const asked = { kind, limit: 100, ...(after && { after }) }
    const { questions, next } = await modules.search.officers.listQuestions(actor, asked)
    for (const { question, notFound, found, clicked, lastOn } of questions)
      rows.push([question, String(notFound), String(found), String(clicked), lastOn])
    after = next ?? undefined
  } while (after && rows.length < rowsMax)
  return {
    file: Buffer.from(csvOf([head, ...rows])),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `${t(`catalogueSearch.exportName.${kind}`)} ${modules.cases.today()}.csv`,
  }
}
