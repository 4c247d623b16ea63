import { z } from 'zod'

/** The body whose seal it is. The organisation's own record lies in a higher module. */
export const SealBody = z.object({
  organizationId: z.uuid(),
  name: z.string().trim().min(2).max(60).describe('Name of the body as on its seal'),
  creditCode: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .describe('统一社会信用代码, 18 characters (GB 32100)'),
})
export type SealBody = z.infer<typeof SealBody>

export const Seal = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  name: z.string(),
  creditCode: z.string(),
  certificatePem: z.string(),
  svg: z.string(),
  validFrom: z.date(),
  validUntil: z.date(),
})
/** A seal without its key. */
export type Seal = z.infer<typeof Seal>

export const SealWithKey = Seal.extend({ privateKeySealed: z.instanceof(Buffer) })
export type SealWithKey = z.infer<typeof SealWithKey>

export const Authority = z.object({
  name: z.string(),
  certificatePem: z.string(),
  privateKeySealed: z.instanceof(Buffer),
  validFrom: z.date(),
  validUntil: z.date(),
})
export type Authority = z.infer<typeof Authority>
