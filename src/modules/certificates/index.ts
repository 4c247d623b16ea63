import type { Actor } from '../../kernel/actor.ts'
import type { Sentence } from '../../kernel/problem.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Seals } from '../seals/index.ts'
import {
  changeStatus,
  completeCertificate,
  destroyCertificate,
  type NewStatus,
  reserveCertificate,
  stageStatus,
} from './commands.ts'
import { problem } from './errors.ts'
import { type PublicCertificate, type SecondThing, verifyPublic } from './lookup.ts'
import { openPdf } from './payload.ts'
import reasons from './reasons.texts.json' with { type: 'json' }
import {
  Certificate,
  type CertificateStatus,
  CertificateType,
  NewCertificate,
  type SealedCertificate,
  type StatusChange,
} from './schema.ts'
import { createSerials } from './serials.ts'
import { findByCase, findByNumber, listByHolder, listChanges, upsertType } from './store.ts'

/** Words for the reasons of a status, Chinese and English, by code. */
export const statusReasonTexts: Readonly<Record<string, Sentence>> = reasons

export type { NewStatus } from './commands.ts'
export type { PublicCertificate, SecondThing } from './lookup.ts'
export type { CertificateState } from './rules/validity.ts'
export type { Certificate, CertificateStatus, CertificateType, NewCertificate, StatusChange } from './schema.ts'
export { certificateStatuses } from './schema.ts'

export interface Certificates {
  /** Registers a kind of certificate or corrects its name and rules. */
  defineType(type: CertificateType): Promise<void>
  /** Gives the case its certificate, identifier and number, still without a file. Asked again, it answers the same. */
  reserve(order: NewCertificate, actor: Actor): Promise<Certificate>
  /** Makes and seals the PDF of a reserved certificate: the work of a job. Asked again, it answers the same file. */
  complete(caseId: string): Promise<IssuedCertificate>
  /** Both: `reserve`, then `complete`. */
  issue(order: NewCertificate, actor: Actor): Promise<IssuedCertificate>
  findByCase(caseId: string): Promise<Certificate | undefined>
  /** By identifier or printed number; for staff and machines. */
  findByNumber(number: string): Promise<Certificate | undefined>
  /** Newest first, at most 100; `after` is the id of the last one of the page before. */
  listOfHolder(
    holderCodeHash: string,
    page?: { readonly limit?: number; readonly after?: string },
  ): Promise<Certificate[]>
  /** What `listOfHolder` takes, from a citizen ID or credit code. */
  holderCodeHash(code: string): string
  /** The sealed PDF. It holds personal values: who reads it for another person writes the look. Throws `not_found`. */
  pdfOf(certificate: Pick<Certificate, 'caseId'>): Promise<Buffer>
  /** The public look-up. Unknown number and wrong second thing get the same answer: undefined. The caller limits the rate. */
  verifyPublic(question: {
    readonly number: string
    readonly second: SecondThing
  }): Promise<PublicCertificate | undefined>
  /**
   * 暂停、恢复、撤回、撤销、吊销、注销, in the transaction of the act that causes it. Throws `status_impossible` where the status may
   * not follow (rules/validity.ts); a change made in between violates `status_change_pk` of the batch.
   */
  stageStatus(status: NewStatus): Promise<readonly Statement[]>
  /** The same as an act of its own, now. A second change made at the same time is a conflict. */
  changeStatus(identifier: string, status: CertificateStatus, actor: Actor, reason: string): Promise<void>
  /** Who changed the status, when and why; the issue first. */
  historyOf(certificateId: string): Promise<StatusChange[]>
  /** Destroys the key of the personal values and the file. Number, issuer and status stay. */
  destroy(caseId: string): Promise<void>
}

export interface IssuedCertificate {
  readonly certificate: Certificate
  readonly pdf: Buffer
}

const pageDefault = 20
const pageMax = 100

type Needed = Pick<Platform, 'db' | 'keys' | 'clock' | 'config' | 'files'>

export function createCertificates(platform: Needed, { seals }: { readonly seals: Seals }): Certificates {
  const { db, keys, files, clock } = platform
  const tools = { ...platform, seals, nextSerial: createSerials(db) }
  const holderCodeHash = (code: string) => keys.hash('certificates.holder', code.trim().toUpperCase())

  async function pdfOf({ caseId }: Pick<Certificate, 'caseId'>): Promise<Buffer> {
    const sealed = await findByCase(db, caseId)
    const there = sealed?.fileHash && (await files.has(sealed.fileHash))
    const pdf = sealed?.fileHash && there ? openPdf(keys, sealed, await files.read(sealed.fileHash)) : undefined
    if (!pdf) throw problem('certificates.not_found', {}, `no file: case ${caseId}`)
    return pdf
  }

  async function complete(caseId: string): Promise<IssuedCertificate> {
    const certificate = await completeCertificate(tools, caseId)
    return { certificate, pdf: await pdfOf(certificate) }
  }

  const reserve = (order: NewCertificate, actor: Actor) => reserveCertificate(tools, NewCertificate.parse(order), actor)

  return {
    defineType: async (type) => void (await db.batch([upsertType(CertificateType.parse(type))])),
    reserve: async (order, actor) => withoutSecrets(await reserve(order, actor)),
    complete,
    async issue(order, actor) {
      await reserve(order, actor)
      return complete(order.caseId)
    },
    findByCase: async (caseId) => optional(await findByCase(db, caseId)),
    findByNumber: async (number) => optional(await findByNumber(db, number.trim().toUpperCase())),
    listOfHolder: (hash, { limit = pageDefault, after } = {}) =>
      listByHolder(db, hash, Math.min(Math.max(Math.trunc(limit), 1), pageMax), after),
    holderCodeHash,
    pdfOf,
    verifyPublic: (question) => verifyPublic(platform, question),
    changeStatus: (identifier, status, actor, reason) =>
      changeStatus(platform, { identifier, status, at: clock.now(), actor, reasonCode: reason }),
    stageStatus: (status) => stageStatus(platform, status),
    historyOf: (certificateId) => listChanges(db, certificateId),
    destroy: (caseId) => destroyCertificate(platform, caseId),
  }
}

/** Parsing keeps only what is described: hashes, key and payload stay behind. */
const withoutSecrets = (found: SealedCertificate): Certificate => Certificate.parse(found)

const optional = (found: SealedCertificate | undefined) => found && withoutSecrets(found)
