import { readFileSync } from 'node:fs'
import { expect, inject, it } from 'vitest'
import { generateRowTypes } from '../scripts/row-types.ts'
import type { Look } from '../src/modules/access-log/schema.ts'
import type { DB as AccessLogTables } from '../src/modules/access-log/tables.generated.ts'
import type { CaseEvent } from '../src/modules/cases/rules/events.ts'
import type { CaseHead, PayloadRow } from '../src/modules/cases/store.ts'
import type { DocumentReading, DocumentRow } from '../src/modules/cases/store-documents.ts'
import type { DraftRow } from '../src/modules/cases/store-drafts.ts'
import type { DB as CasesTables } from '../src/modules/cases/tables.generated.ts'
import type { ItemVersion } from '../src/modules/catalog/schema.ts'
import type { DB as CatalogTables } from '../src/modules/catalog/tables.generated.ts'
import type { CertificateType, SealedCertificate } from '../src/modules/certificates/schema.ts'
import type { DB as CertificatesTables } from '../src/modules/certificates/tables.generated.ts'
import type { EvaluationRow } from '../src/modules/evaluations/store.ts'
import type { DB as EvaluationsTables } from '../src/modules/evaluations/tables.generated.ts'
import type { ClientRow } from '../src/modules/identity/store/clients.ts'
import type { PersonRow } from '../src/modules/identity/store/people.ts'
import type { SessionTimesRow } from '../src/modules/identity/store/sessions.ts'
import type { StaffRow } from '../src/modules/identity/store/staff.ts'
import type { DB as IdentityTables } from '../src/modules/identity/tables.generated.ts'
import type { UploadRow } from '../src/modules/materials/store.ts'
import type { DB as MaterialsTables } from '../src/modules/materials/tables.generated.ts'
import type { MessageRow } from '../src/modules/notifications/store.ts'
import type { DB as NotificationsTables } from '../src/modules/notifications/tables.generated.ts'
import type { Department, Post, Region, ServicePoint } from '../src/modules/organizations/schema.ts'
import type { DB as OrganizationsTables } from '../src/modules/organizations/tables.generated.ts'
import type { Authority } from '../src/modules/seals/schema.ts'
import type { DB as SealsTables } from '../src/modules/seals/tables.generated.ts'
import type { DB as PlatformTables } from '../src/platform/db/tables.generated.ts'
import type { Intent } from '../src/platform/idempotency.ts'
import type { News } from '../src/platform/outbox.ts'
import type { DueTimer } from '../src/platform/timers.ts'
import type { Fits, Kept } from './support/row-types.ts'
import { templateName } from './support/server.ts'

/**
 * The rows that stores work with, against the tables as they are. The compiler compares: a field without its column, of another type,
 * or wrongly (un)nullable makes `true` unassignable, and the message names the field.
 */
const storeRows: {
  caseHead: Fits<CaseHead, CasesTables['caseHead']>
  caseEvent: Fits<CaseEvent, CasesTables['caseEvent']>
  casePayload: Fits<PayloadRow, CasesTables['casePayload']>
  caseDocument: Fits<DocumentRow, CasesTables['caseDocument']>
  documentReading: Fits<Omit<DocumentReading, 'caseId'>, CasesTables['documentReading']>
  draft: Fits<DraftRow, CasesTables['draft']>
  upload: Fits<UploadRow, MaterialsTables['upload']>
  person: Fits<Omit<PersonRow, 'claimed'>, Kept<IdentityTables['person']>, { subjectHash: 'citizenIdHash' }>
  session: Fits<SessionTimesRow, IdentityTables['session']>
  staff: Fits<StaffRow, IdentityTables['staff']>
  client: Fits<ClientRow, IdentityTables['client']>
  itemVersion: Fits<ItemVersion, CatalogTables['itemVersion']>
  certificate: Fits<Omit<SealedCertificate, 'typeName'>, CertificatesTables['certificate']>
  certificateType: Fits<CertificateType, CertificatesTables['type']>
  message: Fits<Omit<MessageRow, 'readAt'>, NotificationsTables['message'], { at: 'sentAt' }>
  evaluation: Fits<EvaluationRow, EvaluationsTables['evaluation']>
  look: Fits<Look, AccessLogTables['entry'], { at: 'lookedAt' }>
  authority: Fits<Authority, SealsTables['authority']>
  region: Fits<Region, OrganizationsTables['region']>
  department: Fits<Department, OrganizationsTables['department']>
  post: Fits<Post, OrganizationsTables['post']>
  servicePoint: Fits<ServicePoint, OrganizationsTables['servicePoint']>
  news: Fits<News, PlatformTables['news']>
  timer: Fits<DueTimer, PlatformTables['timer']>
  intent: Fits<Intent, PlatformTables['intent']>
} = {
  caseHead: true,
  caseEvent: true,
  casePayload: true,
  caseDocument: true,
  documentReading: true,
  draft: true,
  upload: true,
  person: true,
  session: true,
  staff: true,
  client: true,
  itemVersion: true,
  certificate: true,
  certificateType: true,
  message: true,
  evaluation: true,
  look: true,
  authority: true,
  region: true,
  department: true,
  post: true,
  servicePoint: true,
  news: true,
  timer: true,
  intent: true,
}

it('every row of a store was compared with its table by the compiler, which refuses one that differs', () => {
  expect(Object.values(storeRows).every(Boolean)).toBe(true)
  // @ts-expect-error the column is a moment, not a text
  const ofAnotherType: Fits<{ dueAt: string }, PlatformTables['timer']> = true
  // @ts-expect-error the column may be null
  const withoutNull: Fits<{ leasedUntil: Date }, PlatformTables['timer']> = true
  // @ts-expect-error there is no such column
  const withoutColumn: Fits<{ dueOn: Date }, PlatformTables['timer']> = true
  expect([ofAnotherType, withoutNull, withoutColumn]).toHaveLength(3)
})

it('the row types are those of the migrated database (otherwise: npm run types)', async () => {
  const files = await generateRowTypes(inject('server').ownerUrl.replace('DATABASE', templateName))
  expect(files.length).toBeGreaterThan(10)
  for (const { path, source } of files) expect(readFileSync(path, 'utf8'), path).toBe(source)
})
