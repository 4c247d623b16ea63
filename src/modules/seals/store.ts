import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { Authority, SealWithKey } from './schema.ts'

export async function findAuthority(db: Database): Promise<Authority | undefined> {
  const [row] = await db.query({
    name: 'seals.authority.find',
    text: `select name, certificate_pem as "certificatePem", private_key_sealed as "privateKeySealed",
             valid_from as "validFrom", valid_until as "validUntil"
           from seals.authority where id = 1`,
    values: [],
  })
  return row && Authority.parse(row)
}

/** The first process to start makes it; the others read what it made. */
export function insertAuthority(authority: Authority): Statement {
  return {
    name: 'seals.authority.insert',
    text: `insert into seals.authority (name, certificate_pem, private_key_sealed, valid_from, valid_until)
           values ($1, $2, $3, $4, $5) on conflict (id) do nothing`,
    values: [
      authority.name,
      authority.certificatePem,
      authority.privateKeySealed,
      authority.validFrom,
      authority.validUntil,
    ],
  }
}

export async function findActiveSeal(db: Database, organizationId: string): Promise<SealWithKey | undefined> {
  const [row] = await db.query({
    name: 'seals.seal.find_active',
    text: `select id, organization_id as "organizationId", name, credit_code as "creditCode",
             certificate_pem as "certificatePem", private_key_sealed as "privateKeySealed", svg,
             valid_from as "validFrom", valid_until as "validUntil"
           from seals.seal where organization_id = $1 and status = 'active'`,
    values: [organizationId],
  })
  return row && SealWithKey.parse(row)
}

/** Does nothing if another process gave the body a seal meanwhile. */
export function insertSeal(seal: SealWithKey): Statement {
  return {
    name: 'seals.seal.insert',
    text: `insert into seals.seal (id, organization_id, name, credit_code, certificate_pem, private_key_sealed, svg,
             valid_from, valid_until)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           on conflict (organization_id) where status = 'active' do nothing`,
    values: [
      seal.id,
      seal.organizationId,
      seal.name,
      seal.creditCode,
      seal.certificatePem,
      seal.privateKeySealed,
      seal.svg,
      seal.validFrom,
      seal.validUntil,
    ],
  }
}

export function retireSeal(id: string): Statement {
  return {
    name: 'seals.seal.retire',
    text: `update seals.seal set status = 'retired' where id = $1 and status = 'active'`,
    values: [id],
  }
}
