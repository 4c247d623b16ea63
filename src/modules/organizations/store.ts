import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { editionOf, type PlacedCalendar } from './rules/calendars.ts'
import { Department, Post, Region, ServicePoint } from './schema.ts'

export interface CalendarRow extends Record<string, unknown> {
  readonly id: string
  readonly version: string
  readonly regionPrefix: string
  readonly calendar: unknown
}

/** The only SQL of organizations. Rows are parsed on the way out. */
export function createStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))

  return {
    async revision(): Promise<number> {
      const [row] = await db.query<{ number: number }>(
        statement('revision', 'select number from organizations.revision'),
      )
      return row!.number
    },
    region: (code: string) => read(Region, statement('region', `${selectRegion} where code = $1`, code)),
    childRegions: (code: string | null) =>
      read(
        Region,
        code === null
          ? statement('provinces', `${selectRegion} where parent_code is null order by code`)
          : statement('child_regions', `${selectRegion} where parent_code = $1 order by code`, code),
      ),
    searchRegions: (text: string, limit: number) =>
      read(
        Region,
        statement(
          'search_regions',
          `${selectRegion} where path_name like $1 escape '\\' order by level, length(name), code limit $2`,
          `%${text.replace(/[\\%_]/g, '\\$&')}%`,
          limit,
        ),
      ),
    /** The newest version, or the one named; of the calendar whose place fits best. */
    calendarFor: (regionCode: string, version: string | null) =>
      db.query<CalendarRow>(
        statement(
          'calendar_for',
          `${selectCalendar} where starts_with($1, region_prefix) and ($2::text is null or version = $2)
           order by length(region_prefix) desc, edition desc limit 1`,
          regionCode,
          version,
        ),
      ),
    calendar: (id: string, version: string) =>
      db.query<CalendarRow>(statement('calendar', `${selectCalendar} where id = $1 and version = $2`, id, version)),
    /** The country's first, where there is one: calendars of single regions came later. */
    firstCalendarFor: (regionCode: string) =>
      db.query<CalendarRow>(
        statement(
          'first_calendar_for',
          `${selectCalendar} where starts_with($1, region_prefix) order by length(region_prefix), edition limit 1`,
          regionCode,
        ),
      ),
    /** All versions of this calendar, and whatever applies at the same place. At most some a year. */
    calendarsLike: (id: string, regionPrefix: string) =>
      db.query<CalendarRow>(
        statement(
          'calendars_like',
          `${selectCalendar} where id = $1 or region_prefix = $2 order by edition desc limit 500`,
          id,
          regionPrefix,
        ),
      ),
    calendarNames: () =>
      db.query<{ id: string; version: string }>(
        statement('calendar_names', 'select id, version from organizations.calendar order by id, edition limit 10000'),
      ),
    departmentsOf: (regionCode: string) =>
      read(
        Department,
        statement('departments_of', `${selectDepartment} where region_code = $1 order by name`, regionCode),
      ),
    department: (id: string) => read(Department, statement('department', `${selectDepartment} where id = $1`, id)),
    post: (id: string) => read(Post, statement('post', `${selectPost} where id = $1`, id)),
    postsOf: (departmentId: string) =>
      read(Post, statement('posts_of', `${selectPost} where department_id = $1 order by name`, departmentId)),
    servicePointsOf: (regionCode: string) =>
      read(
        ServicePoint,
        statement('service_points_of', `${selectServicePoint} where region_code = $1 order by name`, regionCode),
      ),
    servicePoint: (id: string) =>
      read(ServicePoint, statement('service_point', `${selectServicePoint} where id = $1`, id)),
    write: (statements: readonly Statement[]) => db.batch(statements),
  }
}

export type OrganizationsStore = ReturnType<typeof createStore>

const selectCalendar = 'select id, version, region_prefix as "regionPrefix", calendar from organizations.calendar'
const selectRegion =
  'select code, name, level, parent_code as "parentCode", path_name as "pathName" from organizations.region'
const selectDepartment = `select id, name, credit_code as "creditCode", region_code as "regionCode", kind,
  legal_form as "legalForm", leadership, demo, appeal from organizations.department`
const selectPost = `select id, department_id as "departmentId", name, duties, window_number as "windowNumber",
  chief_representative as "chiefRepresentative" from organizations.post`
