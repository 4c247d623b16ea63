import { z } from 'zod'
import { isDay } from '../../kernel/day.ts'

/** Parts of a region's home that can be left out. Search and categories are not among them: without them it is no portal. */
export const blocks = ['hot', 'progress', 'stages', 'lists', 'announcements', 'above'] as const
export const Block = z.enum(blocks)
export type Block = z.infer<typeof Block>

export const siteLimits = { name: 20, welcome: 60, hotline: 20, title: 80, body: 5_000 } as const

/** What a region says of its own site. `null`, or a block that is not named: as the region above has it. */
export const SiteSettings = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(siteLimits.name)
    .nullable()
    .describe('Of this site alone; null: the name of the region'),
  welcome: z.string().trim().min(1).max(siteLimits.welcome).nullable().describe('The sentence above the search field'),
  hotline: z
    .string()
    .regex(/^\d[\d -]{1,18}\d$/)
    .nullable()
    .describe('Telephone where people are helped: digits, blanks and hyphens'),
  elder: z.boolean().nullable().describe('Large letters for whoever has not chosen herself'),
  blocks: z.partialRecord(Block, z.boolean()).describe('Parts of the home that are shown or left out'),
})
export type SiteSettings = z.infer<typeof SiteSettings>

export const unset: SiteSettings = { name: null, welcome: null, hotline: null, elder: null, blocks: {} }

const Day = z.string().refine(isDay)

/** 公告: what a region has to say to everybody. Plain text: a line is a paragraph. */
export const AnnouncementContent = z.strictObject({
  title: z.string().min(1).max(siteLimits.title),
  body: z.string().min(1).max(siteLimits.body),
  from: Day.describe('The first day on which it is shown'),
  until: Day.nullable().describe('The last day on which it holds; null: no end'),
  pinned: z.boolean().describe('Before all others on the home, as long as it holds'),
})
export type AnnouncementContent = z.infer<typeof AnnouncementContent>

export const Announcement = AnnouncementContent.extend({
  id: z.uuid(),
  regionCode: z.string(),
  number: z.int().describe('The change that made it as it is'),
})
export type Announcement = z.infer<typeof Announcement>

/** One line of a site's history. */
export const SiteChange = z.strictObject({
  number: z.int(),
  announcementId: z.uuid().nullable(),
  /** As it was afterwards; null: the announcement was taken away. */
  content: z.union([SiteSettings, AnnouncementContent]).nullable(),
  staffId: z.uuid().nullable().describe('null: shipped with the demo'),
  changedAt: z.date(),
})
export type SiteChange = z.infer<typeof SiteChange>
