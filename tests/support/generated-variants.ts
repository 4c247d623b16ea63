import type { WorkCalendar } from '../../src/kernel/calendar.ts'
import type { CalendarRef } from '../../src/modules/cases/rules/events.ts'
import type { Application } from '../../src/modules/cases/schema.ts'
import { applicationOf, calendar, items } from '../../src/modules/cases/test-support.ts'
import { type ItemDefinition, type Limits, validateAnswers } from '../../src/modules/catalog/index.ts'

export type LifeName = keyof typeof items

const working = (days: number) => ({ days, unit: 'working' as const, note: null })
const inCalendarDays = (days: number) => ({ days, unit: 'calendar' as const, note: null })

/** Each item as it is shipped, and with other limits: in calendar days, shorter than any procedure, long, and none at all. */
export const variants = {
  food: [
    items.food,
    limited(items.food, { statutory: inCalendarDays(30), promised: inCalendarDays(12) }),
    limited(items.food, { promised: working(2), extensionDays: 10 }),
    bare(items.food),
  ],
  hygiene: [
    items.hygiene,
    limited(items.hygiene, { statutory: working(60), promised: working(45) }),
    bare(items.hygiene),
    // Some promise nothing to be checked later: the permit is promised all the same.
    { ...items.hygiene, promise: null },
  ],
  marriage: [items.marriage, limited(items.marriage, { promised: inCalendarDays(3), correctionDays: 1 })],
  birth: [
    items.birth,
    limited(items.birth, {
      promised: null,
      specialProcedures: [
        { kind: 'appraisal', name: '鉴定', days: 10, unit: 'calendar', legalBasis: '演示条款' },
        { kind: 'other', name: '现场考察', days: null, unit: null, legalBasis: '演示条款' },
      ],
    }),
  ],
  insurance: [items.insurance, limited(items.insurance, { acceptanceDays: 0, acceptanceBySilence: true })],
} as const satisfies Record<LifeName, readonly ItemDefinition[]>

function limited(item: ItemDefinition, limits: Partial<Limits>): ItemDefinition {
  return { ...item, limits: { ...item.limits, ...limits } }
}

/** Publishes nothing: what law or the platform says counts. Situations keep what is theirs. */
function bare(item: ItemDefinition): ItemDefinition {
  const duties = item.duties.map(({ limitDays: _, ...step }) => step)
  const none = { statutory: null, promised: null, correctionDays: null, deliveryDays: null, extensionDays: null }
  return limited({ ...item, duties }, none)
}

/** Answers that lead another way: a newcomer's registration is looked at first and has a limit of its own. */
const otherAnswers: Partial<Record<LifeName, Application['answers']>> = {
  birth: { householdInProvince: 'neither', residedMonth: true, residenceSince: '2025-01-01' },
  food: { activities: ['hot_dishes', 'drinks'] },
}

/** Complete applications to each item; what is corrected may turn one into another. */
export const applications: Readonly<Record<LifeName, readonly Application[]>> = {
  food: bothOf('food'),
  hygiene: bothOf('hygiene'),
  marriage: bothOf('marriage'),
  birth: bothOf('birth'),
  insurance: bothOf('insurance'),
}

function bothOf(name: LifeName): Application[] {
  const application = applicationOf(name)
  const { form } = items[name]
  const other = otherAnswers[name]
  if (!form || !other) return [application]
  const { answers, faults } = validateAnswers(form, { ...application.answers, ...other }, { today: '2026-11-23' })
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return [application, { ...application, answers: answers as Application['answers'] }]
}

const { 2026: year2026, ...before } = calendar.years
const year2027 = {
  holidays: [
    { day: '2027-01-01', name: '元旦' },
    { day: '2027-02-06', name: '春节' },
    { day: '2027-02-08', name: '春节' },
    { day: '2027-02-09', name: '春节' },
  ],
  workdays: [{ day: '2027-02-14', name: '春节' }],
}

/** The published calendar; one in which a decree moved days of December; one that knows the year after. */
export const calendars: readonly WorkCalendar[] = [
  calendar,
  {
    ...calendar,
    version: '2026-2',
    years: {
      ...before,
      2026: {
        holidays: [
          ...year2026!.holidays,
          { day: '2026-12-30', name: '演示假期' },
          { day: '2026-12-31', name: '演示假期' },
        ],
        workdays: [...year2026!.workdays, { day: '2026-12-26', name: '演示假期' }],
      },
    },
  },
  { ...calendar, version: '2027-1', years: { ...calendar.years, 2027: year2027 } },
]

/** The version that an event pins; a case that pins none is counted by the first. */
export function calendarOf(pinned: CalendarRef | null): WorkCalendar {
  return calendars.find(({ version }) => version === pinned?.version) ?? (calendars[0] as WorkCalendar)
}
