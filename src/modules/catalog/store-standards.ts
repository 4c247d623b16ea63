import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { ClaimContent, StandardContent } from './schema/standard.ts'
import type { SearchText } from './searchText.ts'
import { presentRevision } from './store-changes.ts'

/** A new version of a standard, with the columns of the standard for lists. */
export interface StandardWrite {
  readonly standardId: string
  readonly versionId: string
  readonly number: number
  readonly supersedes: string | null
  readonly regionCode: string
  readonly code: string
  readonly name: string
  readonly followsId: string | null
  readonly parentCode: string | null
  readonly departmentId: string | null
  readonly sortKey: string
  readonly searchText: SearchText
  readonly content: StandardContent
  readonly contentHash: string
  readonly publishedAt: Date
}

const VersionLine = z.strictObject({
  id: z.uuid(),
  standardId: z.uuid(),
  number: z.int(),
  contentHash: z.string(),
  publishedAt: z.date(),
  supersededAt: z.date().nullable(),
})
const StandardVersionRow = VersionLine.extend({ content: StandardContent })

const StandardRow = z.strictObject({
  standardId: z.uuid(),
  versionId: z.uuid(),
  regionCode: z.string(),
  code: z.string(),
  name: z.string(),
  departmentId: z.uuid().nullable(),
  followsId: z.uuid().nullable(),
  parentCode: z.string().nullable(),
  number: z.int(),
})
export type StandardRow = z.infer<typeof StandardRow>

const ListedStandard = z.strictObject({
  standardId: z.uuid(),
  versionId: z.uuid(),
  regionCode: z.string(),
  code: z.string(),
  name: z.string(),
  sortKey: z.string(),
})

const ClaimRow = z.strictObject({
  itemId: z.uuid(),
  versionId: z.uuid(),
  number: z.int(),
  regionCode: z.string(),
  name: z.string(),
  departmentName: z.string(),
})
export type ClaimRow = z.infer<typeof ClaimRow>
const ClaimContentRow = ClaimRow.pick({ itemId: true, versionId: true, number: true, regionCode: true }).extend({
  claim: ClaimContent,
})

const Chain = z.strictObject({ code: z.string(), parentCode: z.string().nullable() })
const FollowChain = z.strictObject({ standardId: z.uuid(), followsId: z.uuid().nullable() })

/** SQL of standards. */
export function createStandardStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))
  return {
    version: (id: string) =>
      read(StandardVersionRow, statement('standard_version', `${selectVersion} where id = $1`, id)),
    versionsOf: (standardId: string) =>
      read(
        VersionLine,
        statement(
          'standard_versions_of',
          `${selectLine} where standard_id = $1 order by number desc limit 100`,
          standardId,
        ),
      ),
    standard: (id: string) => read(StandardRow, statement('standard', `${selectStandard} where s.id = $1`, id)),
    standardByCode: (regionCode: string, code: string) =>
      read(
        StandardRow,
        statement('standard_by_code', `${selectStandard} where s.region_code = $1 and s.code = $2`, regionCode, code),
      ),
    /** Standards that a region may claim, in the order of a dictionary: those of `regions`, its own and all above it. */
    list: (
      regions: readonly string[],
      text: string | null,
      after: { sortKey: string; id: string } | null,
      limit: number,
    ) =>
      read(
        ListedStandard,
        statement('standard_list', listStandards, regions, text, after?.sortKey ?? null, after?.id ?? null, limit),
      ),
    claimsOf: (standardId: string, after: { regionCode: string; id: string } | null, limit: number) =>
      read(
        ClaimRow,
        statement('claims_of', selectClaims, standardId, after?.regionCode ?? null, after?.id ?? null, limit),
      ),
    /** What each claim says itself, for a new version of the standard. */
    claimContents: (standardId: string, after: { regionCode: string; id: string } | null, limit: number) =>
      read(
        ClaimContentRow,
        statement(
          'claim_contents',
          selectClaimContents,
          standardId,
          after?.regionCode ?? null,
          after?.id ?? null,
          limit,
        ),
      ),
    followersOf: (standardId: string) =>
      read(
        StandardRow,
        statement('followers_of', `${selectStandard} where s.follows_id = $1 order by s.id limit 500`, standardId),
      ),
    /** Codes from a standard's parent upwards, at most 20: a longer chain is a circle. */
    parentChain: (regionCode: string, code: string) =>
      read(Chain, statement('standard_parents', selectParents, regionCode, code)),
    followChain: (standardId: string) =>
      read(FollowChain, statement('standard_follows_chain', selectFollows, standardId)),
  }
}
export type StandardStore = ReturnType<typeof createStandardStore>

