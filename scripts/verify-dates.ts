import { readFileSync, statSync } from 'node:fs'

/**
 * `npm run verify-dates -- FILE…`: recomputes the dates of a case from its exported events and compares them with those it claims.
 * A second opinion, written from docs/decisions/case-dates.md alone: it shares no code with the product and so imports none of it.
 * Exit code 0: all agree; 1: something differs; 2: a file cannot be read.
 */
export interface DateLine {
  readonly kind: string
  readonly of: string
  readonly start: string
  readonly days: number
  readonly unit: string
  readonly recomputed: string | null // null: the case has no such date
  readonly claimed: string | null // null: the file does not claim it
  readonly differs: readonly string[]
}

/** The file, not a date in it, is at fault; the message says what to do. */
export class UnreadableFile extends Error {}

type Unit = 'working' | 'calendar'
// biome-ignore lint/suspicious/noExplicitAny: what a file says; `readable` and `whole` check what is counted with
type Json = any
type Act = { type: string; day: number; data: Json }
type Due = { kind: Kind; of: string; from: number; days: number; unit: Unit }
type Pause = { from: number; last: number; unsure: boolean }
type CaseFile = { item: Json; acts: Act[]; calendars: Json[]; dates: Json[] }

const format = 'yimen-case-dates/1'
const bytesMax = 5_000_000
const daysMax = 10_000
const never = Number.POSITIVE_INFINITY
const msOfDay = 86_400_000
const msAheadInShanghai = 8 * 3_600_000
const say = (zh: string, en: string) => (process.env.LANG?.startsWith('zh') ? zh : en)

/** After which acts a date runs, which end it, and in words. It is there when the last that begins it is not before the last that ends it. */
// biome-ignore format: one kind of date a line
const kinds = {
  acceptance: [/^(submitted|corrected|reopened:accept)/,    /^(correction_requested|accepted|decided)/, '受理：自材料齐全的次日起', 'to accept, after the day on which everything was in'],
  correction: [/^correction_requested/,                     /^corrected/,                               '补正：自告知补正的次日起', 'to correct, after the day on which it was asked for'],
  promised:   [/^(accepted|reopened:review)/,               /^decided/,                                 '承诺办结：自受理的次日起，不计特别程序', 'to decide as promised, after acceptance, procedures not counted'],
  statutory:  [/^(accepted|reopened:review)/,               /^decided/,                                 '法定办结：自受理的次日起，不计特别程序', 'to decide by law, after acceptance, procedures not counted'],
  step:       [/^/,                                         /^decided/,                                 '环节：自进入环节的次日起，不计特别程序', 'to end the step, after it began to wait, procedures not counted'],
  opinion:    [/^opinion_requested/,                        /^decided/,                                 '征求意见：自发出的次日起', 'to give an opinion, after the day of the request'],
  pending:    [/^(accepted_with_pending|pending_extended)/, /^(accepted|pending_lapsed|decided)/,       '补交容缺材料：自受理或延期的次日起', 'to supply what is pending, after acceptance or its extension'],
  check:      [/^decided:(granted|partly)/,                 /^promise_(checked|lapsed|broken)/,         '核查承诺：自决定的次日起', 'to check the promise, after the day of the decision'],
  rectify:    [/^promise_checked:rectify/,                  /^promise_(checked|lapsed|broken)/,         '整改：自要求整改的次日起', 'to put right, after the day of the check'],
  delivery:   [/^decided/,                                  /^(delivered|concluded)/,                   '送达：自决定的次日起', 'to deliver, after the day of the decision'],
} as const
type Kind = keyof typeof kinds
/** Ends every date; a reopened case begins new ones. */
const over = /^(not_accepted|withdrawn|recalled|annulled|forfeited|cancelled|reopened)/
/** Whether a promise holds is known: nothing is left to check, also where it was found before the decision. */
const settled = /^promise_(checked:(kept|false)|lapsed|broken)/
const paused: readonly Kind[] = ['promised', 'statutory', 'step']
const stages = ['pre_review', 'accept', 'review', 'decide']
/** The stage that an act ends. */
const ended: Record<string, number> = { pre_reviewed: 0, accepted: 1, accepted_with_pending: 1, review_passed: 2 }

/** Pure. Throws `UnreadableFile` where this is not what a case exports. */
export function verifyDates(file: unknown): { readonly ok: boolean; readonly lines: readonly DateLine[] } {
  const { item, acts, calendars, dates } = readable(file)
  const pin = acts.findLast(({ data }) => data.calendar)?.data.calendar
  // A case from before calendars were pinned counts by the first edition, which stands first in the file.
  const pinned = pin ? calendars.find(({ id, version }) => id === pin.id && version === pin.version) : calendars[0]
  if (!pinned) refuse('缺少本办件使用的工作日历，请重新导出', 'lacks the calendar that the case pins: export it again')
  const calendar = calendarOf(pinned.years)
  const pauses = pausesOf(acts, calendar)
  const claims = [...dates]
  const lines = duesOf(item, acts).map(({ kind, of, from, days, unit }): DateLine => {
    const place = claims.findIndex((claim) => claim.kind === kind && String(claim.of ?? '') === of)
    const claim = place < 0 ? undefined : claims.splice(place, 1)[0]
    const counted = count(calendar, from, days, unit, paused.includes(kind) ? pauses : [])
    const own = { start: textOf(from), days, unit, ...counted }
    const differs = claim ? parts.filter((part) => claim[part] !== own[part]) : ['missing']
    return { kind, of, ...own, recomputed: own.day, claimed: claim?.day ?? null, differs }
  })
  for (const { day, of, ...claim } of claims)
    lines.push({ ...claim, of: String(of ?? ''), recomputed: null, claimed: day, differs: ['superfluous'] })
  return { ok: lines.every(({ differs }) => differs.length === 0), lines }
}
const parts = ['start', 'days', 'unit', 'day', 'provisional'] as const

