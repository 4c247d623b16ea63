import { dayOf } from '../../kernel/day.ts'
import { type PublicCertificate, type SecondThing, statusReasonTexts } from '../../modules/certificates/index.ts'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { type VerifiedCertificate, VerifyCertificate, VerifyResult } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'

const numberMax = 120
const secondMax = 40

/** Is this certificate genuine, and is it valid today? Number and a second thing, or the QR code on the paper. */
export function verifyPages(web: Web): void {
  web.get('/verify', async (visit) => page(visit, { number: visit.query('number') ?? '' }, []))
  web.get('/verify/authority.pem', async (visit) => {
    const pem = await visit.modules.seals.authorityCertificatePem()
    return { file: Buffer.from(pem), mediaType: 'application/x-pem-file', fileName: 'yimen-authority.pem' }
  })
  web.get('/verify/:identifier', async (visit) => {
    const number = visit.parameter('identifier')
    const token = visit.query('token')
    return token ? verify(visit, number, { kind: 'token', value: token }) : page(visit, { number }, [])
  })
  web.ask('/verify', async (visit) => {
    const number = visit.field('number').slice(0, numberMax)
    const value = visit.field('second').slice(0, secondMax)
    if (number && value) return verify(visit, number, { kind: 'last_four', value })
    const missing = { field: number ? 'second' : 'number', message: visit.t('personal.verify.missing') }
    return { ...(await page(visit, { number, second: value }, [missing])), status: 422 }
  })
}

async function verify(visit: Visit, number: string, second: SecondThing): Promise<Answer> {
  // The token of a QR code is nothing that anybody typed.
  const typed = { number, second: second.kind === 'last_four' ? second.value : '' }
  return submitting(
    visit.language,
    (errors) => page(visit, typed, errors),
    async () => {
      const { identity, certificates } = visit.modules
      const account = number.trim().toUpperCase()
      const attempt = await identity.beginLookUp({ door: 'certificate', account, address: visit.request.ip })
      const certificate = await certificates.verifyPublic({ number, second })
      await (certificate ? attempt.succeeded() : attempt.failed())
      const checkedAt = visit.platform.clock.now()
      if (!certificate) return { ...(await page(visit, typed, [], checkedAt)), status: 404 }
      const model = { checkedAt, againHref: '/verify', certificate: verified(visit, certificate) }
      return {
        title: visit.t('lookup.verify.title'),
        page: <VerifyResult frame={await visit.frame()} model={model} />,
      }
    },
  )
}

function verified(visit: Visit, certificate: PublicCertificate): VerifiedCertificate {
  const { state, typeName, number, holderName, issuerName, issuedDay, validFrom, validUntil, changed } = certificate
  return {
    standing: state,
    since: changed ? dayOf(changed.at) : state === 'not_yet_valid' ? validFrom : undefined,
    by: changed ? (changed.by === 'staff' ? issuerName : visit.t('lookup.verify.byRule')) : undefined,
    reason: changed ? statusReasonTexts[changed.reasonCode]?.[visit.language] : undefined,
    name: typeName,
    number,
    holder: holderName,
    issuer: issuerName,
    issuedDay,
    validUntil: validUntil ?? undefined,
  }
}

async function page(
  visit: Visit,
  { number, second = '' }: { number: string; second?: string },
  errors: readonly FieldError[],
  missedAt?: Date,
): Promise<PageAnswer> {
  const model = { target: { action: '/verify', csrf: '' }, values: { number, second }, errors, missedAt }
  return {
    title: visit.t('lookup.verify.title'),
    page: <VerifyCertificate frame={await visit.frame()} model={model} />,
  }
}
