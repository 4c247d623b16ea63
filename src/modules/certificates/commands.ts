import { createHash, randomBytes } from 'node:crypto'
import { type Actor, actorReference } from '../../kernel/actor.ts'
import { buildCertificateId } from '../../kernel/identifiers/certificateId.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import { problem } from './errors.ts'
import { certificatePdf } from './paper.ts'
import { openPayload, sealPayload, sealPdf, secondHash, tokenHash } from './payload.ts'
import { lastFour } from './rules/masking.ts'
import { certificateNumber } from './rules/number.ts'
import { lastValidDay, mayBecome } from './rules/validity.ts'
import type { CertificateStatus, CertificateType, NewCertificate, SealedCertificate, StatusChange } from './schema.ts'
import {
  clearKey,
  findByCase,
  findByNumber,
  findType,
  insertCertificate,
  insertChange,
  insertFirstChange,
  listChanges,
  updatePdf,
  updateStatus,
} from './store.ts'
import type { Tools } from './tools.ts'

/** A certificate of a few pages takes under 200 kB. */
const pdfBytesMax = 5_000_000

/** Writes the certificate of a case with identifier and number. A second call for the case finds the first one's. */
export async function reserveCertificate(
  tools: Tools,
  order: NewCertificate,
  actor: Actor,
): Promise<SealedCertificate> {
  const { db, clock } = tools
  const found = await findByCase(db, order.caseId)
  if (found) return found
  const type = await findType(db, order.typeCode)
  if (!type) throw problem('certificates.type_unknown', { code: order.typeCode })
  const fresh = await newCertificate(tools, order, type)
  const change = { status: 'valid', changedAt: clock.now(), ...actorReference(actor), reason: 'issued' } as const
  await db.batch([insertCertificate(fresh), insertFirstChange(fresh.id, change)])
  return getByCase(tools, order.caseId)
}

async function newCertificate(tools: Tools, order: NewCertificate, type: CertificateType): Promise<SealedCertificate> {
  const { keys, clock } = tools
  const district = order.regionCode.slice(0, 6)
  if (type.numberRule === 'food_business' && !order.businessForm) throw problem('certificates.business_form_missing')
  const serial = await tools.nextSerial(type.code, district)
  const id = uuidV7(clock.now().getTime())
  const identifier = identifierOf(order, district, serial)
  const token = randomBytes(16).toString('base64url')
  const validFrom = order.validFrom ?? order.issuedDay
  const { holder, issuer } = order
  return {
    id,
    identifier,
    typeCode: type.code,
    typeName: type.name,
    number: certificateNumber({
      rule: type.numberRule,
      prefix: type.numberPrefix,
      district,
      year: order.issuedDay.slice(0, 4),
      serial,
      businessForm: order.businessForm ?? '1',
    }),
    caseId: order.caseId,
    regionCode: order.regionCode,
    organizationId: issuer.organizationId,
    issuerName: issuer.name,
    issuerCode: issuer.creditCode,
    issuedDay: order.issuedDay,
    validFrom,
    validUntil: lastValidDay(validFrom, type.validityYears),
    holderKind: holder.kind,
    holderCodeHash: keys.hash('certificates.holder', holder.code.toUpperCase()),
    secondHash: secondHash(keys, identifier, lastFour(holder.code)),
    tokenHash: tokenHash(keys, token),
    ...sealPayload(keys, id, {
      holderName: holder.name,
      holderCode: holder.code,
      fields: order.fields,
      signatory: order.signatory ?? null,
      token,
    }),
    status: 'valid',
    pdfHash: null,
    fileHash: null,
  }
}

/** District and serial together are unique for a type, whichever body of the district issues. */
function identifierOf(order: NewCertificate, district: string, serial: number): string {
  const parts = {
    type: order.typeCode,
    authority: order.issuer.creditCode,
    serial: district + String(serial).padStart(6, '0'),
    version: '001',
  }
  const built = buildCertificateId(parts)
  if (!built.ok) throw new Error(`No certificate identifier: ${built.reason}`)
  return built.value
}

/** Makes the PDF of a reserved certificate and keeps it. */
export async function completeCertificate(tools: Tools, caseId: string): Promise<SealedCertificate> {
  const { db, files, keys } = tools
  const certificate = await getByCase(tools, caseId)
  if (certificate.pdfHash) return certificate
  const payload = openPayload(keys, certificate)
  if (!payload) throw problem('certificates.destroyed', {}, certificate.id)
  const pdf = await certificatePdf(tools, certificate, payload)
  const { hash } = await files.put(sealPdf(keys, certificate, pdf), { bytesMax: pdfBytesMax })
  const pdfHash = createHash('sha256').update(pdf).digest('hex')
  const [written] = await db.batch([updatePdf(certificate.id, pdfHash, hash)])
  // Two signatures over the same page differ, so two files may have been made; the one that was not kept goes.
  if (written?.rowCount === 0) await files.remove(hash)
  return getByCase(tools, caseId)
}

export interface NewStatus {
  readonly identifier: string
  readonly status: CertificateStatus
  readonly at: Date
  readonly actor: Actor
  /** One of `reasons.texts.json`, where the public shall read it. */
  readonly reasonCode: string
}

/** The writes of a change, for the transaction of the act that causes it. Throws `status_impossible`. */
export async function stageStatus({ db }: Pick<Platform, 'db'>, wanted: NewStatus): Promise<readonly Statement[]> {
  const { status, at, actor, reasonCode } = wanted
  const certificate = await findByNumber(db, wanted.identifier)
  if (!certificate) throw problem('certificates.not_found')
  // Status and sequence from one read: had another change come between, the sequence would be taken.
  const last = (await listChanges(db, certificate.id)).at(-1)
  if (!last || !mayBecome(last.status, status)) {
    throw problem('certificates.status_impossible', {}, `${last?.status} → ${status}`)
  }
  const sequence = last.sequence + 1
  const change: StatusChange = { sequence, status, changedAt: at, ...actorReference(actor), reason: reasonCode }
  return [insertChange(certificate.id, change), updateStatus(certificate.id, status)]
}

export async function changeStatus({ db }: Pick<Platform, 'db'>, wanted: NewStatus): Promise<void> {
  const statements = await stageStatus({ db }, wanted)
  try {
    await db.batch(statements)
  } catch (error) {
    if (violatedConstraint(error) === 'status_change_pk')
      throw problem('certificates.status_impossible', {}, 'overtaken')
    throw error
  }
}

/** The key first: if the process ends between the two, the values in the database are gone and a second call removes the file. */
export async function destroyCertificate(tools: Pick<Platform, 'db' | 'files'>, caseId: string): Promise<void> {
  const certificate = await getByCase(tools, caseId)
  await tools.db.batch([clearKey(certificate.id)])
  if (certificate.fileHash) await tools.files.remove(certificate.fileHash)
}

async function getByCase({ db }: Pick<Platform, 'db'>, caseId: string): Promise<SealedCertificate> {
  const certificate = await findByCase(db, caseId)
  if (!certificate) throw problem('certificates.not_found', {}, `case ${caseId}`)
  return certificate
}
