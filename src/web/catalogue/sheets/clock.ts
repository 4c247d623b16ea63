import { departmentOptions, internal, published } from './choices.ts'
import type { Sheet } from './sheet.ts'

const units = internal('unit', ['working', 'calendar'])

export const limit = (at: string, label: 'statutory' | 'promised') =>
  ({
    kind: 'group',
    at,
    label,
    empty: 'null',
    fields: [
      { kind: 'number', at: 'days', label: 'days', empty: 'refused' },
      { kind: 'choice', at: 'unit', label: 'unit', empty: 'null', options: units, idle: true },
      { kind: 'text', at: 'note', label: 'limitNote', empty: 'null', long: true },
    ],
  }) as const

const procedures = published('procedure', [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert_review',
  'other',
])

/** 时限. */
export const limits: Sheet = [
  limit('limits.statutory', 'statutory'),
  limit('limits.promised', 'promised'),
  { kind: 'number', at: 'limits.acceptanceDays', label: 'acceptanceDays', unit: 'workingDays', empty: 'refused' },
  { kind: 'yesNo', at: 'limits.acceptanceBySilence', label: 'acceptanceBySilence' },
  {
    kind: 'number',
    at: 'limits.correctionDays',
    label: 'correctionDays',
    unit: 'workingDays',
    empty: 'null',
    needed: 'to_apply',
  },
  { kind: 'number', at: 'limits.extensionDays', label: 'extensionDays', unit: 'workingDays', empty: 'null' },
  { kind: 'text', at: 'limits.extensionApprover', label: 'extensionApprover', empty: 'null' },
  { kind: 'text', at: 'limits.extensionBasis', label: 'extensionBasis', empty: 'null' },
  { kind: 'number', at: 'limits.deliveryDays', label: 'deliveryDays', unit: 'workingDays', empty: 'null' },
  {
    kind: 'rows',
    at: 'limits.specialProcedures',
    label: 'specialProcedures',
    hint: 'specialProcedures',
    max: 10,
    blank: { kind: 'hearing', name: '', days: null, unit: 'working', legalBasis: null },
    titleOf: ({ name }) => String(name ?? '') || undefined,
    fields: [
      {
        kind: 'choice',
        at: 'kind',
        label: 'procedureKind',
        hint: 'procedureKind',
        empty: 'refused',
        options: procedures,
      },
      { kind: 'text', at: 'name', label: 'procedure', empty: 'refused' },
      { kind: 'number', at: 'days', label: 'longestDays', empty: 'null' },
      { kind: 'choice', at: 'unit', label: 'unit', empty: 'null', options: units },
      { kind: 'text', at: 'legalBasis', label: 'basis', empty: 'null' },
    ],
  },
]

/** 征求意见: which bodies are asked in the review. */
export const consultations: Sheet = [
  {
    kind: 'rows',
    at: 'consultations',
    label: 'consultations',
    hint: 'consultations',
    max: 10,
    blank: { id: '', departmentId: null, departmentName: '', question: '', days: 5, legalBasis: null },
    titleOf: ({ departmentName }) => String(departmentName ?? '') || undefined,
    fields: [
      { kind: 'id', at: 'id', label: 'id', prefix: 'body' },
      { kind: 'text', at: 'departmentName', label: 'askedBody', empty: 'refused' },
      {
        kind: 'choice',
        at: 'departmentId',
        label: 'askedDepartment',
        hint: 'askedDepartment',
        empty: 'null',
        options: departmentOptions,
      },
      { kind: 'text', at: 'question', label: 'askedQuestion', empty: 'refused', long: true },
      { kind: 'number', at: 'days', label: 'answerDays', unit: 'workingDays', empty: 'refused' },
      { kind: 'text', at: 'legalBasis', label: 'basis', empty: 'null' },
    ],
  },
]

/** 许可告知承诺. */
export const permitPromise: Sheet = [
  {
    kind: 'group',
    at: 'promise',
    label: 'permitPromise',
    hint: 'permitPromise',
    empty: 'null',
    fields: [
      { kind: 'lines', at: 'conditions', label: 'promiseConditions', hint: 'line', empty: 'refused' },
      { kind: 'text', at: 'text', label: 'promiseText', empty: 'refused', long: true },
      { kind: 'text', at: 'consequence', label: 'consequence', empty: 'refused', long: true },
      { kind: 'text', at: 'legalBasis', label: 'basis', empty: 'null' },
      { kind: 'number', at: 'checkDays', label: 'checkDays', hint: 'checkDays', unit: 'workingDays', empty: 'refused' },
      {
        kind: 'number',
        at: 'rectifyDays',
        label: 'rectifyDays',
        hint: 'rectifyDays',
        unit: 'workingDays',
        empty: 'refused',
      },
      {
        kind: 'number',
        at: 'barredMonths',
        label: 'barredMonths',
        hint: 'barredMonths',
        unit: 'months',
        empty: 'refused',
      },
    ],
  },
]
