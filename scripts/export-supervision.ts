import { closeSync, openSync, writeSync } from 'node:fs'
import type { WorkCalendar } from '../src/kernel/calendar.ts'
import type { Cases } from '../src/modules/cases/index.ts'
import type { ItemDefinition } from '../src/modules/catalog/index.ts'
import type { Database } from '../src/platform/db/database.ts'

/**
 * What the numbers of supervision follow from, and the numbers, one JSON object a line, for a program that counts them again
 * (tests/recount/README.md). References and codes only: nothing sealed is opened. It reads and changes nothing.
 */
export interface Exporting {
  readonly db: Database
  readonly cases: Pick<Cases, 'caseIds' | 'courses'>
  readonly catalog: {
    getVersion(versionId: string): Promise<{ readonly id: string; readonly definition: ItemDefinition }>
  }
  readonly organizations: {
    getCalendar(id: string, version: string): Promise<WorkCalendar>
    firstCalendarFor(regionCode: string): Promise<WorkCalendar>
  }
}

interface ExportedEvent {
  readonly sequence: number
  readonly type: string
  readonly effectiveAt: Date
  readonly recordedAt: Date
  readonly actor: unknown
  readonly data: object
  readonly hasPayload: boolean
}

interface ExportedPlace {
  readonly regionCode: string
  readonly departmentId: string
  readonly windowDepartmentId: string
  readonly itemId: string
  readonly versionId: string
  readonly channel: string
}

type CalendarName = Pick<WorkCalendar, 'id' | 'version'>

export function caseLine(
  caseId: string,
  place: ExportedPlace,
  events: readonly ExportedEvent[],
  calendars: readonly CalendarName[],
): object {
  return {
    kind: 'case',
    caseId,
    region: place.regionCode,
    department: place.departmentId,
    window: place.windowDepartmentId,
    item: place.itemId,
    versionId: place.versionId,
    channel: place.channel,
    calendars: calendars.map(({ id, version }) => ({ id, version })),
    events: events.map(({ sequence, type, effectiveAt, recordedAt, actor, data, hasPayload }) => {
      const { kind, departmentId = null, postId = null } = actor as Readonly<Record<string, unknown>>
      return { sequence, type, effectiveAt, recordedAt, actor: { kind, departmentId, postId }, data, hasPayload }
    }),
  }
}

/** What limits and conditions depend on. */
export function versionLine(
  id: string,
  { type, tier, limits, duties, situations, promise, reviewPoints }: ItemDefinition,
) {
  return {
    kind: 'version',
    id,
    tier,
    item: {
      type,
      limits,
      duties: duties.map(({ duty, limitDays }) => ({ duty, limitDays })),
      situations: situations.map(({ id: situation, statutory, promised }) => ({ id: situation, statutory, promised })),
      promise: promise && { checkDays: promise.checkDays, rectifyDays: promise.rectifyDays },
    },
    reviewPoints: reviewPoints.map(({ id: point, duty }) => ({ id: point, duty })),
  }
}

export function calendarLine({ id, version, years }: WorkCalendar): object {
  return { kind: 'calendar', id, version, years }
}

/** Lines of tables, asked with the names that they have in the export. */
// biome-ignore format: one kind of line a line
const tables = [
  ['edition', `select region_prefix as region, version, in_force_from as "inForceFrom", rules->'rules' as rules from supervision.rule_set`],
  ['card', `select case_id as "caseId", rule_number as rule, level, raised_at as "raisedAt", recorded_at as "recordedAt",
     rule_region || '/' || rule_version as edition, office_id as office, answer_by is not null as asked,
     (select min(at) from supervision.card_step s where s.card_id = c.card_id and s.kind = 'answered') as "answeredAt" from supervision.card c`],
  ['fault', `select case_id as "caseId", looked_at as at from supervision.sample where finding = 'fault'`],
  ['evaluation', `select evaluation_id as id, region_code as region, evaluated_on::text as day, department_id as department, item_id as item, channel, node, grade
     from evaluations.evaluation`],
  ['ticket', 'select ticket_id as id, evaluation_id as evaluation from evaluations.ticket'],
  ['ticket_step', 'select ticket_id as ticket, sequence, type, data, at from evaluations.ticket_step order by ticket_id, sequence'],
  ['finding_member', 'select evaluation_id as evaluation, finding_id as finding from evaluations.finding_member'],
  ['finding_decision', 'select finding_id as finding, outcome from evaluations.finding_decision'],
] as const

