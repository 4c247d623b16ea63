import { internal, published } from './choices.ts'
import type { Sheet } from './sheet.ts'

/** 材料, every field of one. */
export const material: Sheet = [
  { kind: 'text', at: 'name', label: 'materialName', empty: 'refused' },
  { kind: 'text', at: 'shortName', label: 'shortName', hint: 'shortName', empty: 'absent' },
  {
    kind: 'choice',
    at: 'necessity',
    label: 'necessity',
    empty: 'refused',
    options: published('necessity', ['required', 'optional', 'deferrable', 'credit_deferrable']),
  },
  {
    kind: 'group',
    at: 'requiredWhen',
    label: 'requiredWhen',
    hint: 'requiredWhen',
    empty: 'absent',
    fields: [
      { kind: 'condition', at: 'condition', label: 'condition', empty: 'refused' },
      { kind: 'text', at: 'text', label: 'conditionText', hint: 'conditionText', empty: 'refused' },
    ],
  },
  { kind: 'yesNo', at: 'madeFromAnswers', label: 'madeFromAnswers' },
  {
    kind: 'choice',
    at: 'nature',
    label: 'nature',
    empty: 'null',
    options: internal('nature', ['application_form', 'certificate', 'proof', 'other']),
  },
  {
    kind: 'choice',
    at: 'type',
    label: 'materialType',
    empty: 'null',
    options: published('materialType', ['original', 'copy', 'original_and_copy', 'original_or_copy']),
  },
  {
    kind: 'choice',
    at: 'form',
    label: 'materialForm',
    empty: 'null',
    options: published('materialForm', ['paper', 'electronic', 'paper_and_electronic', 'paper_or_electronic']),
  },
  { kind: 'number', at: 'copies', label: 'copies', empty: 'null' },
  { kind: 'text', at: 'paperSpec', label: 'paperSpec', empty: 'null' },
  {
    kind: 'choice',
    at: 'source.origin',
    label: 'origin',
    empty: 'null',
    options: published('origin', ['applicant', 'government', 'other']),
  },
  { kind: 'text', at: 'source.note', label: 'sourceNote', empty: 'null', long: true },
  { kind: 'text', at: 'issuer', label: 'issuer', hint: 'issuer', empty: 'null' },
  {
    kind: 'choice',
    at: 'evidenceType',
    label: 'evidenceType',
    hint: 'evidenceType',
    empty: 'null',
    options: ({ evidenceTypes }) => evidenceTypes,
  },
  {
    kind: 'group',
    at: 'askedDespiteSupply',
    label: 'askedDespiteSupply',
    hint: 'askedDespiteSupply',
    empty: 'null',
    fields: [
      { kind: 'text', at: 'reason', label: 'askedReason', empty: 'refused', long: true },
      { kind: 'date', at: 'until', label: 'askedUntil', empty: 'refused' },
    ],
  },
  { kind: 'number', at: 'deferDays', label: 'deferDays', hint: 'deferDays', unit: 'workingDays', empty: 'null' },
  {
    kind: 'group',
    at: 'promise',
    label: 'promise',
    hint: 'promise',
    empty: 'null',
    fields: [
      { kind: 'text', at: 'text', label: 'promiseText', empty: 'refused', long: true },
      { kind: 'text', at: 'consequence', label: 'consequence', empty: 'null', long: true },
      { kind: 'text', at: 'legalBasis', label: 'basis', empty: 'null' },
    ],
  },
  {
    kind: 'choice',
    at: 'exemptBy',
    label: 'exemptBy',
    empty: 'null',
    options: internal('exemptBy', [
      'none',
      'template',
      'electronic_certificate',
      'certificate_check',
      'personal_vault',
    ]),
  },
  {
    kind: 'choice',
    at: 'submitWay',
    label: 'submitWay',
    empty: 'null',
    options: internal('submitWay', ['window', 'online', 'both']),
  },
  { kind: 'text', at: 'acceptStandard', label: 'acceptStandard', empty: 'null', long: true },
  { kind: 'text', at: 'fillNotes', label: 'fillNotes', empty: 'null', long: true },
  { kind: 'text', at: 'legalBasis', label: 'materialBasis', empty: 'null', long: true },
  { kind: 'lines', at: 'templates', label: 'templates', hint: 'line', empty: 'refused' },
  { kind: 'lines', at: 'samples', label: 'samples', hint: 'line', empty: 'refused' },
  { kind: 'text', at: 'code', label: 'materialCode', empty: 'null' },
  { kind: 'text', at: 'standardCode', label: 'standardCode', empty: 'null' },
  { kind: 'text', at: 'standardName', label: 'standardName', empty: 'null' },
  {
    kind: 'choices',
    at: 'accept',
    label: 'accept',
    options: internal('accept', ['application/pdf', 'image/jpeg', 'image/png']),
  },
  { kind: 'number', at: 'maxBytes', label: 'maxBytes', hint: 'maxBytes', empty: 'refused' },
  { kind: 'number', at: 'filesMax', label: 'filesMax', empty: 'refused' },
]

