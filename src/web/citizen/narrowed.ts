import { Audience, type Browse, ItemType } from '../../modules/catalog/index.ts'
import { type OpenKind, openFormats, openItemsMax, openPath } from '../open/files.ts'
import type { BrowseFilter, OpenFile } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import { withQuery } from './items.ts'

/** What a list or a stage may be narrowed down by, in the order in which the form sends it. */
export const narrowing = ['department', 'audience', 'type', 'after'] as const

/** What was chosen; a value that was tampered with chooses nothing. */
export function chosenFilter(visit: Visit) {
  const department = visit.query('department')
  const audience = Audience.safeParse(visit.query('audience')).data
  const type = ItemType.safeParse(visit.query('type')).data
  return {
    ...(department !== undefined && { department }),
    ...(audience !== undefined && { audience }),
    ...(type !== undefined && { type }),
  }
}

type Chosen = ReturnType<typeof chosenFilter>

/** Only what is there in the region can be chosen. */
export function filterModel(visit: Visit, action: string, counts: Browse, chosen: Chosen): BrowseFilter {
  const values = (facet: 'department' | 'audience' | 'type') => counts[facet].map(({ value }) => value)
  return {
    action,
    fields: [
      {
        name: 'department' as const,
        options: values('department').map((value) => ({ value, label: value })),
        value: chosen.department,
      },
      {
        name: 'audience' as const,
        options: Audience.options
          .filter((value) => values('audience').includes(value))
          .map((value) => ({ value, label: visit.t(`vocabulary.audience.${value}`) })),
        value: chosen.audience,
      },
      {
        name: 'type' as const,
        options: ItemType.options
          .filter((value) => values('type').includes(value))
          .map((value) => ({ value, label: visit.t(`vocabulary.itemType.${value}`) })),
        value: chosen.type,
      },
    ].filter(({ options, value }) => options.length > 1 || value !== undefined),
  }
}

export function nextPage(path: string, chosen: Chosen, next: string | null): string | undefined {
  return next === null ? undefined : withQuery(path, { ...chosen, after: next })
}

export function openFiles(regionCode: string, kind: OpenKind, name: string): OpenFile[] {
  return openFormats.map((format) => ({
    format,
    href: openPath(regionCode, kind, name, format),
    itemsMax: openItemsMax,
  }))
}
