import { checkCreditCode } from '../../../kernel/identifiers/creditCode.ts'
import { checkBasicCode, checkImplementationCode } from '../../../kernel/identifiers/itemCode.ts'
import type { Condition } from '../schema/condition.ts'
import type { ItemDefinition } from '../schema.ts'
import { checkConsistency } from './consistency.ts'
import { checkDiscretion } from './discretionFaults.ts'
import { checkRoute } from './duties.ts'
import texts from './findings.texts.json' with { type: 'json' }
import { singleFieldsOf } from './sections.ts'
import { reportSituations } from './situations/situationFaults.ts'

export type FindingRule = keyof typeof texts
export const findingRules = Object.keys(texts) as readonly FindingRule[]

/** Something wrong or unusual in a definition. It is kept and shown; the item is published all the same. */
export interface Finding {
  /** RFC 6901 pointer into the definition. */
  readonly pointer: string
  readonly rule: FindingRule
  /** What stands there, at most 120 characters. */
  readonly found: string
}

export type Report = (pointer: string, rule: FindingRule, found?: unknown) => void

/** Every finding of one definition, in the order of the checks below. */
export function findingsOf(definition: ItemDefinition): readonly Finding[] {
  const findings: Finding[] = []
  const report: Report = (pointer, rule, found) =>
    findings.push({ pointer, rule, found: String(found ?? '').slice(0, 120) })
  checkCodes(definition, report)
  checkLimits(definition, report)
  checkService(definition, report)
  checkMaterials(definition, report)
  checkForm(definition, report)
  checkApplication(definition, report)
  checkConsistency(definition, report)
  checkDiscretion(definition, report)
  reportSituations(definition, report)
  return findings
}

function checkCodes(definition: ItemDefinition, report: Report): void {
  const { catalogCode, taskCode, type, department } = definition
  if (type === null) report('/type', 'type_missing')
  if (catalogCode === null) report('/catalogCode', 'catalog_code_missing')
  else checkCatalogCode(catalogCode, type, report)
  if (taskCode !== null) checkTaskCode(taskCode, definition, report)
  if (department.creditCode === null) report('/department/creditCode', 'credit_code_missing')
  else checkBody(department.creditCode, report)
}

function checkBody(code: string, report: Report): void {
  const checked = checkCreditCode(code)
  if (!checked.ok) report('/department/creditCode', checked.reason, code)
  else if (checked.value !== code) report('/department/creditCode', 'credit_code_lower_case', code)
}

function checkCatalogCode(code: string, type: string | null, report: Report): void {
  if (checkBasicCode(code).ok) {
    if (type !== null && code.slice(2, 4) !== type) report('/catalogCode', 'catalog_code_type', `${code} ≠ ${type}`)
    return
  }
  report('/catalogCode', checkBasicCode(code, 'sichuan').ok ? 'catalog_code_regional' : 'catalog_code_form', code)
}

function checkTaskCode(code: string, definition: ItemDefinition, report: Report): void {
  const parts = [definition.department.creditCode, definition.level, definition.catalogCode]
  if (!checkImplementationCode(code).ok) report('/taskCode', 'task_code_form', code)
  else if (code !== parts.join('')) report('/taskCode', 'task_code_parts', code)
}

function checkLimits({ limits }: ItemDefinition, report: Report): void {
  const { statutory, promised } = limits
  for (const [name, limit] of Object.entries({ statutory, promised })) {
    if (limit && limit.unit === null) report(`/limits/${name}/unit`, 'day_unit_missing', limit.days)
  }
  const comparable = statutory && promised && (statutory.unit ?? promised.unit) === (promised.unit ?? statutory.unit)
  if (comparable && promised.days > statutory.days) {
    report('/limits/promised/days', 'promise_longer', `${promised.days} > ${statutory.days}`)
  }
}

function checkService({ visits, fees, channels }: ItemDefinition, report: Report): void {
  const reason = visits?.reason?.trim() ?? ''
  if (visits && visits.count > 0 && !/\p{L}/u.test(reason)) report('/visits/reason', 'visit_reason_missing', reason)
  if (visits?.count === 0 && /需.*现场|提交/.test(reason) && !/无需/.test(reason)) {
    report('/visits/reason', 'visit_reason_contradicts', reason)
  }
  if (visits?.count === 0 && channels.length === 1 && channels[0] === 'window') {
    report('/channels', 'no_visit_but_window_only')
  }
  fees?.forEach((fee, at) => {
    if (/邮寄|速递|快递/.test(fee.name)) report(`/fees/${at}`, 'courier_is_no_fee', fee.name)
  })
}

function checkMaterials({ materials, form }: ItemDefinition, report: Report): void {
  const codes = new Set<string>()
  const ids = new Set<string>()
  materials?.forEach((material, at) => {
    const pointer = `/materials/${at}`
    if (ids.has(material.id)) report(`${pointer}/id`, 'material_twice', material.id)
    if (material.code !== null && codes.has(material.code)) report(`${pointer}/code`, 'material_twice', material.code)
    ids.add(material.id)
    if (material.code !== null) codes.add(material.code)
    if (material.exemptBy === 'electronic_certificate' && material.standardCode === null) {
      report(`${pointer}/exemptBy`, 'exempt_without_certificate', material.name)
    }
    if (material.requiredWhen) {
      checkCondition(material.requiredWhen.condition, askedBy(form), `${pointer}/requiredWhen`, report)
    }
  })
}

