import type { Database } from '../../platform/db/database.ts'
import { type Column, type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CardDetails } from './rules/cardsOf.ts'
import type { Level } from './schema.ts'

export type CardStatus = 'noted' | 'raised' | 'answered' | 'accepted' | 'returned' | 'escalated'

/** One row of `supervision.card`. */
export interface CardRow {
  readonly cardId: string
  readonly caseId: string
  readonly ruleNumber: string
  readonly occasion: string
  readonly level: Level
  readonly raisedAt: Date
  readonly recordedAt: Date
  readonly ruleRegion: string
  readonly ruleVersion: number
  readonly sequence: number
  readonly regionCode: string
  readonly departmentId: string
  readonly officeId: string
  readonly postId: string | null
  readonly itemId: string
  readonly channel: string
  readonly points: number
  readonly details: CardDetails
  readonly status: CardStatus
  /** Last day to answer; null: none is asked. */
  readonly answerBy: string | null
  readonly unanswered: boolean
  readonly superiorId: string | null
  /** How many steps it has. */
  readonly steps: number
}

/** What a card is when it rises. */
export type NewCard = Omit<CardRow, 'unanswered' | 'superiorId' | 'steps'>

// biome-ignore format: the table is read by column
const newColumns: readonly Column<NewCard>[] = [
  ['card_id',       'uuid',             (card) => card.cardId],
  ['case_id',       'uuid',             (card) => card.caseId],
  ['rule_number',   'text',             (card) => card.ruleNumber],
  ['occasion',      'text',             (card) => card.occasion],
  ['level',         'text',             (card) => card.level],
  ['raised_at',     'timestamptz',      (card) => card.raisedAt],
  ['recorded_at',   'timestamptz',      (card) => card.recordedAt],
  ['rule_region',   'text',             (card) => card.ruleRegion],
  ['rule_version',  'integer',          (card) => card.ruleVersion],
  ['sequence',      'integer',          (card) => card.sequence],
  ['region_code',   'text',             (card) => card.regionCode],
  ['department_id', 'uuid',             (card) => card.departmentId],
  ['office_id',     'uuid',             (card) => card.officeId],
  ['post_id',       'uuid',             (card) => card.postId],
  ['item_id',       'uuid',             (card) => card.itemId],
  ['channel',       'text',             (card) => card.channel],
  ['points',        'double precision', (card) => card.points],
  ['details',       'jsonb',            (card) => JSON.stringify(card.details)],
  ['status',        'text',             (card) => card.status],
  ['answer_by',     'date',             (card) => card.answerBy],
]

const insertion: Insertion<NewCard> = {
  name: 'supervision.card.insert',
  table: 'supervision.card',
  columns: newColumns,
  onConflict: 'on conflict on constraint card_pk do nothing',
}

/** Cards that are not there yet, each counted as it comes in: a card that somebody wrote meanwhile is neither written nor counted twice. */
export function insertCards(cards: readonly NewCard[]): Statement {
  const { name, text, values } = insertRows(insertion, cards)
  return {
    name,
    text: `with risen as (
             ${text} returning region_code, department_id, item_id, channel, level, rule_number, raised_at
           )
           insert into supervision.tally_delta (region_code, department_id, item_id, channel, measure, day, amount)
           select region_code, department_id, item_id, channel, measure, (raised_at at time zone 'Asia/Shanghai')::date, count(*)
           from risen cross join lateral (values (level), ('rule:' || rule_number)) as counted(measure)
           group by 1, 2, 3, 4, 5, 6`,
    values,
  }
}

/** Which of these cards are there. Plan: each by the primary key of its month. */
export async function cardsThere(db: Database, cardIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ cardId: string }>({
    name: 'supervision.card.there',
    text: 'select card_id as "cardId" from supervision.card where card_id = any($1::uuid[])',
    values: [cardIds],
  })
  return new Set(rows.map(({ cardId }) => cardId))
}
