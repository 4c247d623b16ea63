import { z } from 'zod'
import { clockKinds } from '../../modules/cases/index.ts'
import { ItemDefinition } from '../../modules/catalog/index.ts'
import { Day, Instant, Unit } from './common.ts'

const { limits, type } = ItemDefinition.shape
const { statutory, promised } = limits.shape
const NamedDay = z.strictObject({ day: Day, name: z.string() })

export const CaseDates = z
  .strictObject({
    format: z.literal('yimen-case-dates/1'),
    caseNumber: z.string().describe('办件编码'),
    item: z.strictObject({
      name: z.string(),
      type,
      limits,
      duties: z.array(z.strictObject({ duty: z.string(), limitDays: z.int().optional() })),
      situations: z.array(z.strictObject({ id: z.string(), statutory, promised })),
      promise: z
        .strictObject({ checkDays: z.int(), rectifyDays: z.int() })
        .nullable()
        .describe('许可告知承诺: working days to check it, and to put right what was found'),
    }),
    calendars: z
      .array(
        z.strictObject({
          id: z.string(),
          version: z.string(),
          years: z.record(
            z.string(),
            z.strictObject({
              holidays: z.array(NamedDay).describe('Days off'),
              workdays: z.array(NamedDay).describe('调休: weekend days that are worked'),
            }),
          ),
        }),
      )
      .describe('Each version that the case ever pinned, the first one first'),
    events: z.array(
      z.strictObject({
        sequence: z.int(),
        type: z.string(),
        effectiveAt: Instant.describe('Its day is the day that counts'),
        recordedAt: Instant,
        data: z.record(z.string(), z.unknown()).describe('What of it a date follows from'),
      }),
    ),
    dates: z
      .array(
        z.strictObject({
          kind: z.enum(clockKinds),
          of: z
            .string()
            .optional()
            .describe('Which of several: the id of an opinion, the place of a step in the duties'),
          start: Day.describe('The day of the act; not counted'),
          days: z.int().describe('Length of the limit with its extension, in `unit`'),
          unit: Unit,
          day: Day.describe('The last day'),
          provisional: z.boolean().describe('It may still move'),
        }),
      )
      .describe('All that the case has now'),
  })
  .describe('The dates of a case, and what they follow from')
