import type { Database } from '../../../platform/db/database.ts'

/** Persons by their keyed hash: those who are there already. */
export async function findIdsBySubject(db: Database, subjectHashes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ citizen_id_hash: string; id: string }>({
    name: 'identity.person.ids_by_subject',
    text: 'select citizen_id_hash, id from identity.person where citizen_id_hash = any ($1)',
    values: [subjectHashes],
  })
  return new Map(rows.map((row) => [row.citizen_id_hash, row.id]))
}

export async function findStaffId(db: Database, login: string): Promise<string | undefined> {
  const [row] = await db.query<{ id: string }>({
    name: 'identity.staff.id_by_login',
    text: 'select id from identity.staff where login = $1',
    values: [login],
  })
  return row?.id
}

export async function clientExists(db: Database, clientId: string): Promise<boolean> {
  const rows = await db.query({
    name: 'identity.client.exists',
    text: 'select 1 from identity.client where id = $1',
    values: [clientId],
  })
  return rows.length === 1
}

/** What kinds of demo accounts there are. An erased person is none. */
export async function findDemoKinds(db: Database): Promise<string[]> {
  const rows = await db.query<{ kind: string }>({
    name: 'identity.demo.kinds',
    text: `select 'person' as kind where exists (select 1 from identity.person where demo and data_key is not null)
           union all
           select 'staff' where exists (select 1 from identity.staff f where f.demo
             and not exists (select 1 from identity.staff_departure d where d.staff_id = f.id))
           union all
           select 'client' where exists (select 1 from identity.client c where c.demo
             and not exists (select 1 from identity.client_revocation r where r.client_id = c.id))`,
    values: [],
  })
  return rows.map((row) => row.kind)
}
