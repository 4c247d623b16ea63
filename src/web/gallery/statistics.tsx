import { measureTexts } from '../../modules/statistics/index.ts'
import { headOf } from '../supervision/statistics/values.ts'
import { OpenResults, OpenStart } from '../views/citizen/index.ts'
import { CountedCases } from '../views/supervision/counted-cases.tsx'
import { StatisticsPage, type StatisticsPageModel, tableMeasures } from '../views/supervision/statistics.tsx'
import { type Strain, Wall } from '../views/wall/wall.tsx'
import { anonymousFrame, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'

const bodies = [
  ['长沙市芙蓉区市场监督管理局（演示）', 1843],
  ['长沙市芙蓉区人力资源和社会保障局（演示）', 1260],
  ['长沙市芙蓉区卫生健康局（演示）', 611],
  ['长沙市芙蓉区住房和城乡建设局（演示）', 402],
  ['长沙市公安局芙蓉分局（演示）', 97],
] as const
const cells = ['1,902', '1,843', '77.60%', '75.70%', '72.20%', '89.00%', '45.70%', '99.98%', '2.31', '6.80']
/** What the chart draws stands first. */
const besideChart = (settled: number) => [String(settled), ...cells.filter((_, at) => at !== 1)]
const values = tableMeasures.map((code, at) => ({
  code,
  name: measureTexts[code].name.zh,
  text: code === 'days_used' || code === 'days_allowed' ? `${cells[at]} 工作日` : (cells[at] ?? '–'),
  casesHref: `/supervision/statistics/cases?measure=${code}`,
  definition: measureTexts[code].definition.zh,
}))
const option = (value: string, label: string) => ({ value, label })

const statistics: StatisticsPageModel = {
  region: '芙蓉区',
  crumbs: [
    { label: '湖南省', href: '/supervision/statistics?region=430000000000' },
    { label: '长沙市', href: '/supervision/statistics?region=430100000000' },
  ],
  narrowed: [],
  period: '2026-11',
  periodFault: undefined,
  periods: { previous: '?period=2026-10', next: undefined, wider: { label: '2026', href: '?period=2026' } },
  filters: {
    hidden: { region: '430102000000' },
    measure: 'settled',
    channel: '',
    type: '',
    tier: '',
    measures: [option('settled', '办结'), option('online_rate', '上网办理率')],
    channels: [option('online', '网上'), option('window', '窗口')],
    types: [option('01', '行政许可')],
    tiers: [option('simple', '当场办结')],
    resetHref: '/supervision/statistics',
  },
  values,
  people: [
    {
      code: 'registered',
      name: '新注册用户',
      text: '3,512',
      casesHref: undefined,
      definition: '这段时间里登记的自然人。',
    },
    {
      code: 'inAll',
      name: '累计注册用户',
      text: '208,114',
      casesHref: undefined,
      definition: '到这段时间最后一天为止登记过的。',
    },
  ],
  tabs: ['按部门', '按事项', '按时间', '按事项类型', '按办件类型', '按渠道'].map((label, at) => ({
    label,
    href: `?by=${at}`,
    current: at === 0,
  })),
  part: '按部门',
  overTime: false,
  measureName: '办结（件次）',
  isEmpty: false,
  heads: [...tableMeasures].sort((one) => (one === 'settled' ? -1 : 0)).map((code) => headOf(code, 'zh')),
  rows: bodies.map(([label, value], at) => ({
    key: label,
    label,
    href: `?department=${at}`,
    casesHref: `/supervision/statistics/cases?department=${at}`,
    chart: { label, value, text: String(value) },
    cells: besideChart(value),
  })),
  cut: undefined,
  exports: [
    { label: '导出 CSV', href: '?format=csv' },
    { label: '导出 Excel', href: '?format=xlsx' },
  ],
}

const overTime: StatisticsPageModel = {
  ...statistics,
  periodFault: { asked: '2027-13', kind: 'wrong' },
  overTime: true,
  part: '按时间',
  rows: Array.from({ length: 26 }, (_, at) => {
    const day = `2026-11-${String(at + 1).padStart(2, '0')}`
    const value = at % 7 === 6 ? 0 : 60 + ((at * 37) % 41)
    return {
      key: day,
      label: day,
      href: `?period=${day}`,
      casesHref: undefined,
      chart: { label: String(at + 1), value, text: String(value) },
      cells: besideChart(value),
    }
  }),
}

const cities = [
  '湖南省本级',
  '长沙市',
  '株洲市',
  '湘潭市',
  '衡阳市',
  '邵阳市',
  '岳阳市',
  '常德市',
  '张家界市',
  '益阳市',
  '郴州市',
  '永州市',
  '怀化市',
  '娄底市',
  '湘西土家族苗族自治州',
]
const strains = ['没有超期', '超期不到 1%', '超期 1% 到 5%', '超期 5% 以上']
const wall = {
  region: '湖南省',
  at: '11月20日（星期五） 14:05',
  eventsHref: '/supervision/wall/events',
  figures: [
    { code: 'submitted', name: '今天申请', text: '8,731', strained: false },
    { code: 'settled', name: '今天办结', text: '7,964', strained: false },
    { code: 'open', name: '在办', text: '52,108', strained: false },
    { code: 'overdue', name: '超期', text: '37', strained: true },
    { code: 'online', name: '今天上网办理率', text: '77.6%', strained: false },
    { code: 'satisfaction', name: '上月满意率', text: '98.5%', strained: false },
  ],
  cards: [
    { level: 'warning', name: '预警', count: '214' },
    { level: 'yellow', name: '黄牌', count: '9' },
    { level: 'red', name: '红牌', count: '1' },
  ],
  hours: [0, 0, 1, 0, 0, 2, 9, 61, 512, 1604, 1420, 1033, 377, 1498, 214].map((value, hour) => ({
    label: String(hour),
    value,
    text: String(value),
  })),
  tiles: cities.map((name, at) => {
    const strain = ((at * 3) % 4) as Strain
    return { code: name, name, text: String(1240 - at * 71), strain, words: strains[strain] ?? '' }
  }),
  acts: [
    ['14:05', '芙蓉区', '《食品经营许可证》新办', '办结'],
    ['14:05', '浏阳市', '生育登记', '申请'],
    ['14:04', '岳麓区', '公共场所卫生许可新办', '受理'],
    ['14:04', '石鼓区', '灵活就业人员参加基本养老保险登记', '办完'],
    ['14:04', '武陵区', '户口登记项目变更（婚姻状况）', '申请'],
    ['14:03', '永顺县', '第二类医疗器械经营备案', '送达'],
  ].map(([time = '', region = '', item = '', word = '']) => ({ key: time + item, time, region, item, word })),
}

const result = {
  key: '1',
  item: '《食品经营许可证》新办',
  body: '长沙市芙蓉区市场监督管理局（演示）',
  holder: '长沙小石桥餐饮店（演示）',
  outcome: '准予',
  ended: false,
  day: '2026年11月20日',
  certificate: 'JY24301020000017',
}
const results = [
  result,
  { ...result, key: '2', holder: '林**', outcome: '已撤销', ended: true, certificate: undefined },
]
const crumbs = [{ label: '芙蓉区', href: '/430102000000' }]
const start = {
  crumbs,
  region: '芙蓉区',
  results,
  resultsOf: undefined,
  resultsHref: '/430102000000/open/results',
  month: '2026-10',
  numbers: values,
  evaluations: { count: '412', satisfaction: '98.5%', praise: '99.3%' },
  points: [
    {
      id: '1',
      name: '芙蓉区政务服务中心（演示）',
      address: '长沙市芙蓉区演示路 1 号',
      hours: '工作日 9:00 到 17:00',
      phone: '0731-00000000',
    },
  ],
  links: [
    { label: '公告', href: '/430102000000/announcements' },
    { label: '部门和事项', href: '/430102000000/browse/departments' },
  ],
  files: [
    { key: 'results_rss', href: '/open/430102000000/results.rss' },
    { key: 'results_csv', href: '/open/430102000000/results.csv' },
    { key: 'columns', href: '/open/columns.json' },
  ],
} as const

const counted = {
  caseId: '1',
  receiptNumber: 'FR-83B-P43-E9C',
  itemName: '《食品经营许可证》新办',
  applicant: '长沙小石桥餐饮店（演示）',
  status: 'concluded',
  awaiting: null,
  awaitingDepartment: null,
  awaitingSince: null,
  dueKind: null,
  dueOn: undefined,
  dueProvisional: false,
  submittedAt: new Date('2026-11-12T09:30:00+08:00'),
  endedAt: new Date('2026-11-20T10:00:00+08:00'),
  outcome: 'granted',
  departmentName: bodies[0][0],
  greenChannel: false,
  assignedStaffId: null,
  stopped: false,
}

export const statisticsExhibits: readonly Exhibit[] = [
  {
    name: 'statistics-cases',
    title: '统计，一个数的办件',
    workbench: true,
    element: (
      <CountedCases
        frame={workbenchFrame}
        model={{
          measure: measureTexts.days_used.name.zh,
          text: '2.31 工作日 · 分子 4,257，分母 1,843',
          definition: measureTexts.days_used.definition.zh,
          where: ['芙蓉区本级部门', bodies[0][0], '2026-11'],
          lines: [
            { listed: counted, href: '/supervision/cases/1', days: ['2026年11月20日'], adds: '6' },
            {
              listed: { ...counted, applicant: '林**', receiptNumber: 'FR-83B-P43-E9D' },
              href: '/supervision/cases/2',
              days: ['2026年11月18日'],
              adds: '0',
            },
          ],
          first: undefined,
          next: '?after=1',
          backHref: '/supervision/statistics',
        }}
      />
    ),
  },
  {
    name: 'statistics',
    title: '统计',
    workbench: true,
    element: <StatisticsPage model={statistics} frame={workbenchFrame} />,
  },
  {
    name: 'statistics-time',
    title: '统计，按时间',
    workbench: true,
    element: <StatisticsPage model={overTime} frame={workbenchFrame} />,
  },
  {
    name: 'statistics-none',
    title: '统计，没有办件',
    workbench: true,
    element: (
      <StatisticsPage
        model={{ ...statistics, rows: [], isEmpty: true, narrowed: [{ label: bodies[0][0], href: '?' }] }}
        frame={workbenchFrame}
      />
    ),
  },
  { name: 'wall', title: '大屏', workbench: true, element: <Wall model={wall} /> },
  {
    name: 'wall-empty',
    title: '大屏，没有办件',
    workbench: true,
    element: <Wall model={{ ...wall, tiles: [], acts: [], cards: undefined }} />,
  },
  { name: 'open', title: '办理公示', element: <OpenStart frame={anonymousFrame} model={start} /> },
  {
    name: 'open-few',
    title: '办理公示，从上级',
    element: (
      <OpenStart
        frame={anonymousFrame}
        model={{
          ...start,
          resultsOf: '长沙市',
          evaluations: { count: '3', satisfaction: undefined, praise: undefined },
        }}
      />
    ),
  },
  {
    name: 'open-results',
    title: '行政许可结果',
    element: (
      <OpenResults
        frame={anonymousFrame}
        model={{ crumbs, results, paging: { next: '?after=1' }, feedHref: '/open/430102000000/results.rss' }}
      />
    ),
  },
]
