import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays, dayOf, startOfDay } from '../../kernel/calendar.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { preparedSet, readRules } from './readRules.ts'
import { type InForce, inForceFor, type RuleSet } from './rules/ruleSets.ts'
import type { RuleSetContent } from './schema.ts'
import { findRules, insertRuleSet, type RuleSetPlace, ruleSetPlaces } from './store-rules.ts'

/** All editions of rules, ready to be asked. What was published never changes, so it is read once in the life of a process. */
export interface RuleBook {
  /** As it is in this moment: a reader takes one for the whole of a batch. */
  open(): Promise<OpenRuleBook>
  places(): Promise<readonly RuleSetPlace[]>
  /** The shipped edition, where it is not there yet. The first is in force from the beginning, a later one from tomorrow. */
  load(dataDirectory: string): Promise<void>
}

export interface OpenRuleBook {
  readonly sets: readonly RuleSet[]
  inForceFor(regionCode: string): readonly InForce[]
  /** The edition by which a card rose. */
  setOf(place: { readonly regionPrefix: string; readonly version: number }): RuleSet | undefined
}

/** Before any case that a platform of this kind has. */
const beginning = new Date('2000-01-01T00:00:00+08:00')
export const product = 'product'

/** What its rules are is not known. */
class UnreadableRules extends Error {}

export function createRuleBook({ db, clock, log }: Pick<Platform, 'db' | 'clock' | 'log'>): RuleBook {
  const known = new Map<string, RuleSet>()
  /** Editions that stay unreadable: they are neither read nor told of a second time. */
  const unreadable = new Set<string>()
  const places = () => ruleSetPlaces(db)

  async function setOf(place: RuleSetPlace): Promise<RuleSet> {
    const name = nameOf(place)
    const set = known.get(name) ?? preparedSet(place, checked(await findRules(db, place), name))
    known.set(name, set)
    return set
  }

  /** What one region published and nobody can read any more must not keep all others from being watched: there the edition around it counts. */
  async function readable(place: RuleSetPlace): Promise<RuleSet | undefined> {
    if (unreadable.has(nameOf(place))) return undefined
    try {
      return await setOf(place)
    } catch (error) {
      if (!(error instanceof UnreadableRules)) throw error
      log.error({ err: error, place }, 'an edition of rules cannot be read and does not count')
      unreadable.add(nameOf(place))
      return undefined
    }
  }

  return {
    places,
    async open() {
      const read = await Promise.all((await places()).map(readable))
      return opened(read.filter((set) => set !== undefined))
    },
    async load(dataDirectory) {
      const path = join(dataDirectory, 'supervision/rules.json')
      const { edition, ...rules } = JSON.parse(await readFile(path, 'utf8')) as { readonly edition: number }
      const content = checked(rules, path)
      const there = (await places()).filter(({ regionPrefix }) => regionPrefix === '')
      if (there.some(({ version }) => version >= edition)) return
      const now = clock.now()
      const inForceFrom = there.length === 0 ? beginning : startOfDay(addDays(dayOf(now), 1))
      const place = { regionPrefix: '', version: edition, inForceFrom, publishedBy: product, publishedAt: now }
      await db.batch([insertRuleSet(place, content)]).catch((error: unknown) => {
        // Another process that starts has loaded it.
        if (violatedConstraint(error) !== 'rule_set_pk') throw error
      })
    },
  }
}

function opened(sets: readonly RuleSet[]): OpenRuleBook {
  const timelines = new Map<string, readonly InForce[]>()
  const byName = new Map(sets.map((set) => [nameOf(set), set]))
  return {
    sets,
    inForceFor(regionCode) {
      const timeline = timelines.get(regionCode) ?? inForceFor(sets, regionCode)
      timelines.set(regionCode, timeline)
      return timeline
    },
    setOf: (place) => byName.get(nameOf(place)),
  }
}

function nameOf({ regionPrefix, version }: { readonly regionPrefix: string; readonly version: number }): string {
  return `${regionPrefix}/${version}`
}

function checked(rules: unknown, name: string): RuleSetContent {
  const read = readRules(rules)
  if (!read.ok)
    throw new UnreadableRules(`${name}: ${read.faults.map(({ field, code }) => `${field} ${code}`).join(', ')}`)
  return read.content
}
