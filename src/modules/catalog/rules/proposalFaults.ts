import type { Day } from '../../../kernel/day.ts'
import { checkBasicCode } from '../../../kernel/identifiers/itemCode.ts'
import { fillSentence } from '../../../kernel/problem.ts'
import type { ProposalFault } from '../authoring/authoring.ts'
import type { ClaimContent, StandardContent } from '../schema/standard.ts'
import { Slot } from '../schema/standard.ts'
import type { ItemDefinition } from '../schema.ts'
import { isOpen } from './compose.ts'
import findingTexts from './findings.texts.json' with { type: 'json' }
import { type Finding, type FindingRule, findingsOf } from './findings.ts'
import { isNoLonger } from './limits.ts'
import texts from './proposalFaults.texts.json' with { type: 'json' }
import slotTexts from './slots.texts.json' with { type: 'json' }

export type ProposalFaultCode = keyof typeof texts
type Report = (pointer: string, code: ProposalFaultCode, parameters?: Readonly<Record<string, string | number>>) => void

/** What a pure check needs to know of the world around a proposal. */
export interface Surroundings {
  readonly today: Day
  /** Codes of standards from the proposed parent upwards. */
  readonly parents: readonly string[]
  readonly parentKnown: boolean
  /** Ids of standards from the followed one upwards. */
  readonly followed: readonly string[]
  readonly above: StandardContent | undefined
  /** The name of somebody else's item or standard that already has this identity. */
  readonly takenBy: string | undefined
  /** Faults that other rooms find: supplied evidence, discretion tables. */
  readonly others: readonly ProposalFault[]
}

/** Findings that an import only names stop what is written here: the officer can mend them at once. */
const stopping: ReadonlySet<FindingRule> = new Set<FindingRule>([
  'condition_field_unknown',
  'condition_value_unknown',
  'field_twice',
  'material_twice',
  'consultation_twice',
  'promise_without_permit',
  'options_unfitting',
  'promise_longer',
  'tier_without_route',
  'route_without_tier',
  'route_differs_from_tier',
  'decides_at_window',
  'needed_to_apply',
])

/** Where a standard has no body of its own, these are filled in by its claims. */
const filledByClaims: ReadonlySet<string> = new Set(['/department/id', '/taskCode'])

/** Everything that keeps a standard from being sent; empty when nothing does. */
export function standardFaults(
  content: StandardContent,
  standardId: string | null,
  around: Surroundings,
): readonly ProposalFault[] {
  const { definition, parentCode } = content
  return collect((report) => {
    checkIdentity(definition, '/standard/definition', report)
    if (parentCode !== null) {
      if (parentCode === definition.catalogCode || around.parents.includes(definition.catalogCode ?? '')) {
        report('/standard/parentCode', 'parent_circular', { code: parentCode })
      } else if (!around.parentKnown) report('/standard/parentCode', 'parent_unknown', { code: parentCode })
    }
    if (standardId !== null && around.followed.includes(standardId)) report('/follows', 'follows_circular')
    if (around.above) checkAgreement(definition, around.above.definition, report)
    if (around.takenBy) report('/standard/definition/catalogCode', 'identity_taken', { name: around.takenBy })
  })
    .concat(stoppingFaults(definition, '/standard/definition', filledByClaims))
    .concat(around.others)
}

/** The same for an item without a standard. */
export function itemFaults(definition: ItemDefinition, around: Surroundings): readonly ProposalFault[] {
  return collect((report) => {
    checkIdentity(definition, '/definition', report)
    if (definition.department.id === null) report('/definition/department', 'department_needed')
    if (around.takenBy) report('/definition/localCode', 'identity_taken', { name: around.takenBy })
  })
    .concat(stoppingFaults(definition, '/definition', new Set()))
    .concat(around.others)
}

