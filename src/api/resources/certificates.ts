import { z } from 'zod'
import { certificateStatuses } from '../../modules/certificates/index.ts'
import type { Api } from '../api.ts'
import { apiProblem } from '../errors.ts'
import { createGuesses } from '../guesses.ts'
import { Day } from '../schema/common.ts'

export const VerificationAnswer = z
  .strictObject({
    identifier: z.string().describe('电子证照标识'),
    number: z.string().describe('证照编号'),
    typeName: z.string(),
    holderName: z.string().describe('Persons are masked; names of bodies are public'),
    issuerName: z.string(),
    issuedDay: Day,
    validFrom: Day,
    validUntil: Day.nullable(),
    state: z.enum(['not_yet_valid', 'expired', ...certificateStatuses]),
    changed: z
      .strictObject({
        at: z.iso.datetime(),
        by: z.enum(['person', 'staff', 'system']).describe('staff: the issuing body; system: by rule'),
        reasonCode: z.string(),
      })
      .nullable()
      .describe('Since when, by whom and why it is suspended or ended; null while it is not'),
    pdfHash: z.string().nullable().describe('SHA-256 of the PDF, hex: compare it with the file that you hold'),
  })
  .describe('What the public may know of a certificate')

export function certificates({ post, modules, platform }: Api): void {
  const guesses = createGuesses(platform.clock)
  post('/certificates/verification', {
    tag: 'certificates',
    summary: 'Verify a certificate by its number and a second thing',
    description: 'An unknown number and a wrong second thing get the same answer. Failures are limited per client.',
    scope: 'certificates:read',
    for: 'nobody',
    keyless: true,
    body: z.strictObject({
      number: z.string().min(1).max(120).describe('证照编号 or 电子证照标识'),
      second: z.strictObject({
        kind: z.enum(['last_four', 'token']).describe("last_four: of the holder's number; token: of the QR code"),
        value: z.string().min(1).max(200),
      }),
    }),
    answer: VerificationAnswer,
    async handle({ body, clientId }) {
      guesses.require(clientId, body.number)
      const found = await modules.certificates.verifyPublic(body)
      if (!found) {
        guesses.failed(clientId, body.number)
        throw apiProblem('api.verification_failed')
      }
      const { changed } = found
      return { body: { ...found, changed: changed && { ...changed, at: changed.at.toISOString() } } }
    },
  })
}
