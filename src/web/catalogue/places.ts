import {
  type ItemDefinition,
  isOpen,
  type ProposalContent,
  routeOfTier,
  type Slot,
  type StandardVersion,
  Tier,
} from '../../modules/catalog/index.ts'
import type { Visit } from '../visit.ts'
import type { ContextOf } from './context.ts'
import { proposalHref } from './opened.ts'
import type { SheetPlace } from './sheet-place.ts'
import { definitionRoot, type PartId, partOf, type WrittenContent } from './sheets/parts.ts'
import { type Draft, ownName, type SheetField } from './sheets/sheet.ts'

/** The form of one part of a proposal. */
export function partPlace(
  visit: Visit,
  content: WrittenContent,
  id: PartId,
  { context, standard }: Around,
): SheetPlace {
  const part = partOf(content.kind, id)
  const href = `${proposalHref(visit.parameter('id'))}/parts/${id}`
  const place: SheetPlace = {
    part: id,
    href,
    title: visit.t(`catalogueEditor.parts.${id}`),
    sheet: part.sheet,
    rootIn: () => part.root,
    context,
    after: () => href,
  }
  if (id === 'steps' && content.kind !== 'claim') return { ...place, finish: withUsualSteps }
  if (content.kind !== 'claim' || !standard) return place
  return {
    ...place,
    above: part.above,
    filled: (value) => ({ ...aboveOf(standard.content.definition), ...(value as object) }),
    shows: (field, draft) => isShown(standard, field, draft),
  }
}

/** A tier chosen before any step is written brings its usual steps along. */
function withUsualSteps(value: unknown): unknown {
  const { tier, duties } = value as { readonly tier?: unknown; readonly duties?: unknown }
  const known = Tier.safeParse(tier)
  return known.success && Array.isArray(duties) && duties.length === 0
    ? { ...(value as object), duties: routeOfTier(known.data) }
    : value
}

export interface Around {
  readonly context: ContextOf
  readonly standard: StandardVersion | undefined
}

function isShown(standard: StandardVersion, { at }: SheetField, draft: Draft): boolean {
  return isOpen(standard.content, at as Slot) || draft[ownName(at)] === 'own'
}

/** What the standard says in each slot, in the shape of a claim. */
function aboveOf(definition: ItemDefinition): Readonly<Record<Slot, unknown>> {
  const { limits, duties, stockOpinions, correctionReasons, servicePointIds } = definition
  return {
    windows: definition.windows,
    contact: definition.contact,
    servicePoints: servicePointIds,
    faqs: definition.faqs,
    promisedLimit: limits.promised ?? limits.statutory ?? undefined,
    posts: duties.map(({ postName, limitDays }) => ({
      postName: postName ?? '',
      ...(limitDays !== undefined && { limitDays }),
    })),
    channels: definition.channels,
    deliveryWays: definition.deliveryWays,
    visits: definition.visits,
    fees: definition.fees,
    scope: definition.scope,
    flow: definition.flow,
    applyOnline: definition.applyOnline,
    opinions: { stock: stockOpinions, corrections: correctionReasons },
  }
}

/** Path of the definition's list inside the content, for parts whose members are written one by one. */
export function listPath(content: ProposalContent, list: 'materials' | 'form.sections' | 'discretion'): string {
  return `${definitionRoot(content.kind)}.${list}`
}