/** What a level below may not do with a standard, whoever sends it. `composed` is what it would become. */
export function claimFaults(
  standard: StandardContent,
  claim: ClaimContent,
  composed: ItemDefinition,
  around: Pick<Surroundings, 'takenBy' | 'others'>,
): readonly ProposalFault[] {
  const { limits, visits, duties } = standard.definition
  return collect((report) => {
    for (const slot of Slot.options) {
      if (claim[slot] !== undefined && !isOpen(standard, slot)) {
        report(`/claim/${slot}`, 'slot_closed', { slot: slotTexts[slot].zh, slotEnglish: slotTexts[slot].en })
      }
    }
    const above = limits.promised ?? limits.statutory
    if (claim.promisedLimit && !isNoLonger(claim.promisedLimit, above)) {
      report('/claim/promisedLimit', 'promise_longer_than_above', { days: above?.days ?? 0 })
    }
    if (claim.posts && claim.posts.length !== duties.length) {
      report('/claim/posts', 'posts_count', { steps: duties.length })
    }
    if (claim.visits && visits && claim.visits.count > visits.count) {
      report('/claim/visits', 'visits_more', { count: visits.count })
    }
    if (composed.taskCode === null) report('/claim/department', 'task_code_impossible')
    if (claim.applyOnline && !composed.applyOnline && composed.status === null) {
      report('/claim/applyOnline', 'standard_incomplete')
    }
    if (around.takenBy) report('/claim/department', 'identity_taken', { name: around.takenBy })
  }).concat(around.others)
}

/** 四级四同: what a standard that localises another one must have in common with it, and where it may only be stricter. */
function checkAgreement(own: ItemDefinition, above: ItemDefinition, report: Report): void {
  const at = (part: string) => `/standard/definition/${part}`
  if (own.name !== above.name) report(at('name'), 'differs_from_above', { above: above.name })
  if (own.catalogCode !== above.catalogCode) {
    report(at('catalogCode'), 'differs_from_above', { above: above.catalogCode ?? '' })
  }
  if (own.type !== above.type) report(at('type'), 'differs_from_above', { above: above.type ?? '' })
  const missing = (above.legalBasis ?? []).find((basis) => !own.legalBasis?.includes(basis))
  if (missing) report(at('legalBasis'), 'differs_from_above', { above: missing })
  const ceiling = above.limits.promised ?? above.limits.statutory
  if (own.limits.promised && !isNoLonger(own.limits.promised, ceiling)) {
    report(at('limits/promised'), 'promise_longer_than_above', { days: ceiling?.days ?? 0 })
  }
}

function checkIdentity(definition: ItemDefinition, pointer: string, report: Report): void {
  const { catalogCode, type, legalBasis } = definition
  if (type === null) report(`${pointer}/type`, 'type_needed')
  if (!legalBasis || legalBasis.length === 0) report(`${pointer}/legalBasis`, 'legal_basis_needed')
  if (catalogCode === null) report(`${pointer}/catalogCode`, 'code_needed')
  else if (!checkBasicCode(catalogCode).ok && !checkBasicCode(catalogCode, 'sichuan').ok) {
    report(`${pointer}/catalogCode`, 'code_form', { code: catalogCode })
  } else if (type !== null && checkBasicCode(catalogCode).ok && catalogCode.slice(2, 4) !== type) {
    report(`${pointer}/catalogCode`, 'code_type', { code: catalogCode, type })
  }
}

function stoppingFaults(
  definition: ItemDefinition,
  pointer: string,
  except: ReadonlySet<string>,
): readonly ProposalFault[] {
  return findingsOf(definition)
    .filter((found) => stopping.has(found.rule) && !except.has(found.pointer))
    .map((found) => ({ pointer: `${pointer}${found.pointer}`, code: found.rule, sentence: sentenceOf(found) }))
}

function sentenceOf({ rule, found }: Finding) {
  return fillSentence(findingTexts[rule], { found })
}

/** One fault in its words, for rooms that find faults by looking things up. */
export function proposalFault(
  pointer: string,
  code: ProposalFaultCode,
  parameters: Readonly<Record<string, string | number>> = {},
): ProposalFault {
  return { pointer, code, sentence: fillSentence(texts[code], parameters) }
}

function collect(check: (report: Report) => void): readonly ProposalFault[] {
  const faults: ProposalFault[] = []
  check((pointer, code, parameters) => faults.push(proposalFault(pointer, code, parameters)))
  return faults
}
