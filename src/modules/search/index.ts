import { dayOf } from '../../kernel/calendar.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Catalog, type StaffActor, syllables } from '../catalog/index.ts'
import type { Organizations } from '../organizations/index.ts'
import { answer, codeOf, facetsOf, type Hit } from './answer.ts'
import { createCounting } from './counting.ts'
import { hitAfter, readPlace, writePlace } from './cursor.ts'
import { problem } from './errors.ts'
import { createFollower } from './follow.ts'
import { createLimiter } from './limiter.ts'
import { state } from './memory/place.ts'
import { withoutNumbers } from './rules/keepable.ts'
import { createLexicon } from './rules/lexicon.ts'
import { normaliseQuestion } from './rules/normalise.ts'
import type {
  CountedQuestion,
  FoundItem,
  LeftQuestion,
  SearchAnswer,
  SearchAsked,
  Suggestion,
  Synonym,
  SynonymChange,
} from './schema.ts'
import { createStore, write } from './store.ts'
import { suggest } from './suggest.ts'
import { assertKeeper, createSynonyms, type SynonymGiven } from './synonyms.ts'

export * from './schema.ts'
export type { SynonymGiven } from './synonyms.ts'

const leftLengthMax = 300

/** One question over everything that is published. */
export interface Search {
  /** Items of the region, of those above it, and of others that reach here. Throws `region_not_found`, `search.cursor_invalid`. */
  find(asked: SearchAsked): Promise<SearchAnswer>
  /** While somebody types: at most 8 names or questions; of `query` only what people say that begins so, which costs little. */
  suggest(regionCode: string, text: string, kind?: Suggestion['kind']): Promise<readonly Suggestion[]>
  /** Somebody has opened an item from the answer to a question. */
  recordClick(regionCode: string, text: string): void
  /**
   * Keeps what somebody did not find, without saying who. `from` is the address, for the limit of 5 an hour; it is kept nowhere. Throws
   * `search.question_empty`, `search.question_long`, `search.too_many_questions`.
   */
  leaveQuestion(given: { readonly regionCode: string; readonly text: string; readonly from: string }): Promise<void>
  /** For posts that manage the catalogue, each in its region. All throw `search.not_catalogue_duty`. */
  readonly officers: SearchOfficers
  /** The first filling of the synonyms; idempotent. */
  load(dataDirectory: string): Promise<void>
  /** Builds the index in the background. Without it the first question does. */
  start(): void
  /** Before the database is closed. */
  stop(): Promise<void>
  /** Number of definitions and items in memory, and an estimate of the bytes. */
  size(): Promise<{ readonly definitions: number; readonly items: number; readonly bytes: number }>
  /** Writes down the counts that are waiting; otherwise that happens every two seconds. */
  flush(): Promise<void>
}

export interface SearchOfficers {
  /** Questions that found nothing, or whose results nobody opened; most often asked first. */
  listQuestions(
    actor: StaffActor,
    asked: { readonly kind: 'not_found' | 'not_clicked'; readonly limit?: number; readonly after?: string },
  ): Promise<{ readonly questions: readonly CountedQuestion[]; readonly next: string | null }>
  /** Takes a question off both lists until it is asked again. */
  setAside(actor: StaffActor, question: string): Promise<void>
  /** Newest first. */
  listLeft(
    actor: StaffActor,
    asked?: { readonly limit?: number; readonly after?: string },
  ): Promise<{ readonly questions: readonly LeftQuestion[]; readonly next: string | null }>
  removeLeft(actor: StaffActor, id: string): Promise<void>
  /** Those that hold in the officer's region; with a text those that say or mean it. At most 100 unless more are asked for, and 5,000 for a file. */
  listSynonyms(actor: StaffActor, text?: string, limit?: number): Promise<readonly Synonym[]>
  /** Those that officers took away, the last one first; at most 100. */
  listRemovedSynonyms(actor: StaffActor): Promise<readonly Synonym[]>
  /** One that was taken away too. */
  findSynonym(actor: StaffActor, id: string): Promise<Synonym | undefined>
  /** False: it holds everywhere, or is of a region above. */
  mayChangeSynonym(actor: StaffActor, synonym: Synonym): Promise<boolean>
  /** What the first results would be with this group, in the place of the one that it replaces. Saves nothing. Throws `…_faulty`. */
  tryOut(
    actor: StaffActor,
    asked: { readonly question: string; readonly given: SynonymGiven; readonly replaces?: string },
  ): Promise<readonly FoundItem[]>
  /** Who changed what and when, newest first. */
  historyOf(actor: StaffActor, id: string): Promise<readonly SynonymChange[]>
  /** Holds in the officer's region and below, at once; a question that it comes from is taken off the lists. */
  addSynonym(actor: StaffActor, given: SynonymGiven & { readonly question?: string }): Promise<string>
  /** Throws `search.synonym_not_found`, `…_not_yours`, `…_changed`, `…_faulty`. */
  changeSynonym(actor: StaffActor, id: string, expected: number, given: SynonymGiven): Promise<void>
  removeSynonym(actor: StaffActor, id: string, expected: number): Promise<void>
  /** As it was at a revision; brings back what was taken away. Throws as `changeSynonym`. */
  restoreSynonym(actor: StaffActor, id: string, expected: number, revision: number): Promise<void>
}

