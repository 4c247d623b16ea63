import type { ProposalContent } from '../../modules/catalog/index.ts'
import { formatInstant } from '../texts/format.ts'
import type { ConflictModel } from '../views/catalogue/conflict-page.tsx'
import type { Visit } from '../visit.ts'
import { type Opened, staffName } from './opened.ts'
import { type SheetPlace, shownDraft } from './sheet-place.ts'
import type { Sent } from './sheets/draft.ts'
import { sameValue } from './sheets/paths.ts'
import { type Draft, labelOf, ownName, type SheetField, unknownName, wasName } from './sheets/sheet.ts'
import { linesOf } from './sheets/words.ts'

/** Name of the choice between two texts of one field. */
export const choiceName = (at: string) => `_choice.${at}`

function chosenOf(text: string): 'mine' | 'theirs' | undefined {
  return text === 'mine' || text === 'theirs' ? text : undefined
}

/** The two texts beside each other, one line a field in which they differ, and what each changed. */
export async function conflictModel(
  visit: Visit,
  { proposal }: Opened,
  place: SheetPlace,
  mine: { readonly expected: number; readonly before: ProposalContent; readonly draft: Draft },
): Promise<Omit<ConflictModel, 'editor'>> {
  const base = shownDraft(place, mine.before)
  const his = shownDraft(place, proposal.content)
  const context = place.context(proposal.content)
  const words = (draft: Draft) => new Map(linesOf(place.sheet, draft, context).map((line) => [line.at, line.words]))
  const [hers, theirs, before] = [words(mine.draft), words(his), words(base)]
  const differing = place.sheet.filter((field) => field.kind !== 'id' && !sameField(field, mine.draft, his))
  return {
    target: visit.target(place.href),
    backHref: place.href,
    hidden: {
      ...hiddenOf((visit.request.body ?? {}) as Sent),
      _revision: String(mine.expected),
      _theirs: String(proposal.revision),
    },
    unchosen: visit.field('_theirs') !== '',
    who: await staffName(visit, proposal.changedBy),
    when: formatInstant(proposal.changedAt, visit.language),
    rows: differing.map((field) => {
      const untouched = sameField(field, mine.draft, base)
      const onlyMine = sameField(field, his, base)
      return {
        name: choiceName(field.at),
        label: labelOf(field, visit.t),
        mine: hers.get(field.at) ?? [],
        theirs: theirs.get(field.at) ?? [],
        before: before.get(field.at) ?? [],
        // Where only one of them wrote, that is what both want; where both did, nobody chooses for her.
        chosen: chosenOf(visit.field(choiceName(field.at))) ?? (untouched ? 'theirs' : onlyMine ? 'mine' : undefined),
      }
    }),
  }
}

/** Her draft after she chose: field by field hers or his. Undefined: she has not chosen everywhere. */
export function resolved(visit: Visit, place: SheetPlace, his: ProposalContent, draft: Draft): Draft | undefined {
  const theirs = shownDraft(place, his)
  const differing = place.sheet.filter((field) => field.kind !== 'id' && !sameField(field, draft, theirs))
  if (differing.some(({ at }) => visit.field(choiceName(at)) === '')) return undefined
  const chosen = place.sheet.flatMap((field) => {
    const from = visit.field(choiceName(field.at)) === 'mine' ? draft : theirs
    return keysOf(field).flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]] as const]))
  })
  return Object.fromEntries(chosen)
}

function keysOf(field: SheetField): readonly string[] {
  return [field.at, ownName(field.at), unknownName(field.at)]
}

/** Rows carry the place from which they came, which is not part of what they say. */
function sameField(field: SheetField, one: Draft, other: Draft): boolean {
  return keysOf(field).every((key) => sameValue(withoutPlaces(one[key]), withoutPlaces(other[key])))
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== wasName)
      .map(([key, inner]) => [key, withoutPlaces(inner)]),
  )
}

/** Everything that she typed, to go along unseen. */
function hiddenOf(sent: Sent): Record<string, string | readonly string[]> {
  const own = Object.entries(sent).filter(([name]) => !name.startsWith('_'))
  return Object.fromEntries(
    own.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
}
