import type { Actor } from '../../kernel/actor.ts'
import { addDays, dayOf, isDay, startOfDay } from '../../kernel/calendar.ts'
import { checkRegionCode } from '../../kernel/identifiers/regionCode.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import { coursesMax, type WholeCourse } from '../cases/index.ts'
import type { SupervisionContext } from './context.ts'
import { problem } from './errors.ts'
import { preparedSet, readRules } from './readRules.ts'
import { recordCourses } from './recording.ts'
import { type Staff, supervises } from './rules/access.ts'
import { cardsOf } from './rules/cardsOf.ts'
import { changesNothing, changesOf, type RuleChange } from './rules/ruleChanges.ts'
import { type RuleSet, rulesWith, setAt } from './rules/ruleSets.ts'
import type { RuleSetContent } from './schema.ts'
import { insertRuleSet, type RuleSetPlace } from './store-rules.ts'
import { stageNext } from './watching.ts'

export interface PublishedRules extends RuleSetPlace {
  readonly content: RuleSetContent
}

/** What a set would have raised, and what the one in force would have: how many cards of each rule, of how many cases. */
export interface Trial {
  readonly cases: number
  /** Only rules that look at one case: those of many cases, of missing answers and of samples cannot be tried. */
  readonly cards: Readonly<Record<string, number>>
  /** The same by the rules in force; empty: there are none. */
  readonly cardsNow: Readonly<Record<string, number>>
}

export interface Publishing {
  /** What counts in a region now, and what will from a later day on; undefined: no rules were loaded. */
  rulesFor(regionCode: string): Promise<{
    readonly now: PublishedRules | undefined
    readonly coming: readonly RuleSetPlace[]
    /** Every edition of the region and of those above it, newest first. */
    readonly history: readonly RuleSetPlace[]
  }>
  /** One edition with its rules; undefined: there is none, or it is of another region. */
  rulesOf(
    regionCode: string,
    place: Pick<RuleSetPlace, 'regionPrefix' | 'version'>,
  ): Promise<PublishedRules | undefined>
  /**
   * What these rules, and those in force, would have raised in the cases filed in the last month in the actor's region, of at most 2,000 of them. Throws
   * `supervision.not_duty`, `rules.faulty` with every fault.
   */
  tryRules(actor: Actor, rules: unknown): Promise<Trial>
  /** How they differ from what would count on that day without them. Throws what publishing them now would throw; nothing is written. */
  checkRules(actor: Actor, rules: unknown, inForceFrom: string): Promise<readonly RuleChange[]>
  /** For the actor's region and everything below that has none of its own, from 00:00 of that day. Throws `rules.faulty`, `rules.day`, `rules.unchanged`. */
  publishRules(actor: Actor, rules: unknown, inForceFrom: string): Promise<RuleSetPlace>
}

const replanJob = 'supervision.replan'
const trialCasesMax = 2_000
const trialDays = 31
const aheadDaysMax = 366

