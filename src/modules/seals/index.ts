import { fileURLToPath } from 'node:url'
import { uuidV7 } from '../../kernel/ids.ts'
import { type DocumentOrder, type Json, renderSvg, renderWithPlaces } from '../../platform/documents/documents.ts'
import { qrSvg } from '../../platform/documents/qr.ts'
import type { Platform } from '../../platform/platform.ts'
import { type SignatureArea, signPdf } from '../../platform/signing/pdf.ts'
import { type Signer, softwareSigner } from '../../platform/signing/signer.ts'
import { type PdfVerification, verifyPdf } from '../../platform/signing/verification.ts'
import { createSigningCertificate } from '../../platform/signing/x509.ts'
import { ensureAuthority, keyPurpose, openAuthority, validityStart, yearsLater } from './authority.ts'
import { problem } from './errors.ts'
import { noticeKinds } from './notices/kinds.ts'
import { noticePage, titleOf } from './notices/page.ts'
import { NoticeData } from './notices/schema.ts'
import { type Seal, SealBody, type SealWithKey } from './schema.ts'
import { findActiveSeal, insertSeal, retireSeal } from './store.ts'

export { noticeKinds } from './notices/kinds.ts'
export type { Appeal } from './notices/parts.ts'
export { NoticeData, type NoticeKind, type NoticeOf } from './notices/schema.ts'
export type { Seal, SealBody } from './schema.ts'

export interface Seals {
  /** The body's seal; made when there is none, replaced when the body was renamed or the seal has run out. Idempotent. */
  ensureSeal(body: SealBody): Promise<Seal>
  /** The drawing of the seal: SVG, 42 mm, letters as outlines. Throws `seals.none`. */
  sealImage(organizationId: string): Promise<string>
  /** Signs a finished PDF in the body's name. */
  sealPdf(order: SealOrder & { readonly pdf: Buffer; readonly place?: SignatureArea }): Promise<Buffer>
  /** Makes a PDF of a template and signs it. The template gets `data.seal`, the drawing, and shows it with `seal-image`. */
  renderSealed(
    order: SealOrder & { readonly template: string; readonly data: Readonly<Record<string, Json>> },
  ): Promise<Buffer>
  /** A statutory notice as PDF. All are sealed but the slip, for which `organizationId` may be left out. */
  makeNotice(order: {
    readonly organizationId?: string
    readonly notice: NoticeData
    readonly at: Date
  }): Promise<Buffer>
  /** The root that outside tools have to trust. */
  authorityCertificatePem(): Promise<string>
  /** Our own check of a PDF that is said to come from here. */
  verify(pdf: Buffer): Promise<PdfVerification>
}

export interface SealOrder {
  readonly organizationId: string
  /** What the signature is for, a few words. */
  readonly reason: string
  /** Claimed time of signing. */
  readonly at: Date
}

const sealYears = 10
const sealTemplate = fileURLToPath(new URL('./seal.typ', import.meta.url))
const noticeTemplates = {
  formal: fileURLToPath(new URL('./notices/notice.typ', import.meta.url)),
  slip: fileURLToPath(new URL('./notices/slip.typ', import.meta.url)),
} as const

export function createSeals(platform: Pick<Platform, 'db' | 'keys' | 'clock' | 'config' | 'log'>): Seals {
  const { db, keys, clock, config, log } = platform

  async function getSeal(organizationId: string): Promise<SealWithKey> {
    const seal = await findActiveSeal(db, organizationId)
    if (!seal) throw problem('seals.none', {}, organizationId)
    return seal
  }

  async function makeSeal(body: SealBody): Promise<SealWithKey> {
    const authority = openAuthority(keys, await ensureAuthority(platform))
    const now = clock.now()
    const validity = { validFrom: validityStart(config, clock), validUntil: yearsLater(now, sealYears) }
    const subject = { commonName: body.name, organizationName: body.name, creditCode: body.creditCode }
    const made = createSigningCertificate(subject, validity, authority)
    const id = uuidV7(now.getTime())
    return {
      id,
      ...body,
      certificatePem: made.certificatePem,
      privateKeySealed: keys.seal(keys.purposeKey(keyPurpose), keyContext(id), made.privateKeyPem),
      svg: await renderSvg({ template: sealTemplate, data: { name: ringName(body.name), demo: config.demo } }),
      ...validity,
    }
  }

  async function openSeal(seal: SealWithKey): Promise<Signer> {
    const authority = await ensureAuthority(platform)
    const privateKeyPem = keys.open<string>(keys.purposeKey(keyPurpose), keyContext(seal.id), seal.privateKeySealed)
    return softwareSigner(privateKeyPem, seal.certificatePem, [authority.certificatePem])
  }

  async function sign(seal: SealWithKey, pdf: Buffer, order: SealOrder, place?: SignatureArea): Promise<Buffer> {
    if (order.at < seal.validFrom || order.at >= seal.validUntil) throw problem('seals.out_of_time', {}, seal.id)
    const signer = await openSeal(seal)
    return signPdf({ pdf, signer, reason: order.reason, at: order.at, ...(place && { appearance: place }) })
  }

  /** What the fonts lack is a finding for whoever runs the instance: code points only, never the name in which they stand. */
  async function render(order: DocumentOrder) {
    const rendered = await renderWithPlaces(order)
    const { substituted } = rendered
    if (substituted.length > 0) log.warn({ codePoints: substituted }, 'a paper lacks characters that no font has')
    return rendered
  }

  const seals: Seals = {
    async ensureSeal(given) {
      const body = SealBody.parse(given)
      const found = await findActiveSeal(db, body.organizationId)
      if (found && found.name === body.name && found.validUntil > clock.now()) return withoutKey(found)
      const fresh = await makeSeal(body)
      await db.batch([...(found ? [retireSeal(found.id)] : []), insertSeal(fresh)])
      return withoutKey(await getSeal(body.organizationId))
    },

    sealImage: async (organizationId) => (await getSeal(organizationId)).svg,

    sealPdf: async (order) => sign(await getSeal(order.organizationId), order.pdf, order, order.place),

    async renderSealed(order) {
      const seal = await getSeal(order.organizationId)
      const data = { ...order.data, seal: seal.svg }
      const { pdf, places } = await render({ template: order.template, data, createdAt: order.at })
      return sign(
        seal,
        pdf,
        order,
        places.find(({ name }) => name === 'seal'),
      )
    },

    async makeNotice({ organizationId, notice: given, at }) {
      const notice = NoticeData.parse(given)
      const page = noticePage(notice) as unknown as Json
      const data = { page, qr: await qrSvg(notice.qrUrl) }
      const { layout, sealed } = noticeKinds[notice.kind]
      const template = noticeTemplates[layout]
      if (!sealed) return (await render({ template, data: { ...data, seal: null }, createdAt: at })).pdf
      if (!organizationId) throw problem('seals.none', {}, `notice ${notice.kind} without a body`)
      return seals.renderSealed({ organizationId, template, data, reason: titleOf(notice), at })
    },

    authorityCertificatePem: async () => (await ensureAuthority(platform)).certificatePem,

    verify: async (pdf) => verifyPdf(pdf, [(await ensureAuthority(platform)).certificatePem]),
  }
  return seals
}

const keyContext = (sealId: string): string => `seals.seal/${sealId}`

/** The mark 演示 stands below the star; the ring bears the name alone. */
const ringName = (name: string): string => name.replace(/[（(]演示[）)]$/, '')

function withoutKey({ privateKeySealed: _, ...seal }: SealWithKey): Seal {
  return seal
}
