import type { Database } from '../../platform/db/database.ts'
import { type Column, type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { type Cursor, inScope, type Scope } from './paging.ts'
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
  /** The body that was told of it: when it rose, and where it was `unanswered` once more for that. */
  readonly superiorId: string | null
  /** How many steps it has. */
  readonly steps: number
}

/** What a card is when it rises. */
export type NewCard = Omit<CardRow, 'unanswered' | 'superiorId' | 'steps'> & {
  /** `answerBy` is the day that is near: it is settled by going on, and nobody is told when it passes. */
  readonly settledByGoingOn?: boolean
}

/** A new card, and who is told of it at once. */
export type ToldCard = NewCard & Pick<CardRow, 'superiorId'>

// biome-ignore format: the table is read by column
const newColumns: readonly Column<ToldCard>[] = [
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
  ['superior_id',   'uuid',             (card) => card.superiorId],
]

const insertion: Insertion<ToldCard> = {
  name: 'supervision.card.insert',
  table: 'supervision.card',
  columns: newColumns,
  onConflict: 'on conflict on constraint card_pk do nothing',
}

/** Cards that are not there yet, each counted as it comes in: a card that somebody wrote meanwhile is neither written nor counted twice. */
export function insertCards(cards: readonly ToldCard[]): Statement {
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

/** Nothing is asked any more about warnings whose cases went on; those that somebody answered stay as they are. Plan: each by the primary key of its month. */
export function settleWarnings(cardIds: readonly string[]): Statement {
  return {
    name: 'supervision.card.settle',
    text: `update supervision.card set status = 'noted', answer_by = null
           where card_id = any($1::uuid[]) and level = 'warning' and status = 'raised'`,
    values: [cardIds],
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

const columns = `card_id as "cardId", case_id as "caseId", rule_number as "ruleNumber", occasion, level, raised_at as "raisedAt",
  recorded_at as "recordedAt", rule_region as "ruleRegion", rule_version as "ruleVersion", sequence, region_code as "regionCode",
  department_id as "departmentId", office_id as "officeId", post_id as "postId", item_id as "itemId", channel, points, details,
  status, answer_by as "answerBy", unanswered, superior_id as "superiorId", steps`

type Row = CardRow & Record<string, unknown>
type Asking = Pick<Database, 'query'>

/** Plan: each by the primary key of its month. */
export async function findCards(db: Asking, cardIds: readonly string[]): Promise<CardRow[]> {
  return db.query<Row>({
    name: 'supervision.card.find',
    text: `select ${columns} from supervision.card where card_id = any($1::uuid[])`,
    values: [cardIds],
  })
}

/** Plan: `card_case` of each month. */
export async function cardsOfCases(db: Asking, caseIds: readonly string[], limit: number): Promise<CardRow[]> {
  return db.query<Row>({
    name: 'supervision.card.of_cases',
    text: `select ${columns} from supervision.card where case_id = any($1::uuid[]) order by raised_at, card_id limit $2`,
    values: [caseIds, limit],
  })
}

/** Waiting for a post, or for anybody of its body, nearest date first. Plan: two ordered scans of `card_waiting`, each a page. */
export async function waitingCards(
  db: Asking,
  { departmentId, postId }: { readonly departmentId: string; readonly postId: string },
  limit: number,
  after: Cursor | undefined,
): Promise<CardRow[]> {
  const branch = (post: string) => `(select * from supervision.card
    where office_id = $1 and phase = 0 and desk_post = ${post} and (answer_by, card_id) > ($3::date, $4::uuid)
    order by answer_by, card_id limit $5)`
  return db.query<Row>({
    name: 'supervision.card.waiting',
    text: `select ${columns} from (${branch('$2')} union all ${branch(`'${lowestId}'`)}) c order by answer_by, card_id limit $5`,
    values: [departmentId, postId, after?.at ?? firstDay, after?.id ?? lowestId, limit],
  })
}

/** Told to a body because nobody answered, nearest date first. Plan: an ordered scan of `card_superior`, a page. */
export function escalatedCards(
  db: Asking,
  departmentId: string,
  limit: number,
  after: Cursor | undefined,
): Promise<CardRow[]> {
  const { text, values } = ofSuperior('unanswered', departmentId, limit, after)
  return db.query<Row>({ name: 'supervision.card.escalated', text, values })
}

/**
 * Told to a body when they rose and still in their time, nearest date first, without those of the reader's own post. Plan: an ordered scan of
 * `card_superior` that stops after a page and what it passes of the own post.
 */
export function toldCards(
  db: Asking,
  { departmentId, postId }: { readonly departmentId: string; readonly postId: string },
  limit: number,
  after: Cursor | undefined,
): Promise<CardRow[]> {
  const { text, values } = ofSuperior('not unanswered and desk_post <> $5', departmentId, limit, after)
  return db.query<Row>({ name: 'supervision.card.told', text, values: [...values, postId] })
}

function ofSuperior(which: string, departmentId: string, limit: number, after: Cursor | undefined) {
  return {
    text: `select ${columns} from supervision.card
           where superior_id = $1 and phase = 0 and ${which} and (answer_by, card_id) > ($2::date, $3::uuid)
           order by answer_by, card_id limit $4`,
    values: [departmentId, after?.at ?? firstDay, after?.id ?? lowestId, limit],
  }
}

/** 0 waits for an answer, 1 for the supervisor, 2 for nobody. */
export type Phase = 0 | 1 | 2

export interface CardsAsked {
  readonly scope: Scope
  readonly phases: readonly Phase[]
  readonly levels: readonly Level[]
}

/**
 * A region's cards, newest first. Plan: for each phase and level an ordered scan of the index of the scope (`card_county` …) that stops after a page,
 * then a sort of at most nine pages.
 */
export async function cardsOfScope(
  db: Asking,
  { scope, phases, levels }: CardsAsked,
  limit: number,
  after: Cursor | undefined,
): Promise<CardRow[]> {
  return db.query<Row>({
    name: `supervision.card.of_scope_${scope.length}`,
    text: `select ${of('found')} from unnest($2::smallint[]) as wanted(phase) cross join unnest($3::text[]) as seen(level)
           cross join lateral (
             select c.* from supervision.card c
             where ${inScope(scope, '$1')} and c.phase = wanted.phase and c.level = seen.level
               and (c.raised_at, c.card_id) < ($4::timestamptz, $5::uuid)
             order by c.raised_at desc, c.card_id desc limit $6
           ) found order by raised_at desc, card_id desc limit $6`,
    values: [scope.prefix, phases, levels, after?.at ?? 'infinity', after?.id ?? highestId, limit],
  })
}

/**
 * A region's cards of one body, newest first. Plan: for each phase and level an ordered scan of `card_office` that stops after a page; a body has few
 * cards outside of its supervisor's region.
 */
export async function cardsOfOffice(
  db: Asking,
  officeId: string,
  { scope, phases, levels }: CardsAsked,
  limit: number,
  after: Cursor | undefined,
): Promise<CardRow[]> {
  return db.query<Row>({
    name: 'supervision.card.of_office',
    text: `select ${of('found')} from unnest($2::smallint[]) as wanted(phase) cross join unnest($3::text[]) as seen(level)
           cross join lateral (
             select c.* from supervision.card c
             where c.office_id = $7 and starts_with(c.region_code, $1) and c.phase = wanted.phase and c.level = seen.level
               and (c.raised_at, c.card_id) < ($4::timestamptz, $5::uuid)
             order by c.raised_at desc, c.card_id desc limit $6
           ) found order by raised_at desc, card_id desc limit $6`,
    values: [scope.prefix, phases, levels, after?.at ?? 'infinity', after?.id ?? highestId, limit, officeId],
  })
}

/** How many yellow and red cards and orders wait for a post, counted to `most` and no further. Plan: ordered scans of `card_to_answer` and `correction_order_waiting`. */
export async function waitingFor(
  db: Asking,
  { departmentId, postId }: { readonly departmentId: string; readonly postId: string },
  most: number,
): Promise<{ readonly cards: number; readonly orders: number }> {
  const cardsOf = (post: string) => `(select 'card' as kind from supervision.card
    where office_id = $1 and desk_post = ${post} and phase = 0 and level <> 'warning' order by answer_by, card_id limit $3)`
  const rows = await db.query<{ kind: string }>({
    name: 'supervision.card.waiting_for',
    text: `${cardsOf('$2')} union all ${cardsOf(`'${lowestId}'`)} union all
           (select 'order' from supervision.correction_order where office_id = $1 and phase = 0 order by due_on, order_id limit $3)`,
    values: [departmentId, postId, most],
  })
  const cards = rows.filter(({ kind }) => kind === 'card').length
  return { cards: Math.min(cards, most), orders: rows.length - cards }
}

/** The same columns of a named relation. */
function of(relation: string): string {
  return columns.replaceAll(/(^|, |,\n {2})([a-z_]+)/g, `$1${relation}.$2`)
}

export const firstDay = '0001-01-01'
export const lowestId = '00000000-0000-0000-0000-000000000000'
export const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
