import type { Statement } from '../../platform/db/statement.ts'
import { type DecisionWrite, type RecordedReason, statement } from './store-vocabulary.ts'
import type { Guess } from './vocabulary/guess.ts'
import type { NameUse } from './vocabulary/names-of.ts'
import type { EvidenceSupplier, LinkKind } from './vocabulary/schema.ts'

/** One name with its guess, as it is written when the name is met. */
export interface LinkWrite extends Omit<NameUse, 'explicitKey' | 'places'> {
  readonly guess: Guess
  readonly hash: string
}

export interface UseWrite {
  readonly subjectKind: 'item' | 'standard'
  readonly subjectId: string
  readonly kind: LinkKind
  readonly name: string
  readonly explicitKey: string
  readonly places: number
}

/** The statements that change the vocabulary tables. All rows of one statement travel as one JSON value. */
export const vocabularyWrite = {
  /**
   * What the subjects say now, in place of what they said before. Names are locked in one order first: two writers that share names wait
   * for each other and never in a circle.
   */
  names: (
    subjectIds: readonly string[],
    links: readonly LinkWrite[],
    uses: readonly UseWrite[],
    reasons: readonly RecordedReason[],
  ): Statement[] => [
    statement('lock_links', lockLinks, subjectIds, JSON.stringify(links.map(({ kind, name }) => ({ kind, name })))),
    ...(links.length > 0 ? [statement('put_links', putLinks, JSON.stringify(links.map(flatLink)))] : []),
    statement('remove_uses', removeUses, subjectIds),
    ...(uses.length > 0 ? [statement('add_uses', addUses, JSON.stringify(uses))] : []),
    statement(
      'remove_reasons',
      'delete from catalog.asked_despite_supply where subject_id = any ($1::uuid[])',
      subjectIds,
    ),
    ...(reasons.length > 0 ? [statement('add_reasons', addReasons, JSON.stringify(reasons))] : []),
  ],
  guessAgain: (links: readonly LinkWrite[]): Statement =>
    statement('guess_again', guessAgain, JSON.stringify(links.map(flatLink))),
  decide: (decision: DecisionWrite): Statement => {
    const { kind, name, expected, status, key, decidedBy, decidedAt } = decision
    return statement('decide', decide, kind, name, expected, status, key, decidedBy, decidedAt)
  },
  registerSupplier: (supplier: EvidenceSupplier, at: Date): Statement => {
    const { evidenceType, key, name, registeredBy, liveSince, liveUntil } = supplier
    const values = [evidenceType, key, name.zh, name.en, registeredBy, liveSince, liveUntil, at]
    return statement('register_supplier', registerSupplier, ...values)
  },
  retireSupplier: (evidenceType: string, key: string, until: string): Statement =>
    statement('retire_supplier', retireSupplier, evidenceType, key, until),
}

function flatLink({ guess, ...link }: LinkWrite) {
  return { ...link, key: guess.key, confidence: guess.confidence, reason: guess.reason }
}

const asLinks = `jsonb_to_recordset($1::jsonb) as t (kind text, name text, shown text, "standardCode" text, element text, key text,
  confidence integer, reason text, hash text)`

/** A name that was met before keeps its row; a surer guess (an item gave its standard code) takes the place of a doubtful one. */
const putLinks = `
  insert into catalog.vocabulary_link as l (kind, name, shown, standard_code, element, key, guessed_key, confidence, reason, vocabulary_hash)
  select kind, name, shown, "standardCode", element, key, key, confidence, reason, hash from ${asLinks} order by kind, name
  on conflict (kind, name) do update set standard_code = coalesce(excluded.standard_code, l.standard_code), key = excluded.key,
    guessed_key = excluded.guessed_key, confidence = excluded.confidence, reason = excluded.reason
  where l.status = 'guessed' and excluded.confidence > l.confidence and l.vocabulary_hash = excluded.vocabulary_hash`

const lockLinks = `
  select 1 from catalog.vocabulary_link l join (
    select kind, name from catalog.vocabulary_use where subject_id = any ($1::uuid[])
    union select kind, name from jsonb_to_recordset($2::jsonb) as t (kind text, name text)
  ) as touched using (kind, name) order by l.kind, l.name for no key update of l`

const removeUses = `
  with gone as (delete from catalog.vocabulary_use where subject_id = any ($1::uuid[]) returning kind, name, places),
    sums as (select kind, name, sum(places)::integer as places from gone group by kind, name)
  update catalog.vocabulary_link l set uses = uses - sums.places from sums where l.kind = sums.kind and l.name = sums.name`

const addUses = `
  with added as (
    insert into catalog.vocabulary_use (subject_kind, subject_id, kind, name, explicit_key, places)
    select "subjectKind", "subjectId", kind, name, "explicitKey", places
    from jsonb_to_recordset($1::jsonb) as t ("subjectKind" text, "subjectId" uuid, kind text, name text, "explicitKey" text, places integer)
    returning kind, name, places
  ), sums as (select kind, name, sum(places)::integer as places from added group by kind, name)
  update catalog.vocabulary_link l set uses = uses + sums.places from sums where l.kind = sums.kind and l.name = sums.name`

const addReasons = `
  insert into catalog.asked_despite_supply (subject_kind, subject_id, region_code, subject_name, material_id, material_name, reason, until)
  select "subjectKind", "subjectId", "regionCode", "subjectName", "materialId", "materialName", reason, until
  from jsonb_to_recordset($1::jsonb) as t ("subjectKind" text, "subjectId" uuid, "regionCode" text, "subjectName" text,
    "materialId" text, "materialName" text, reason text, until date)
  on conflict (subject_id, material_id) do nothing`

const guessAgain = `
  update catalog.vocabulary_link l set key = t.key, guessed_key = t.key, confidence = t.confidence, reason = t.reason, vocabulary_hash = t.hash
  from ${asLinks} where l.kind = t.kind and l.name = t.name and l.status = 'guessed'`

const decide = `
  update catalog.vocabulary_link set status = $4, key = $5, decided_by = $6, decided_at = $7, revision = revision + 1
  where kind = $1 and name = $2 and revision = $3 returning revision`

/** A kind that is registered again keeps the day since when it is live. */
const registerSupplier = `
  insert into catalog.evidence_supplier (evidence_type, key, name_zh, name_en, registered_by, live_since, live_until, registered_at)
  select $1::text, $2::text, $3::text, $4::text, $5::text, $6::date, $7::date, $8::timestamptz
  where not exists (
    select 1 from catalog.evidence_supplier where evidence_type = $1 and key = $2 and live_until is null
  )
  on conflict (evidence_type, key, live_since) do update set live_until = excluded.live_until, name_zh = excluded.name_zh,
    name_en = excluded.name_en`

const retireSupplier = `
  update catalog.evidence_supplier set live_until = $3::date
  where evidence_type = $1 and key = $2 and (live_until is null or live_until > $3::date) and live_since <= $3::date returning key`
