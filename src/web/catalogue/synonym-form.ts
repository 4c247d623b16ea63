import type { FoundItem, Synonym, SynonymGiven } from '../../modules/search/index.ts'
import { itemHref } from '../citizen/items.ts'
import { formatInstant } from '../texts/format.ts'
import type { FieldError } from '../ui/index.ts'
import type { SynonymChangeLine } from '../views/catalogue/synonym-history.tsx'
import type { SynonymModel, SynonymValues } from '../views/catalogue/synonym-page.tsx'
import type { TrialModel, TriedItem } from '../views/catalogue/synonym-trial.tsx'
import type { Visit } from '../visit.ts'
import { author } from './office.ts'
import { staffName } from './opened.ts'

const triedMax = 5

/** What the form says, as it was typed and as the search takes it. */
export function writtenIn(visit: Visit): {
  readonly values: SynonymValues
  readonly given: SynonymGiven
  readonly faults: readonly FieldError[]
} {
  const kind = visit.field('kind') === 'same' ? 'same' : 'meaning'
  const values = {
    kind,
    said: visit.field('said'),
    means: visit.field('means'),
    question: visit.field('question'),
  } as const
  const given = { kind, said: phrasesOf(values.said), means: phrasesOf(values.means) } as const
  const faults = (['said', 'means'] as const)
    .filter((name) => given[name].length === 0)
    .map((field) => ({ field, message: visit.t(`catalogueSearch.missing.${field}`) }))
  return { values, given: { kind, said: [...given.said], means: [...given.means] }, faults }
}

/** One a line; whoever puts commas between them means the same. */
function phrasesOf(text: string): readonly string[] {
  return text
    .split(/[\n,\uff0c\u3001;\uff1b]+/)
    .map((phrase) => phrase.trim())
    .filter(Boolean)
}

/** The first results as they are and as they would be. */
export async function trialOf(
  visit: Visit,
  question: string,
  given: SynonymGiven,
  replaces: string | undefined,
): Promise<TrialModel> {
  const { actor } = author(visit)
  const { search } = visit.modules
  const [now, then] = await Promise.all([
    search.find({ regionCode: actor.regionCode, text: question, limit: triedMax }),
    search.officers.tryOut(actor, { question, given, ...(replaces && { replaces }) }),
  ])
  return { question, before: now.items.map(triedItem), after: then.map(triedItem) }
}

function triedItem(item: FoundItem): TriedItem {
  return { name: item.name, department: item.departmentName, href: itemHref(item) }
}

export async function historyOf(visit: Visit, id: string): Promise<readonly SynonymChangeLine[]> {
  const changes = await visit.modules.search.officers.historyOf(author(visit).actor, id)
  return Promise.all(
    changes.map(async ({ revision, removed, said, means, changedBy, changedAt }) => ({
      revision,
      removed,
      said: joined(visit, said),
      means: joined(visit, means),
      who: changedBy === null ? visit.t('catalogueSearch.history.shipped') : await staffName(visit, changedBy),
      when: formatInstant(changedAt, visit.language),
    })),
  )
}

/** Who was quicker, and what it says now. */
export async function conflictOf(visit: Visit, synonym: Synonym): Promise<SynonymModel['conflict']> {
  const [last] = await historyOf(visit, synonym.id)
  return last && { who: last.who, when: last.when, removed: last.removed, said: last.said, means: last.means }
}

function joined({ t }: Visit, words: readonly string[]): string {
  return words.join(t('common.listSeparator'))
}
