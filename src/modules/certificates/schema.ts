import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'

const Day = z.iso.date().describe('Day in Asia/Shanghai, YYYY-MM-DD')

export const CertificateType = z.object({
  code: z
    .string()
    .regex(/^[0-9A-Z]{18}\d{3}$/)
    .describe('Credit code of the defining authority and three digits'),
  name: z.string().trim().min(2).max(40).describe('Such as 食品经营许可证; the title on the paper'),
  numberRule: z.enum(['food_business', 'plain']).describe('How its number is built'),
  numberPrefix: z
    .string()
    .regex(/^[A-Z0-9一-龥]{1,12}$/)
    .describe('Such as JY'),
  validityYears: z.number().int().min(1).max(100).nullable().describe('Years; null: valid without end'),
})
export type CertificateType = z.infer<typeof CertificateType>

export const PrintedField = z.object({
  label: z.string().trim().min(1).max(30),
  value: z.string().trim().min(1).max(600),
})
export type PrintedField = z.infer<typeof PrintedField>

export const NewCertificate = z.object({
  caseId: z.uuid().describe('The case that it results from; asking again for the same case gives the same certificate'),
  typeCode: CertificateType.shape.code,
  regionCode: z.string().regex(/^\d{12}$/),
  issuer: z.object({
    organizationId: z.uuid().describe('Body whose seal it bears'),
    name: z.string().trim().min(2).max(60),
    creditCode: z.string().regex(/^[0-9A-Z]{18}$/),
  }),
  holder: z.object({
    kind: z.enum(['person', 'organization']),
    name: z.string().trim().min(1).max(200),
    code: z.string().trim().min(4).max(40).describe('Citizen ID or credit code'),
  }),
  issuedDay: Day,
  validFrom: Day.optional().describe('Default: the day of issue'),
  businessForm: z.enum(['1', '2', '3']).optional().describe('主体业态 in the number: 1 sales, 2 catering, 3 canteen'),
  fields: z.array(PrintedField).min(1).max(16).describe('What is printed, in order'),
  signatory: z.string().trim().min(1).max(40).optional().describe('签发人'),
})
export type NewCertificate = z.infer<typeof NewCertificate>

/** 有效 · 暂停 · 失效 (before the four ends were told apart) · 撤回 · 撤销 · 吊销 · 注销. */
export const certificateStatuses = [
  'valid',
  'suspended',
  'revoked',
  'recalled',
  'annulled',
  'forfeited',
  'cancelled',
] as const
export type CertificateStatus = (typeof certificateStatuses)[number]

/** A certificate without personal values. */
export const Certificate = z.object({
  id: z.uuid(),
  identifier: z.string(),
  typeCode: z.string(),
  typeName: z.string(),
  number: z.string(),
  caseId: z.uuid(),
  regionCode: z.string(),
  organizationId: z.uuid(),
  issuerName: z.string(),
  issuerCode: z.string(),
  issuedDay: Day,
  validFrom: Day,
  validUntil: Day.nullable(),
  holderKind: NewCertificate.shape.holder.shape.kind,
  status: z.enum(certificateStatuses),
  pdfHash: z.string().nullable().describe('SHA-256 of the PDF, hex; null while it is being made'),
})
export type Certificate = z.infer<typeof Certificate>

/** The row with what opens it. */
export const SealedCertificate = Certificate.extend({
  holderCodeHash: z.string(),
  secondHash: z.string(),
  tokenHash: z.string(),
  dataKey: z.instanceof(Buffer).nullable(),
  payload: z.instanceof(Buffer),
  fileHash: z.string().nullable().describe('Of the sealed PDF in the file store; null while it is being made'),
})
export type SealedCertificate = z.infer<typeof SealedCertificate>

/** The personal values of one certificate. */
export const CertificatePayload = z.object({
  holderName: z.string(),
  holderCode: z.string(),
  fields: z.array(PrintedField),
  signatory: z.string().nullable(),
  token: z.string(),
})
export type CertificatePayload = z.infer<typeof CertificatePayload>

export const StatusChange = z.object({
  sequence: z.number().int(),
  status: z.enum(certificateStatuses),
  changedAt: z.date(),
  actorKind: z.enum(['person', 'staff', 'system']) satisfies z.ZodType<Actor['kind']>,
  actorId: z.string(),
  reason: z.string(),
})
export type StatusChange = z.infer<typeof StatusChange>
