import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readItemFile } from '../importing/readFile.ts'
import { ItemDefinition, type ProcedureKind } from '../schema.ts'
import { type FindingRule, findingsOf } from './findings.ts'

const food = ItemDefinition.parse(JSON.parse(readFileSync('data/hunan/items/000131024000-01.json', 'utf8')))
/** An item in which everything agrees with everything. */
const sound: ItemDefinition = {
  ...food,
  limits: { ...food.limits, extensionApprover: '本行政机关负责人' },
  result: { ...food.result, samples: ['许可证样本'] },
  contact: { consultation: '0731-85550001', complaint: '0731-85550002' },
  flow: ['申请', '受理', '审核', '审批', '办结', '送达'],
}

const rulesOf = (definition: ItemDefinition) => findingsOf(definition).map(({ rule }) => rule)
const limit = (days: number) => ({ days, unit: 'working', note: null }) as const
const limits = (part: Partial<ItemDefinition['limits']>) => ({ limits: { ...sound.limits, ...part } })
/** Nothing in it takes days. */
const undemanding: Partial<ItemDefinition> = {
  consultations: [],
  duties: sound.duties.map(({ limitDays: _days, ...step }) => step),
}
const duties = (review: number, decide: number) =>
  sound.duties.map((step) => ({
    ...step,
    limitDays: step.duty === 'review' ? review : step.duty === 'decide' ? decide : 9,
  }))

const procedure = (kind: ProcedureKind, legalBasis: string | null) =>
  ({ kind, name: '检测', days: 10, unit: 'working', legalBasis }) as const
const consultation = (days: number) => ({ ...sound.consultations[0]!, days })
const promise = {
  text: '承诺符合条件',
  conditions: ['有卫生管理制度'],
  consequence: '撤销许可',
  legalBasis: '某办法',
  checkDays: 40,
  rectifyDays: 15,
  barredMonths: 36,
}

test('nothing is found where everything agrees', () => {
  expect(rulesOf(sound)).toEqual([])
})

