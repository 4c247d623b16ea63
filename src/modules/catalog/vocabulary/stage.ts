import type { Statement } from '../../../platform/db/statement.ts'
import type { RecordedReason } from '../store-vocabulary.ts'
import { type LinkWrite, type UseWrite, vocabularyWrite } from '../store-vocabulary-write.ts'
import { createGuesser, type Guesser } from './guess.ts'
import { namesOf, type VocabularySubject } from './names-of.ts'
import type { LinkKind, VocabularyLink } from './schema.ts'
import { entriesOf, vocabularyHash } from './shared.ts'

const guessers = new Map<LinkKind, Guesser>()

/** Made with the first name: 4 ms for the pairs and sounds of all entries, and most processes never import. */
function guesserOf(kind: LinkKind): Guesser {
  const guesser = guessers.get(kind) ?? createGuesser(entriesOf(kind).values())
  guessers.set(kind, guesser)
  return guesser
}

/** 500 subjects a statement, as in the import. */
const subjectsMax = 500

/** The statements that record what definitions say, in place of what the same subjects said before. */
export function stageNames(subjects: readonly VocabularySubject[]): readonly Statement[] {
  const statements: Statement[] = []
  for (let at = 0; at < subjects.length; at += subjectsMax) {
    statements.push(...stagePart(subjects.slice(at, at + subjectsMax)))
  }
  return statements
}

function stagePart(subjects: readonly VocabularySubject[]): readonly Statement[] {
  const links = new Map<string, LinkWrite>()
  const uses: UseWrite[] = []
  for (const { kind: subjectKind, id: subjectId, definition } of subjects) {
    for (const { explicitKey, places, ...named } of namesOf(definition)) {
      const { kind, name } = named
      uses.push({ subjectKind, subjectId, kind, name, explicitKey, places })
      const guess = guesserOf(kind)(named)
      const before = links.get(`${kind} ${name}`)
      if (!before || guess.confidence > before.guess.confidence) {
        links.set(`${kind} ${name}`, { ...named, guess, hash: vocabularyHash })
      }
    }
  }
  const subjectIds = subjects.map(({ id }) => id)
  return vocabularyWrite.names(subjectIds, [...links.values()], uses, subjects.flatMap(reasonsOf))
}

/** The statement that guesses names again by the present vocabulary. */
export function stageGuessAgain(links: readonly VocabularyLink[]): Statement {
  return vocabularyWrite.guessAgain(
    links.map(({ kind, name, shown, standardCode, element }) => {
      const named = { kind, name, shown, standardCode, element }
      return { ...named, guess: guesserOf(kind)(named), hash: vocabularyHash }
    }),
  )
}

function reasonsOf({ kind, id, definition }: VocabularySubject): readonly RecordedReason[] {
  const { name, regionCode, materials } = definition
  return (materials ?? []).flatMap(({ id: materialId, name: materialName, askedDespiteSupply }) => {
    if (askedDespiteSupply === null) return []
    const subject = { subjectKind: kind, subjectId: id, subjectName: name, regionCode }
    return [{ ...subject, materialId, materialName, ...askedDespiteSupply }]
  })
}