/** The dates that the case has after its last act. */
function duesOf({ limits, situations, duties, promise, type }: Json, acts: Act[]): Due[] {
  const dues: Due[] = []
  const begun = (kind: Kind) => {
    const [begins, ends] = kinds[kind]
    const last = acts.findLastIndex((act) => begins.test(codeOf(act)))
    return last < acts.findLastIndex((act) => ends.test(act.type) || over.test(act.type)) ? undefined : acts[last]
  }
  const add = (kind: Kind, days: Json, unit: Unit | null = null, act = begun(kind), of = '') => {
    if (act && days !== null && days !== undefined)
      dues.push({ kind, of, from: act.day, days: whole(days), unit: unit ?? 'working' })
  }
  const permit = type === '01'
  const situation = acts.findLast(({ data }) => data.course)?.data.course.situation
  const own = situations.find(({ id }: Json) => id === situation)
  const extension = after(acts, begun('promised'), 'extended').reduce((days, { data }) => days + whole(data.days), 0)
  const promised = own?.promised ?? limits.promised
  const statutory = own?.statutory ?? limits.statutory ?? (permit ? { days: 20 } : null)
  const step = stepOf(duties, acts)
  const given = acts.filter((act) => act.type === 'opinion_given').map(({ data }) => data.opinionId)
  const closed = acts.findLast((act) => act.type === 'decided' || over.test(act.type))
  const lacking = acts.findLast((act) => act.type === 'accepted_with_pending')
  const supplied = after(acts, lacking, 'pending_supplied').flatMap(({ data }) => data.materials)
  const onPromise = acts.some((act) => act.type === 'promise_made' && act.data.kind === 'permit')
  add('acceptance', limits.acceptanceDays)
  add('correction', limits.correctionDays ?? 15)
  if (promised) add('promised', whole(promised.days) + extension, promised.unit)
  if (statutory) add('statutory', whole(statutory.days) + extension, statutory.unit)
  if (step) add('step', duties[step.at].limitDays, null, step.begun, String(step.at))
  for (const asked of after(acts, closed, 'opinion_requested'))
    if (!given.includes(asked.data.opinionId)) add('opinion', asked.data.days, null, asked, asked.data.opinionId)
  if (lacking?.data.pending.some((id: string) => !supplied.includes(id))) add('pending', begun('pending')?.data.days)
  if (onPromise && !begun('rectify') && !acts.some((act) => settled.test(codeOf(act)))) add('check', promise?.checkDays)
  if (closed?.data.outcome !== 'denied') add('rectify', begun('rectify')?.data.days ?? promise?.rectifyDays)
  add('delivery', limits.deliveryDays ?? (permit ? 10 : null))
  return dues
}

/** The step of the route that waits, and since which act. */
function stepOf(duties: Json[], acts: Act[]): { at: number; begun: Act } | undefined {
  let route = [...duties.keys()]
  let at: number | undefined
  let begun: Act | undefined
  const stageOf = (step = -1) => stages.indexOf(duties[step]?.duty)
  for (const act of acts) {
    const { type, data } = act
    const reviewed = stageOf(route[0]) === 0
    route = data.course?.steps ?? route
    if (type === 'corrected' || type === 'mended') {
      // Other answers may leave the step out or bring a pre-review that was not made: then the route begins anew.
      const same = route.find((step) => stageOf(step) === stageOf(at))
      const next = reviewed || stageOf(route[0]) > 0 ? (same ?? route[0]) : route[0]
      begun = begun && stageOf(next) === stageOf(at) ? begun : act
      at = next
    } else if (type === 'correction_requested') begun = undefined
    else if (type === 'decided' || (over.test(type) && !data.to)) at = begun = undefined
    else if (type === 'submitted' || type in ended || type === 'returned' || type === 'reopened') {
      const stage = type in ended ? Number(ended[type]) + 1 : stages.indexOf(data.to)
      at = route.find((step) => stageOf(step) >= stage)
      begun = act
    }
  }
  return at === undefined || !begun ? undefined : { at, begun }
}