describe('what contradicts itself is named', () => {
  const cases: readonly (readonly [FindingRule, string, Partial<ItemDefinition>])[] = [
    ['on_the_spot_not_simple', '/tier', { ...limits({ promised: limit(0) }), ...undemanding }],
    ['result_name_kind', '/result/kind', { result: { ...sound.result, kind: 'notice' } }],
    ['result_name_kind', '/result/kind', { result: { ...sound.result, name: '核准批复' } }],
    ['result_without_sample', '/result/samples', { result: { ...sound.result, samples: [] } }],
    ['no_visit_without_post', '/deliveryWays', { channels: ['window', 'post'], deliveryWays: ['window'] }],
    ['fee_without_basis', '/fees/0/basis', { fees: [{ name: '工本费', standard: '10元', basis: ' ' }] }],
    [
      'complaint_to_same_telephone',
      '/contact/complaint',
      { contact: { consultation: '（0731）8555 0001 转 2', complaint: '投诉：0731-85550001' } },
    ],
    ['theme_not_served', '/themes/0', { serviceObjects: ['1'] }],
    ['permit_without_faq', '/faqs', { faqs: [] }],
    ['permit_steps_missing', '/flow', { flow: ['申请后受理', '审查并决定', '颁发证件'] }],
    ['steps_longer_than_promise', '/duties', { duties: duties(6, 5) }],
    ['extension_without_basis', '/limits/extensionBasis', limits({ extensionBasis: null })],
    ['extension_without_approver', '/limits/extensionApprover', limits({ extensionApprover: null })],
    [
      'special_without_basis',
      '/limits/specialProcedures/0/legalBasis',
      limits({ specialProcedures: [procedure('testing', null)] }),
    ],
    [
      'special_stops_nothing',
      '/limits/specialProcedures/0/legalBasis',
      limits({ specialProcedures: [procedure('other', ' ')] }),
    ],
    ['consultation_twice', '/consultations/1/id', { consultations: [consultation(10), consultation(10)] }],
    ['consultation_longer_than_promise', '/consultations/0/days', { consultations: [consultation(11)] }],
    ['promise_without_basis', '/promise/legalBasis', { promise: { ...promise, legalBasis: null } }],
  ]
  test.each(cases)('%s at %s', (rule, pointer, change) => {
    const found = findingsOf({ ...sound, ...change })
    expect(found).toMatchObject([{ rule, pointer }])
  })

  test('a simple item that promises days', () => {
    expect(rulesOf({ ...sound, tier: 'simple' })).toContain('simple_with_days')
    expect(rulesOf({ ...sound, tier: 'simple', ...limits({ promised: limit(0) }) })).not.toContain('simple_with_days')
  })

  test('a promise for what is no permit, and procedures of it that no law names', () => {
    const service: Partial<ItemDefinition> = { type: '20', catalogCode: '002031024000' }
    const found = findingsOf({
      ...sound,
      ...service,
      taskCode: '11430102MBDEM0023W4002031024000',
      promise,
      ...limits({ specialProcedures: [procedure('hearing', null), procedure('other', '某法第一条')] }),
    })
    expect(found.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['special_stops_nothing', '/limits/specialProcedures/0/legalBasis'],
      ['promise_without_permit', '/promise'],
    ])
  })

  test('discretion tables, each fault under its rule', () => {
    const [table] = [
      {
        id: 't',
        title: '表',
        basis: null,
        facts: [{ kind: 'yesNo' as const, id: 'first', label: '初次' }],
        outcomes: [
          { id: 'a', label: '甲', decision: 'grant' as const },
          { id: 'b', label: '乙', decision: 'deny' as const },
        ],
        rows: [{ when: { first: { kind: 'is' as const, value: true } }, outcome: 'a', basis: null }],
      },
    ]
    expect(findingsOf({ ...sound, discretion: [table!] })).toMatchObject([
      { rule: 'discretion_gap', pointer: '/discretion/0/rows', found: expect.stringContaining('初次：否') },
      { rule: 'discretion_outcome_never', pointer: '/discretion/0/outcomes/1' },
    ])
    const broken = { ...table!, rows: [{ when: {}, outcome: 'c', basis: null }] }
    expect(rulesOf({ ...sound, discretion: [broken] })).toEqual(['discretion_unusable'])
  })
})

test.each<[string, Partial<ItemDefinition>]>([
  ['steps that fill the promise; what comes before acceptance is not counted', { duties: duties(5, 5) }],
  ['a permit on a promise, and a consultation as long as the limit', { promise, consultations: [consultation(10)] }],
  ['delivery by post where nothing is online', { channels: ['window', 'post'], deliveryWays: ['post'] }],
  ['another number for complaints', { contact: { consultation: '12345', complaint: '12345' } }],
  ['a result that is neither paper nor letter by its name', { result: { ...sound.result, name: '登记结果' } }],
  [
    'nothing published',
    { flow: null, faqs: [], materials: null, applyOnline: false, applyAbsentReason: { zh: '无', en: 'No' } },
  ],
])('finds nothing in %s', (_, change) => {
  expect(rulesOf({ ...sound, ...change })).toEqual([])
})

test('the findings of the Hunan guides, counted by a second program over the same file', () => {
  const file = readItemFile(readFileSync('data/hunan/single-items.json', 'utf8'))
  const rows = 'rows' in file ? file.rows : []
  const counts: Record<string, number> = {}
  for (const row of rows) {
    if (!('definition' in row)) continue
    for (const { rule } of findingsOf(row.definition)) counts[rule] = (counts[rule] ?? 0) + 1
  }
  const ours: readonly FindingRule[] = [
    'permit_without_faq',
    'permit_steps_missing',
    'special_without_basis',
    'special_stops_nothing',
    'fee_without_basis',
    'theme_not_served',
    'no_visit_without_post',
    'result_without_sample',
    'simple_with_days',
  ]
  const found = Object.fromEntries(ours.flatMap((rule) => (counts[rule] ? [[rule, counts[rule]]] : [])))
  expect(found).toEqual({ permit_without_faq: 6, permit_steps_missing: 5, special_stops_nothing: 1 })
})
