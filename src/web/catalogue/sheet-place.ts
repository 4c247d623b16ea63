import type { ReactNode } from 'react'
import type { ProposalContent } from '../../modules/catalog/index.ts'
import type { Opened } from './opened.ts'
import { draftOf } from './sheets/draft.ts'
import type { PartId } from './sheets/parts.ts'
import { valueAt } from './sheets/paths.ts'
import { type Draft, ownName, type Sheet, type SheetContext, type SheetField } from './sheets/sheet.ts'

/** One form of a proposal: which sheet is written, where in the content it stands, and where a save leads. */
export interface SheetPlace {
  readonly part: PartId
  readonly href: string
  readonly title: string
  readonly sheet: Sheet
  /** What is shown beside it and cannot be changed here. */
  readonly above?: Sheet
  /** Path of its root; undefined where the content does not have it (any more). */
  readonly rootIn: (content: ProposalContent) => string | undefined
  /** A member that is not there yet. */
  readonly blank?: (content: ProposalContent) => unknown
  readonly context: (content: ProposalContent) => SheetContext
  /** What an empty slot is above, so that one begins from it. */
  readonly filled?: (value: unknown) => unknown
  /** Fields that stand in the form; a hand-made request may name others, and the domain then says what it thinks of them. */
  readonly shows?: (field: SheetField, draft: Draft) => boolean
  /** What follows from the written value, such as rows of a table whose facts have changed. */
  readonly finish?: (value: unknown) => unknown
  /** Where a save leads, once the content is saved. */
  readonly after: (content: ProposalContent) => string
  /** More below the form. */
  readonly below?: (opened: Opened) => ReactNode
  readonly back?: { readonly href: string; readonly label: string }
}

/** The controls of the form for this content. */
export function shownDraft(place: SheetPlace, content: ProposalContent): Draft {
  const value = valueAt(content, place.rootIn(content) ?? '-') ?? place.blank?.(content)
  const draft = draftOf(place.sheet, value)
  if (!place.filled) return draft
  const own = Object.entries(draft).filter(([key]) => key.endsWith(ownName('')))
  return { ...draftOf(place.sheet, place.filled(value)), ...Object.fromEntries(own) }
}
