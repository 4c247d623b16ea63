import { PublicScores } from '../views/citizen/index.ts'
import { ReportList, ReportPage } from '../views/supervision/reports.tsx'
import type { PointLine } from '../views/supervision/score-parts.tsx'
import { ScorePointPage } from '../views/supervision/score-point.tsx'
import { ScoreRanking, SubjectScorePage } from '../views/supervision/scores.tsx'
import { anonymousFrame, target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { itemName } from './status.tsx'

const months = ['2026-12', '2026-11', '2026-10']
const formula =
  '每月从 100 分起。当月亮起的每张黄牌、红牌，按它所依据的规则扣分；当月有差评整改超过期限的，每件扣 2 分；最低 0 分。'
const names = [
  '长沙市芙蓉区市场监督管理局（演示）',
  '长沙市芙蓉区卫生健康局（演示）',
  '长沙市芙蓉区人力资源和社会保障局（演示）',
]
const computedAt = new Date('2026-12-16T00:30:00+08:00')
const line: PointLine = {
  pointId: '01990000-0000-7000-8000-000000000001',
  href: '/desk/score/points/1',
  day: '2026-12-15',
  why: '环节超过规定时限',
  rule: '规则 Y4（第 1 版）',
  itemName,
  event: 'FR-7K2M-9Q · 第 4 步',
  cost: 1,
  contest: null,
  contestBy: '2027-01-15',
  isLate: false,
}
const lines: readonly PointLine[] = [
  line,
  { ...line, pointId: '2', why: '超过承诺办结时限', rule: '规则 Y1（第 1 版）', cost: 2, contest: 'open' },
  {
    ...line,
    pointId: '3',
    why: '差评整改超过期限',
    rule: null,
    event: '差评工单 a1b2c3',
    cost: 2,
    contest: 'accepted',
  },
  { ...line, pointId: '4', contest: 'refused' },
  { ...line, pointId: '5', isLate: true },
]
const trend = Array.from({ length: 12 }, (_, at) => ({
  month: at === 0 ? '2026-01' : `2026-${String(at + 1).padStart(2, '0')}`,
  score: at < 3 ? null : 100 - ((at * 7) % 23),
}))
const point = {
  line,
  basis: '《优化营商环境条例》第三十六条',
  body: names[0] ?? '',
  office: names[0] ?? '',
  post: '食品审查',
  caseHref: '/desk/cases/1',
  reason: null,
  decision: null,
  backHref: '/desk/score',
  typed: { outcome: '', reason: '' },
  errors: [],
}

const report = {
  reportId: '1',
  number: '监察月报〔2027〕1号',
  month: '2026-12',
  edition: 1,
  about: '芙蓉区 · 全地区',
  href: '/supervision/reports/1',
  madeAt: new Date('2027-01-02T09:00:03+08:00'),
}
const reportPage = {
  line: report,
  done: ['counted', 'listed', 'drawn', 'sealed'],
  reason: null,
  files: [
    { format: 'pdf', href: '/file.pdf', size: '180 KB' },
    { format: 'xlsx', href: '/file.xlsx', size: '12 KB' },
  ],
  isSlow: false,
  progressHref: '/progress',
  backHref: '/supervision/reports',
  gaveUp: false,
  attempt: undefined,
  again: undefined,
  typed: '',
  errors: [],
} as const

export const scoreExhibits: readonly Exhibit[] = [
  {
    name: 'scores',
    title: '考核得分',
    workbench: true,
    element: (
      <ScoreRanking
        frame={workbenchFrame}
        model={{
          region: '芙蓉区',
          filter: {
            ...{ action: '/supervision/scores', month: '2026-12', months },
            regions: {
              chosen: '430102000000',
              options: [
                { value: '430102000000', label: '芙蓉区' },
                { value: '430102001000', label: '文艺路街道' },
              ],
            },
          },
          running: true,
          computedAt,
          formula,
          bodies: names.map((name, at) => ({
            rank: at + 1,
            name,
            href: `/${at}`,
            score: 100 - at * 2.5,
            lost: at * 2.5,
            points: at,
          })),
          waiting: [{ ...line, contest: 'open' }],
          done: true,
        }}
      />
    ),
  },
  {
    name: 'score-body',
    title: '本单位得分',
    workbench: true,
    element: (
      <SubjectScorePage
        frame={workbenchFrame}
        model={{
          title: names[0] ?? '',
          lead: '作为经办单位',
          tabs: [
            { label: '作为主管部门', href: '/1', current: false },
            { label: '作为经办单位', href: '/2', current: true },
          ],
          filter: { action: '/desk/score', month: '2026-12', months, hidden: { kind: 'office' } },
          ...{ running: true, computedAt, formula, start: 100, score: 95, lost: 5, trend, lines },
          posts: [
            { postId: '1', name: '食品审查', href: '/post', score: 97, points: 2 },
            { postId: '2', name: '食品决定', href: undefined, score: 100, points: 0 },
          ],
          paging: { next: '/next' },
          back: { href: '/supervision/scores', label: '返回得分' },
          done: false,
        }}
      />
    ),
  },
  {
    name: 'score-contest',
    title: '扣分详情',
    workbench: true,
    element: (
      <ScorePointPage
        frame={workbenchFrame}
        model={{
          ...point,
          act: { kind: 'contest', target: target('/contest') },
          errors: [{ field: '', message: '请写明理由，5 至 2,000 个字' }],
        }}
      />
    ),
  },
  {
    name: 'score-decide',
    title: '决定申诉',
    workbench: true,
    element: (
      <ScorePointPage
        frame={workbenchFrame}
        model={{
          ...point,
          line: { ...line, contest: 'open' },
          reason: '外单位数据延迟，已登记故障。',
          act: { kind: 'decide', target: target('/decision') },
        }}
      />
    ),
  },
  {
    name: 'public-scores',
    title: '部门考核得分',
    element: (
      <PublicScores
        frame={anonymousFrame}
        model={{
          crumbs: [{ label: '芙蓉区', href: '/430102000000' }],
          region: '芙蓉区',
          months: months.slice(1).map((month, at) => ({ label: month, href: `/${month}`, current: at === 0 })),
          month: '2026-11',
          formula,
          bodies: names.map((name, at) => ({ rank: at + 1, name, score: 100 - at * 2.5, points: at })),
          files: [
            { format: 'csv', href: '/open/1.csv' },
            { format: 'json', href: '/open/1.json' },
          ],
        }}
      />
    ),
  },
  {
    name: 'reports',
    title: '监察月报',
    workbench: true,
    element: (
      <ReportList
        frame={workbenchFrame}
        model={{
          lead: '每个地区、每个部门每月一份，编号盖章。',
          ask: {
            target: target('/supervision/reports'),
            months: months.map((month) => ({ value: month, label: month })),
            departments: [{ value: '', label: '全地区' }, ...names.map((name) => ({ value: name, label: name }))],
          },
          typed: { month: '2026-12', department: '' },
          errors: [],
          lines: [report, { ...report, reportId: '2', number: '监察月报〔2027〕2号', madeAt: null }],
          paging: {},
        }}
      />
    ),
  },
  {
    name: 'report-progress',
    title: '监察月报',
    workbench: true,
    element: (
      <ReportPage
        frame={workbenchFrame}
        model={{
          ...reportPage,
          line: { ...report, madeAt: null },
          files: [],
          done: ['counted', 'listed'],
          isSlow: true,
        }}
      />
    ),
  },
  {
    name: 'report-gave-up',
    title: '监察月报，没有做成',
    workbench: true,
    element: (
      <ReportPage
        frame={workbenchFrame}
        model={{
          ...reportPage,
          line: { ...report, madeAt: null },
          files: [],
          done: ['counted'],
          gaveUp: true,
          attempt: target('/attempt'),
        }}
      />
    ),
  },
  {
    name: 'report',
    title: '监察月报',
    workbench: true,
    element: (
      <ReportPage
        frame={workbenchFrame}
        model={{
          ...reportPage,
          reason: '申诉成立后得分有变化',
          again: target('/edition'),
          errors: [{ field: '', message: '重新制作要写明原因，5 至 300 个字' }],
        }}
      />
    ),
  },
]
