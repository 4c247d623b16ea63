import type { Slot } from '../schema/standard.ts'
import type * as schema from '../schema.ts'
import { blankIs, day, mark, nullable, number, oneOf, optional, someOf, text, textLines, yesNo } from './cells.ts'
import { labels } from './labels.ts'
import {
  aboutForm,
  conditionForm,
  contentLines,
  factValueLines,
  nextStepLines,
  optionLines,
  outcomeLines,
  successorLines,
  testsForm,
  themeLines,
} from './lineForms.ts'
import { body, type Column, column, group, limit, type Part, plain } from './parts.ts'

export type { Column } from './parts.ts'

/** Lists that have a sheet of their own. */
export const elsewhere = 'elsewhere'
type Parts = readonly Part[]

/** 事项: one row an item. */
const items = {
  name: [plain(column('name', text))],
  regionCode: [plain(column('regionCode', text))],
  localCode: [plain(column('localCode', text))],
  catalogCode: [plain(column('catalogCode', nullable(text)))],
  taskCode: [plain(column('taskCode', nullable(text)))],
  businessCode: [plain(column('businessCode', nullable(text)))],
  parentName: [plain(column('parentName', nullable(text)))],
  type: [plain(column('type', nullable(oneOf(labels.itemType))))],
  level: [plain(column('level', nullable(oneOf(labels.level))))],
  serviceObjects: [plain(column('serviceObjects', someOf(labels.serviceObject)))],
  audience: [plain(column('audience', someOf(labels.audience)))],
  themes: [plain(column('themes', themeLines))],
  department: [plain(...body('department'))],
  delegation: [
    group(
      'delegation',
      null,
      column('delegation.form', oneOf(labels.delegationForm)),
      ...body('delegation.department'),
      column('delegation.documentNumber', text),
      column('delegation.until', nullable(day)),
    ),
  ],
  authority: [plain(column('authority', nullable(text)))],
  tier: [plain(column('tier', nullable(oneOf(labels.tier))))],
  conditions: elsewhere,
  materials: elsewhere,
  form: elsewhere,
  situations: elsewhere,
  duties: elsewhere,
  limits: [
    limit('limits.statutory'),
    limit('limits.promised'),
    plain(
      column('limits.acceptanceDays', blankIs(undefined, number)),
      column('limits.acceptanceBySilence', yesNo),
      column('limits.correctionDays', nullable(number)),
      column('limits.extensionDays', nullable(number)),
      column('limits.extensionBasis', nullable(text)),
      column('limits.extensionApprover', nullable(text)),
      column('limits.deliveryDays', nullable(number)),
    ),
  ],
  consultations: elsewhere,
  promise: [
    group(
      'promise',
      null,
      column('promise.text', text),
      column('promise.conditions', textLines),
      column('promise.consequence', text),
      column('promise.legalBasis', nullable(text)),
      column('promise.checkDays', number),
      column('promise.rectifyDays', number),
      column('promise.barredMonths', number),
    ),
  ],
  result: [
    plain(
      column('result.kind', nullable(oneOf(labels.resultKind))),
      column('result.name', nullable(text)),
      column('result.certificateType', nullable(text)),
      column('result.content', contentLines),
      column('result.samples', textLines),
      column('result.validYears', nullable(number)),
      column('result.mayBePartial', yesNo),
      column('result.withheld', optional(yesNo)),
    ),
  ],
  deliveryWays: [plain(column('deliveryWays', someOf(labels.deliveryWay)))],
  visits: [group('visits', null, column('visits.count', number), column('visits.reason', nullable(text)))],
  channels: [plain(column('channels', someOf(labels.channel)))],
  scope: [plain(column('scope', nullable(oneOf(labels.scope))))],
  fees: elsewhere,
  flow: elsewhere,
  reviewPoints: elsewhere,
  discretion: elsewhere,
  stockOpinions: elsewhere,
  correctionReasons: elsewhere,
  legalBasis: elsewhere,
  faqs: elsewhere,
  nextSteps: [plain(column('nextSteps', nextStepLines))],
  servicePointIds: [plain(column('servicePointIds', textLines))],
  windows: elsewhere,
  contact: [plain(column('contact.consultation', nullable(text)), column('contact.complaint', nullable(text)))],
  status: [
    group(
      'status',
      null,
      column('status.kind', oneOf(labels.status)),
      column('status.reason', text),
      column('status.documentNumber', text),
      column('status.since', day),
      column('status.successors', successorLines),
    ),
  ],
  source: [
    group(
      'source',
      null,
      column('source.commit', text),
      column('source.repo', text),
      column('source.path', text),
      column('source.upstream', text),
      column('source.abridged', textLines),
    ),
  ],
  ours: [plain(column('ours', textLines))],
  notPublished: [plain(column('notPublished', optional(textLines)))],
  applyOnline: [plain(column('applyOnline', yesNo))],
  applyAbsentReason: [
    group('applyAbsentReason', undefined, column('applyAbsentReason.zh', text), column('applyAbsentReason.en', text)),
  ],
} satisfies Record<keyof schema.ItemDefinition, Parts | typeof elsewhere>