export function createPublishing(context: SupervisionContext): Publishing {
  const { platform, ruleBook, cases } = context
  const { db, clock, jobs } = platform
  jobs.register(replanJob, (payload) => replan(context, payload))

  async function publishable(actor: Actor, rules: unknown, inForceFrom: string) {
    const staff = supervisor(actor)
    const content = checked(rules)
    const now = clock.now()
    const tomorrow = addDays(dayOf(now), 1)
    const isSoon = isDay(inForceFrom) && inForceFrom >= tomorrow && inForceFrom <= addDays(tomorrow, aheadDaysMax)
    if (!isSoon) throw dayFault()
    const from = startOfDay(inForceFrom)
    const timeline = (await ruleBook.open()).inForceFor(staff.regionCode)
    if (changesNothing(timeline, content, from)) throw problem('rules.unchanged')
    return { staff, content, now, from, changes: changesOf(setAt(timeline, from), content) }
  }

  return {
    async rulesFor(regionCode) {
      const [book, places] = await Promise.all([ruleBook.open(), ruleBook.places()])
      const now = clock.now()
      const timeline = book.inForceFor(regionCode)
      const placeOf = (set: { regionPrefix: string; version: number }) =>
        places.find(({ regionPrefix, version }) => regionPrefix === set.regionPrefix && version === set.version)
      const set = timeline.findLast(({ from }) => from <= now)?.set
      const place = set && placeOf(set)
      return {
        now: set && place && { ...place, content: contentOf(set) },
        coming: timeline.filter(({ from }) => from > now).flatMap((one) => placeOf(one.set) ?? []),
        history: places
          .filter(({ regionPrefix }) => regionCode.startsWith(regionPrefix))
          .toSorted(
            (one, other) => other.inForceFrom.getTime() - one.inForceFrom.getTime() || other.version - one.version,
          ),
      }
    },
    async rulesOf(regionCode, { regionPrefix, version }) {
      if (!regionCode.startsWith(regionPrefix)) return undefined
      const places = await ruleBook.places()
      const place = places.find((one) => one.regionPrefix === regionPrefix && one.version === version)
      const set = place && (await ruleBook.open()).setOf(place)
      return place && set && { ...place, content: contentOf(set) }
    },
    async tryRules(actor, rules) {
      const staff = supervisor(actor)
      const content = checked(rules)
      const now = clock.now()
      const inForce = setAt((await ruleBook.open()).inForceFor(staff.regionCode), now)
      const tried = preparedSet({ regionPrefix: '', version: 0, inForceFrom: new Date(0) }, content)
      const after = firstIdOf(now.getTime() - trialDays * 86_400_000)
      const asked = { regionPrefix: prefixOf(staff.regionCode), open: false, after, limit: trialCasesMax }
      const caseIds = await cases.caseIds(asked)
      const [cards, cardsNow] = [countsOf(content), countsOf(inForce)]
      for (let from = 0; from < caseIds.length; from += coursesMax) {
        for (const course of await cases.courses(caseIds.slice(from, from + coursesMax))) {
          countCards(cards, course, tried, now)
          if (inForce) countCards(cardsNow, course, inForce, now)
        }
        // People's requests come in between.
        await new Promise((resolve) => setImmediate(resolve))
      }
      return { cases: caseIds.length, cards, cardsNow }
    },
    checkRules: async (actor, rules, inForceFrom) => (await publishable(actor, rules, inForceFrom)).changes,
    async publishRules(actor, rules, inForceFrom) {
      const { staff, content, now, from } = await publishable(actor, rules, inForceFrom)
      const regionPrefix = prefixOf(staff.regionCode)
      const versions = (await ruleBook.places()).filter((one) => one.regionPrefix === regionPrefix)
      const version = Math.max(0, ...versions.map((one) => one.version)) + 1
      const place = {
        regionPrefix,
        version,
        inForceFrom: from,
        publishedBy: staff.staffId,
        publishedAt: now,
      }
      try {
        const key = `replan/${regionPrefix}/${version}`
        await db.batch([insertRuleSet(place, content), jobs.stage(replanJob, { regionPrefix, after: null }, { key })])
      } catch (error) {
        if (violatedConstraint(error) === 'rule_set_pk') throw problem('rules.overtaken')
        throw error
      }
      return place
    },
  }
}

/** Of the rules that can be tried, none yet. */
function countsOf(rules: RuleSetContent | undefined): Record<string, number> {
  const tried = rules ? [...rulesWith(rules, 'clock'), ...rulesWith(rules, 'acts')] : []
  return Object.fromEntries(tried.map(({ number }) => [number, 0]))
}

/** Every card that one edition would have raised, had it been there from the beginning. */
function countCards(counts: Record<string, number>, course: WholeCourse, set: RuleSet, until: Date): void {
  for (const { ruleNumber } of cardsOf(course, [{ from: new Date(0), set }], until).cards) {
    counts[ruleNumber] = (counts[ruleNumber] ?? 0) + 1
  }
}

/** Every open case of the region is looked at under the new rules, some hundreds at a time; stopped and repeated it comes to the same. */
async function replan(context: SupervisionContext, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const { db, jobs } = context.platform
  const regionPrefix = String(payload.regionPrefix)
  const after = typeof payload.after === 'string' ? payload.after : undefined
  const caseIds = await context.cases.caseIds({ regionPrefix, open: true, after, limit: coursesMax })
  const last = caseIds.at(-1)
  if (!last) return
  const { statements, next } = await recordCourses(context, await context.cases.courses(caseIds))
  const more = caseIds.length === coursesMax ? [jobs.stage(replanJob, { regionPrefix, after: last })] : []
  await db.batch([...statements, ...stageNext(context.platform, next), ...more])
}

function supervisor(actor: Actor): Staff {
  if (actor.kind !== 'staff' || !supervises(actor, actor.regionCode)) throw problem('supervision.not_duty')
  return actor
}

function checked(rules: unknown): RuleSetContent {
  const read = readRules(rules)
  if (!read.ok) throw problem('rules.faulty', { count: read.faults.length }, undefined, read.faults)
  return read.content
}

function contentOf({ rules, sample, orderDays }: RuleSetContent): RuleSetContent {
  return { rules, sample, orderDays }
}

/** With the field that it is about, so that a form can say it there. */
function dayFault(): Error {
  const { code, sentence } = problem('rules.day')
  return problem('rules.day', {}, undefined, [{ field: 'inForceFrom', code, sentence }])
}

function prefixOf(regionCode: string): string {
  const region = checkRegionCode(regionCode)
  return region.ok ? region.prefix : regionCode
}

/** Below every id of that moment. */
function firstIdOf(ms: number): string {
  const time = ms.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}
