import {
  aboutCodec,
  aboutOptions,
  departmentCodec,
  departmentOptions,
  internal,
  published,
  questionOptions,
  themeCodec,
} from './choices.ts'
import { consultations } from './clock.ts'
import type { Sheet, SheetContext } from './sheet.ts'

const duties = internal('duty', ['pre_review', 'accept', 'review', 'decide'])

/** The posts that the handling body has, offered and not forced: a standard has no body yet. */
export const postField = (empty: 'absent' | 'refused') =>
  ({ kind: 'text', at: 'postName', label: 'postName', empty, offers: ({ posts }: SheetContext) => posts }) as const

export const windowRows = {
  kind: 'rows',
  at: 'windows',
  label: 'windows',
  max: 30,
  blank: { name: '', address: '', hours: '', phone: '', counters: null, directions: null },
  fields: [
    { kind: 'text', at: 'name', label: 'windowName', empty: 'refused' },
    { kind: 'text', at: 'address', label: 'address', empty: 'refused' },
    { kind: 'text', at: 'hours', label: 'hours', hint: 'hours', empty: 'refused' },
    { kind: 'text', at: 'phone', label: 'phone', empty: 'refused' },
    { kind: 'text', at: 'counters', label: 'counters', empty: 'null' },
    { kind: 'text', at: 'directions', label: 'directions', empty: 'null' },
    { kind: 'feel', at: 'when', label: 'windowWhen', empty: 'absent' },
  ],
} as const

export const contactGroup = {
  kind: 'group',
  at: 'contact',
  label: 'contact',
  empty: 'absent',
  fields: [
    { kind: 'text', at: 'consultation', label: 'consultation', empty: 'null' },
    { kind: 'text', at: 'complaint', label: 'complaint', hint: 'complaint', empty: 'null' },
  ],
} as const

export const servicePointPicks = {
  kind: 'picks',
  at: 'servicePointIds',
  label: 'servicePoints',
  options: ({ servicePoints }: SheetContext) => servicePoints,
  max: 20,
} as const

export const faqRows = {
  kind: 'rows',
  at: 'faqs',
  label: 'faqs',
  max: 40,
  blank: { question: '', answer: '' },
  fields: [
    { kind: 'text', at: 'question', label: 'question', empty: 'refused' },
    { kind: 'text', at: 'answer', label: 'answer', empty: 'refused', long: true },
  ],
} as const

export const feeRows = {
  kind: 'rows',
  at: 'fees',
  label: 'fees',
  unknown: 'feesUnknown',
  hint: 'fees',
  max: 20,
  blank: { name: '', standard: '', basis: null },
  fields: [
    { kind: 'text', at: 'name', label: 'feeName', empty: 'refused' },
    { kind: 'text', at: 'standard', label: 'feeStandard', hint: 'feeStandard', empty: 'refused' },
    { kind: 'text', at: 'basis', label: 'basis', empty: 'null' },
  ],
} as const

export const visitsGroup = {
  kind: 'group',
  at: 'visits',
  label: 'visits',
  empty: 'null',
  fields: [
    { kind: 'number', at: 'count', label: 'visitCount', empty: 'refused' },
    { kind: 'text', at: 'reason', label: 'visitReason', hint: 'visitReason', empty: 'null', long: true },
  ],
} as const

export const channelChoices = {
  kind: 'choices',
  at: 'channels',
  label: 'channels',
  options: published('channel', ['window', 'online', 'mobile', 'post']),
} as const
export const deliveryChoices = {
  kind: 'choices',
  at: 'deliveryWays',
  label: 'deliveryWays',
  needed: 'to_apply',
  options: internal('delivery', ['window', 'post', 'electronic']),
} as const
export const scopeChoice = {
  kind: 'choice',
  at: 'scope',
  label: 'scope',
  empty: 'null',
  options: published('scope', ['nation', 'province', 'city', 'county', 'none']),
} as const
export const flowLines = {
  kind: 'lines',
  at: 'flow',
  label: 'flow',
  hint: 'apart',
  empty: 'null',
  apart: true,
} as const

