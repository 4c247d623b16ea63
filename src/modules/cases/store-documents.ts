import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

/** The next document number of a body, kind and year. */
export async function nextDocumentSerial(
  db: Database,
  departmentId: string,
  kind: string,
  year: number,
): Promise<number> {
  const [row] = await db.query<{ last: number }>({
    name: 'cases.document_serial.next',
    text: `insert into cases.document_serial as s (department_id, kind, year, last) values ($1, $2, $3, 1)
           on conflict on constraint document_serial_pk do update set last = s.last + 1
           returning last`,
    values: [departmentId, kind, year],
  })
  return row?.last ?? 1
}

export interface DocumentRow {
  readonly sequence: number
  readonly kind: string
  readonly number: string
  readonly fileHash: string
  readonly bytes: number
  readonly madeAt: Date
}

export interface MadeDocument extends DocumentRow {
  /** When the applicant first opened it, or whoever acts for the applicant; null: nobody of them has. */
  readonly readAt: Date | null
}

export function insertDocument(caseId: string, row: DocumentRow): Statement {
  return {
    name: 'cases.document.insert',
    text: `insert into cases.case_document (case_id, sequence, kind, number, file_hash, bytes, made_at)
           values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint case_document_pk do nothing`,
    values: [caseId, row.sequence, row.kind, row.number, row.fileHash, row.bytes, row.madeAt],
  }
}

/** What was made of a case. The readings of a document lie together in their primary key: one per person of the applicant. */
export async function documentsOf(db: Database, caseId: string): Promise<MadeDocument[]> {
  return db.query<MadeDocument & Record<string, unknown>>({
    name: 'cases.documents.of',
    text: `select d.sequence, d.kind, d.number, d.file_hash as "fileHash", d.bytes, d.made_at as "madeAt",
             (select min(r.first_read_at) from cases.document_reading r
              where r.case_id = d.case_id and r.sequence = d.sequence and r.kind = d.kind) as "readAt"
           from cases.case_document d where d.case_id = $1 order by d.sequence, d.kind`,
    values: [caseId],
  })
}

export interface DocumentReading {
  readonly caseId: string
  readonly sequence: number
  readonly kind: string
  readonly personId: string
  readonly firstReadAt: Date
}

/** Proof of reading. The first time stays. */
export function insertReading(reading: DocumentReading): Statement {
  return {
    name: 'cases.document_reading.insert',
    text: `insert into cases.document_reading (case_id, sequence, kind, person_id, first_read_at)
           values ($1, $2, $3, $4, $5) on conflict on constraint document_reading_pk do nothing`,
    values: [reading.caseId, reading.sequence, reading.kind, reading.personId, reading.firstReadAt],
  }
}
