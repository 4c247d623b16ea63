import type { Database } from '../../../platform/db/database.ts'
import type { Statement } from '../../../platform/db/statement.ts'
import { Assurance } from '../schema.ts'

export interface PersonRow {
  readonly id: string
  readonly subjectHash: string
  readonly dataKey: Buffer
  readonly sealedProfile: Buffer
  readonly assurance: Assurance
  readonly claimed: boolean
}

export type LoginKind = 'phone' | 'citizen_id'

/** An erased person has no key and is found by none of these. */
const personColumns = `p.id, p.citizen_id_hash, p.data_key, p.sealed_profile, p.assurance,
  exists (select 1 from identity.password w where w.person_id = p.id) as claimed`

export function parsePersonRow(row: Record<string, unknown>): PersonRow {
  return {
    id: row.id as string,
    subjectHash: row.citizen_id_hash as string,
    dataKey: row.data_key as Buffer,
    sealedProfile: row.sealed_profile as Buffer,
    assurance: Assurance.parse(row.assurance),
    claimed: row.claimed as boolean,
  }
}

export function insertPerson(person: {
  id: string
  subjectHash: string
  dataKey: Buffer
  sealedProfile: Buffer
  assurance: Assurance
  demo: boolean
  at: Date
}): Statement {
  return {
    name: 'identity.person.insert',
    text: `insert into identity.person (id, citizen_id_hash, data_key, sealed_profile, assurance, demo, registered_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      person.id,
      person.subjectHash,
      person.dataKey,
      person.sealedProfile,
      person.assurance,
      person.demo,
      person.at,
    ],
  }
}

export function updateProfile(personId: string, sealedProfile: Buffer): Statement {
  return {
    name: 'identity.person.update_profile',
    text: 'update identity.person set sealed_profile = $2 where id = $1 and data_key is not null',
    values: [personId, sealedProfile],
  }
}

export function updateAssurance(personId: string, assurance: Assurance): Statement {
  return {
    name: 'identity.person.update_assurance',
    text: 'update identity.person set assurance = $2 where id = $1',
    values: [personId, assurance],
  }
}

export function erasePerson(personId: string): Statement {
  return {
    name: 'identity.person.erase',
    text: 'update identity.person set data_key = null, sealed_profile = null where id = $1',
    values: [personId],
  }
}

export function selectPersonBySubject(subjectHash: string): Statement {
  return {
    name: 'identity.person.by_subject',
    text: `select ${personColumns} from identity.person p where p.citizen_id_hash = $1 and p.data_key is not null`,
    values: [subjectHash],
  }
}

export async function findPersonRow(db: Database, personId: string): Promise<PersonRow | undefined> {
  const [row] = await db.query({
    name: 'identity.person.by_id',
    text: `select ${personColumns} from identity.person p where p.id = $1 and p.data_key is not null`,
    values: [personId],
  })
  return row && parsePersonRow(row)
}

export function insertLoginName(nameHash: string, personId: string, kind: LoginKind): Statement {
  return {
    name: 'identity.login_name.insert',
    text: 'insert into identity.login_name (name_hash, person_id, kind) values ($1, $2, $3)',
    values: [nameHash, personId, kind],
  }
}

export function deleteLoginNames(personId: string): Statement {
  return {
    name: 'identity.login_name.delete_all',
    text: 'delete from identity.login_name where person_id = $1',
    values: [personId],
  }
}

export function deleteLoginName(personId: string, kind: LoginKind): Statement {
  return {
    name: 'identity.login_name.delete',
    text: 'delete from identity.login_name where person_id = $1 and kind = $2',
    values: [personId, kind],
  }
}

export function upsertPassword(personId: string, hash: string, at: Date): Statement {
  return {
    name: 'identity.password.upsert',
    text: `insert into identity.password (person_id, hash, changed_at) values ($1, $2, $3)
           on conflict on constraint password_pk do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    values: [personId, hash, at],
  }
}

export function deletePassword(personId: string): Statement {
  return {
    name: 'identity.password.delete',
    text: 'delete from identity.password where person_id = $1',
    values: [personId],
  }
}

export async function findPassword(
  db: Database,
  nameHash: string,
): Promise<{ personId: string; hash: string } | undefined> {
  const [row] = await db.query<{ person_id: string; hash: string }>({
    name: 'identity.password.by_login_name',
    text: `select n.person_id, w.hash from identity.login_name n join identity.password w on w.person_id = n.person_id
           where n.name_hash = $1`,
    values: [nameHash],
  })
  return row && { personId: row.person_id, hash: row.hash }
}

export function insertActivationCode(code: {
  id: string
  personId: string
  codeHash: string
  at: Date
  expiresAt: Date
  staffId: string
}): Statement {
  return {
    name: 'identity.activation_code.insert',
    text: `insert into identity.activation_code (id, person_id, code_hash, issued_at, expires_at, issued_by)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [code.id, code.personId, code.codeHash, code.at, code.expiresAt, code.staffId],
  }
}

export interface OpenActivation {
  readonly codeId: string
  readonly person: PersonRow
}

/** The person of a code that is hers, her latest, unused and in time. A newer code ends the older ones. */
export async function findOpenActivation(
  db: Database,
  subjectHash: string,
  codeHash: string,
  now: Date,
): Promise<OpenActivation | undefined> {
  const [row] = await db.query({
    name: 'identity.activation_code.find_open',
    text: `select c.id as code_id, ${personColumns}
           from identity.person p
           join lateral (select id, code_hash, expires_at from identity.activation_code
                         where person_id = p.id order by issued_at desc, id desc limit 1) c on true
           where p.citizen_id_hash = $1 and p.data_key is not null and c.code_hash = $2 and c.expires_at > $3
             and not exists (select 1 from identity.activation a where a.code_id = c.id)`,
    values: [subjectHash, codeHash, now],
  })
  return row && { codeId: row.code_id as string, person: parsePersonRow(row) }
}

/** Fails on `activation_pk` when somebody was quicker with the same code. */
export function insertActivation(codeId: string, at: Date): Statement {
  return {
    name: 'identity.activation.insert',
    text: 'insert into identity.activation (code_id, activated_at) values ($1, $2)',
    values: [codeId, at],
  }
}
