import {
  BrowseList,
  type GuideModel,
  GuidePage,
  type ItemLine,
  MostUsedPage,
  PortalHome,
  RegionPicker,
  SearchResults,
  ServiceListsPage,
  StagesPage,
  themeIcon,
} from '../views/citizen/index.ts'
import { anonymousFrame as frame, target } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { bareItem, richItem } from './items.ts'

const home = '/430102000000'
const audienceTabs = [
  { label: '个人办事', href: `${home}?for=person`, current: true },
  { label: '企业办事', href: `${home}?for=organization`, current: false },
  { label: '部门', href: `${home}/departments`, current: false },
]
const themes = [
  ['005', '生育收养', 1],
  ['010', '户籍办理', 5],
  ['020', '教育科研', 1],
  ['030', '就业创业', 2],
  ['060', '婚姻登记', 1],
  ['145', '医疗卫生', 1],
  ['085', '社会保障', 3],
  ['075', '住房保障', 2],
] as const
const lines: ItemLine[] = [
  {
    name: '《食品经营许可证》新办',
    href: `${home}/items/1`,
    department: '芙蓉区市场监督管理局（演示）',
    type: '01',
    applyOnline: true,
    readOnly: false,
    promised: { days: 10, unit: 'working' },
  },
  {
    name: '公共场所卫生许可-告知承诺',
    href: `${home}/items/2`,
    department: '芙蓉区卫生健康局（演示）',
    type: '01',
    applyOnline: false,
    readOnly: true,
    promised: { days: 3, unit: 'working' },
  },
  {
    name: '职工参保登记（灵活就业人员参保）',
    href: `${home}/items/3`,
    department: '芙蓉区人力资源和社会保障局（演示）',
    type: '20',
    applyOnline: true,
    readOnly: false,
    promised: { days: 0, unit: 'working' },
  },
]
const guide: GuideModel = {
  crumbs: [
    { label: '芙蓉区', href: home },
    { label: '准营准办', href: `${home}/themes/010` },
  ],
  definition: richItem,
  version: 1,
  publishedDay: '2026-11-02',
  applyHref: `${home}/items/1/application`,
  places: [
    {
      name: '芙蓉区政务服务中心（演示）综合窗口',
      address: '芙蓉区演示路 1 号一楼',
      hours: '工作日 9:00–12:00，13:00–17:00',
      phone: '0731-00000000',
      ours: true,
    },
  ],
}

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

export const portalExhibits: readonly Exhibit[] = [
  {
    name: 'portal',
    title: '首页',
    element: (
      <PortalHome
        frame={frame}
        model={{
          searchAction: `${home}/search`,
          hot: ['生育登记', '《食品经营许可证》新办', '职工参保登记（灵活就业人员参保）'].map((label) => ({
            label,
            href: `${home}/items/${label}`,
          })),
          tabs: audienceTabs,
          tiles: themes.map(([code, label, count]) => ({
            label,
            count,
            href: `${home}/themes/${code}`,
            icon: themeIcon('person', code),
          })),
          progress: target('/progress'),
          allHref: `${home}/themes`,
        }}
      />
    ),
  },
  {
    name: 'search',
    title: '查找结果',
    element: (
      <SearchResults
        frame={frame}
        model={{
          searchAction: `${home}/search`,
          query: '开小饭馆',
          items: lines,
          paging: { next: '?after=3' },
          nearest: [],
          browseHref: home,
        }}
      />
    ),
  },
  {
    name: 'search-none',
    title: '没有找到',
    element: (
      <SearchResults
        frame={frame}
        model={{
          searchAction: `${home}/search`,
          query: '飞船驾照',
          items: [],
          paging: {},
          nearest: [{ label: '普通护照签发', href: `${home}/items/9` }],
          browseHref: home,
        }}
      />
    ),
  },
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
  {
    name: 'regions',
    title: '选择地区',
    element: (
      <RegionPicker
        frame={frame}
        model={{
          trail: [
            { label: '全国', href: '/regions' },
            { label: '湖南省', href: '/regions/430000000000' },
            { label: '长沙市', href: '/regions/430100000000' },
          ],
          here: { name: '芙蓉区', siteHref: home },
          choices: ['文艺路街道', '朝阳街街道', '韭菜园街道', '五里牌街道'].map((name, at) => ({
            name,
            siteHref: at < 3 ? `/street/${at}` : undefined,
            belowHref: `/regions/street/${at}`,
          })),
        }}
      />
    ),
  },
  { name: 'guide', title: richItem.name, element: <GuidePage frame={frame} model={guide} /> },
  { name: 'guide-english', title: richItem.name, english: true, element: <GuidePage frame={frame} model={guide} /> },
  {
    name: 'guide-bare',
    title: bareItem.name,
    element: (
      <GuidePage
        frame={{ ...frame, region: '广安区' }}
        model={{ ...guide, definition: bareItem, applyHref: undefined, places: [] }}
      />
    ),
  },
]
