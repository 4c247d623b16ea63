import type { SearchOffice } from '../views/catalogue/search-frame.tsx'
import type { Visit } from '../visit.ts'
import { author, officeFrame } from './office.ts'

// biome-ignore format: a table reads in columns
const tabs = [
  ['notFound',   '/catalogue/search'],
  ['notClicked', '/catalogue/search?kind=not_clicked'],
  ['left',       '/catalogue/search/left'],
  ['synonyms',   '/catalogue/search/synonyms'],
] as const
export type SearchTab = (typeof tabs)[number][0]

const dones = ['aside', 'finished', 'added', 'changed', 'removed', 'restored'] as const
export type SearchDone = (typeof dones)[number]

/** What every page about people's questions has. For posts that manage the catalogue. */
export async function searchOffice(visit: Visit, current: SearchTab): Promise<SearchOffice> {
  const { regionCode } = author(visit).actor
  const done = dones.find((one) => one === visit.query('done'))
  return {
    frame: await officeFrame(visit, 'search'),
    region: (await visit.modules.organizations.getRegion(regionCode)).name,
    tabs: tabs.map(([tab, href]) => ({
      label: visit.t(`catalogueSearch.tabs.${tab}`),
      href,
      current: tab === current,
    })),
    done: done && visit.t(`catalogueSearch.done.${done}`),
  }
}
