import type { Database } from '../../../platform/db/database.ts'
import type { Statement } from '../../../platform/db/statement.ts'
import { type LegalPerson, type Representation, RepresentationScope, RepresentationSource } from '../schema.ts'

export async function findLegalPersonRow(
  db: Database,
  by: { id: string } | { creditCode: string },
): Promise<LegalPerson | undefined> {
  const [row] = await db.query<{ id: string; credit_code: string; name: string }>(
    'id' in by
      ? {
          name: 'identity.legal_person.by_id',
          text: 'select id, credit_code, name from identity.legal_person where id = $1',
          values: [by.id],
        }
      : {
          name: 'identity.legal_person.by_credit_code',
          text: 'select id, credit_code, name from identity.legal_person where credit_code = $1',
          values: [by.creditCode],
        },
  )
  return row && { id: row.id, creditCode: row.credit_code, name: row.name }
}

/** Leaves a legal person that is already there as it is. */
export function insertLegalPerson(legalPerson: LegalPerson, demo: boolean, at: Date): Statement {
  return {
    name: 'identity.legal_person.insert',
    text: `insert into identity.legal_person (id, credit_code, name, demo, registered_at) values ($1, $2, $3, $4, $5)
           on conflict on constraint legal_person_credit_code_once do nothing`,
    values: [legalPerson.id, legalPerson.creditCode, legalPerson.name, demo, at],
  }
}

export function insertRepresentation(representation: {
  id: string
  personId: string
  legalPersonId: string
  scope: RepresentationScope
  source: RepresentationSource
  grantedBy: string | null
  validFrom: Date
  validUntil: Date | null
}): Statement {
  const { id, personId, legalPersonId, scope, source, grantedBy, validFrom, validUntil } = representation
  return {
    name: 'identity.representation.insert',
    text: `insert into identity.representation
             (id, person_id, legal_person_id, scope, source, granted_by, valid_from, valid_until)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [id, personId, legalPersonId, scope, source, grantedBy, validFrom, validUntil],
  }
}

export function insertRevocation(representationId: string, at: Date, by: string): Statement {
  return {
    name: 'identity.representation_revocation.insert',
    text: `insert into identity.representation_revocation (representation_id, revoked_at, revoked_by) values ($1, $2, $3)
           on conflict on constraint representation_revocation_pk do nothing`,
    values: [representationId, at, by],
  }
}

/** In force at the instant; of one legal person, if named. The strongest and oldest first. */
export async function findRepresentations(
  db: Database,
  personId: string,
  at: Date,
  legalPersonId: string | null,
): Promise<Representation[]> {
  const rows = await db.query({
    name: 'identity.representation.of_person',
    text: `select r.id, r.scope, r.source, r.valid_from, r.valid_until, l.id as legal_person_id, l.credit_code, l.name
           from identity.representation r join identity.legal_person l on l.id = r.legal_person_id
           where r.person_id = $1 and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)
             and ($3::uuid is null or r.legal_person_id = $3)
             and not exists (select 1 from identity.representation_revocation v where v.representation_id = r.id)
           order by r.scope desc, r.id limit 100`,
    values: [personId, at, legalPersonId],
  })
  return rows.map(parseRepresentation)
}

/** Hash of the citizen ID of the legal representative in force, the latest if there were several; an erased one is nobody. */
export async function findLegalRepresentativeSubject(
  db: Database,
  legalPersonId: string,
  at: Date,
): Promise<string | undefined> {
  const [row] = await db.query<{ subject: string }>({
    name: 'identity.representation.legal_representative',
    text: `select p.citizen_id_hash as subject
           from identity.representation r join identity.person p on p.id = r.person_id
           where r.legal_person_id = $1 and r.scope = 'legal_representative' and p.data_key is not null
             and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)
             and not exists (select 1 from identity.representation_revocation v where v.representation_id = r.id)
           order by r.id desc limit 1`,
    values: [legalPersonId, at],
  })
  return row?.subject
}

function parseRepresentation(row: Record<string, unknown>): Representation {
  return {
    id: row.id as string,
    legalPerson: { id: row.legal_person_id as string, creditCode: row.credit_code as string, name: row.name as string },
    scope: RepresentationScope.parse(row.scope),
    source: RepresentationSource.parse(row.source),
    validFrom: row.valid_from as Date,
    validUntil: (row.valid_until as Date | null) ?? undefined,
  }
}