const materials = {
  id: [plain(column('id', text))],
  name: [plain(column('name', text))],
  shortName: [plain(column('shortName', optional(text)))],
  code: [plain(column('code', nullable(text)))],
  standardCode: [plain(column('standardCode', nullable(text)))],
  standardName: [plain(column('standardName', nullable(text)))],
  nature: [plain(column('nature', nullable(oneOf(labels.nature))))],
  type: [plain(column('type', nullable(oneOf(labels.materialType))))],
  form: [plain(column('form', nullable(oneOf(labels.materialForm))))],
  necessity: [plain(column('necessity', oneOf(labels.necessity)))],
  requiredWhen: [
    group(
      'requiredWhen',
      undefined,
      column('requiredWhen.condition', conditionForm),
      column('requiredWhen.text', text),
    ),
  ],
  madeFromAnswers: [plain(column('madeFromAnswers', yesNo))],
  source: [plain(column('source.origin', nullable(oneOf(labels.origin))), column('source.note', nullable(text)))],
  issuer: [plain(column('issuer', nullable(text)))],
  exemptBy: [plain(column('exemptBy', nullable(oneOf(labels.exemptBy))))],
  submitWay: [plain(column('submitWay', nullable(oneOf(labels.submitWay))))],
  copies: [plain(column('copies', nullable(number)))],
  paperSpec: [plain(column('paperSpec', nullable(text)))],
  acceptStandard: [plain(column('acceptStandard', nullable(text)))],
  fillNotes: [plain(column('fillNotes', nullable(text)))],
  legalBasis: [plain(column('legalBasis', nullable(text)))],
  templates: [plain(column('templates', textLines))],
  samples: [plain(column('samples', textLines))],
  evidenceType: [plain(column('evidenceType', nullable(text)))],
  deferDays: [plain(column('deferDays', nullable(number)))],
  promise: [
    group(
      'promise',
      null,
      column('promise.text', text),
      column('promise.consequence', nullable(text)),
      column('promise.legalBasis', nullable(text)),
    ),
  ],
  askedDespiteSupply: [
    group(
      'askedDespiteSupply',
      null,
      column('askedDespiteSupply.reason', text),
      column('askedDespiteSupply.until', day),
    ),
  ],
  accept: [plain(column('accept', blankIs(undefined, someOf(labels.uploadType))))],
  maxBytes: [plain(column('maxBytes', optional(number)))],
  filesMax: [plain(column('filesMax', optional(number)))],
} satisfies Record<keyof schema.Material, Parts>

const sections = {
  id: [plain(column('section.id', text))],
  title: [plain(column('section.title', text))],
  intro: [plain(column('section.intro', optional(text)))],
  showWhen: [plain(column('section.showWhen', optional(conditionForm)))],
  situation: [plain(column('section.situation', mark))],
  repeat: [
    group(
      'section.repeat',
      undefined,
      column('section.repeat.entryName', text),
      column('section.repeat.min', number),
      column('section.repeat.max', number),
    ),
  ],
  fields: elsewhere,
} satisfies Record<keyof schema.FormSection, Parts | typeof elsewhere>