/** A new material before anything is said of it. */
export const blankMaterial = {
  id: '',
  code: null,
  name: '',
  standardCode: null,
  standardName: null,
  nature: null,
  type: null,
  form: null,
  necessity: 'required',
  madeFromAnswers: false,
  source: { origin: null, note: null },
  exemptBy: null,
  submitWay: null,
  copies: 1,
  paperSpec: null,
  acceptStandard: null,
  fillNotes: null,
  legalBasis: null,
  templates: [],
  samples: [],
  issuer: null,
  evidenceType: null,
  deferDays: null,
  promise: null,
  askedDespiteSupply: null,
  accept: ['application/pdf', 'image/jpeg', 'image/png'],
  maxBytes: 10 * 1024 * 1024,
  filesMax: 5,
}

/** 表单的一节: its own words; its fields are written one by one. */
export const section: Sheet = [
  { kind: 'text', at: 'title', label: 'sectionTitle', empty: 'refused' },
  { kind: 'text', at: 'intro', label: 'intro', empty: 'absent', long: true },
  { kind: 'condition', at: 'showWhen', label: 'sectionShowWhen', empty: 'absent' },
  { kind: 'yesNo', at: 'situation', label: 'situationMark', empty: 'absent' },
  {
    kind: 'group',
    at: 'repeat',
    label: 'repeat',
    hint: 'repeat',
    empty: 'absent',
    fields: [
      { kind: 'text', at: 'entryName', label: 'entryName', hint: 'entryName', empty: 'refused' },
      { kind: 'number', at: 'min', label: 'entriesMin', empty: 'refused' },
      { kind: 'number', at: 'max', label: 'entriesMax', empty: 'refused' },
    ],
  },
]

/** A section that is not there yet: its first question has no words but those that are typed here. */
export const newSection: Sheet = [
  ...section,
  { kind: 'text', at: 'fields.0.label', label: 'firstQuestion', hint: 'questionLabel', empty: 'refused' },
]

const elements = [
  'shortText', 'longText', 'choice', 'choices', 'yesNo', 'date', 'wholeNumber', 'decimalNumber', 'money',
  'personName', 'citizenId', 'organizationName', 'creditCode', 'mobilePhone', 'phone', 'email', 'address', 'postalCode',
] // biome-ignore format: common ones first, then persons and places

const prefills = [
  'account.name',
  'account.citizenId',
  'account.phone',
  'account.email',
  'organization.name',
  'organization.creditCode',
  'organization.address',
  'organization.legalRepresentative',
]
const chooses = ['choice', 'choices']
const counts = ['wholeNumber', 'decimalNumber', 'money']