/** What a condition may look at: earlier fields with the values that can be chosen, and those that are asked repeatedly. */
interface KnownFields {
  readonly values: ReadonlyMap<string, readonly string[] | undefined>
  readonly repeated: ReadonlySet<string>
}

function checkForm({ form }: ItemDefinition, report: Report): void {
  const names = new Set<string>()
  const once = new Map<string, readonly string[] | undefined>()
  const repeated = new Set<string>()
  form?.sections.forEach((section, at) => {
    const pointer = `/form/sections/${at}`
    if (section.showWhen) checkCondition(section.showWhen, { values: once, repeated }, `${pointer}/showWhen`, report)
    if (section.repeat && isTaken(section.id, form)) report(`${pointer}/id`, 'field_twice', section.id)
    // A field of an entry is seen by the later fields of the same entry and by nothing else.
    const seen = section.repeat ? new Map(once) : once
    section.fields.forEach((field, fieldAt) => {
      const fieldPointer = `${pointer}/fields/${fieldAt}`
      if (names.has(field.id)) report(`${fieldPointer}/id`, 'field_twice', field.id)
      names.add(field.id)
      if (field.showWhen) checkCondition(field.showWhen, { values: seen, repeated }, `${fieldPointer}/showWhen`, report)
      const chooses = field.element === 'choice' || field.element === 'choices'
      if (chooses !== (field.options !== undefined))
        report(`${fieldPointer}/options`, 'options_unfitting', field.element)
      if (section.repeat && field.prefill) report(`${fieldPointer}/prefill`, 'prefill_repeated', field.prefill)
      seen.set(field.id, valuesOf(field.element, field.options))
    })
    if (section.repeat) for (const { id } of section.fields) repeated.add(id)
  })
}

/** The answers of a repeated section stand under its id, beside those of single fields. */
function isTaken(sectionId: string, form: NonNullable<ItemDefinition['form']>): boolean {
  const fields = form.sections.flatMap((section) => section.fields)
  return fields.some(({ id }) => id === sectionId) || form.sections.filter(({ id }) => id === sectionId).length > 1
}

/** A condition may look only at earlier fields, so none can go in a circle; and only at values that can be chosen. */
function checkCondition(condition: Condition, known: KnownFields, pointer: string, report: Report): void {
  // FEEL is checked with the situations, whose questions it looks at.
  if ('feel' in condition) return
  if (!known.values.has(condition.field)) {
    const rule = known.repeated.has(condition.field) ? 'condition_field_repeated' : 'condition_field_unknown'
    report(pointer, rule, condition.field)
    return
  }
  const possible = known.values.get(condition.field)
  const wanted = 'equals' in condition ? [String(condition.equals)] : condition.in
  for (const value of wanted) {
    if (possible && !possible.includes(value))
      report(pointer, 'condition_value_unknown', `${condition.field}: ${value}`)
  }
}

function askedBy(form: ItemDefinition['form']): KnownFields {
  const repeated = form?.sections.filter(({ repeat }) => repeat).flatMap(({ fields }) => fields.map(({ id }) => id))
  const values = singleFieldsOf(form).map((field) => [field.id, valuesOf(field.element, field.options)] as const)
  return { values: new Map(values), repeated: new Set(repeated) }
}

function valuesOf(element: string, options: readonly { readonly value: string }[] | undefined) {
  return element === 'yesNo' ? ['true', 'false'] : options?.map((option) => option.value)
}

/** What can be applied for must say everything that a case needs. */
function checkApplication(definition: ItemDefinition, report: Report): void {
  for (const fault of checkRoute(definition.tier, definition.duties)) report('/duties', fault, definition.tier)
  if (!definition.applyOnline) {
    if (definition.applyAbsentReason === null) report('/applyAbsentReason', 'absent_without_reason')
    return
  }
  for (const pointer of missingToApply(definition)) report(pointer, 'needed_to_apply')
}

/** Parts without which no case can be handled, as pointers; empty when one can apply. */
export function missingToApply(definition: ItemDefinition): readonly string[] {
  const needed = {
    '/form': definition.form,
    '/materials': definition.materials,
    '/tier': definition.tier,
    '/limits/statutory/unit': definition.limits.statutory?.unit,
    '/limits/correctionDays': definition.limits.correctionDays,
    '/result/kind': definition.result.kind,
    // Without a way to hand it out the applicant has nothing to choose, and there is no way on.
    '/deliveryWays': definition.deliveryWays.length > 0 ? definition.deliveryWays : null,
    '/department/id': definition.department.id,
    '/taskCode': definition.taskCode,
  }
  return Object.entries(needed).flatMap(([pointer, value]) => (value === null || value === undefined ? [pointer] : []))
}