export const stockRows = (at: string) =>
  ({
    kind: 'rows',
    at,
    label: 'stock',
    max: 40,
    blank: { duty: 'review', outcome: 'pass', text: '' },
    fields: [
      { kind: 'choice', at: 'duty', label: 'duty', empty: 'refused', options: duties },
      {
        kind: 'choice',
        at: 'outcome',
        label: 'outcome',
        empty: 'refused',
        options: internal('outcome', ['pass', 'return', 'not_accept', 'grant', 'deny']),
      },
      { kind: 'text', at: 'text', label: 'sentence', empty: 'refused', long: true },
    ],
  }) as const

export const correctionRows = (at: string) =>
  ({
    kind: 'rows',
    at,
    label: 'corrections',
    hint: 'corrections',
    max: 60,
    blank: { id: '', about: { whole: true }, text: '' },
    fields: [
      { kind: 'id', at: 'id', label: 'id', prefix: 'correction' },
      { kind: 'choice', at: 'about', label: 'about', empty: 'refused', options: aboutOptions, codec: aboutCodec },
      { kind: 'text', at: 'text', label: 'demand', empty: 'refused', long: true },
    ],
  }) as const

/** 基本信息. */
const basics: Sheet = [
  { kind: 'text', at: 'name', label: 'name', empty: 'refused' },
  { kind: 'text', at: 'catalogCode', label: 'catalogCode', hint: 'catalogCode', empty: 'null', needed: 'always' },
  { kind: 'text', at: 'businessCode', label: 'businessCode', hint: 'businessCode', empty: 'null' },
  { kind: 'text', at: 'parentName', label: 'parentName', empty: 'null' },
  {
    kind: 'choice',
    at: 'type',
    label: 'type',
    empty: 'null',
    needed: 'always',
    options: published('itemType', ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']),
  },
  {
    kind: 'choice',
    at: 'level',
    label: 'level',
    empty: 'null',
    options: internal('level', ['1', '2', '3', '4', '5', '6', '7']),
  },
  {
    kind: 'choices',
    at: 'serviceObjects',
    label: 'serviceObjects',
    options: published('serviceObject', ['1', '2', '3', '4', '5', '6']),
  },
  { kind: 'choices', at: 'audience', label: 'audience', options: published('audience', ['person', 'organization']) },
  { kind: 'picks', at: 'themes', label: 'themes', options: ({ themes }) => themes, codec: themeCodec, max: 6 },
  { kind: 'text', at: 'authority', label: 'authority', hint: 'authority', empty: 'null' },
  { ...scopeChoice },
]

const item: Sheet = [
  {
    kind: 'choice',
    at: 'department',
    label: 'department',
    empty: 'refused',
    options: departmentOptions,
    codec: departmentCodec,
  },
  { kind: 'text', at: 'taskCode', label: 'taskCode', hint: 'taskCode', empty: 'null' },
  { kind: 'text', at: 'localCode', label: 'localCode', hint: 'localCode', empty: 'refused' },
]

const standard: Sheet = [{ kind: 'text', at: 'department.name', label: 'power', hint: 'power', empty: 'refused' }]

const applying: Sheet = [
  { kind: 'yesNo', at: 'applyOnline', label: 'applyOnline', hint: 'applyOnline' },
  {
    kind: 'group',
    at: 'applyAbsentReason',
    label: 'applyAbsentReason',
    empty: 'null',
    fields: [
      { kind: 'text', at: 'zh', label: 'chinese', empty: 'refused' },
      { kind: 'text', at: 'en', label: 'english', empty: 'refused' },
    ],
  },
]

export const basicsOfItem: Sheet = [...basics, ...item, ...applying]
export const basicsOfStandard: Sheet = [...basics, ...standard, ...applying]

/** 受理条件、依据和流程. */
export const conditions: Sheet = [
  { kind: 'lines', at: 'conditions', label: 'conditions', hint: 'apart', empty: 'null', apart: true },
  { kind: 'lines', at: 'legalBasis', label: 'legalBasis', hint: 'apart', empty: 'null', needed: 'always', apart: true },
  flowLines,
]

/** 环节和岗位. */
export const steps: Sheet = [
  {
    kind: 'choice',
    at: 'tier',
    label: 'tier',
    hint: 'tier',
    empty: 'null',
    needed: 'to_apply',
    options: internal('tier', ['simple', 'general', 'complex']),
  },
  {
    kind: 'rows',
    at: 'duties',
    label: 'duties',
    max: 6,
    blank: { duty: 'accept', by: 'window' },
    titleOf: ({ duty }, _at, context) => duties(context).find(({ value }) => value === duty)?.label,
    fields: [
      { kind: 'choice', at: 'duty', label: 'duty', empty: 'refused', options: duties },
      { kind: 'choice', at: 'by', label: 'by', empty: 'refused', options: internal('by', ['window', 'department']) },
      postField('absent'),
      { kind: 'number', at: 'limitDays', label: 'limitDays', unit: 'workingDays', empty: 'absent' },
      { kind: 'feel', at: 'when', label: 'stepWhen', hint: 'stepWhen', empty: 'absent' },
    ],
  },
  ...consultations,
]

export const fees: Sheet = [feeRows]

/** 结果. */
export const result: Sheet = [
  {
    kind: 'choice',
    at: 'result.kind',
    label: 'resultKind',
    empty: 'null',
    needed: 'to_apply',
    options: published('result', ['certificate', 'notice', 'receipt', 'record']),
  },
  { kind: 'text', at: 'result.name', label: 'resultName', empty: 'null' },
  { kind: 'text', at: 'result.certificateType', label: 'certificateType', hint: 'certificateType', empty: 'null' },
  { kind: 'number', at: 'result.validYears', label: 'validYears', unit: 'years', empty: 'null' },
  { kind: 'yesNo', at: 'result.mayBePartial', label: 'mayBePartial', hint: 'mayBePartial' },
  { kind: 'yesNo', at: 'result.withheld', label: 'withheld', hint: 'withheld', empty: 'absent' },
  { kind: 'lines', at: 'result.samples', label: 'resultSamples', hint: 'line', empty: 'refused' },
  {
    kind: 'rows',
    at: 'result.content',
    label: 'resultContent',
    hint: 'resultContent',
    max: 30,
    blank: { label: '', fields: [] },
    fields: [
      { kind: 'text', at: 'label', label: 'printedAs', empty: 'refused' },
      { kind: 'picks', at: 'fields', label: 'printedFields', options: questionOptions, max: 4 },
    ],
  },
]

/** 后续事项. */
export const next: Sheet = [
  {
    kind: 'rows',
    at: 'nextSteps',
    label: 'nextSteps',
    hint: 'nextSteps',
    max: 12,
    blank: { outcome: 'granted', name: '', catalogCode: null, reason: '' },
    fields: [
      {
        kind: 'choice',
        at: 'outcome',
        label: 'nextOutcome',
        empty: 'refused',
        options: internal('nextOutcome', ['granted', 'denied', 'any']),
      },
      { kind: 'text', at: 'name', label: 'nextName', empty: 'refused' },
      { kind: 'text', at: 'catalogCode', label: 'nextCode', hint: 'nextCode', empty: 'null' },
      { kind: 'text', at: 'reason', label: 'nextReason', empty: 'refused' },
    ],
  },
]

/** 跑动次数和渠道. */
export const visits: Sheet = [visitsGroup, channelChoices, deliveryChoices]

/** 审查要点. */
export const points: Sheet = [
  {
    kind: 'rows',
    at: 'reviewPoints',
    label: 'reviewPoints',
    max: 40,
    blank: { id: '', duty: 'review', text: '', legalBasis: null },
    fields: [
      { kind: 'id', at: 'id', label: 'id', prefix: 'point' },
      { kind: 'choice', at: 'duty', label: 'duty', empty: 'refused', options: duties },
      { kind: 'text', at: 'text', label: 'sentence', empty: 'refused', long: true },
      { kind: 'text', at: 'legalBasis', label: 'basis', empty: 'null' },
    ],
  },
]

/** 常用意见、补正理由. */
export const opinions: Sheet = [stockRows('stockOpinions'), correctionRows('correctionReasons')]

export const faqs: Sheet = [faqRows]

/** 窗口和联系方式. */
export const places: Sheet = [
  windowRows,
  { kind: 'text', at: 'contact.consultation', label: 'consultation', empty: 'null' },
  { kind: 'text', at: 'contact.complaint', label: 'complaint', hint: 'complaint', empty: 'null' },
  servicePointPicks,
]
