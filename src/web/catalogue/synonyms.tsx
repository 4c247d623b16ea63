import type { Synonym } from '../../modules/search/index.ts'
import { csvOf } from '../csv.ts'
import { SynonymListPage } from '../views/catalogue/synonym-list-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { author } from './office.ts'
import { searchOffice } from './search-office.ts'
import { synonymPath } from './synonym.tsx'

const fileLines = 5_000

/** 近义词 in force here, and those that were taken away. */
export function synonymListPages(web: Web): void {
  web.get(synonymPath, listPage)
  web.get(`${synonymPath}/file`, listFile)
}

async function listPage(visit: Visit): Promise<PageAnswer> {
  const { actor } = author(visit)
  const { officers } = visit.modules.search
  const text = (visit.query('q') ?? '').slice(0, 40)
  const removed = visit.query('show') === 'removed'
  const found = removed ? await officers.listRemovedSynonyms(actor) : await officers.listSynonyms(actor, text)
  const model = {
    office: await searchOffice(visit, 'synonyms'),
    text,
    removed,
    lines: await Promise.all(
      found.map(async (synonym) => ({
        href: `${synonymPath}/${synonym.id}`,
        kind: synonym.kind,
        ...wordsOf(visit, synonym),
        region: await regionOf(visit, synonym),
      })),
    ),
    exportHref: `${synonymPath}/file`,
  }
  return {
    page: <SynonymListPage model={model} />,
    title: visit.t('catalogueSearch.tabs.synonyms'),
    scripts: ['workbench.js'],
  }
}

async function listFile(visit: Visit): Promise<Answer> {
  const { actor } = author(visit)
  const { t, modules } = visit
  const found = await modules.search.officers.listSynonyms(actor, '', fileLines)
  const head = (['said', 'kind', 'means', 'where'] as const).map((column) => t(`catalogueSearch.columns.${column}`))
  const rows = await Promise.all(
    found.map(async (synonym) => {
      const { said, means } = wordsOf(visit, synonym)
      const region = (await regionOf(visit, synonym)) ?? t('catalogueSearch.everywhere')
      return [said, t(`catalogueSearch.kind.${synonym.kind}`), means, region]
    }),
  )
  return {
    file: Buffer.from(csvOf([head, ...rows])),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `${t('catalogueSearch.exportName.synonyms')} ${modules.cases.today()}.csv`,
  }
}

function wordsOf({ t }: Visit, { said, means }: Synonym): { said: string; means: string } {
  const mark = t('common.listSeparator')
  return { said: said.join(mark), means: means.join(mark) }
}

async function regionOf({ modules }: Visit, { regionCode }: Synonym): Promise<string | undefined> {
  return regionCode === null ? undefined : (await modules.organizations.findRegion(regionCode))?.name
}
