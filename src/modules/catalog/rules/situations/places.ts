import type { Condition } from '../../schema/condition.ts'
import type { ItemDefinition } from '../../schema.ts'

/** A condition of an item, and where it stands. */
export interface Place {
  /** RFC 6901, into the definition. */
  readonly pointer: string
  readonly condition: Condition
  /** Of a question in the situation section: how many questions stand before it. */
  readonly questionsBefore?: number
}

type WithConditions = Pick<ItemDefinition, 'form' | 'materials' | 'situations' | 'duties' | 'windows'>

/** Every condition of an item, situations first. */
export function conditionPlaces({ form, materials, situations, duties, windows }: WithConditions): readonly Place[] {
  const feelAt = (list: string, members: readonly { readonly when?: string | undefined }[]): Place[] =>
    members.flatMap(({ when }, at) =>
      when === undefined ? [] : [{ pointer: `/${list}/${at}/when`, condition: { feel: when } }],
    )
  const at = (pointer: string, condition: Condition | undefined, more: Partial<Place> = {}): Place[] =>
    condition ? [{ pointer, condition, ...more }] : []
  const inForm = form?.sections.flatMap((section, number) => {
    const pointer = `/form/sections/${number}`
    return [
      ...at(`${pointer}/showWhen`, section.showWhen),
      ...section.fields.flatMap(({ showWhen }, field) =>
        at(`${pointer}/fields/${field}/showWhen`, showWhen, section.situation ? { questionsBefore: field } : {}),
      ),
    ]
  })
  return [
    ...feelAt('situations', situations),
    ...(inForm ?? []),
    ...(materials ?? []).flatMap(({ requiredWhen }, number) =>
      at(`/materials/${number}/requiredWhen/condition`, requiredWhen?.condition),
    ),
    ...feelAt('duties', duties),
    ...feelAt('windows', windows),
  ]
}
