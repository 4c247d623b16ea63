import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { RecentRevision } from '../../platform/recentRevision.ts'
import { type StaffActor, syllables } from '../catalog/index.ts'
import type { Organizations } from '../organizations/index.ts'
import { problem } from './errors.ts'
import { createLexicon, type Lexicon } from './rules/lexicon.ts'
import { normalise } from './rules/normalise.ts'
import type { Synonym, SynonymChange } from './schema.ts'
import { type SearchStore, write } from './store.ts'

const phrase = z.string().trim().min(1).max(40)
export const SynonymGiven = z.strictObject({
  kind: z.enum(['same', 'meaning']),
  said: z.array(phrase).min(1).max(60),
  means: z.array(phrase).min(1).max(12),
})
export type SynonymGiven = z.infer<typeof SynonymGiven>

const phrasesASlice = 50

const ShippedFile = z.strictObject({ note: z.string(), groups: z.array(SynonymGiven) })

/** 近义词: the table that officers edit, and what questions are read with. */
export interface Synonyms {
  lexicon(): Promise<Lexicon>
  /** Those in force for a region: its own, those above, and those that hold everywhere. */
  list(regionCodes: readonly string[]): Promise<readonly Synonym[]>
  /** At most 100 that officers took away, the last one first. */
  listRemoved(regionCodes: readonly string[]): Promise<readonly Synonym[]>
  /** One that was taken away too. */
  find(id: string): Promise<Synonym | undefined>
  /** Whether it is this officer's to change. */
  mayChange(actor: StaffActor, row: Synonym): Promise<boolean>
  /** As it would be with this group in the place of another one. */
  lexiconWith(actor: StaffActor, given: SynonymGiven, replaces: string | undefined): Promise<Lexicon>
  historyOf(id: string): Promise<readonly SynonymChange[]>
  /** Holds in the officer's region and below. */
  add(actor: StaffActor, given: SynonymGiven): Promise<string>
  change(actor: StaffActor, id: string, expected: number, given: SynonymGiven): Promise<void>
  remove(actor: StaffActor, id: string, expected: number): Promise<void>
  /** As it was at a revision; brings back what was taken away. */
  restore(actor: StaffActor, id: string, expected: number, revision: number): Promise<void>
  /** The first filling from the data folder. What officers have changed stays. */
  load(dataDirectory: string): Promise<void>
}

