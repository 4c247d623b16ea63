import { fileURLToPath } from 'node:url'
import { qrSvg } from '../../platform/documents/qr.ts'
import texts from './paper.texts.json' with { type: 'json' }
import type { CertificatePayload, SealedCertificate } from './schema.ts'
import type { Tools } from './tools.ts'

const template = fileURLToPath(new URL('./templates/certificate.typ', import.meta.url))

/** The sealed page. All that is printed comes from the row, so a second attempt prints the same. */
export async function certificatePdf(
  { seals, clock, config }: Pick<Tools, 'seals' | 'clock' | 'config'>,
  certificate: SealedCertificate,
  payload: CertificatePayload,
): Promise<Buffer> {
  return seals.renderSealed({
    organizationId: certificate.organizationId,
    template,
    data: {
      title: certificate.typeName,
      fields: [...payload.fields, { label: texts.validity, value: validityText(certificate) }],
      numbers: [
        { label: texts.number, value: certificate.number },
        { label: texts.identifier, value: certificate.identifier },
      ],
      issuer: { label: texts.issuer, value: certificate.issuerName },
      signatory: payload.signatory && { label: texts.signatory, value: payload.signatory },
      issuedDay: { label: texts.issuedDay, value: chineseDay(certificate.issuedDay) },
      scan: texts.scan,
      foot: texts.foot + (config.demo ? texts.demo : ''),
      demo: config.demo,
      qr: await qrSvg(verificationUrl(config.baseUrl, certificate.identifier, payload.token)),
    },
    reason: texts.reason.replace('{type}', certificate.typeName),
    at: clock.now(),
  })
}

/** The page that the QR code opens. */
export function verificationUrl(baseUrl: string, identifier: string, token: string): string {
  return `${baseUrl}/verify/${identifier}?token=${token}`
}

function validityText({ validFrom, validUntil }: SealedCertificate): string {
  if (validUntil === null) return texts.withoutEnd
  return texts.fromUntil.replace('{from}', chineseDay(validFrom)).replace('{until}', chineseDay(validUntil))
}

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
