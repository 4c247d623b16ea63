import type { ItemDefinition } from '../schema.ts'
import texts from './lists.texts.json' with { type: 'json' }

/** 马上办 · 网上办 · 就近办 · 一次办, in the order in which they are always named. */
export const serviceLists = ['at_once', 'online', 'nearby', 'one_visit'] as const
export type ServiceList = (typeof serviceLists)[number]

/** Name and rule of each list, as people read them. */
export const serviceListTexts = texts satisfies Record<ServiceList, unknown>

/** What an item says about a list: in it, not in it, or not enough to tell. */
type Answer = 'yes' | 'no' | 'unknown'

export interface ListMembership {
  readonly lists: readonly ServiceList[]
  /** Lists of which the source does not publish enough: neither in nor out. */
  readonly unknown: readonly ServiceList[]
}

/** The sentences in `lists.texts.json` say the same as these four functions; whoever changes one changes the other. */
const rules = {
  at_once: handledAtOnce,
  online: handledOnline,
  nearby: handledNearby,
  one_visit: handledInOneVisit,
} as const satisfies Record<ServiceList, (definition: ItemDefinition) => Answer>

/** In which of the four lists an item stands, by what its version says and by nothing else. What is suspended stands in none. */
export function listsOf(definition: ItemDefinition): ListMembership {
  if (definition.status !== null) return { lists: [], unknown: [] }
  const answering = (wanted: Answer) => serviceLists.filter((list) => rules[list](definition) === wanted)
  return { lists: answering('yes'), unknown: answering('unknown') }
}

/** 即办 without a promise counts, because one clerk decides; a longer promise shows that it is not done at once. */
function handledAtOnce({ limits: { promised }, tier }: ItemDefinition): Answer {
  if (promised) return promised.days <= 1 ? 'yes' : 'no'
  if (tier === null) return 'unknown'
  return tier === 'simple' ? 'yes' : 'no'
}

function handledOnline({ channels, applyOnline, visits }: ItemDefinition): Answer {
  const offered = applyOnline || channels.includes('online') || channels.includes('mobile')
  if (!offered) return channels.length > 0 ? 'no' : 'unknown'
  if (visits === null) return 'unknown'
  return visits.count === 0 ? 'yes' : 'no'
}

/** 5 and 6 are the town's and the village's own offices; with a 通办范围 of the county and wider one chooses among its offices. */
function handledNearby({ level, scope }: ItemDefinition): Answer {
  if (level === '5' || level === '6') return 'yes'
  if (scope === null) return 'unknown'
  return scope === 'none' ? 'no' : 'yes'
}

function handledInOneVisit({ visits }: ItemDefinition): Answer {
  if (visits === null) return 'unknown'
  return visits.count <= 1 ? 'yes' : 'no'
}
