import { z } from 'zod'
import { DayUnit } from '../../modules/catalog/index.ts'

const shanghaiOffsetMs = 8 * 3_600_000

/** RFC 3339 with the offset of China, which has had no summer time since 1991. */
export const Instant = z.iso
  .datetime({ offset: true })
  .describe('RFC 3339 with offset, e.g. 2026-11-20T09:00:00.000+08:00')
export const Day = z.iso.date().describe('YYYY-MM-DD in Asia/Shanghai')

export function instant(date: Date): string {
  return `${new Date(date.getTime() + shanghaiOffsetMs).toISOString().slice(0, -1)}+08:00`
}

export function instantOrNull(date: Date | null | undefined): string | null {
  return date ? instant(date) : null
}

/** The same sentence in both languages of the platform. */
export const Bilingual = z.strictObject({ zh: z.string(), en: z.string() })

export const Id = z.string().min(1).max(64)
export const RegionCodeText = z
  .string()
  .regex(/^\d{12}$/)
  .describe('Region, 12 digits (GB/T 2260, padded)')
export const CitizenIdText = z.string().trim().min(1).max(18).describe('公民身份号码 (GB 11643), 18 characters')
export const CreditCodeText = z.string().trim().min(1).max(18).describe('统一社会信用代码 (GB 32100), 18 characters')

export const paging = {
  limit: z.coerce.number().int().min(1).max(100).optional().describe('Entries of a page, 1-100; 25 when left out'),
  after: z.string().min(1).max(500).optional().describe('`next` of the page before'),
}
export const Next = z.string().nullable().describe('Give it back as `after` for the next page; null on the last')

export const Unit = DayUnit.describe('working: by the calendar of the region; calendar: every day')
