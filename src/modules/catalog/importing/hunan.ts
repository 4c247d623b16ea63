import { z } from 'zod'
import { withNotPublished } from '../rules/notPublished.ts'
import { procedureKindOf } from '../rules/procedures.ts'
import { type Audience, type ItemDefinition, type ItemType, type Material, Theme, type TimeLimit } from '../schema.ts'
import {
  channels,
  exempts,
  itemTypes,
  levels,
  materialForms,
  materialTypes,
  natures,
  necessities,
  origins,
  scopes,
  submitWays,
} from './hunanLabels.ts'
import { blankDefinition, blankMaterial, finding, type ImportRow, refuse } from './row.ts'

const text = z.string().nullish()
const HunanMaterial = z.object({
  code: text,
  name: z.string(),
  standardCode: text,
  standardName: text,
  nature: text,
  type: text,
  form: text,
  necessity: text,
  source: z.object({ label: text, note: text }).nullish(),
  exemptBy: text,
  submitWay: text,
  copies: z.int().nullish(),
  paperSpec: text,
  acceptStandard: text,
  fillNotes: text,
  legalBasis: text,
  templates: z.array(z.string()).optional(),
})

/** One guide of the Hunan portal, as data/hunan/single-items.json keeps it. */
const HunanRow = z.object({
  catalogCode: text,
  businessCode: text,
  name: text,
  type: text,
  authority: text,
  department: text,
  levels: z.array(z.string()),
  serve: z.array(z.string()),
  legalDays: z.int().nullish(),
  promisedDays: z.int().nullish(),
  dayUnit: text,
  legalDaysNote: text,
  promisedDaysNote: text,
  specialProcedure: z.object({ type: z.string(), days: z.int().nullish() }).nullish(),
  visits: z.int().nullish(),
  visitReason: text,
  channels: z.array(z.string()).nullish(),
  scope: text,
  result: text,
  conditions: z.array(z.string()).nullish(),
  flow: z.array(z.string()).nullish(),
  materials: z.array(HunanMaterial).nullish(),
  legalBasis: z.array(z.string()).nullish(),
  charges: z.array(z.object({ name: z.string(), standard: z.string(), basis: text })).nullish(),
  source: z.object({ repo: z.string(), path: z.string(), commit: z.string() }).nullish(),
  abridged: z.array(z.string()).optional(),
})
type HunanRow = z.infer<typeof HunanRow>

export interface HunanContext {
  /** The guides name no region: the file's own, or the one given on the command line. */
  readonly regionCode: string | undefined
  /** Themes that we assign, by `catalogCode-businessCode`, as audience/code. */
  readonly themes: Readonly<Record<string, readonly string[]>>
}

export function readHunanRow(line: number, given: unknown, context: HunanContext): ImportRow {
  const parsed = HunanRow.safeParse(given)
  if (!parsed.success) return refuse(line, 'not_an_object', String(parsed.error.issues[0]?.path.join('.') ?? ''))
  const row = parsed.data
  const name = row.name?.trim()
  if (!name) return refuse(line, 'name_missing', 'name')
  if (!context.regionCode || !row.catalogCode) {
    return refuse(line, 'identity_missing', context.regionCode ? 'catalogCode' : 'regionCode')
  }
  const localCode = [row.catalogCode, row.businessCode].filter(Boolean).join('-')
  const type = labelled(itemTypes, row.type)
  const themes = (context.themes[localCode] ?? []).map(readTheme)
  const blank = blankDefinition(name, context.regionCode, localCode)
  const definition: ItemDefinition = {
    ...blank,
    catalogCode: row.catalogCode,
    businessCode: row.businessCode ?? null,
    type,
    level: nearestLevel(row.levels),
    serviceObjects: row.serve.flatMap((label) => (label === '个人' ? (['1'] as const) : (['2', '3', '4'] as const))),
    audience: row.serve.map((label): Audience => (label === '个人' ? 'person' : 'organization')),
    themes,
    department: { id: null, name: row.department?.trim() || blank.department.name, creditCode: null },
    authority: row.authority ?? null,
    conditions: row.conditions ?? null,
    materials: row.materials?.map(readMaterial) ?? null,
    limits: { ...readLimits(row, type), specialProcedures: readProcedures(row) },
    result: { ...blank.result, name: row.result ?? null },
    visits:
      row.visits === null || row.visits === undefined ? null : { count: row.visits, reason: row.visitReason ?? null },
    channels: row.channels?.flatMap((label) => labelled(channels, label) ?? []) ?? [],
    scope: labelled(scopes, row.scope),
    fees:
      row.charges?.map(({ name: feeName, standard, basis }) => ({ name: feeName, standard, basis: basis ?? null })) ??
      null,
    flow: row.flow && row.flow.length > 0 ? row.flow : null,
    legalBasis: row.legalBasis ?? null,
    source: row.source ? { ...row.source, upstream: 'zwfw-new.hunan.gov.cn', abridged: row.abridged ?? [] } : null,
    ours: themes.length > 0 ? ['/regionCode', '/themes'] : ['/regionCode'],
  }
  const findings = type === null && row.type ? [finding('/type', 'type_missing', row.type)] : []
  return { line, definition: withNotPublished(definition), findings }
}

