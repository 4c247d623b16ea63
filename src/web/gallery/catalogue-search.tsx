import { SearchQuestionsPage } from '../views/catalogue/search-questions-page.tsx'
import { SynonymListPage } from '../views/catalogue/synonym-list-page.tsx'
import { type SynonymModel, SynonymPage } from '../views/catalogue/synonym-page.tsx'
import { office as frame } from './catalogue-office.ts'
import { target } from './frames.ts'
import type { Exhibit } from './index.tsx'

const path = '/catalogue/search'
const tabs = (current: string) =>
  ['没找到', '找到没点开', '留下的问题', '近义词'].map((label, at) => ({
    label,
    href: `${path}/${at}`,
    current: label === current,
  }))
const officeOf = (tab: string, done?: string) => ({ frame, region: '芙蓉区', tabs: tabs(tab), done })

const row = (question: string, times: string | undefined, at: number) => ({
  id: String(at),
  question,
  times,
  day: '11月20日',
  writeHref: `${path}/synonyms/new?question=${at}`,
  lookHref: `/430102000000/search?q=${at}`,
  away: target(`${path}/set-aside`),
  hidden: { question },
})

const tried = (name: string, at: number) => ({ name, department: '芙蓉区市场监督管理局（演示）', href: `/items/${at}` })
const change: SynonymModel = {
  office: officeOf('近义词', '修改已保存，现在就能用。'),
  title: '开饭店、开饭馆',
  target: target(`${path}/synonyms/1`),
  values: { kind: 'meaning', said: '开饭店\n开饭馆', means: '食品经营许可', question: '开饭馆' },
  hidden: { _revision: '3' },
  errors: [],
  trial: undefined,
  conflict: undefined,
  removed: false,
  removal: target(`${path}/synonyms/1/removal`),
  revision: 3,
  history: [
    {
      revision: 3,
      who: '黄事项（演示）',
      when: '11月20日 09:02',
      removed: false,
      said: '开饭店、开饭馆',
      means: '食品经营许可',
    },
    {
      revision: 2,
      who: '黄事项（演示）',
      when: '11月19日 17:40',
      removed: true,
      said: '开饭店',
      means: '食品经营许可',
    },
    { revision: 1, who: '系统自带', when: '11月2日 08:00', removed: false, said: '开饭店', means: '食品经营许可' },
  ],
  restoration: target(`${path}/synonyms/1/restoration`),
}

const conflict: SynonymModel = {
  ...change,
  office: officeOf('近义词'),
  conflict: {
    who: '黄事项（演示）',
    when: '11月20日 09:02',
    removed: false,
    said: '开饭店、开餐馆',
    means: '食品经营许可',
  },
}

const trial: SynonymModel = {
  ...change,
  office: officeOf('近义词'),
  title: '写一条近义词',
  trial: {
    question: '摆摊卖早点',
    before: [],
    after: [tried('《食品经营许可证》新办', 1), tried('小餐饮登记', 2)],
  },
  removal: undefined,
  history: [],
}

export const catalogueSearchExhibits: readonly Exhibit[] = [
  {
    name: 'search-not-found',
    title: '群众怎么找',
    workbench: true,
    element: (
      <SearchQuestionsPage
        model={{
          office: officeOf('没找到', '已从列表拿掉。再有人问，还会出现。'),
          list: 'notFound',
          rows: ['摆摊卖早点', '娃儿上户口要哪样', '天然气开户'].map((question, at) =>
            row(question, `${12 - at * 4} 次没找到`, at),
          ),
          paging: { next: '?after=1' },
          exportHref: `${path}/questions`,
        }}
      />
    ),
  },
  {
    name: 'search-left',
    title: '留下的问题',
    workbench: true,
    element: (
      <SearchQuestionsPage
        model={{
          office: officeOf('留下的问题'),
          list: 'left',
          rows: [row('我家楼上要加装电梯，去哪里申请，要邻居都同意吗', undefined, 1)],
          paging: {},
          exportHref: undefined,
        }}
      />
    ),
  },
  {
    name: 'search-not-clicked-none',
    title: '找到没点开',
    workbench: true,
    element: (
      <SearchQuestionsPage
        model={{ office: officeOf('找到没点开'), list: 'notClicked', rows: [], paging: {}, exportHref: undefined }}
      />
    ),
  },
  {
    name: 'synonyms',
    title: '近义词',
    workbench: true,
    element: (
      <SynonymListPage
        model={{
          office: officeOf('近义词'),
          text: '',
          removed: false,
          lines: [
            {
              href: `${path}/synonyms/1`,
              kind: 'meaning',
              said: '开饭店、开饭馆',
              means: '食品经营许可',
              region: undefined,
            },
            { href: `${path}/synonyms/2`, kind: 'same', said: '娃儿、伢子', means: '孩子', region: '芙蓉区' },
          ],
          exportHref: `${path}/synonyms/file`,
        }}
      />
    ),
  },
  { name: 'synonym', title: '近义词', workbench: true, element: <SynonymPage model={change} /> },
  { name: 'synonym-trial', title: '近义词', workbench: true, element: <SynonymPage model={trial} /> },
  { name: 'synonym-conflict', title: '近义词', workbench: true, element: <SynonymPage model={conflict} /> },
]