/** The numbers that the product says, with what was not folded yet. */
const sums = ['cases', 'supervision', 'evaluations'].map((schema) => {
  const columns = [
    'region_code',
    'day::text',
    'department_id',
    'item_id',
    'channel',
    ...(schema === 'evaluations' ? ['node'] : []),
  ]
  const names = columns.join(', ')
  return `select json_build_array('${schema}', ${names}, measure) as of, sum(amount)::bigint as amount from
    (select * from (select ${names.replace('::text', '')}, measure, amount from ${schema}.tally) t
     union all select ${names.replace('::text', '')}, measure, amount from ${schema}.tally_delta) both_tables
    group by ${names.replace('::text', '')}, measure having sum(amount) <> 0`
})

const atOnce = 500

/** Writes the export; returns how many cases are in it. `until`: through which moment cards are counted. */
export async function exportSupervision(exporting: Exporting, path: string, until: Date): Promise<number> {
  const { db, cases, catalog, organizations } = exporting
  const file = openSync(path, 'w')
  const write = (lines: readonly object[]) => {
    if (lines.length > 0) writeSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
  }
  const read = async (kind: string, text: string) => {
    const rows = await db.query<Record<string, unknown>>({ name: `export.${kind}`, text, values: [] })
    write(rows.map((row) => ({ kind, ...row })))
  }
  try {
    write([{ kind: 'until', moment: until }])
    for (const [kind, text] of tables) await read(kind, text)
    for (const [index, text] of sums.entries()) {
      const rows = await db.query<Record<string, unknown>>({ name: `export.number.${index}`, text, values: [] })
      write(rows.map((row) => ({ kind: 'number', ...row })))
    }
    const known = new Set<string>()
    let count = 0
    for (let after: string | undefined; ; ) {
      const caseIds = await cases.caseIds({ regionPrefix: '', open: false, after, limit: atOnce })
      after = caseIds.at(-1)
      if (!after) return count
      for (const { caseId, place, stretches } of await cases.courses(caseIds)) {
        const calendars = await Promise.all(
          pinsOf(stretches.map(({ event }) => event)).map((pin) =>
            pin ? organizations.getCalendar(pin.id, pin.version) : organizations.firstCalendarFor(place.regionCode),
          ),
        )
        const once = (key: string, line: () => object) => {
          if (!known.has(key)) write([line()])
          known.add(key)
        }
        for (const calendar of calendars) once(`${calendar.id} ${calendar.version}`, () => calendarLine(calendar))
        const { id, definition } = await catalog.getVersion(place.versionId)
        once(id, () => versionLine(id, definition))
        write([
          caseLine(
            caseId,
            place,
            stretches.map(({ event }) => event),
            calendars,
          ),
        ])
        count += 1
      }
    }
  } finally {
    closeSync(file)
  }
}

/** Calendars that a case pinned, the first one first; null: the first edition of its region. */
function pinsOf(events: readonly { readonly type: string; readonly data: object }[]): (CalendarName | null)[] {
  const pins = events
    .filter(({ type }) => type === 'submitted' || type === 'dates_moved')
    .map(({ data }) => (data as { readonly calendar?: CalendarName }).calendar ?? null)
  return pins.filter((pin, at) => pins.findIndex((one) => one?.id === pin?.id && one?.version === pin?.version) === at)
}
