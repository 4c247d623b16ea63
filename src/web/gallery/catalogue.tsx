import { type DiscretionTable, type ItemDefinition, outcomeOf } from '../../modules/catalog/index.ts'
import { WorkbenchColumns, WorkbenchFrame } from '../ui/index.ts'
import { type GuideModel, GuidePage } from '../views/citizen/index.ts'
import { ActPanel, type ActPanelModel } from '../views/workbench/act-panel.tsx'
import { anonymousFrame, target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { richItem } from './items.ts'

const table: DiscretionTable = {
  id: 'premises',
  title: '经营场所面积与现场核查（演示）',
  basis: '演示裁量基准第一条',
  facts: [
    { kind: 'number', id: 'area', label: '经营面积', unit: '平方米', min: 0, max: 5000, whole: false },
    {
      kind: 'choice',
      id: 'form',
      label: '业态',
      values: [
        { value: 'sales', label: '食品销售' },
        { value: 'catering', label: '餐饮服务' },
        { value: 'canteen', label: '集中用餐单位食堂' },
      ],
    },
    { kind: 'yesNo', id: 'checked', label: '现场核查符合要求' },
  ],
  outcomes: [
    { id: 'grant', label: '准予许可', decision: 'grant' },
    { id: 'limited', label: '准予许可，限预包装食品', decision: 'grant' },
    { id: 'deny', label: '不予许可', decision: 'deny' },
  ],
  rows: [
    { when: { checked: { kind: 'is', value: true } }, outcome: 'grant', basis: '演示裁量基准第二条' },
    {
      when: {
        checked: { kind: 'is', value: false },
        form: { kind: 'oneOf', values: ['sales'] },
        area: { kind: 'between', from: null, fromIncluded: false, to: 50, toIncluded: true },
      },
      outcome: 'limited',
      basis: '演示裁量基准第三条',
    },
    {
      when: {
        checked: { kind: 'is', value: false },
        form: { kind: 'oneOf', values: ['sales'] },
        area: { kind: 'between', from: 50, fromIncluded: false, to: null, toIncluded: false },
      },
      outcome: 'deny',
      basis: null,
    },
    {
      when: { checked: { kind: 'is', value: false }, form: { kind: 'oneOf', values: ['catering', 'canteen'] } },
      outcome: 'deny',
      basis: null,
    },
  ],
}

const [firstMaterial, secondMaterial, ...otherMaterials] = richItem.materials ?? []

/** An item in which every part is filled in that the catalogue knows. */
const fullItem: ItemDefinition = {
  ...richItem,
  delegation: {
    form: 'entrust',
    department: { id: null, name: '演示街道办事处', creditCode: null },
    documentNumber: '演示发〔2026〕7 号',
    until: '2027-12-31',
  },
  materials: [
    ...(firstMaterial
      ? [
          {
            ...firstMaterial,
            issuer: '市场监督管理部门',
            samples: ['填写样例（演示）'],
            askedDespiteSupply: { reason: '证照库还没有接通，暂时无法核验。', until: '2027-06-30' },
          },
        ]
      : []),
    ...(secondMaterial
      ? [
          {
            ...secondMaterial,
            necessity: 'deferrable' as const,
            deferDays: 10,
            promise: {
              text: '申请人承诺设备布局与实际一致，并接受核查。',
              consequence: '撤销许可，并记入信用记录。',
              legalBasis: '演示办法第八条',
            },
          },
        ]
      : []),
    ...otherMaterials,
  ],
  duties: richItem.duties.map((step, at) => ({ ...step, limitDays: [1, 2, 5, 2][at] ?? 1 })),
  limits: { ...richItem.limits, extensionApprover: '本行政机关负责人' },
  result: { ...richItem.result, samples: ['食品经营许可证样本（演示）'] },
  discretion: [table],
  windows: [
    {
      name: '区政务服务中心 A 区综合窗口（演示）',
      address: '芙蓉区演示路 1 号一楼',
      hours: '工作日 9:00–12:00，13:00–17:00',
      phone: '0731-00000001',
      counters: 'A03–A08',
      directions: '地铁 0 号线演示路站 2 口，步行 200 米；地下有停车场。',
    },
    {
      name: '演示街道便民服务中心',
      address: '芙蓉区演示巷 9 号',
      hours: '工作日 9:00–17:00',
      phone: '0731-00000002',
      counters: null,
      directions: null,
    },
  ],
  contact: { consultation: '0731-00000001', complaint: '0731-00000003（监督投诉，工作日）' },
}

const guide: GuideModel = {
  crumbs: [{ label: '芙蓉区', href: '/430102000000' }],
  definition: fullItem,
  version: 2,
  publishedDay: '2026-11-25',
  applyHref: '/apply?item=1',
  places: [],
}

const abolished: ItemDefinition = {
  ...fullItem,
  applyOnline: false,
  applyAbsentReason: { zh: '本事项已取消，不再受理。', en: 'This item was abolished and takes no applications.' },
  status: {
    kind: 'abolished',
    reason: '与“食品经营许可”合并办理。',
    documentNumber: '演示发〔2026〕9 号',
    since: '2026-12-01',
    successors: [{ itemId: '01990000-0000-7000-8000-000000000001', name: '食品经营许可（合并后）' }],
  },
}

const facts = { area: '86', form: 'catering', checked: 'no' }
const panel: ActPanelModel = {
  target: target('/desk/cases/1/decision'),
  hidden: { _sequence: '6' },
  buttons: [
    { action: 'grant', href: '/desk/cases/1/decision', opens: false, look: 'main', shortcut: 'p' },
    { action: 'return_to_review', href: '/desk/cases/1/return', opens: false, look: 'quiet', shortcut: 'r' },
    { action: 'deny', href: '/desk/cases/1/decision', opens: false, look: 'stop', shortcut: 'd' },
  ],
  readPoints: [],
  points: richItem.reviewPoints.filter(({ duty }) => duty === 'decide'),
  text: 'returnOrDeny',
  stock: [],
  tables: [
    {
      table,
      facts,
      departure: '',
      outcome: outcomeOf(table, { area: 86, form: 'catering', checked: false }),
    },
  ],
  askHref: '/desk/cases/1/discretion',
  typed: { checklist: [], points: [], text: '', stock: '' },
  errors: [
    {
      field: 'departure.premises',
      message: '决定与“经营场所面积与现场核查（演示）”的结果不同。请写明理由。',
    },
  ],
  papers: [],
}

function DiscretionDesk() {
  return (
    <WorkbenchFrame frame={workbenchFrame}>
      <WorkbenchColumns inbox={null} inboxLabel="待办" aside={<ActPanel model={panel} />} asideLabel="处理">
        <h1>{richItem.name}</h1>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

export const catalogueExhibits: readonly Exhibit[] = [
  { name: 'guide-full', title: fullItem.name, element: <GuidePage frame={anonymousFrame} model={guide} /> },
  {
    name: 'guide-full-english',
    title: fullItem.name,
    english: true,
    element: <GuidePage frame={anonymousFrame} model={guide} />,
  },
  {
    name: 'guide-abolished',
    title: fullItem.name,
    element: <GuidePage frame={anonymousFrame} model={{ ...guide, definition: abolished, applyHref: undefined }} />,
  },
  { name: 'desk-discretion', title: '裁量基准', element: <DiscretionDesk />, workbench: true },
]
