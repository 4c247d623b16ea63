import { isUuid } from '../../kernel/ids.ts'
import {
  type Answers,
  type Applied,
  applied,
  type FormSection,
  type ItemVersion,
  listCodeOf,
  situationSection,
} from '../../modules/catalog/index.ts'
import { withQuery } from '../citizen/items.ts'
import { answerPrefix, fittingAnswers } from '../situation-answers.ts'
import type { Visit } from '../visit.ts'

/** A personal list that somebody brought to the window, as it is today. */
export interface BroughtList {
  readonly version: ItemVersion
  readonly section: FormSection
  readonly answers: Answers
  readonly now: Applied
  /** It was made from an earlier guide, and something of it has to be asked again. */
  readonly outdated: boolean
  /** By which it is carried on from page to page. */
  readonly code: string
}

/** A form of the window with the list that is carried along. */
export function withList(visit: Visit, path: string): string {
  return withQuery(path, { list: listOf(visit) })
}

/** The code of the list that is carried along. */
export function listOf(visit: Visit): string | undefined {
  return visit.query('list')
}

/** Reads a code that was typed, or the address that a scanner typed. Undefined: there is no such list. */
export async function broughtList(visit: Visit, typed: string | undefined): Promise<BroughtList | undefined> {
  if (!typed) return undefined
  const found = (await ofAddress(visit, typed)) ?? (await ofCode(visit, typed))
  const section = found && situationSection(found.version.definition.form)
  if (!section) return undefined
  const { version } = found
  const answers = fittingAnswers(visit, section, found.answers)
  const code = listCodeOf({ itemId: version.itemId, version: version.number }, section, answers)
  return code === undefined
    ? undefined
    : { version, section, answers, now: applied(version.definition, answers), outdated: found.outdated, code }
}

interface Found {
  readonly version: ItemVersion
  readonly answers: Readonly<Record<string, unknown>>
  readonly outdated: boolean
}

async function ofCode(visit: Visit, typed: string): Promise<Found | undefined> {
  const lists = await visit.modules.catalog.listsOfCode(typed)
  const { regionCode } = visit.staff.actor
  return lists.find(({ version }) => version.definition.regionCode === regionCode) ?? lists[0]
}

/** As the code in a square holds it; of which site does not matter, as only the item and the answers are read. */
async function ofAddress(visit: Visit, typed: string): Promise<Found | undefined> {
  const [, itemId = '', query = ''] = /\/items\/([0-9a-f-]{36})\/situation\?(\S*)$/.exec(typed) ?? []
  if (!isUuid(itemId)) return undefined
  const version = await visit.modules.catalog.findCurrentVersion(itemId)
  const section = version && situationSection(version.definition.form)
  if (!section) return undefined
  const parameters = new URLSearchParams(query)
  const answers = section.fields.map(({ id, element }) => {
    const given = parameters.getAll(answerPrefix + id).slice(0, 40)
    return [id, element === 'choices' ? given : given[0]]
  })
  return { version, answers: Object.fromEntries(answers), outdated: false }
}
