import { dataElements } from '../rules/dataElements.ts'
import type { FormField } from '../schema/form.ts'
import type { SharedElement } from './schema.ts'

/** How a field disagrees with the data element that it refers to. The codes are findings (rules/findings.texts.json). */
export type ElementFault = 'element_unknown' | 'element_other_type' | 'element_wider'

/** A field may ask for less than its element allows and never for more: what one form takes, every other must be able to take. */
export function elementFaults(
  field: FormField,
  element: SharedElement | undefined,
): readonly { readonly fault: ElementFault; readonly found: string }[] {
  if (!element) return [{ fault: 'element_unknown', found: field.dataElement ?? '' }]
  if (field.element !== element.element) {
    return [{ fault: 'element_other_type', found: `${field.element} ≠ ${element.element}` }]
  }
  const type = dataElements[element.element].lengthMax
  const wider = [
    above('lengthMax', Math.min(field.lengthMax ?? type, type), element.lengthMax),
    below('numberMin', field.numberMin, element.numberMin),
    above('numberMax', field.numberMax, element.numberMax),
    earlier(field.dateNotBefore, element.dateNotBefore),
    later(field.dateNotAfter, element.dateNotAfter),
    otherUnit(field.unit, element.unit),
    foreignOption(field, element),
  ]
  return wider.flatMap((found) => (found === undefined ? [] : [{ fault: 'element_wider' as const, found }]))
}

function above(what: string, own: number | undefined, limit: number | undefined): string | undefined {
  if (limit === undefined || (own !== undefined && own <= limit)) return undefined
  return `${what} ${own ?? '–'} > ${limit}`
}

function below(what: string, own: number | undefined, limit: number | undefined): string | undefined {
  if (limit === undefined || (own !== undefined && own >= limit)) return undefined
  return `${what} ${own ?? '–'} < ${limit}`
}

/** A fixed day and today cannot be compared without a day, so only a missing or an earlier fixed bound is wider. */
function earlier(own: string | undefined, limit: string | undefined): string | undefined {
  const wider = limit !== undefined && (own === undefined || (isFixed(own) && isFixed(limit) && own < limit))
  return wider ? `dateNotBefore ${own ?? '–'} < ${limit}` : undefined
}

function later(own: string | undefined, limit: string | undefined): string | undefined {
  const wider = limit !== undefined && (own === undefined || (isFixed(own) && isFixed(limit) && own > limit))
  return wider ? `dateNotAfter ${own ?? '–'} > ${limit}` : undefined
}

function isFixed(bound: string): boolean {
  return bound !== 'today'
}

function otherUnit(own: string | undefined, unit: string | undefined): string | undefined {
  return unit !== undefined && own !== undefined && own !== unit ? `unit ${own} ≠ ${unit}` : undefined
}

function foreignOption(field: FormField, element: SharedElement): string | undefined {
  if (!element.options) return undefined
  const known = new Set(element.options.map(({ value }) => value))
  const foreign = field.options?.find(({ value }) => !known.has(value))
  return foreign && `option ${foreign.value}`
}
