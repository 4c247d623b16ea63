import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { Look } from './schema.ts'

const columns = `id, looked_at as at, region_code as "regionCode", actor_kind as "actorKind", actor_id as "actorId",
  post_id as "postId", department_id as "departmentId", via, subject_hash as "subjectHash", case_id as "caseId", purpose, what`

export function insertLook(look: Look): Statement {
  return {
    name: 'access_log.entry.insert',
    text: `insert into access_log.entry (id, looked_at, region_code, actor_kind, actor_id, post_id, department_id, via,
             subject_hash, case_id, purpose, what)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      look.id,
      look.at,
      look.regionCode,
      look.actorKind,
      look.actorId,
      look.postId,
      look.departmentId,
      look.via,
      look.subjectHash,
      look.caseId,
      look.purpose,
      look.what,
    ],
  }
}

const lookInsertion: Insertion<Look> = {
  name: 'access_log.entry.insert_all',
  table: 'access_log.entry',
  columns: [
    ['id', 'uuid', ({ id }) => id],
    ['looked_at', 'timestamptz', ({ at }) => at],
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['actor_kind', 'text', ({ actorKind }) => actorKind],
    ['actor_id', 'text', ({ actorId }) => actorId],
    ['post_id', 'uuid', ({ postId }) => postId],
    ['department_id', 'uuid', ({ departmentId }) => departmentId],
    ['via', 'text', ({ via }) => via],
    ['subject_hash', 'text', ({ subjectHash }) => subjectHash],
    ['case_id', 'uuid', ({ caseId }) => caseId],
    ['purpose', 'text', ({ purpose }) => purpose],
    ['what', 'text', ({ what }) => what],
  ],
}

export function insertLooks(looks: readonly Look[]): Statement {
  return insertRows(lookInsertion, looks)
}

/** Plan of the question for each name: index scan on entry_subject from the first moment of the day on. */
export function insertListing(
  looks: readonly Pick<Look & { subjectHash: string }, 'id' | 'subjectHash' | 'purpose'>[],
  shared: Omit<Look, 'id' | 'subjectHash' | 'purpose' | 'caseId'>,
  since: Date,
): Statement {
  return {
    name: 'access_log.entry.insert_listing',
    text: `insert into access_log.entry (id, looked_at, region_code, actor_kind, actor_id, post_id, department_id, via,
             subject_hash, purpose, what)
           select named.id, $4, $5, $6, $7, $8::uuid, $9::uuid, $10, named.subject_hash, named.purpose, $11
           from unnest($1::uuid[], $2::text[], $3::text[]) as named (id, subject_hash, purpose)
           where not exists (
             select 1 from access_log.entry e
             where e.subject_hash = named.subject_hash and e.id >= access_log.lowest_id($12) and e.purpose = named.purpose
               and e.what = $11 and e.actor_id = $7 and e.post_id is not distinct from $8::uuid
           )`,
    values: [
      looks.map(({ id }) => id),
      looks.map(({ subjectHash }) => subjectHash),
      looks.map(({ purpose }) => purpose),
      shared.at,
      shared.regionCode,
      shared.actorKind,
      shared.actorId,
      shared.postId,
      shared.departmentId,
      shared.via,
      shared.what,
      since,
    ],
  }
}

/** The highest UUID: a first page begins above every id. */
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export async function selectLooksAtPerson(
  db: Database,
  subjectHash: string,
  limit: number,
  after = highestId,
): Promise<Look[]> {
  const rows = await db.query({
    name: 'access_log.entry.of_person',
    text: `select ${columns} from access_log.entry where subject_hash = $1 and id < $2 order by id desc limit $3`,
    values: [subjectHash, after, limit],
  })
  return rows.map((row) => Look.parse(row))
}

export async function selectLooksAtCase(
  db: Database,
  caseId: string,
  limit: number,
  after = highestId,
): Promise<Look[]> {
  const rows = await db.query({
    name: 'access_log.entry.of_case',
    text: `select ${columns} from access_log.entry where case_id = $1 and id < $2 order by id desc limit $3`,
    values: [caseId, after, limit],
  })
  return rows.map((row) => Look.parse(row))
}

export function ensurePartition(instant: Date): Statement {
  return {
    name: 'access_log.entry.ensure_partition',
    text: 'select access_log.ensure_partition($1) as made',
    values: [instant],
  }
}