const listMax = 100
/** Lines of a file. */
const fileMax = 5_000
const triedMax = 5
/** How a question is read that means what it says. */
const literal = { lexicon: createLexicon([], () => []), syllables: () => [] }

export function createSearch(
  platform: Platform,
  lower: { readonly catalog: Catalog; readonly organizations: Organizations },
): Search {
  const { catalog, organizations } = lower
  const { clock, log } = platform
  const store = createStore(platform.db)
  const follower = createFollower(catalog, log)
  const synonyms = createSynonyms(platform, store, organizations)
  const counting = createCounting(platform, store)
  const limiter = createLimiter()

  /** The region and those above it, nearest first. */
  async function chainOf(regionCode: string): Promise<readonly string[]> {
    await organizations.getRegion(regionCode)
    return [...(await organizations.regionPath(regionCode)).map(({ code }) => code).reverse(), state]
  }

  async function itemWithCode(regionCodes: readonly string[], text: string): Promise<string | undefined> {
    const code = codeOf(text)
    if (code === undefined) return undefined
    // A code as it was typed; the database takes no text with this character.
    const written = text.replaceAll('\0', '').trim().slice(0, 120)
    for (const regionCode of regionCodes) {
      const version = await catalog.findByCode(regionCode, written)
      if (version) return version.itemId
    }
    return undefined
  }

  async function linesOf(hits: readonly Hit[]): Promise<readonly FoundItem[]> {
    const summaries = await catalog.summariesOf(hits.map(({ line }) => line.itemId))
    const byId = new Map(summaries.map((summary) => [summary.itemId, summary]))
    return Promise.all(
      hits.flatMap((hit) => {
        const summary = byId.get(hit.line.itemId)
        // Abolished since: no longer in any list.
        if (!summary || summary.status === 'abolished') return []
        const { levelsUp, alsoHere, why } = hit
        const named = organizations.findRegion(summary.regionCode)
        return named.then((region) => ({
          ...summary,
          regionName: region?.name ?? '',
          fromAbove: levelsUp > 0,
          alsoHere,
          why,
        }))
      }),
    )
  }

  /** One that holds in the officer's region. */
  async function synonymFor(actor: StaffActor, id: string): Promise<Synonym | undefined> {
    assertKeeper(actor)
    const row = await synonyms.find(id)
    if (!row) return undefined
    return row.regionCode === null || (await chainOf(actor.regionCode)).includes(row.regionCode) ? row : undefined
  }

  return {
    async find({ regionCode, text, filter = {}, limit = 20, after, exact = false, count = false }) {
      const [regionCodes, lexicon, index] = await Promise.all([
        chainOf(regionCode),
        synonyms.lexicon(),
        follower.present(),
      ])
      const asking = {
        regionCodes,
        reading: exact ? literal : { lexicon, syllables },
        itemWithCode: await itemWithCode(regionCodes, text),
      }
      const { hits, nearest, taken, guess } = answer(index, text, filter, asking)
      const from = after === undefined ? 0 : hitAfter(hits, readPlace(after))
      const shown = hits.slice(from, from + Math.min(Math.max(limit, 1), 100))
      const last = from + shown.length < hits.length ? shown.at(-1) : undefined
      if (count && after === undefined) counting.count(regionCode, text, hits.length > 0 ? 'found' : 'notFound')
      const [items, near] = await Promise.all([linesOf(shown), linesOf(nearest)])
      const next = last ? writePlace(last) : null
      return { items, next, taken, guess, nearest: near, facets: facetsOf(hits) }
    },
    async suggest(regionCode, text, kind) {
      const [regionCodes, lexicon, index] = await Promise.all([
        chainOf(regionCode),
        synonyms.lexicon(),
        follower.present(),
      ])
      return suggest(index, text, { regionCodes, reading: { lexicon, syllables } }, kind)
    },
    recordClick: (regionCode, text) => counting.count(regionCode, text, 'clicked'),
    async leaveQuestion({ regionCode, text, from }) {
      await organizations.getRegion(regionCode)
      // The length comes first: nobody makes us look for numbers in a book.
      if (text.trim().length > leftLengthMax) throw problem('search.question_long')
      const kept = withoutNumbers(text).trim()
      if (kept === '') throw problem('search.question_empty')
      if (!limiter.allows(from)) throw problem('search.too_many_questions')
      const now = clock.now()
      await store.write([write.leave({ id: uuidV7(now.getTime()), regionCode, text: kept, leftOn: dayOf(now) })])
    },
    officers: {
      async listQuestions(actor, { kind, limit = 50, after }) {
        assertKeeper(actor)
        await counting.flush()
        const rows = Math.min(Math.max(limit, 1), listMax)
        const place = after === undefined ? null : readPlace(after)
        const from = place && { count: place.score, question: place.id }
        const list = kind === 'not_found' ? store.notFound : store.notClicked
        const found = await list(actor.regionCode, from, rows + 1)
        const questions = found.slice(0, rows)
        const last = found.length > rows ? questions.at(-1) : undefined
        const countOf = (row: CountedQuestion) => (kind === 'not_found' ? row.notFound : row.found)
        return { questions, next: last ? writePlace({ score: countOf(last), id: last.question }) : null }
      },
      async setAside(actor, question) {
        assertKeeper(actor)
        await counting.flush()
        await store.write([write.setAside(actor.regionCode, question)])
      },
      async listLeft(actor, { limit = 50, after } = {}) {
        assertKeeper(actor)
        const rows = Math.min(Math.max(limit, 1), listMax)
        const found = await store.leftQuestions(
          actor.regionCode,
          after !== undefined && isUuid(after) ? after : null,
          rows + 1,
        )
        const questions = found.slice(0, rows)
        return { questions, next: found.length > rows ? (questions.at(-1)?.id ?? null) : null }
      },
      async removeLeft(actor, id) {
        assertKeeper(actor)
        if (isUuid(id)) await store.write([write.removeLeft(actor.regionCode, id)])
      },
      async listSynonyms(actor, text = '', limit = listMax) {
        assertKeeper(actor)
        const wanted = normaliseQuestion(text)
        const rows = await synonyms.list(await chainOf(actor.regionCode))
        const fits = ({ said, means }: Synonym) => [...said, ...means].some((phrase) => phrase.includes(wanted))
        return rows.filter(fits).slice(0, Math.min(limit, fileMax))
      },
      async listRemovedSynonyms(actor) {
        assertKeeper(actor)
        return synonyms.listRemoved(await chainOf(actor.regionCode))
      },
      findSynonym: synonymFor,
      mayChangeSynonym: synonyms.mayChange,
      async tryOut(actor, { question, given, replaces }) {
        assertKeeper(actor)
        const { regionCode } = actor
        const [regionCodes, lexicon, index] = await Promise.all([
          chainOf(regionCode),
          synonyms.lexiconWith(actor, given, replaces),
          follower.present(),
        ])
        const asking = { regionCodes, reading: { lexicon, syllables }, itemWithCode: undefined }
        return linesOf(answer(index, question, {}, asking).hits.slice(0, triedMax))
      },
      async historyOf(actor, id) {
        return (await synonymFor(actor, id)) ? synonyms.historyOf(id) : []
      },
      async addSynonym(actor, { question, ...given }) {
        const id = await synonyms.add(actor, given)
        // What was asked until now is counted first: it would bring the question back.
        await counting.flush()
        if (question !== undefined) await store.write([write.setAside(actor.regionCode, question)])
        return id
      },
      changeSynonym: synonyms.change,
      removeSynonym: synonyms.remove,
      restoreSynonym: synonyms.restore,
    },
    load: synonyms.load,
    start() {
      follower.start()
      // With the first question at the latest; a failure is told to it.
      synonyms.lexicon().catch(() => {})
    },
    stop: follower.stop,
    size: async () => (await follower.present()).size,
    flush: counting.flush,
  }
}
