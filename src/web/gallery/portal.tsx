import {
  type AnnouncementLineModel,
  AnnouncementList,
  AnnouncementPage,
  type EasyListLink,
  type GuideModel,
  GuidePage,
  type ItemLine,
  PortalHome,
  type PortalHomeModel,
  RegionPicker,
  type StageRailModel,
  themeIcon,
} from '../views/citizen/index.ts'
import { anonymousFrame as frame, target } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { bareItem, richItem } from './items.ts'

export const home = '/430102000000'
export const audienceTabs = [
  { label: '个人办事', href: `${home}?for=person`, current: true },
  { label: '企业办事', href: `${home}?for=organization`, current: false },
  { label: '部门', href: `${home}/departments`, current: false },
]
export const themes = [
  ['005', '生育收养', 1],
  ['010', '户籍办理', 5],
  ['020', '教育科研', 1],
  ['030', '就业创业', 2],
  ['060', '婚姻登记', 1],
  ['145', '医疗卫生', 1],
  ['085', '社会保障', 3],
  ['075', '住房保障', 2],
] as const
export const lines: ItemLine[] = [
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

const tiles = themes.map(([code, label, count]) => ({
  label,
  count,
  href: `${home}/themes/${code}`,
  icon: themeIcon('person', code),
}))
const announcements: AnnouncementLineModel[] = [
  { title: '区政务服务中心周六上午照常办事（演示）', day: '2026-11-01', dayWords: '2026年11月1日', pinned: true },
  { title: '老年人来办事，有人陪着办（演示）', day: '2026-11-05', dayWords: '2026年11月5日', pinned: false },
  {
    title: '全市通办：在哪个区都能交材料（演示）',
    day: '2026-11-03',
    dayWords: '2026年11月3日',
    pinned: false,
    region: '长沙市',
  },
].map((line, at) => ({ ...line, href: `${home}/announcements/${at}`, over: false }))
const stages: StageRailModel = {
  audience: 'person',
  stages: [
    ['出生', 9],
    ['入学', 14],
    ['工作', 33],
    ['结婚', 7],
    ['生育', 16],
    ['安居', 21],
    ['退休', 24],
    ['身后', 12],
  ].map(([label, count]) => ({ label: String(label), count: Number(count), href: `${home}/stages/${label}` })),
}
const lists: EasyListLink[] = [
  { label: '马上办', promise: '来了当场办完', count: 447 },
  { label: '网上办', promise: '不用出门', count: 990 },
  { label: '就近办', promise: '家门口的站点就能办', count: 310 },
  { label: '一次办', promise: '最多跑一次', count: 867 },
].map((list) => ({ ...list, href: `${home}/lists/${list.label}` }))
const portal: PortalHomeModel = {
  searchAction: `${home}/search`,
  trail: [
    { label: '湖南省', href: '/430000000000' },
    { label: '长沙市', href: '/430100000000' },
  ],
  hot: ['生育登记', '《食品经营许可证》新办', '职工参保登记（灵活就业人员参保）'].map((label) => ({
    label,
    href: `${home}/items/${label}`,
  })),
  services: { tabs: audienceTabs, tiles, allHref: `${home}/themes` },
  progress: target('/progress'),
  hotline: '12345',
  helpHref: '/help',
  stages,
  lists,
  announcements,
  announcementsHref: `${home}/announcements`,
  above: [
    { region: '长沙市', count: 412, href: '/430100000000' },
    { region: '湖南省', count: 806, href: '/430000000000' },
  ],
}
/** A street: it has no items of its own, no stages, and the lines say who does them. */
const street: PortalHomeModel = {
  ...portal,
  trail: [...portal.trail, { label: '芙蓉区', href: home }],
  hot: portal.hot.map((item) => ({ ...item, region: '芙蓉区' })),
  services: {
    tabs: audienceTabs,
    tiles,
    allHref: `${home}/themes`,
    servedBy: { region: '芙蓉区', here: '文艺路街道' },
  },
  stages: undefined,
  lists: undefined,
}
/** A city whose counties do everything. */
const city: PortalHomeModel = {
  ...portal,
  trail: [{ label: '四川省', href: '/510000000000' }],
  hot: [],
  services: undefined,
  stages: undefined,
  lists: undefined,
  announcements: [],
  above: [],
  below: {
    choices: ['广安区', '前锋区', '岳池县', '武胜县', '邻水县', '华蓥市'].map((label) => ({
      label,
      href: `/${label}`,
    })),
    allHref: '/511600000000/regions',
  },
}

export const portalExhibits: readonly Exhibit[] = [
  { name: 'portal', title: '首页', element: <PortalHome frame={frame} model={portal} /> },
  {
    name: 'portal-elder',
    title: '首页',
    elder: true,
    element: <PortalHome frame={{ ...frame, elder: true }} model={portal} />,
  },
  { name: 'portal-english', title: 'Home', english: true, element: <PortalHome frame={frame} model={portal} /> },
  {
    name: 'portal-street',
    title: '首页',
    element: <PortalHome frame={{ ...frame, region: '文艺路街道便民服务' }} model={street} />,
  },
  {
    name: 'portal-city',
    title: '首页',
    element: <PortalHome frame={{ ...frame, region: '广安市' }} model={city} />,
  },
  {
    name: 'announcements',
    title: '公告',
    element: (
      <AnnouncementList
        frame={frame}
        model={{
          crumbs: [{ label: '芙蓉区', href: home }],
          lines: announcements.map((line, at) => ({ ...line, over: at === 2 })),
          paging: { next: '?after=3' },
        }}
      />
    ),
  },
  {
    name: 'announcement',
    title: '公告',
    element: (
      <AnnouncementPage
        frame={frame}
        model={{
          crumbs: [
            { label: '芙蓉区', href: home },
            { label: '公告', href: `${home}/announcements` },
          ],
          title: '区政务服务中心周六上午照常办事（演示）',
          paragraphs: [
            '从 11 月起，芙蓉区政务服务中心（演示）每周六上午 9:00 到 12:00 开放综合窗口，可以交材料、取证照，也可以只是来问问。',
            '周日和法定节假日不开。来之前可以在这个网站先把表填好，到窗口只核对材料。',
          ],
          region: '芙蓉区',
          day: '2026-11-01',
          dayWords: '2026年11月1日',
          untilWords: '2026年11月18日',
          over: true,
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
          search: { action: `${home}/regions`, text: '', back: home },
          found: undefined,
          trail: [
            { label: '全国', href: '/regions' },
            { label: '湖南省', href: '/regions/430000000000' },
            { label: '长沙市', href: '/regions/430100000000' },
          ],
          here: { name: '芙蓉区', siteHref: home },
          choices: ['文艺路街道', '朝阳街街道', '韭菜园街道', '五里牌街道'].map((name, at) => ({
            name,
            siteHref: `/street/${at}`,
            belowHref: at < 3 ? `/regions/street/${at}` : undefined,
          })),
        }}
      />
    ),
  },
  {
    name: 'regions-found',
    title: '选择地区',
    element: (
      <RegionPicker
        frame={frame}
        model={{
          search: { action: '/regions', text: '文艺', back: undefined },
          found: [
            { name: '文艺路街道', within: '湖南省长沙市芙蓉区', href: '/street/1' },
            { name: '文艺新村社区居委会', within: '湖南省长沙市芙蓉区文艺路街道', href: '/village/1' },
          ],
          trail: [],
          choices: [{ name: '湖南省', siteHref: '/430000000000', belowHref: '/regions/430000000000' }],
        }}
      />
    ),
  },
  {
    name: 'guide-below',
    title: richItem.name,
    element: (
      <GuidePage
        frame={{ ...frame, region: '文艺路街道便民服务' }}
        model={{ ...guide, servedBy: { region: '芙蓉区', here: '文艺路街道' } }}
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