function readLimits(row: HunanRow, type: ItemType | null): Omit<ItemDefinition['limits'], 'specialProcedures'> {
  const unit = row.dayUnit === '工作日' ? 'working' : row.dayUnit === '自然日' ? 'calendar' : null
  const limit = (days: number | null | undefined, note: string | null | undefined): TimeLimit | null =>
    days === null || days === undefined ? null : { days, unit, note: note ?? null }
  return {
    statutory: limit(row.legalDays, row.legalDaysNote),
    promised: limit(row.promisedDays, row.promisedDaysNote),
    acceptanceDays: 5,
    acceptanceBySilence: type === '01',
    correctionDays: null,
    extensionDays: null,
    extensionBasis: null,
    extensionApprover: null,
    deliveryDays: null,
  }
}

function readProcedures({ specialProcedure }: HunanRow): ItemDefinition['limits']['specialProcedures'] {
  if (!specialProcedure) return []
  const { type: name, days } = specialProcedure
  return [{ kind: procedureKindOf(name), name, days: days ?? null, unit: null, legalBasis: null }]
}

function readMaterial(given: z.infer<typeof HunanMaterial>, position: number): Material {
  return {
    ...blankMaterial(`m${String(position + 1).padStart(2, '0')}`, given.name),
    code: given.code ?? null,
    standardCode: given.standardCode ?? null,
    standardName: given.standardName ?? null,
    nature: labelled(natures, given.nature),
    type: labelled(materialTypes, given.type),
    form: labelled(materialForms, given.form),
    necessity: labelled(necessities, given.necessity) ?? 'required',
    source: { origin: labelled(origins, given.source?.label), note: given.source?.note ?? null },
    exemptBy: labelled(exempts, given.exemptBy),
    submitWay: labelled(submitWays, given.submitWay),
    copies: given.copies ?? null,
    paperSpec: given.paperSpec ?? null,
    acceptStandard: given.acceptStandard ?? null,
    fillNotes: given.fillNotes ?? null,
    legalBasis: given.legalBasis ?? null,
    templates: [...new Set(given.templates ?? [])],
  }
}

/** The first of `levels` that the guide names: a district takes the county's, else the town's, else what is above. */
function nearestLevel(given: readonly string[]): ItemDefinition['level'] {
  const label = Object.keys(levels).find((name) => given.includes(name))
  return labelled(levels, label)
}

function readTheme(text: string): Theme {
  const [audience, code] = text.split('/')
  return Theme.parse({ audience, code })
}

function labelled<Value>(labels: Readonly<Record<string, Value>>, label: string | null | undefined): Value | null {
  return label && Object.hasOwn(labels, label) ? labels[label]! : null
}
