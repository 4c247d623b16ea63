import { actDay, type Known } from './courses.ts'
import { counted, dayNamed, dayOf, type Line, textOf } from './days.ts'

/** Amounts by place, day and what is counted. */
export type Numbers = Map<string, number>

export function add(numbers: Numbers, parts: readonly unknown[], amount = 1): void {
  if (amount === 0) return
  const key = parts.join(' ')
  numbers.set(key, (numbers.get(key) ?? 0) + amount)
}

/** What one case adds to the measures of cases, by their published definitions. */
export function countCase(numbers: Numbers, one: Line, course: readonly Known[]): void {
  const { region, department, item, channel } = one
  let complete: number | undefined
  for (const [place, known] of course.entries()) {
    const { type, data, actor } = known.event
    const day = actDay(known)
    const count = (measure: string, amount = 1) =>
      add(numbers, ['cases', region, textOf(day), department, item, channel, measure], amount)
    if (type === 'submitted' || type === 'corrected') complete = day
    if (['submitted', 'concluded', 'withdrawn', 'not_accepted', 'correction_requested'].includes(type)) count(type)
    if (type === 'correction_requested' && data.late?.length > 0) count('late_demand')
    if (type === 'accepted' || type === 'accepted_with_pending') count('accepted')
    if (type === 'accepted' && actor.kind === 'system') count('accepted_by_silence')
    if (type !== 'decided') continue
    count('settled')
    if (day === complete) count('on_the_spot')
    const before = course[place - 1]
    const limit = ['promised', 'statutory']
      .map((kind) => before?.limits.find((each) => each.kind === kind))
      .find(Boolean)
    if (!before || !limit) continue
    count('with_limit')
    if (day <= limit.last) count('on_time')
    if (limit.unit !== 'working') continue
    count('with_working_limit')
    count('days_used', counted(before.works, limit.start, day, 'working', before.pauses).length)
    count('days_allowed', limit.days)
  }
}

/** The numbers of 好差评, each dated to the day of the first evaluation. */
export function countEvaluations(numbers: Numbers, lines: ReadonlyMap<string, readonly Line[]>): void {
  const of = (kind: string) => lines.get(kind) ?? []
  const places = new Map(of('evaluation').map((line: Line) => [line.id, line]))
  const counting = new Set(
    of('finding_decision').flatMap((line: Line) => (line.outcome === 'counted' ? [line.finding] : [])),
  )
  const steps = Map.groupBy(of('ticket_step'), (line: Line) => line.ticket as string)
  const count = ({ region, day, department, item, channel, node }: Line, measure: string) =>
    add(numbers, ['evaluations', region, day, department, item, channel, node, measure])
  for (const line of of('evaluation')) count(line, `grade_${line.grade}`)
  for (const { evaluation, finding } of of('finding_member'))
    if (!counting.has(finding)) count(places.get(evaluation), 'left_out')
  for (const { id, evaluation } of of('ticket')) {
    const place = places.get(evaluation)
    count(place, 'ticket')
    const own = steps.get(id) ?? []
    if (own.some(({ type }) => ['sent', 'explained', 'doubted'].includes(type))) count(place, 'called_back')
    const once: Readonly<Record<string, string>> = {
      explained: 'explained',
      sent: 'to_rectify',
      answered: 'rectified',
      withdrawn: 'withdrawn',
      overdue: 'overdue',
    }
    const lastDay = own.find(({ type }) => type === 'sent')?.data.dueOn
    for (const { type, data, at } of own) {
      if (once[type]) count(place, once[type])
      if (type === 'rated_again') count(place, `again_${data.grade}`)
      if (type === 'answered' && lastDay && dayOf(Date.parse(at)) <= dayNamed(lastDay))
        count(place, 'rectified_in_time')
    }
  }
}

/** Rates of sums; of nothing there is none. */
export function evaluationRates(sum: (measure: string) => number): Readonly<Record<string, number | null>> {
  const grades = [1, 2, 3, 4, 5].reduce((all, grade) => all + sum(`grade_${grade}`), 0)
  const all = grades - sum('left_out') - sum('withdrawn')
  const best = sum('grade_1') - sum('left_out')
  const of = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    satisfaction: of(best + sum('grade_2'), all),
    praise: of(best + sum('grade_2') + sum('grade_3'), all),
    bad: of(sum('grade_4') + sum('grade_5') - sum('withdrawn'), all),
    callback: of(sum('called_back'), sum('ticket')),
    rectification: of(sum('rectified'), sum('to_rectify')),
    in_time: of(sum('rectified_in_time'), sum('to_rectify')),
  }
}
