import type { ProposalContent, ProposalKind, Slot } from '../../../modules/catalog/index.ts'
import { internal } from './choices.ts'
import { claimSlots } from './claim.ts'
import * as clock from './clock.ts'
import * as definition from './definition.ts'
import type { Sheet } from './sheet.ts'
import { situations } from './situations.ts'

/** Parts in the order in which an item is thought through. */
export const partIds = [
  'basics',
  'conditions',
  'materials',
  'form',
  'situations',
  'steps',
  'limits',
  'promise',
  'fees',
  'result',
  'next',
  'visits',
  'points',
  'discretion',
  'opinions',
  'faqs',
  'places',
  'slots',
] as const
export type PartId = (typeof partIds)[number]

interface PartRule {
  /** Members of the definition that the part shows, as the first step of a pointer. */
  readonly owns: readonly string[]
  /** How an item writes it; undefined: it has pages of its own. */
  readonly sheet?: Sheet
  readonly standard?: Sheet
  /** What a claim may fill in of it. */
  readonly slots: readonly Slot[]
}

// biome-ignore format: a table reads in columns
const partRules = {
  basics:     { owns: ['name', 'regionCode', 'localCode', 'catalogCode', 'taskCode', 'businessCode', 'parentName', 'type', 'level', 'serviceObjects', 'audience', 'themes', 'department', 'delegation', 'authority', 'scope', 'applyOnline', 'applyAbsentReason', 'status'],
                sheet: definition.basicsOfItem, standard: definition.basicsOfStandard, slots: ['scope', 'applyOnline'] },
  conditions: { owns: ['conditions', 'legalBasis', 'flow'], sheet: definition.conditions, slots: ['flow'] },
  materials:  { owns: ['materials'], slots: [] },
  form:       { owns: ['form'], slots: [] },
  situations: { owns: ['situations'], sheet: situations, slots: [] },
  steps:      { owns: ['tier', 'duties', 'consultations'], sheet: definition.steps, slots: ['posts'] },
  limits:     { owns: ['limits'], sheet: clock.limits, slots: ['promisedLimit'] },
  promise:    { owns: ['promise'], sheet: clock.permitPromise, slots: [] },
  fees:       { owns: ['fees'], sheet: definition.fees, slots: ['fees'] },
  result:     { owns: ['result'], sheet: definition.result, slots: [] },
  next:       { owns: ['nextSteps'], sheet: definition.next, slots: [] },
  visits:     { owns: ['visits', 'channels', 'deliveryWays'], sheet: definition.visits, slots: ['visits', 'channels', 'deliveryWays'] },
  points:     { owns: ['reviewPoints'], sheet: definition.points, slots: [] },
  discretion: { owns: ['discretion'], slots: [] },
  opinions:   { owns: ['stockOpinions', 'correctionReasons'], sheet: definition.opinions, slots: ['opinions'] },
  faqs:       { owns: ['faqs'], sheet: definition.faqs, slots: ['faqs'] },
  places:     { owns: ['windows', 'contact', 'servicePointIds'], sheet: definition.places, slots: ['windows', 'contact', 'servicePoints'] },
  slots:      { owns: ['openSlots', 'parentCode', 'follows'], slots: [] },
} as const satisfies Record<PartId, PartRule>

const openable: readonly Slot[] = [
  'promisedLimit',
  'posts',
  'channels',
  'deliveryWays',
  'visits',
  'fees',
  'scope',
  'flow',
  'applyOnline',
  'opinions',
]

/** 开放给下级的内容, of a standard alone. */
const slotSheet: Sheet = [
  { kind: 'choices', at: 'openSlots', label: 'openSlots', hint: 'openSlots', options: internal('slot', openable) },
  { kind: 'text', at: 'parentCode', label: 'parentCode', hint: 'parentCode', empty: 'null' },
]

export type WrittenContent = Extract<ProposalContent, { kind: 'standard' | 'claim' | 'item' }>

/** What is written part by part; a suspension or a merger is one form of its own. */
export function isWritten(content: ProposalContent): content is WrittenContent {
  return content.kind === 'standard' || content.kind === 'claim' || content.kind === 'item'
}

export interface Part {
  readonly id: PartId
  /** Path of the sheet's root inside the content of the proposal. */
  readonly root: string
  /** Empty for the parts that have pages of their own. */
  readonly sheet: Sheet
  /** What is shown and cannot be changed here, read from the whole definition. */
  readonly above: Sheet
  readonly slots: readonly Slot[]
}

/** The parts of a proposal of this kind. */
export function partsOf(kind: WrittenContent['kind']): readonly Part[] {
  return partIds.filter((id) => id !== 'slots' || kind === 'standard').map((id) => partOf(kind, id))
}

export function partOf(kind: WrittenContent['kind'], id: PartId): Part {
  const rule: PartRule = partRules[id]
  if (kind === 'claim') {
    const slots = rule.slots.map((slot) => claimSlots[slot])
    return { id, root: 'claim', sheet: slots, above: rule.standard ?? rule.sheet ?? [], slots: rule.slots }
  }
  if (id === 'slots') return { id, root: 'standard', sheet: slotSheet, above: [], slots: [] }
  const sheet = (kind === 'standard' ? rule.standard : undefined) ?? rule.sheet ?? []
  return { id, root: definitionRoot(kind), sheet, above: [], slots: [] }
}

export function definitionRoot(kind: ProposalKind): string {
  return kind === 'standard' ? 'standard.definition' : 'definition'
}

/** Which part a pointer of a fault, a finding or a difference belongs to; pointers may begin at the content or at its definition. */
export function partOfPointer(pointer: string): PartId | undefined {
  const step = stepsOf(pointer)[0] ?? ''
  return partIds.find((id) => {
    const rule: PartRule = partRules[id]
    return rule.owns.includes(step) || rule.slots.some((slot) => slot === step)
  })
}

/** The steps of a pointer from the definition, claim or standard on. */
export function stepsOf(pointer: string): readonly string[] {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const outer = ['standard', 'definition', 'claim']
  while (steps.length > 1 && outer.includes(steps[0] ?? '')) steps.shift()
  return steps
}
