import type { Finding, FindingRule } from '../rules/findings.ts'
import type { ItemDefinition, Material } from '../schema.ts'
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
    delegation: null,
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
      extensionApprover: null,
      deliveryDays: null,
      specialProcedures: [],
    },
    result: { kind: null, name: null, certificateType: null, content: [], samples: [], validYears: null },
    deliveryWays: [],
    visits: null,
    channels: [],
    scope: null,
    fees: null,
    flow: null,
    reviewPoints: [],
    discretion: [],
    stockOpinions: [],
    correctionReasons: [],
    legalBasis: null,
    faqs: [],
    servicePointIds: [],
    windows: [],
    contact: { consultation: null, complaint: null },
    status: null,
    source: null,
    ours: [],
    notPublished: [],
    applyOnline: false,
    applyAbsentReason: texts.guideOnly,
  }
}

/** A material of which nothing is published but its name. */
export function blankMaterial(id: string, name: string): Material {
  return {
    id,
    code: null,
    name,
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
    copies: null,
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
}