/** 一个问题. */
export const question: Sheet = [
  { kind: 'text', at: 'label', label: 'questionLabel', hint: 'questionLabel', empty: 'refused' },
  {
    kind: 'choice',
    at: 'element',
    label: 'element',
    hint: 'element',
    empty: 'refused',
    options: internal('element', elements),
  },
  {
    kind: 'choice',
    at: 'dataElement',
    label: 'dataElement',
    hint: 'dataElement',
    empty: 'absent',
    options: ({ elements: shared }) => shared,
  },
  { kind: 'text', at: 'hint', label: 'questionHint', empty: 'absent' },
  { kind: 'yesNo', at: 'required', label: 'required' },
  {
    kind: 'rows',
    at: 'options',
    label: 'options',
    max: 40,
    blank: { value: '', label: '' },
    when: { at: 'element', is: chooses },
    fields: [
      { kind: 'id', at: 'value', label: 'id', prefix: 'o' },
      { kind: 'text', at: 'label', label: 'optionLabel', empty: 'refused' },
      { kind: 'text', at: 'hint', label: 'optionHint', empty: 'absent' },
    ],
  },
  {
    kind: 'number',
    at: 'lengthMax',
    label: 'lengthMax',
    empty: 'absent',
    when: { at: 'element', is: ['shortText', 'longText', 'address', 'organizationName'] },
  },
  { kind: 'number', at: 'numberMin', label: 'numberMin', empty: 'absent', when: { at: 'element', is: counts } },
  { kind: 'number', at: 'numberMax', label: 'numberMax', empty: 'absent', when: { at: 'element', is: counts } },
  {
    kind: 'text',
    at: 'unit',
    label: 'questionUnit',
    hint: 'questionUnit',
    empty: 'absent',
    when: { at: 'element', is: counts },
  },
  {
    kind: 'text',
    at: 'dateNotBefore',
    label: 'dateNotBefore',
    hint: 'dateBound',
    empty: 'absent',
    when: { at: 'element', is: ['date'] },
  },
  {
    kind: 'text',
    at: 'dateNotAfter',
    label: 'dateNotAfter',
    hint: 'dateBound',
    empty: 'absent',
    when: { at: 'element', is: ['date'] },
  },
  { kind: 'choice', at: 'prefill', label: 'prefill', empty: 'absent', options: internal('prefill', prefills) },
  { kind: 'condition', at: 'showWhen', label: 'showWhen', empty: 'absent' },
]

export const blankQuestion = { id: '', label: '', element: 'shortText', required: true }

const factKinds = ['choice', 'yesNo', 'number']

/** 裁量基准, what it is about: facts and outcomes. Its rows are written in the table itself. */
export const discretion: Sheet = [
  { kind: 'text', at: 'title', label: 'tableTitle', empty: 'refused' },
  { kind: 'text', at: 'basis', label: 'basis', empty: 'null' },
  {
    kind: 'rows',
    at: 'facts',
    label: 'facts',
    hint: 'facts',
    max: 8,
    blank: { kind: 'choice', id: '', label: '' },
    fields: [
      { kind: 'id', at: 'id', label: 'id', prefix: 'fact' },
      { kind: 'text', at: 'label', label: 'factLabel', empty: 'refused' },
      { kind: 'choice', at: 'kind', label: 'factKind', empty: 'refused', options: internal('factKind', factKinds) },
      {
        kind: 'rows',
        at: 'values',
        label: 'factValues',
        max: 12,
        blank: { value: '', label: '' },
        when: { at: 'kind', is: ['choice'] },
        fields: [
          { kind: 'id', at: 'value', label: 'id', prefix: 'v' },
          { kind: 'text', at: 'label', label: 'optionLabel', empty: 'refused' },
        ],
      },
      { kind: 'number', at: 'min', label: 'factMin', empty: 'refused', when: { at: 'kind', is: ['number'] } },
      { kind: 'number', at: 'max', label: 'factMax', empty: 'refused', when: { at: 'kind', is: ['number'] } },
      { kind: 'text', at: 'unit', label: 'questionUnit', empty: 'null', when: { at: 'kind', is: ['number'] } },
      { kind: 'yesNo', at: 'whole', label: 'whole', when: { at: 'kind', is: ['number'] } },
    ],
  },
  {
    kind: 'rows',
    at: 'outcomes',
    label: 'outcomes',
    max: 12,
    blank: { id: '', label: '', decision: 'grant' },
    fields: [
      { kind: 'id', at: 'id', label: 'id', prefix: 'outcome' },
      { kind: 'text', at: 'label', label: 'outcomeLabel', empty: 'refused' },
      {
        kind: 'choice',
        at: 'decision',
        label: 'decision',
        empty: 'refused',
        options: internal('decision', ['grant', 'deny']),
      },
    ],
  },
]

export const blankDiscretion = { id: '', title: '', basis: null, facts: [], outcomes: [], rows: [] }
