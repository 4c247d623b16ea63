import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { Announcement, type AnnouncementContent, SiteChange, SiteSettings } from './schema.ts'

const SiteRow = z.strictObject({
  regionCode: z.string(),
  number: z.int(),
  settings: SiteSettings,
  settingsNumber: z.int(),
})
export type SiteRow = z.infer<typeof SiteRow>

/** Where a page of announcements goes on: newest first. */
export const AnnouncementPosition = z.strictObject({ from: z.iso.date(), id: z.uuid() })
export type AnnouncementPosition = z.infer<typeof AnnouncementPosition>

/** The only SQL of sites. Rows are parsed on the way out. */
export function createStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, query: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(query))

  return {
    async revision(): Promise<number> {
      const [row] = await db.query<{ number: number }>(statement('revision', 'select number from sites.revision'))
      return row?.number ?? 0
    },
    sites: (regionCodes: readonly string[]) =>
      read(
        SiteRow,
        statement(
          'sites',
          `select region_code as "regionCode", number, settings, settings_number as "settingsNumber"
           from sites.site where region_code = any ($1)`,
          regionCodes,
        ),
      ),
    announcements: (...asked: Parameters<typeof newestAnnouncements>) =>
      read(Announcement, newestAnnouncements(...asked)),
    announcement: (id: string) =>
      read(
        Announcement,
        statement('announcement', `select ${announcement} from sites.announcement where id = $1 and not removed`, id),
      ),
    /** Newest first, below a number. */
    changes: (regionCode: string, below: number, limit: number) =>
      read(
        SiteChange,
        statement(
          'changes',
          `select number, announcement_id as "announcementId", content, staff_id as "staffId", changed_at as "changedAt"
           from sites.change where region_code = $1 and number < $2 order by number desc limit $3`,
          regionCode,
          below,
          limit,
        ),
      ),
    /** What the same thing was before: the settings, or one announcement. */
    changeBefore: (regionCode: string, number: number, announcementId: string | null) =>
      read(
        SiteChange,
        statement(
          'change_before',
          `select number, announcement_id as "announcementId", content, staff_id as "staffId", changed_at as "changedAt"
           from sites.change where region_code = $1 and number < $2 and announcement_id is not distinct from $3
           order by number desc limit 1`,
          regionCode,
          number,
          announcementId,
        ),
      ),
    /** Also one that was taken away since. */
    async isKnown(id: string): Promise<boolean> {
      const rows = await db.query(statement('is_known', 'select 1 from sites.announcement where id = $1', id))
      return rows.length > 0
    },
    write: (statements: readonly Statement[]) => db.batch(statements),
  }
}

/** Of each region the newest that have begun, together newest first. */
export function newestAnnouncements(
  regionCodes: readonly string[],
  begun: string,
  after: AnnouncementPosition | null,
  limit: number,
): Statement {
  return statement(
    'announcements',
    `select one.* from unnest($1::text[]) as region (code)
     cross join lateral (
       select ${announcement} from sites.announcement
       where region_code = region.code and not removed and from_day <= $2
         and (from_day, id) < (coalesce($3::date, 'infinity'), coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
       order by from_day desc, id desc limit $5
     ) one order by one."from" desc, one.id desc limit $5`,
    regionCodes,
    begun,
    after?.from ?? null,
    after?.id ?? null,
    limit,
  )
}

export type SitesStore = ReturnType<typeof createStore>

const announcement = `id, region_code as "regionCode", number, title, body, from_day as "from", until_day as until, pinned`

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `sites.${name}`, text, values }
}

/**
 * A change moves the site's number on, if what the officer saw is still so; the line of history takes that number. When it is not,
 * the line meets the one before it in the primary key, and nothing of the batch happened.
 */
export const write = {
  site: (regionCode: string) =>
    statement('put_site', 'insert into sites.site (region_code) values ($1) on conflict do nothing', regionCode),
  /** Whoever changes the same site waits here, and then sees what the other did. */
  lock: (regionCode: string) =>
    statement('lock_site', 'select 1 from sites.site where region_code = $1 for update', regionCode),
  settings: (regionCode: string, expected: number, settings: SiteSettings) =>
    statement(
      'save_settings',
      `update sites.site set settings = $3, number = number + 1, settings_number = number + 1
       where region_code = $1 and settings_number = $2`,
      regionCode,
      expected,
      JSON.stringify(settings),
    ),
  /** `expected`: the announcement's number; null: a new one. */
  nextNumber: (regionCode: string, id: string, expected: number | null) =>
    statement(
      'next_number',
      `update sites.site set number = number + 1
       where region_code = $1 and ($3::integer is null or exists (
         select from sites.announcement where id = $2 and region_code = $1 and number = $3 and not removed))`,
      regionCode,
      id,
      expected,
    ),
  newAnnouncement: (regionCode: string, id: string, { title, body, from, until, pinned }: AnnouncementContent) =>
    statement(
      'new_announcement',
      `insert into sites.announcement (id, region_code, number, title, body, from_day, until_day, pinned)
       select $2, region_code, number, $3, $4, $5, $6, $7 from sites.site where region_code = $1`,
      regionCode,
      id,
      title,
      body,
      from,
      until,
      pinned,
    ),
  announcement: (id: string, expected: number, { title, body, from, until, pinned }: AnnouncementContent) =>
    statement(
      'save_announcement',
      `update sites.announcement a set title = $3, body = $4, from_day = $5, until_day = $6, pinned = $7, number = s.number
       from sites.site s where s.region_code = a.region_code and a.id = $1 and a.number = $2`,
      id,
      expected,
      title,
      body,
      from,
      until,
      pinned,
    ),
  removal: (id: string, expected: number) =>
    statement(
      'remove_announcement',
      `update sites.announcement a set removed = true, number = s.number
       from sites.site s where s.region_code = a.region_code and a.id = $1 and a.number = $2`,
      id,
      expected,
    ),
  change: (regionCode: string, change: Omit<SiteChange, 'number'>) =>
    statement(
      'put_change',
      `insert into sites.change (region_code, number, announcement_id, content, staff_id, changed_at)
       select region_code, number, $2, $3, $4, $5 from sites.site where region_code = $1`,
      regionCode,
      change.announcementId,
      change.content === null ? null : JSON.stringify(change.content),
      change.staffId,
      change.changedAt,
    ),
  nextRevision: () => statement('next_revision', 'update sites.revision set number = number + 1'),
}
