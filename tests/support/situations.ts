import { blankDefinition, blankMaterial } from '../../src/modules/catalog/rules/blank.ts'
import type { Form, FormField, ItemDefinition, Situation } from '../../src/modules/catalog/schema.ts'

const question = (id: string, label: string, more: Partial<FormField>): FormField => ({
  id,
  label,
  element: 'yesNo',
  required: true,
  ...more,
})
const choice = (id: string, label: string, options: Readonly<Record<string, string>>, more: Partial<FormField> = {}) =>
  question(id, label, {
    element: 'choice',
    options: Object.entries(options).map(([value, name]) => ({ value, label: name })),
    ...more,
  })

export const situationForm: Form = {
  sections: [
    {
      id: 'situation',
      title: '你的情况',
      situation: true,
      fields: [
        choice('kind', '做什么', { sale: '食品销售', catering: '餐饮', canteen: '单位食堂' }),
        question('area', '面积', { element: 'wholeNumber', numberMin: 1, numberMax: 1_000, unit: '平方米' }),
        question('school', '是学校的食堂吗', { showWhen: { feel: 'kind = "canteen"' } }),
        question('agent', '委托别人办吗', {}),
      ],
    },
    {
      id: 'agent',
      title: '代理人',
      showWhen: { feel: 'agent' },
      fields: [question('agentName', '姓名', { element: 'personName' })],
    },
    {
      id: 'site',
      title: '场所',
      fields: [
        question('own', '是自己的吗', {}),
        question('landlord', '房东', { element: 'personName', showWhen: { field: 'own', equals: false } }),
        question('headmaster', '校长', { element: 'personName', showWhen: { feel: 'school' } }),
      ],
    },
  ],
}

export const situation = (id: string, when: string, more: Partial<Situation> = {}): Situation => ({
  id,
  title: `情形${id}`,
  when,
  note: null,
  refusal: null,
  statutory: null,
  promised: null,
  windows: null,
  withoutSteps: [],
  ...more,
})

const window = (name: string, when?: string) => ({
  name,
  address: '演示路 1 号',
  hours: '9:00—17:00',
  phone: '0731-00000000',
  counters: null,
  directions: null,
  ...(when && { when }),
})

/** For tests: an item whose situation section decides materials, sections, steps, limits and windows. */
export const situationItem: ItemDefinition = {
  ...blankDefinition('演示事项', '430102000000', 'demo'),
  form: situationForm,
  situations: [
    situation('small', 'kind = "sale" and area <= 100', {
      promised: { days: 1, unit: 'working', note: null },
      windows: ['一号窗口'],
      withoutSteps: ['review'],
    }),
    situation('large', '(kind = "sale" and area > 100) or kind = "catering"'),
    situation('school', 'kind = "canteen" and school', { refusal: '学校食堂请到教育部门办理。' }),
    situation('canteen', 'kind = "canteen" and not(school)'),
  ],
  materials: [
    blankMaterial('form', '申请书'),
    {
      ...blankMaterial('layout', '布局图'),
      requiredWhen: { condition: { feel: 'area > 300' }, text: '面积超过 300 平方米' },
    },
    {
      ...blankMaterial('mandate', '委托书'),
      requiredWhen: { condition: { field: 'agent', equals: true }, text: '委托别人办' },
    },
    {
      ...blankMaterial('lease', '租赁合同'),
      requiredWhen: { condition: { field: 'own', equals: false }, text: '场所是租的' },
    },
  ],
  tier: 'complex',
  duties: [
    { duty: 'pre_review', by: 'window', when: 'kind in ("catering", "canteen")' },
    { duty: 'accept', by: 'window' },
    { duty: 'review', by: 'department' },
    { duty: 'decide', by: 'department' },
  ],
  limits: {
    ...blankDefinition('', '', '').limits,
    statutory: { days: 20, unit: 'working', note: null },
    promised: { days: 10, unit: 'working', note: null },
  },
  windows: [window('一号窗口'), window('二号窗口', 'area > 100')],
}
