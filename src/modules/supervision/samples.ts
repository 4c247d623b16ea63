import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import { lastDay } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { problem } from './errors.ts'
import { cardIdOf } from './names.ts'
import { stageNewCards } from './new-cards.ts'
import { bounded, cursor, type Page, type Paging, pageOf, parseCursor, scopeOf } from './paging.ts'
import { type Staff, supervises } from './rules/access.ts'
import { rulesWith, setAt } from './rules/ruleSets.ts'
import type { NewCard } from './store-cards.ts'
import { findSample, recordFinding, type SampleRow, waitingSamples } from './store-samples.ts'
import { openWords, parseWords, sealWords } from './words.ts'

export interface ShownSample extends Omit<SampleRow, 'sealed'> {
  /** What the supervisor wrote; null: nothing. */
  readonly text: string | null
}

export interface Samples {
  /** Decisions on the spot that wait to be looked at, nearest day first. Throws `supervision.not_duty`. */
  samplesWaiting(actor: Staff, paging?: Paging): Promise<Page<ShownSample>>
  /** Throws `sample.not_found` for whoever does not supervise there. */
  sample(sampleId: string, actor: Actor): Promise<ShownSample>
  /** What was found, once; a fault is a card by the rule for samples. Throws `sample.state`, `supervision.words`. */
  lookedAt(
    sampleId: string,
    actor: Actor,
    found: { readonly finding: 'fine' | 'fault'; readonly text: string },
  ): Promise<ShownSample>
}

export function createSamples(context: SupervisionContext): Samples {
  const { db, keys, clock } = context.platform
  const shown = ({ sealed, ...sample }: SampleRow): ShownSample => ({
    ...sample,
    text: openWords(keys, contextOf(sample.sampleId), sealed),
  })

  async function known(sampleId: string, actor: Actor): Promise<{ readonly sample: SampleRow; readonly staff: Staff }> {
    const sample = isUuid(sampleId) ? await findSample(db, sampleId) : undefined
    if (!sample || actor.kind !== 'staff' || !supervises(actor, sample.regionCode)) throw problem('sample.not_found')
    return { sample, staff: actor }
  }

  return {
    async samplesWaiting(actor, paging = {}) {
      if (!supervises(actor, actor.regionCode)) throw problem('supervision.not_duty')
      const limit = bounded(paging.limit)
      const rows = await waitingSamples(db, scopeOf(actor.regionCode), limit + 1, parseCursor(paging.after))
      const page = pageOf(rows, limit, ({ lookBy, sampleId }) => cursor(lookBy, sampleId))
      return { ...page, lines: page.lines.map(shown) }
    },
    sample: async (sampleId, actor) => shown((await known(sampleId, actor)).sample),
    async lookedAt(sampleId, actor, { finding, text }) {
      const { sample, staff } = await known(sampleId, actor)
      if (sample.finding !== null) throw problem('sample.state')
      // A fault is told in words; that all is well needs none.
      const words = finding === 'fault' || text.trim() !== '' ? parseWords(text) : null
      const sealed = words === null ? null : sealWords(keys, contextOf(sampleId), words)
      const found = { ...sample, finding, lookedAt: clock.now(), staffId: staff.staffId, sealed }
      const cards = finding === 'fault' ? await faultCards(context, found) : []
      const [recorded] = await db.batch([recordFinding(found), ...cards])
      if (recorded?.rowCount !== 1) throw problem('sample.state')
      return shown(found)
    },
  }
}

const contextOf = (sampleId: string): string => `supervision/sample/${sampleId}`

async function faultCards(context: SupervisionContext, sample: SampleRow) {
  const now = context.platform.clock.now()
  const set = setAt((await context.ruleBook.open()).inForceFor(sample.regionCode), now)
  if (!set) return []
  const calendar = await context.organizations.calendarFor(sample.regionCode)
  const { caseId, sequence, regionCode, departmentId, officeId, postId, itemId, channel, sampleId } = sample
  const occasion = `sample/${sequence}`
  const cards = rulesWith(set, 'sample').map((rule): NewCard => {
    const answerBy = rule.answerDays === null ? null : lastDay(calendar, now, rule.answerDays)
    return {
      ...{ caseId, sequence, regionCode, departmentId, officeId, postId, itemId, channel, occasion },
      cardId: cardIdOf(caseId, rule.number, occasion),
      ruleNumber: rule.number,
      level: rule.level,
      raisedAt: now,
      recordedAt: now,
      ruleRegion: set.regionPrefix,
      ruleVersion: set.version,
      points: rule.points,
      details: { kind: 'sample', sampleId },
      status: answerBy === null ? 'noted' : 'raised',
      answerBy,
    }
  })
  return stageNewCards(context, cards)
}