export function createSynonyms(
  { clock }: Pick<Platform, 'clock'>,
  store: SearchStore,
  organizations: Pick<Organizations, 'getRegion'>,
): Synonyms {
  const revision = new RecentRevision(() => store.revision())
  const heard = new Map<string, readonly string[]>()
  let known: { readonly revision: number; readonly rows: readonly Synonym[]; readonly lexicon: Lexicon } | undefined

  async function present() {
    const number = await revision.read()
    if (known?.revision === number) return known
    const rows = await store.synonyms()
    await hear(rows.flatMap(({ said, means }) => [...said, ...means]))
    known = { revision: number, rows, lexicon: createLexicon(rows, soundOf) }
    return known
  }

  /** Reading 4,000 phrases takes 0.2 s: done once for each, in slices that let others have their turn. */
  async function hear(phrases: readonly string[]): Promise<void> {
    const unheard = phrases.filter((phrase) => !heard.has(phrase))
    for (const [at, phrase] of unheard.entries()) {
      soundOf(phrase)
      if (at % phrasesASlice === 0) await nextTurn()
    }
  }

  function soundOf(phrase: string): readonly string[] {
    const before = heard.get(phrase)
    if (before) return before
    const sounds = syllables(phrase)
    heard.set(phrase, sounds)
    return sounds
  }

  async function put(actor: StaffActor, row: Synonym): Promise<void> {
    try {
      const signed = { ...row, changedBy: actor.staffId, changedAt: clock.now() }
      await store.write([write.synonym(signed), write.nextRevision()])
    } catch (error) {
      if (violatedConstraint(error) === 'synonym_change_pk') throw problem('search.synonym_changed')
      throw error
    } finally {
      revision.forget()
    }
  }

  async function changeable(actor: StaffActor, id: string, expected: number): Promise<Synonym> {
    assertKeeper(actor)
    const row = isUuid(id) ? await store.synonym(id) : undefined
    if (!row) throw problem('search.synonym_not_found')
    if (!(await mayChange(actor, row))) throw problem('search.synonym_not_yours')
    if (row.revision !== expected) throw problem('search.synonym_changed')
    return row
  }

  /** What holds everywhere is the uppermost region's. */
  async function mayChange(actor: StaffActor, row: Synonym): Promise<boolean> {
    if (row.regionCode !== null) return row.regionCode === actor.regionCode
    return (await organizations.getRegion(actor.regionCode)).level === 1
  }

  return {
    lexicon: async () => (await present()).lexicon,
    async list(regionCodes) {
      const { rows } = await present()
      return rows.filter(({ regionCode }) => regionCode === null || regionCodes.includes(regionCode))
    },
    listRemoved: store.removedSynonyms,
    find: async (id) => (isUuid(id) ? store.synonym(id) : undefined),
    mayChange,
    async lexiconWith(actor, given, replaces) {
      const others = (await present()).rows.filter(({ id }) => id !== replaces)
      // What was heard is not heard again, and what is only tried is not kept.
      const sounds = (phrase: string) => heard.get(phrase) ?? syllables(phrase)
      return createLexicon([...others, { ...parsed(given), regionCode: actor.regionCode }], sounds)
    },
    historyOf: async (id) => (isUuid(id) ? store.changesOf(id) : []),
    async add(actor, given) {
      assertKeeper(actor)
      const id = uuidV7(clock.now().getTime())
      await put(actor, { id, ...parsed(given), regionCode: actor.regionCode, revision: 1, removed: false })
      return id
    },
    async change(actor, id, expected, given) {
      const row = await changeable(actor, id, expected)
      await put(actor, { ...row, ...parsed(given), removed: false, revision: expected + 1 })
    },
    async remove(actor, id, expected) {
      const row = await changeable(actor, id, expected)
      await put(actor, { ...row, removed: true, revision: expected + 1 })
    },
    async restore(actor, id, expected, revision) {
      const row = await changeable(actor, id, expected)
      const wanted = (await store.changesOf(id)).find((change) => change.revision === revision)
      if (!wanted) throw problem('search.synonym_not_found')
      const { kind, said, means } = wanted
      await put(actor, { ...row, kind, said, means, removed: false, revision: expected + 1 })
    },
    async load(dataDirectory) {
      const text = readFileSync(join(dataDirectory, 'search', 'synonyms.json'), 'utf8')
      const { groups } = ShippedFile.parse(JSON.parse(text))
      const rows = groups.map(({ kind, said, means }) => {
        const key = `${kind}/${means[0]}/${said[0]}`
        return { id: idOf(key), key, kind, said: said.map(comparable), means: means.map(comparable) }
      })
      await store.write([write.shipped(rows, clock.now())])
      revision.forget()
    },
  }
}

export function assertKeeper(actor: StaffActor): void {
  if (!actor.duties.includes('catalogue')) throw problem('search.not_catalogue_duty')
}

function parsed(given: SynonymGiven): SynonymGiven {
  const comparableGiven = { ...given, said: distinct(given.said), means: distinct(given.means) }
  const read = SynonymGiven.safeParse(comparableGiven)
  if (!read.success) throw problem('search.synonym_faulty')
  return read.data
}

const comparable = (text: string) => normalise(text)
const distinct = (texts: readonly string[]) =>
  [...new Set(texts.map((text) => text.slice(0, 200)).map(comparable))].filter(Boolean)

/** The same group of the first filling has the same id everywhere. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`synonym ${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