const fields = {
  id: [plain(column('field.id', text))],
  label: [plain(column('field.label', text))],
  hint: [plain(column('field.hint', optional(text)))],
  element: [plain(column('field.element', oneOf(labels.element)))],
  dataElement: [plain(column('field.dataElement', optional(text)))],
  required: [plain(column('field.required', yesNo))],
  options: [plain(column('field.options', optional(optionLines)))],
  lengthMax: [plain(column('field.lengthMax', optional(number)))],
  numberMin: [plain(column('field.numberMin', optional(number)))],
  numberMax: [plain(column('field.numberMax', optional(number)))],
  unit: [plain(column('field.unit', optional(text)))],
  dateNotBefore: [plain(column('field.dateNotBefore', optional(text)))],
  dateNotAfter: [plain(column('field.dateNotAfter', optional(text)))],
  prefill: [plain(column('field.prefill', optional(oneOf(labels.prefill))))],
  showWhen: [plain(column('field.showWhen', optional(conditionForm)))],
} satisfies Record<keyof schema.FormField, Parts>

const situations = {
  id: [plain(column('id', text))],
  title: [plain(column('title', text))],
  when: [plain(column('when', text))],
  note: [plain(column('note', nullable(text)))],
  refusal: [plain(column('refusal', nullable(text)))],
  statutory: [limit('statutory')],
  promised: [limit('promised')],
  windows: [plain(column('windows', nullable(textLines)))],
  withoutSteps: [plain(column('withoutSteps', someOf(labels.duty)))],
} satisfies Record<keyof schema.Situation, Parts>

const duties = {
  duty: [plain(column('duty', oneOf(labels.duty)))],
  by: [plain(column('by', oneOf(labels.by)))],
  postName: [plain(column('postName', optional(text)))],
  limitDays: [plain(column('limitDays', optional(number)))],
  when: [plain(column('when', optional(text)))],
} satisfies Record<keyof schema.DutyStep, Parts>

const specialProcedures = {
  kind: [plain(column('kind', blankIs(undefined, oneOf(labels.procedureKind))))],
  name: [plain(column('name', text))],
  days: [plain(column('days', nullable(number)))],
  unit: [plain(column('unit', nullable(oneOf(labels.dayUnit))))],
  legalBasis: [plain(column('legalBasis', nullable(text)))],
} satisfies Record<keyof schema.SpecialProcedure, Parts>

const consultations = {
  id: [plain(column('id', text))],
  departmentName: [plain(column('departmentName', text))],
  departmentId: [plain(column('departmentId', nullable(text)))],
  question: [plain(column('question', text))],
  days: [plain(column('days', number))],
  legalBasis: [plain(column('legalBasis', nullable(text)))],
} satisfies Record<keyof schema.Consultation, Parts>

const fees = {
  name: [plain(column('name', text))],
  standard: [plain(column('standard', text))],
  basis: [plain(column('basis', nullable(text)))],
} satisfies Record<keyof schema.Fee, Parts>

const reviewPoints = {
  id: [plain(column('id', text))],
  duty: [plain(column('duty', oneOf(labels.duty)))],
  text: [plain(column('text', text))],
  legalBasis: [plain(column('legalBasis', nullable(text)))],
} satisfies Record<keyof schema.ReviewPoint, Parts>

const stockOpinions = {
  duty: [plain(column('duty', oneOf(labels.duty)))],
  outcome: [plain(column('outcome', oneOf(labels.outcome)))],
  text: [plain(column('text', text))],
} satisfies Record<keyof schema.StockOpinion, Parts>

const correctionReasons = {
  id: [plain(column('id', text))],
  about: [plain(column('about', aboutForm))],
  text: [plain(column('text', text))],
} satisfies Record<keyof schema.CorrectionReason, Parts>

