import { BrowseList, MostUsedPage, ServiceListsPage, StagesPage } from '../views/citizen/index.ts'
import { anonymousFrame as frame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { audienceTabs, home, lines, themes } from './portal.tsx'

const ways = ['个人办事', '企业办事', '部门', '人生阶段', '四办清单', '常办'].map((label, at) => ({
  label,
  href: `${home}/way/${at}`,
  current: label === '人生阶段',
}))
const marks = ['出生', '入学', '工作', '婚姻', '生育', '安居', '退休', '身后'].map((name, at) => ({
  name,
  lead: '证件、户口、待遇和补贴',
  count: at,
  href: at > 0 ? `${home}/stages/${at}` : undefined,
}))
const nextLines = [
  { name: '户口登记', reason: '拿到出生证明就可以给孩子上户口。', href: `${home}/items/7`, searchHref: home },
  {
    name: '养老待遇申领',
    reason: '到了年龄，申领养老金。',
    href: '/430100000000/items/8',
    region: '长沙市',
    searchHref: home,
  },
  { name: '城乡居民参保登记', reason: '上了户口就可以参加医保。', searchHref: `${home}/search?q=1` },
]

/** Ways into the catalogue besides the search. */
export const browseExhibits: readonly Exhibit[] = [
  {
    name: 'browse',
    title: '社会保障',
    element: (
      <BrowseList
        frame={frame}
        model={{
          crumbs: [{ label: '芙蓉区', href: home }],
          title: '社会保障',
          tabs: audienceTabs,
          categories: themes.map(([code, label, count]) => ({
            label,
            count,
            href: `${home}/themes/${code}`,
            current: code === '085',
          })),
          items: lines,
          paging: { previous: '?before=1', next: '?after=3' },
        }}
      />
    ),
  },
  {
    name: 'stages',
    title: '人生阶段',
    element: (
      <StagesPage
        frame={frame}
        model={{
          crumbs: [{ label: '芙蓉区', href: home }],
          tabs: ways,
          person: marks,
          organization: marks.slice(0, 7),
        }}
      />
    ),
  },
  {
    name: 'stage',
    title: '出生',
    element: (
      <BrowseList
        frame={frame}
        model={{
          crumbs: [
            { label: '芙蓉区', href: home },
            { label: '人生阶段', href: `${home}/stages` },
          ],
          title: '出生',
          about: '出生证明、户口、接种和医保',
          tabs: ways,
          categories: marks.map(({ name, count, href }, at) => ({ label: name, count, href, current: at === 1 })),
          filter: {
            action: `${home}/stages/birth`,
            fields: [
              { name: 'audience', options: [{ value: 'person', label: '个人' }], value: 'person' },
              { name: 'type', options: [{ value: '20', label: '公共服务' }], value: undefined },
            ],
          },
          items: lines,
          paging: {},
          next: [{ name: '《出生医学证明》首次签发', href: `${home}/items/6`, lines: nextLines }],
          files: (['xlsx', 'csv', 'json'] as const).map((format) => ({
            format,
            href: `/open/430102000000/stages/birth.${format}`,
            itemsMax: 20_000,
          })),
        }}
      />
    ),
  },
  {
    name: 'lists',
    title: '四办清单',
    element: (
      <ServiceListsPage
        frame={frame}
        model={{
          crumbs: [{ label: '芙蓉区', href: home }],
          tabs: ways,
          lists: ['马上办', '网上办', '就近办', '一次办'].map((name, at) => ({
            name,
            lead: '最多跑一次',
            count: 447 + at,
            href: `${home}/lists/${at}`,
          })),
          rules: [
            { name: '一次办', notes: ['怎么算的：到现场次数是 0 或 1。', '另有 3 项没有公布到现场次数，不在清单里。'] },
          ],
        }}
      />
    ),
  },
  {
    name: 'most-used',
    title: '常办',
    element: (
      <MostUsedPage
        frame={frame}
        model={{
          crumbs: [{ label: '芙蓉区', href: home }],
          tabs: ways,
          region: '芙蓉区',
          used: lines.slice(0, 1).map((line) => ({ ...line, note: '申请 12 次' })),
          chosen: lines.slice(1),
        }}
      />
    ),
  },
]
