import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { Certificate, CertificateType, SealedCertificate, StatusChange } from './schema.ts'

export function upsertType(type: CertificateType): Statement {
  return {
    name: 'certificates.type.upsert',
    text: `insert into certificates.type (code, name, number_rule, number_prefix, validity_years)
           values ($1, $2, $3, $4, $5)
           on conflict (code) do update set name = excluded.name, number_rule = excluded.number_rule,
             number_prefix = excluded.number_prefix, validity_years = excluded.validity_years`,
    values: [type.code, type.name, type.numberRule, type.numberPrefix, type.validityYears],
  }
}

export async function findType(db: Database, code: string): Promise<CertificateType | undefined> {
  const [row] = await db.query({
    name: 'certificates.type.find',
    text: `select code, name, number_rule as "numberRule", number_prefix as "numberPrefix", validity_years as "validityYears"
           from certificates.type where code = $1`,
    values: [code],
  })
  return row && CertificateType.parse(row)
}

const Lease = z.object({ first: z.number().int() })

/** Takes the next `count` serials and answers with the first of them. */
export async function leaseSerials(db: Database, typeCode: string, district: string, count: number): Promise<number> {
  const [row] = await db.query({
    name: 'certificates.serial_lease.take',
    text: `insert into certificates.serial_lease as lease (type_code, district, next_serial) values ($1, $2, 1 + $3::bigint)
           on conflict (type_code, district) do update set next_serial = lease.next_serial + $3
           returning next_serial - $3 as first`,
    values: [typeCode, district, count],
  })
  return Lease.parse(row).first
}

const publicColumns = `c.id, c.identifier, c.type_code as "typeCode", t.name as "typeName", c.number, c.case_id as "caseId",
  c.region_code as "regionCode", c.organization_id as "organizationId", c.issuer_name as "issuerName",
  c.issuer_code as "issuerCode", c.issued_day as "issuedDay", c.valid_from as "validFrom", c.valid_until as "validUntil",
  c.holder_kind as "holderKind", c.status, c.pdf_hash as "pdfHash"`

const sealedColumns = `${publicColumns}, c.holder_code_hash as "holderCodeHash", c.second_hash as "secondHash",
  c.token_hash as "tokenHash", c.data_key as "dataKey", c.payload, c.file_hash as "fileHash"`

const fromCertificates = 'from certificates.certificate c join certificates.type t on t.code = c.type_code'

/** A second certificate for the same case is not an error: the first one stands. */
export function insertCertificate(certificate: SealedCertificate): Statement {
  return {
    name: 'certificates.certificate.insert',
    text: `insert into certificates.certificate (id, identifier, type_code, number, case_id, region_code, organization_id,
             issuer_name, issuer_code, issued_day, valid_from, valid_until, holder_kind, holder_code_hash, second_hash,
             token_hash, data_key, payload, status)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
           on conflict on constraint certificate_case_unique do nothing`,
    values: [
      certificate.id,
      certificate.identifier,
      certificate.typeCode,
      certificate.number,
      certificate.caseId,
      certificate.regionCode,
      certificate.organizationId,
      certificate.issuerName,
      certificate.issuerCode,
      certificate.issuedDay,
      certificate.validFrom,
      certificate.validUntil,
      certificate.holderKind,
      certificate.holderCodeHash,
      certificate.secondHash,
      certificate.tokenHash,
      certificate.dataKey,
      certificate.payload,
      certificate.status,
    ],
  }
}

/** The line of the issue; written only if the certificate of the same batch was. */
export function insertFirstChange(certificateId: string, change: Omit<StatusChange, 'sequence'>): Statement {
  return {
    name: 'certificates.status_change.insert_first',
    text: `insert into certificates.status_change (certificate_id, sequence, status, changed_at, actor_kind, actor_id, reason)
           select id, 1, $2, $3, $4, $5, $6 from certificates.certificate where id = $1`,
    values: [certificateId, change.status, change.changedAt, change.actorKind, change.actorId, change.reason],
  }
}

/** Two changes made at once claim the same sequence, and the second fails on the key. */
export function insertChange(certificateId: string, change: StatusChange): Statement {
  return {
    name: 'certificates.status_change.insert',
    text: `insert into certificates.status_change (certificate_id, sequence, status, changed_at, actor_kind, actor_id, reason)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      certificateId,
      change.sequence,
      change.status,
      change.changedAt,
      change.actorKind,
      change.actorId,
      change.reason,
    ],
  }
}

export function updateStatus(certificateId: string, status: Certificate['status']): Statement {
  return {
    name: 'certificates.certificate.update_status',
    text: 'update certificates.certificate set status = $2 where id = $1',
    values: [certificateId, status],
  }
}

/** The first file counts; the number of rows says whether this was it. */
export function updatePdf(certificateId: string, pdfHash: string, fileHash: string): Statement {
  return {
    name: 'certificates.certificate.update_pdf',
    text: 'update certificates.certificate set pdf_hash = $2, file_hash = $3 where id = $1 and pdf_hash is null',
    values: [certificateId, pdfHash, fileHash],
  }
}

export async function findByCase(db: Database, caseId: string): Promise<SealedCertificate | undefined> {
  const [row] = await db.query({
    name: 'certificates.certificate.find_by_case',
    text: `select ${sealedColumns} ${fromCertificates} where c.case_id = $1`,
    values: [caseId],
  })
  return row && SealedCertificate.parse(row)
}

/** By identifier or by the printed number: people have the one or the other at hand. */
export async function findByNumber(db: Database, number: string): Promise<SealedCertificate | undefined> {
  const [row] = await db.query({
    name: 'certificates.certificate.find_by_number',
    text: `select ${sealedColumns} ${fromCertificates} where c.identifier = $1 or c.number = $1 limit 1`,
    values: [number],
  })
  return row && SealedCertificate.parse(row)
}

const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export async function listByHolder(
  db: Database,
  holderCodeHash: string,
  limit: number,
  after = highestId,
): Promise<Certificate[]> {
  const rows = await db.query({
    name: 'certificates.certificate.list_by_holder',
    text: `select ${publicColumns} ${fromCertificates} where c.holder_code_hash = $1 and c.id < $2 order by c.id desc limit $3`,
    values: [holderCodeHash, after, limit],
  })
  return rows.map((row) => Certificate.parse(row))
}

export async function listChanges(db: Database, certificateId: string): Promise<StatusChange[]> {
  const rows = await db.query({
    name: 'certificates.status_change.list',
    text: `select sequence, status, changed_at as "changedAt", actor_kind as "actorKind", actor_id as "actorId", reason
           from certificates.status_change where certificate_id = $1 order by sequence limit 200`,
    values: [certificateId],
  })
  return rows.map((row) => StatusChange.parse(row))
}

export function clearKey(certificateId: string): Statement {
  return {
    name: 'certificates.certificate.clear_key',
    text: 'update certificates.certificate set data_key = null where id = $1',
    values: [certificateId],
  }
}
