import { z } from 'zod'
import texts from './looks.texts.json' with { type: 'json' }

type PurposeCode = keyof (typeof texts)['purposes']
type ObjectCode = keyof (typeof texts)['objects']

/** Why personal data was looked at. The words for each code are in looks.texts.json. */
export const Purpose = z.enum(Object.keys(texts.purposes) as [PurposeCode, ...PurposeCode[]])
export type Purpose = z.infer<typeof Purpose>

/** What was looked at. */
export const LookedAt = z.enum(Object.keys(texts.objects) as [ObjectCode, ...ObjectCode[]])
export type LookedAt = z.infer<typeof LookedAt>

/** One look, as its owner reads it: references and codes, never names or values. */
export const Look = z.strictObject({
  id: z.uuid().describe('UUIDv7; the key of paging'),
  at: z.date(),
  regionCode: z
    .string()
    .regex(/^\d{12}$/)
    .describe('Region of the looker'),
  actorKind: z.enum(['person', 'staff', 'system']),
  actorId: z.string().describe('Person id, staff id or job name'),
  postId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
  via: z.string().nullable().describe('Machine client that acted for the actor'),
  subjectHash: z.string().nullable().describe('Keyed hash of the citizen ID of the person looked at'),
  caseId: z.uuid().nullable(),
  purpose: Purpose,
  what: LookedAt,
})
export type Look = z.infer<typeof Look>
