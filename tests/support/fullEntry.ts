import { blankDefinition, blankMaterial } from '../../src/modules/catalog/rules/blank.ts'
import type { Entry } from '../../src/modules/catalog/sheets/entry.ts'

/** For tests: an entry with something in every member, and with text that a table could spoil. */
const nasty = ' 末尾有空格，"引号"、竖线 | 反斜线 \\n 和\n换行\r\n '
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

export const fullEntry: Entry = {
  definition: {
    ...blankDefinition('=SUM(A1) 演示事项', '430102000000', "'+演示-01"),
    catalogCode: '000131024000',
    taskCode: '11430102MBDEM0023W4000131024000',
    businessCode: '01',
    parentName: '@主项',
    type: '01',
    level: '4',
    serviceObjects: ['2', '6'],
    audience: ['person', 'organization'],
    themes: [
      { audience: 'person', code: '005' },
      { audience: 'organization', code: '010' },
    ],
    department: { id: id(1), name: '演示局', creditCode: '11430102MBDEM0023W' },
    delegation: {
      form: 'agency',
      department: { id: null, name: '演示街道', creditCode: null },
      documentNumber: '演示〔2026〕1号',
      until: '2027-12-31',
    },
    authority: '',
    tier: 'complex',
    conditions: [nasty, '-2', '_x000D_'],
    materials: [
      {
        ...blankMaterial('proof', '""'),
        shortName: '',
        requiredWhen: { condition: { field: 'kind', in: ['a b', 'true', 'canteen'] }, text: nasty },
        source: { origin: 'government', note: '' },
        copies: 0,
        templates: [nasty, ''],
        samples: ['样表.pdf'],
        issuer: '"""',
        evidenceType: 'idCard',
        deferDays: 5,
        promise: { text: '承诺', consequence: null, legalBasis: '依据' },
        askedDespiteSupply: { reason: '供给方尚未覆盖本地区的历史数据', until: '2027-01-01' },
        accept: ['image/png'],
      },
    ],
    form: {
      sections: [
        {
          id: 'a',
          title: '页',
          fields: [
            {
              id: 'kind',
              label: '种类',
              element: 'choice',
              required: true,
              options: [
                { value: 'a', label: nasty },
                { value: 'b', label: '乙', hint: ' | ' },
              ],
            },
            {
              id: 'area',
              label: '面积',
              element: 'decimalNumber',
              required: false,
              numberMin: -0.5,
              numberMax: 1e21,
              unit: '平方米',
              hint: '',
            },
          ],
        },
        {
          id: 'a',
          title: '同名页',
          repeat: { min: 0, max: 3, entryName: '人员' },
          intro: nasty,
          showWhen: { field: 'kind', equals: 'true' },
          fields: [
            {
              id: 'since',
              label: '日期',
              element: 'date',
              required: true,
              dateNotBefore: 'today',
              dateNotAfter: '2027-01-01',
              prefill: 'account.name',
              lengthMax: 10,
              showWhen: { field: 'same', equals: true },
            },
          ],
        },
      ],
    },
    duties: [
      { duty: 'accept', by: 'window', postName: '综合窗口', limitDays: 0 },
      { duty: 'decide', by: 'department' },
    ],
    limits: {
      statutory: { days: 20, unit: null, note: '' },
      promised: { days: 0, unit: 'working', note: null },
      acceptanceDays: 3,
      acceptanceBySilence: true,
      correctionDays: 10,
      extensionDays: 10,
      extensionBasis: '依据',
      extensionApprover: '负责人',
      deliveryDays: 10,
      specialProcedures: [{ name: '听证', days: null, unit: 'calendar', legalBasis: null }],
    },
    result: {
      kind: 'certificate',
      name: '证',
      certificateType: '11100000MB0341032Y008',
      content: [{ label: '地址 | 一', fields: ['kind', 'area'] }],
      samples: ['样本'],
      validYears: 5,
    },
    deliveryWays: ['post', 'electronic'],
    visits: { count: 0, reason: '' },
    channels: ['window', 'mobile'],
    scope: 'none',
    fees: [],
    flow: ['一', ''].slice(0, 1),
    reviewPoints: [{ id: 'p1', duty: 'review', text: '看', legalBasis: '' }],
    discretion: [
      {
        id: 't',
        title: '表',
        basis: null,
        facts: [
          {
            kind: 'choice',
            id: 'x',
            label: '甲',
            values: [
              { value: 'a', label: '一|' },
              { value: 'b', label: '二' },
            ],
          },
          { kind: 'yesNo', id: 'y', label: '乙' },
          { kind: 'number', id: 'n', label: '丙', unit: null, min: -1, max: 1.5, whole: false },
        ],
        outcomes: [
          { id: 'o', label: '准', decision: 'grant' },
          { id: 'd', label: '不准', decision: 'deny' },
        ],
        rows: [
          {
            when: { x: { kind: 'oneOf', values: ['a', 'b'] }, y: { kind: 'is', value: false } },
            outcome: 'o',
            basis: '',
          },
          {
            when: { n: { kind: 'between', from: null, fromIncluded: false, to: 1.5, toIncluded: true } },
            outcome: 'd',
            basis: null,
          },
          { when: {}, outcome: 'd', basis: null },
        ],
      },
    ],
    stockOpinions: [{ duty: 'decide', outcome: 'deny', text: '不符合' }],
    correctionReasons: [
      { id: 'r1', about: { material: 'proof' }, text: '补' },
      { id: 'r2', about: { field: 'area' }, text: '改' },
      { id: 'r3', about: { whole: true }, text: '全' },
    ],
    legalBasis: [],
    nextSteps: [
      { outcome: 'granted', name: '后 | 一', catalogCode: '000131024000', reason: '因' },
      { outcome: 'any', name: '后二', catalogCode: null, reason: '由' },
    ],
    faqs: [{ question: '问？', answer: '答\n二' }],
    servicePointIds: [id(2)],
    windows: [{ name: '窗', address: '址', hours: '时', phone: '+86-731', counters: '', directions: null }],
    contact: { consultation: '', complaint: '12345' },
    status: {
      kind: 'suspended',
      reason: '因',
      documentNumber: '号',
      since: '2026-01-01',
      successors: [{ itemId: id(3), name: '名' }],
    },
    source: { repo: 'o/r', path: 'p', commit: 'a'.repeat(40), upstream: 'u', abridged: [''] },
    ours: ['/form'],
    notPublished: [],
    applyOnline: false,
    applyAbsentReason: null,
  },
  standard: { openSlots: ['fees', 'posts'], parentCode: null },
}