const faqs = {
  question: [plain(column('question', text))],
  answer: [plain(column('answer', text))],
} satisfies Record<keyof schema.ItemDefinition['faqs'][number], Parts>

const windows = {
  name: [plain(column('name', text))],
  address: [plain(column('address', text))],
  hours: [plain(column('hours', text))],
  phone: [plain(column('phone', text))],
  counters: [plain(column('counters', nullable(text)))],
  directions: [plain(column('directions', nullable(text)))],
  when: [plain(column('when', optional(text)))],
} satisfies Record<keyof schema.HandlingWindow, Parts>

const discretion = {
  id: [plain(column('id', text))],
  title: [plain(column('title', text))],
  basis: [plain(column('basis', nullable(text)))],
  facts: elsewhere,
  outcomes: [plain(column('outcomes', outcomeLines))],
  rows: elsewhere,
} satisfies Record<keyof schema.DiscretionTable, Parts | typeof elsewhere>

type FactMember = 'kind' | 'id' | 'label' | 'values' | 'unit' | 'min' | 'max' | 'whole'
const facts = {
  kind: [plain(column('kind', oneOf(labels.factKind)))],
  id: [plain(column('id', text))],
  label: [plain(column('label', text))],
  values: [plain(column('values', optional(factValueLines)))],
  unit: [plain(column('unit', optional(text)))],
  min: [plain(column('min', optional(number)))],
  max: [plain(column('max', optional(number)))],
  whole: [plain(column('whole', optional(yesNo)))],
} satisfies Record<FactMember, Parts>

const rules = {
  when: [plain(column('when', testsForm))],
  outcome: [plain(column('outcome', text))],
  basis: [plain(column('basis', nullable(text)))],
} satisfies Record<keyof schema.DiscretionRow, Parts>

const slotLabels = labels.slot satisfies Record<Slot, string>
/** 基本目录: what makes a row a standard. */
const standard = group(
  'standard',
  undefined,
  column('standard.kind', oneOf(labels.standardKind)),
  column('standard.openSlots', someOf(slotLabels)),
  column('standard.parentCode', nullable(text)),
)

const partsOf = (table: Readonly<Record<string, Parts | typeof elsewhere>>): Parts =>
  Object.values(table).flatMap((parts) => (parts === elsewhere ? [] : parts))

/** The item to which a row of another sheet belongs. */
const owner = plain(column('regionCode', text), column('localCode', text))

/** Every sheet, in the order of the file. */
export const sheets = {
  items: [...partsOf(items), plain(column('empty', someOf(labels.emptyPart))), standard],
  texts: [owner, plain(column('part', oneOf(labels.part)), column('text', text))],
  materials: [owner, ...partsOf(materials)],
  fields: [owner, plain(column('page', number)), ...partsOf(sections), ...partsOf(fields)],
  situations: [owner, ...partsOf(situations)],
  duties: [owner, ...partsOf(duties)],
  specialProcedures: [owner, ...partsOf(specialProcedures)],
  consultations: [owner, ...partsOf(consultations)],
  fees: [owner, ...partsOf(fees)],
  reviewPoints: [owner, ...partsOf(reviewPoints)],
  discretion: [owner, ...partsOf(discretion)],
  facts: [owner, plain(column('table', text)), ...partsOf(facts)],
  rules: [owner, plain(column('table', text)), ...partsOf(rules)],
  stockOpinions: [owner, ...partsOf(stockOpinions)],
  correctionReasons: [owner, ...partsOf(correctionReasons)],
  faqs: [owner, ...partsOf(faqs)],
  windows: [owner, ...partsOf(windows)],
} satisfies Record<string, Parts>

export type SheetKey = keyof typeof sheets
export const sheetKeys = Object.keys(sheets) as readonly SheetKey[]
export const columnsOf = (key: SheetKey): readonly Column[] => sheets[key].flatMap(({ columns }) => columns)
