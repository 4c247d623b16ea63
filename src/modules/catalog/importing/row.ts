import type { Finding, FindingRule } from '../rules/findings.ts'
import type { ItemDefinition } from '../schema.ts'
import texts from './import.texts.json' with { type: 'json' }

/** What refuses a row. Everything else that is wrong with it is a finding, and the row loads. */
export type ImportError = keyof typeof texts.errors

/** One row of a file, read: a definition, or the one reason for which there is none. */
export type ImportRow =
  | {
      readonly line: number
      readonly definition: ItemDefinition
      /** What the reader noticed; the rules over the whole definition add theirs. */
      readonly findings: readonly Finding[]
    }
  | { readonly line: number; readonly error: ImportError; readonly field: string }

export function refuse(line: number, error: ImportError, field: string): ImportRow {
  return { line, error, field }
}

/** Of rows with the same identity the first counts. */
export function refuseRepeated(rows: readonly ImportRow[]): readonly ImportRow[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    if ('error' in row) return row
    const identity = `${row.definition.regionCode} ${row.definition.localCode}`
    if (seen.has(identity)) return refuse(row.line, 'identity_repeated', 'localCode')
    seen.add(identity)
    return row
  })
}

export function finding(pointer: string, rule: FindingRule, found: unknown): Finding {
  return { pointer, rule, found: String(found ?? '').slice(0, 120) }
}

/** An item of which nothing is published but its name and where it stands. */
export function blankDefinition(name: string, regionCode: string, localCode: string): ItemDefinition {
  return {
    name,
    regionCode,
    localCode,
    catalogCode: null,
    taskCode: null,
    businessCode: null,
    parentName: null,
    type: null,
    level: null,
    serviceObjects: [],
    audience: [],
    themes: [],
    department: { id: null, name: texts.unknownDepartment, creditCode: null },
    authority: null,
    tier: null,
    conditions: null,
    materials: null,
    form: null,
    duties: [],
    limits: {
      statutory: null,
      promised: null,
      acceptanceDays: 5,
      acceptanceBySilence: false,
      correctionDays: null,
      extensionDays: null,
      extensionBasis: null,
      deliveryDays: null,
      specialProcedures: [],
    },
    result: { kind: null, name: null, certificateType: null, content: [], validYears: null },
    deliveryWays: [],
    visits: null,
    channels: [],
    scope: null,
    fees: null,
    flow: null,
    reviewPoints: [],
    stockOpinions: [],
    correctionReasons: [],
    legalBasis: null,
    faqs: [],
    servicePointIds: [],
    source: null,
    ours: [],
    notPublished: [],
    applyOnline: false,
    applyAbsentReason: texts.guideOnly,
  }
}

/** The parts of a guide that the definition lacks, so that the page can say so instead of showing nothing. */
export function withNotPublished(definition: ItemDefinition): ItemDefinition {
  const parts: Readonly<Record<string, unknown>> = {
    '/catalogCode': definition.catalogCode,
    '/conditions': definition.conditions,
    '/materials': definition.materials,
    '/form': definition.form,
    '/limits/statutory': definition.limits.statutory,
    '/limits/promised': definition.limits.promised,
    '/result/name': definition.result.name,
    '/visits': definition.visits,
    '/channels': definition.channels.length > 0 ? definition.channels : null,
    '/scope': definition.scope,
    '/fees': definition.fees,
    '/flow': definition.flow,
    '/legalBasis': definition.legalBasis,
    '/faqs': definition.faqs.length > 0 ? definition.faqs : null,
  }
  const missing = Object.entries(parts).flatMap(([pointer, value]) => (value === null ? [pointer] : []))
  return { ...definition, notPublished: missing }
}