/** The days that special procedures take out: after the start, through the end, and never more than they may last. */
function pausesOf(acts: Act[], calendar: Calendar): Pause[] {
  const reopened = acts.findLast(({ type }) => type === 'reopened')
  return after(acts, reopened, 'procedure_started').map((begun) => {
    const end = after(acts, begun, 'procedure_ended')[0]?.day
    const { days, unit } = begun.data
    if (typeof days !== 'number') return { from: begun.day, last: end ?? begun.day, unsure: end === undefined }
    const most = count(calendar, begun.day, whole(days), unit ?? 'working', [], end)
    return { from: begun.day, last: most.last, unsure: most.provisional || end === undefined }
  })
}

/** The `days`-th day after `from`, at most `until`; provisional where it looked into a year that the calendar does not know. */
function count(calendar: Calendar, from: number, days: number, unit: Unit, pauses: Pause[], until = never) {
  let last = from
  let provisional = pauses.some(({ unsure }) => unsure)
  for (let left = days; left > 0 && last < until; ) {
    last++
    if (pauses.some((pause) => pause.from < last && last <= pause.last)) continue
    provisional ||= unit === 'working' && !calendar.isKnown(last)
    if (unit === 'calendar' || calendar.isWorked(last)) left--
  }
  return { last, day: textOf(last), provisional }
}

type Calendar = ReturnType<typeof calendarOf>
/** Days are numbers counted from 1 January 1970, which was a Thursday. */
function calendarOf(years: Json) {
  const known = Object.keys(years).map((year) => [numberOf(`${year}-01-01`), numberOf(`${year}-12-31`)] as const)
  const marked = new Map<number, boolean>()
  for (const { holidays, workdays } of Object.values<Json>(years)) {
    for (const { day } of holidays) marked.set(numberOf(day), false)
    for (const { day } of workdays) marked.set(numberOf(day), true)
  }
  return {
    isKnown: (day: number) => known.some(([first, last]) => first <= day && day <= last),
    isWorked: (day: number) => marked.get(day) ?? (day + 3) % 7 < 5,
  }
}

const numberOf = (day: string) => Date.parse(day) / msOfDay
const textOf = (day: number) => new Date(day * msOfDay).toISOString().slice(0, 10)
const codeOf = ({ type, data }: Act) => `${type}:${data.to ?? data.outcome ?? data.finding}`
const after = (acts: Act[], act: Act | undefined, type: string) =>
  acts.slice(act ? acts.indexOf(act) + 1 : 0).filter((each) => each.type === type)

function whole(days: Json): number {
  if (Number.isInteger(days) && days >= 0 && days <= daysMax) return days
  return refuse('有期限不是整数，请重新导出', 'has a limit that is no whole number: export it again')
}

function refuse(zh: string, en: string): never {
  throw new UnreadableFile(say(zh, en))
}

function readable(file: Json): CaseFile {
  if (file?.format !== format) refuse(`不是${format}，请从办件页下载`, `is not ${format}: download it from a case`)
  const { item, events, calendars, dates } = file
  const lists = [events, calendars, dates, item?.duties, item?.situations]
  const dayOf = (moment: string) => Math.floor((Date.parse(moment) + msAheadInShanghai) / msOfDay)
  const read = ({ type, effectiveAt, data }: Json): Act => ({ type, data: data ?? {}, day: dayOf(effectiveAt) })
  const acts: Act[] = lists.every(Array.isArray) ? events.map(read) : []
  const dated = acts.every(({ day }) => Number.isInteger(day))
  if (acts[0]?.type !== 'submitted' || !dated) refuse('内容不完整，请重新导出', 'is not complete: export it again')
  return { item, acts, calendars, dates }
}

if (import.meta.main) {
  const paths = process.argv.slice(2)
  if (paths.length === 0) console.error(`${say('请给出文件：', 'Name the files: ')}npm run verify-dates -- FILE…`)
  process.exitCode = paths.length === 0 ? 2 : Math.max(...paths.map(report))
}

/** Prints a file's dates, one a line, and says what the exit code should be. */
function report(path: string): number {
  try {
    if (statSync(path).size > bytesMax) refuse('文件过大，请重新导出', 'is too large: export it again')
    const { ok, lines } = verifyDates(JSON.parse(readFileSync(path, 'utf8')))
    for (const { kind, of, start, days, unit, recomputed, claimed, differs } of lines) {
      const [, , zh, en] = kinds[kind as Kind] ?? [0, 0, '未知', 'unknown']
      const words = say(`${zh}${days}${unit === 'calendar' ? '日' : '个工作日'}`, `${days} ${unit} days ${en}`)
      const verdict = differs.length === 0 ? 'ok' : `DIFFERS: ${differs.join(', ')}`
      console.log([`${kind} ${of}`.trim(), start, words, recomputed ?? '-', claimed ?? '-', verdict].join('  '))
    }
    console.log(`${path}: ${ok ? say('全部一致', 'all dates agree') : say('有日期不一致', 'some dates differ')}`)
    return ok ? 0 : 1
  } catch (error) {
    const other = say(`无法读取（${error}），请重新导出`, `cannot be read (${error}): export it again`)
    console.error(path, error instanceof UnreadableFile ? error.message : other)
    return 2
  }
}
