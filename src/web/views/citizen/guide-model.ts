import type { ItemDefinition } from '../../../modules/catalog/index.ts'
import type { Crumb } from '../../ui/index.ts'
import type { NextLine } from './next-steps.tsx'

export interface GuidePlace {
  name: string
  address?: string | undefined
  hours?: string | undefined
  phone?: string | undefined
  /** Made up for the demonstration. */
  ours: boolean
}

/** A guide is the item's definition, read aloud. Beside it only what the definition refers to. */
export interface GuideModel {
  crumbs: readonly Crumb[]
  /** The region above that does it, where the reader is on the site of one below. */
  servedBy?: { region: string; here: string } | undefined
  definition: ItemDefinition
  version: number
  /** `YYYY-MM-DD` */
  publishedDay: string
  /** Where an application begins; left out when one cannot apply here, and the definition says why. */
  applyHref?: string | undefined
  /** Where the situation questions begin; left out when the item has none. */
  situationHref?: string | undefined
  /** The service points that the definition names. */
  places: readonly GuidePlace[]
  /** 后续事项: what usually follows once it is granted. */
  next?: readonly NextLine[] | undefined
}

export const guideSections = [
  'result',
  'who',
  'promise',
  'materials',
  'steps',
  'limits',
  'discretion',
  'fee',
  'places',
  'legalBasis',
  'faq',
  'next',
  'source',
] as const
export type GuideSectionId = (typeof guideSections)[number]

/** True when this project wrote that part of the item, or something around it. */
export function isOurs(definition: ItemDefinition, pointer: string): boolean {
  return definition.ours.some((ours) => pointer === ours || pointer.startsWith(`${ours}/`))
}