const selectServicePoint = `select id, department_id as "departmentId", region_code as "regionCode", name, address, hours,
  phone from organizations.service_point`

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `organizations.${name}`, text, values }
}

/** A row that is there and the same is left alone, so that a second load changes nothing. */
export const write = {
  regions: (rows: readonly Region[]) => fromJson('put_regions', putRegions, rows),
  departments: (rows: readonly Department[]) => fromJson('put_departments', putDepartments, rows),
  posts: (rows: readonly Post[]) => fromJson('put_posts', putPosts, rows),
  servicePoints: (rows: readonly ServicePoint[]) => fromJson('put_service_points', putServicePoints, rows),
  /** Of a file that is read at every start: what is there stays as it is. */
  calendar: (placed: PlacedCalendar, at: Date) =>
    calendarRow('put_calendar', `${insertCalendar} on conflict on constraint calendar_pk do nothing`, placed, at),
  /** Fails where the version is there by now. */
  newCalendar: (placed: PlacedCalendar, at: Date) => calendarRow('new_calendar', insertCalendar, placed, at),
  nextRevision: () => statement('next_revision', 'update organizations.revision set number = number + 1'),
}

function fromJson(name: string, text: string, rows: readonly unknown[]): Statement {
  return statement(name, text, JSON.stringify(rows))
}

const insertCalendar = `insert into organizations.calendar (id, version, edition, region_prefix, calendar, published_at)
  values ($1, $2, $3, $4, $5, $6)`

function calendarRow(name: string, text: string, { calendar, regionPrefix }: PlacedCalendar, at: Date): Statement {
  const { id, version } = calendar
  return statement(name, text, id, version, editionOf(version), regionPrefix, JSON.stringify(calendar), at)
}

const putRegions = `
  insert into organizations.region as old (code, name, level, parent_code, path_name)
  select code, name, level, "parentCode", "pathName"
  from jsonb_to_recordset($1::jsonb) as t (code text, name text, level smallint, "parentCode" text, "pathName" text)
  on conflict (code) do update set name = excluded.name, path_name = excluded.path_name
  where (old.name, old.path_name) is distinct from (excluded.name, excluded.path_name)`

const putDepartments = `
  insert into organizations.department as old (id, region_code, name, credit_code, kind, legal_form, leadership, demo, appeal)
  select id, "regionCode", name, "creditCode", kind, "legalForm", leadership, demo, appeal
  from jsonb_to_recordset($1::jsonb) as t (id uuid, "regionCode" text, name text, "creditCode" text, kind text,
    "legalForm" text, leadership text, demo boolean, appeal jsonb)
  on conflict (id) do update set name = excluded.name, credit_code = excluded.credit_code, kind = excluded.kind,
    legal_form = excluded.legal_form, leadership = excluded.leadership, demo = excluded.demo, appeal = excluded.appeal
  where (old.name, old.credit_code, old.kind, old.legal_form, old.leadership, old.demo, old.appeal) is distinct from
    (excluded.name, excluded.credit_code, excluded.kind, excluded.legal_form, excluded.leadership, excluded.demo,
      excluded.appeal)`

const putPosts = `
  insert into organizations.post as old (id, department_id, name, duties, window_number, chief_representative)
  select id, "departmentId", name, duties, "windowNumber", "chiefRepresentative"
  from jsonb_to_recordset($1::jsonb) as t (id uuid, "departmentId" uuid, name text, duties text[], "windowNumber" text,
    "chiefRepresentative" boolean)
  on conflict (id) do update set name = excluded.name, duties = excluded.duties, window_number = excluded.window_number,
    chief_representative = excluded.chief_representative
  where (old.name, old.duties, old.window_number, old.chief_representative) is distinct from
    (excluded.name, excluded.duties, excluded.window_number, excluded.chief_representative)`

const putServicePoints = `
  insert into organizations.service_point as old (id, department_id, region_code, name, address, hours, phone)
  select id, "departmentId", "regionCode", name, address, hours, phone
  from jsonb_to_recordset($1::jsonb) as t (id uuid, "departmentId" uuid, "regionCode" text, name text, address text,
    hours text, phone text)
  on conflict (id) do update set name = excluded.name, address = excluded.address, hours = excluded.hours,
    phone = excluded.phone
  where (old.name, old.address, old.hours, old.phone) is distinct from
    (excluded.name, excluded.address, excluded.hours, excluded.phone)`