export const standardStatements = {
  put: (row: StandardWrite): Statement[] => [
    ...(row.supersedes === null
      ? []
      : [
          statement(
            'standard_supersede',
            'update catalog.standard_version set superseded_at = $2 where id = $1 and superseded_at is null',
            row.supersedes,
            row.publishedAt,
          ),
        ]),
    statement(
      'standard_put',
      `insert into catalog.standard (id, region_code, code, name, follows_id, parent_code, department_id, current_version_id, sort_key,
         search_text, changed_in)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${presentRevision})
       on conflict (id) do update set name = excluded.name, follows_id = excluded.follows_id, parent_code = excluded.parent_code,
         department_id = excluded.department_id, current_version_id = excluded.current_version_id, sort_key = excluded.sort_key,
         search_text = excluded.search_text, changed_in = excluded.changed_in`,
      row.standardId,
      row.regionCode,
      row.code,
      row.name,
      row.followsId,
      row.parentCode,
      row.departmentId,
      row.versionId,
      row.sortKey,
      JSON.stringify(row.searchText),
    ),
    statement(
      'standard_put_version',
      `insert into catalog.standard_version (id, standard_id, number, content, content_hash, published_at)
       values ($1, $2, $3, $4, $5, $6)`,
      row.versionId,
      row.standardId,
      row.number,
      JSON.stringify(row.content),
      row.contentHash,
      row.publishedAt,
    ),
  ],
  /** Holds the standard as it is until the claim that was composed with it is in; fails when it has moved on. */
  requireCurrent: (standardId: string, versionId: string): Statement =>
    statement(
      'standard_require_current',
      `with held as materialized (
         select 1 from catalog.standard where id = $1 and current_version_id = $2 for share
       ) select platform.require(exists (select from held), 'standard_current')`,
      standardId,
      versionId,
    ),
  /** After a new version: a claim that came in meanwhile and stands on the old one stops everything. */
  requireClaimsOn: (standardId: string, versionId: string): Statement =>
    statement(
      'standard_require_claims',
      `select platform.require(not exists (
         select from catalog.item i join catalog.item_version v on v.id = i.current_version_id
         where i.standard_id = $1 and i.status <> 'abolished' and v.base_version_id <> $2), 'standard_claims')`,
      standardId,
      versionId,
    ),
}

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.${name}`, text, values }
}

const selectLine = `select id, standard_id as "standardId", number, content_hash as "contentHash",
  published_at as "publishedAt", superseded_at as "supersededAt" from catalog.standard_version`
const selectVersion = selectLine.replace('select id,', 'select content, id,')

const selectStandard = `select s.id as "standardId", s.current_version_id as "versionId", s.region_code as "regionCode", s.code, s.name,
  s.department_id as "departmentId", s.follows_id as "followsId", s.parent_code as "parentCode", v.number
  from catalog.standard s join catalog.standard_version v on v.id = s.current_version_id`

/** The regions are at most five, each an ordered index scan; a text filters on the way. */
const listStandards = `
  select s.* from unnest($1::text[]) as r (region_code)
  cross join lateral (
    select id as "standardId", current_version_id as "versionId", region_code as "regionCode", code, name, sort_key as "sortKey"
    from catalog.standard
    where region_code = r.region_code and ($2::text is null or name like '%' || $2 || '%' or code like $2 || '%')
      and ($3::text is null or (sort_key, id) > ($3, $4::uuid))
    order by sort_key, id limit $5
  ) s order by s."sortKey", s."standardId" limit $5`

/** An abolished claim no longer follows what is laid down above. */
const claimsFrom = `
  from (
    select i.id, i.current_version_id, i.region_code, i.name, i.department_name from catalog.item i
    where i.standard_id = $1 and i.status <> 'abolished' and ($2::text is null or (i.region_code, i.id) > ($2, $3::uuid))
    order by i.region_code, i.id limit $4
  ) i join catalog.item_version v on v.id = i.current_version_id order by i.region_code, i.id`
const selectClaims = `select i.id as "itemId", i.current_version_id as "versionId", v.number, i.region_code as "regionCode", i.name,
  i.department_name as "departmentName" ${claimsFrom}`
const selectClaimContents = `select i.id as "itemId", i.current_version_id as "versionId", v.number, i.region_code as "regionCode",
  v.definition as claim ${claimsFrom}`

const selectParents = `
  with recursive chain as (
    select code, parent_code, 1 as depth from catalog.standard where region_code = $1 and code = $2
    union all
    select s.code, s.parent_code, c.depth + 1 from chain c
    join catalog.standard s on s.region_code = $1 and s.code = c.parent_code where c.depth < 20
  ) select code, parent_code as "parentCode" from chain order by depth`

const selectFollows = `
  with recursive chain as (
    select id, follows_id, 1 as depth from catalog.standard where id = $1
    union all
    select s.id, s.follows_id, c.depth + 1 from chain c join catalog.standard s on s.id = c.follows_id where c.depth < 20
  ) select id as "standardId", follows_id as "followsId" from chain order by depth`
