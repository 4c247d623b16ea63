import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { EvidenceSupplier, type LinkKind, type LinkStatus, VocabularyLink } from './vocabulary/schema.ts'

export interface LinkPlace {
  readonly confidence: number
  readonly uses: number
  readonly name: string
  readonly kind: LinkKind
}

export const AskingSubject = z.strictObject({
  subjectKind: z.enum(['item', 'standard']),
  subjectId: z.uuid(),
  name: z.string(),
  regionCode: z.string(),
})
export type AskingSubject = z.infer<typeof AskingSubject>

export const RecordedReason = z.strictObject({
  subjectKind: z.enum(['item', 'standard']),
  subjectId: z.uuid(),
  regionCode: z.string(),
  subjectName: z.string(),
  materialId: z.string(),
  materialName: z.string(),
  reason: z.string(),
  until: z.iso.date(),
})
export type RecordedReason = z.infer<typeof RecordedReason>

export type ReasonPlace = Pick<RecordedReason, 'until' | 'subjectId' | 'materialId'>

/** What an officer decides of a name. */
export interface DecisionWrite {
  readonly kind: LinkKind
  readonly name: string
  readonly expected: number
  readonly status: Exclude<LinkStatus, 'guessed'>
  readonly key: string | null
  readonly decidedBy: string
  readonly decidedAt: Date
}

/** Reads of the vocabulary tables; what is written is in store-vocabulary-write.ts. Rows are parsed on the way out. */
export function createVocabularyStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))
  return {
    link: (kind: LinkKind, name: string) =>
      read(VocabularyLink, statement('link', `${selectLink} where kind = $1 and name = $2`, kind, name)),
    links: (kind: LinkKind, names: readonly string[]) =>
      read(VocabularyLink, statement('links', `${selectLink} where kind = $1 and name = any ($2)`, kind, names)),
    listLinks(filter: { kind: LinkKind | undefined; status: LinkStatus }, after: LinkPlace | undefined, limit: number) {
      const from = [after?.confidence ?? null, after?.uses ?? null, after?.name ?? null]
      return filter.kind === undefined
        ? read(VocabularyLink, statement('list_links', listLinks, filter.status, ...from, after?.kind ?? null, limit))
        : read(
            VocabularyLink,
            statement('list_links_of_kind', listLinksOfKind, filter.kind, filter.status, ...from, limit),
          )
    },
    linksTo: (kind: LinkKind, key: string, after: string | undefined, limit: number) =>
      read(VocabularyLink, statement('links_to', linksTo, kind, key, after ?? null, limit)),
    staleLinks: (hash: string, limit: number) =>
      read(VocabularyLink, statement('stale_links', staleLinks, hash, limit)),
    asking: (kind: LinkKind, key: string, after: string | undefined, limit: number) =>
      read(AskingSubject, statement('asking', selectAsking, kind, key, after ?? null, limit)),
    suppliers: (evidenceTypes: readonly string[]) =>
      read(EvidenceSupplier, statement('suppliers', selectSuppliers, evidenceTypes)),
    endedReasons: (regionCode: string, today: string, after: ReasonPlace | undefined, limit: number) =>
      read(
        RecordedReason,
        statement(
          'ended_reasons',
          selectEnded,
          regionCode,
          today,
          after?.until ?? null,
          after?.subjectId ?? null,
          after?.materialId ?? null,
          limit,
        ),
      ),
    write: (statements: readonly Statement[]) => db.batch(statements),
  }
}

export function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.vocabulary_${name}`, text, values }
}

const selectLink = `select kind, name, shown, standard_code as "standardCode", element, key, guessed_key as "guessedKey",
  confidence, reason, status, uses, revision, decided_by as "decidedBy", decided_at as "decidedAt" from catalog.vocabulary_link`

const listLinks = `${selectLink} where status = $1
  and ($2::integer is null or (confidence, uses, name, kind) < ($2, $3::integer, $4::text, $5::text))
  order by confidence desc, uses desc, name desc, kind desc limit $6`
const listLinksOfKind = `${selectLink} where kind = $1 and status = $2
  and ($3::integer is null or (confidence, uses, name) < ($3, $4::integer, $5::text))
  order by confidence desc, uses desc, name desc limit $6`
const linksTo = `${selectLink} where kind = $1 and key = $2 and ($3::text is null or name > $3) order by name limit $4`
const staleLinks = `${selectLink} where status = 'guessed' and vocabulary_hash <> $1 order by kind, name limit $2`

/**
 * Items and standards that ask for an entry: by what they say themselves, or by a name that leads to it. Each name gives at most one
 * page, so the work grows with the names of the entry and not with the items.
 */
const selectAsking = `
  with subjects as (
    (select subject_kind, subject_id from catalog.vocabulary_use
      where kind = $1 and explicit_key = $2 and explicit_key <> '' and ($3::uuid is null or subject_id > $3) order by subject_id limit $4)
    union
    select found.* from catalog.vocabulary_link l cross join lateral (
      select subject_kind, subject_id from catalog.vocabulary_use u
      where u.kind = l.kind and u.name = l.name and u.explicit_key = '' and ($3::uuid is null or u.subject_id > $3)
      order by u.subject_id limit $4
    ) as found where l.kind = $1 and l.key = $2
    order by subject_id limit $4
  )
  select s.subject_kind as "subjectKind", s.subject_id as "subjectId", coalesce(i.name, b.name) as name,
    coalesce(i.region_code, b.region_code) as "regionCode"
  from subjects s left join catalog.item i on s.subject_kind = 'item' and i.id = s.subject_id
    left join catalog.standard b on s.subject_kind = 'standard' and b.id = s.subject_id
  where coalesce(i.id, b.id) is not null order by s.subject_id`

const selectSuppliers = `select evidence_type as "evidenceType", key, jsonb_build_object('zh', name_zh, 'en', name_en) as name,
  registered_by as "registeredBy", live_since as "liveSince", live_until as "liveUntil" from catalog.evidence_supplier
  where evidence_type = any ($1) order by evidence_type, live_since desc, key limit 500`

const selectEnded = `select subject_kind as "subjectKind", subject_id as "subjectId", region_code as "regionCode",
  subject_name as "subjectName", material_id as "materialId", material_name as "materialName", reason, until
  from catalog.asked_despite_supply where region_code = $1 and until < $2::date
  and ($3::date is null or (until, subject_id, material_id) > ($3::date, $4::uuid, $5::text))
  order by until, subject_id, material_id limit $6`
