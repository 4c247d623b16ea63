import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import demoPeople from '../../data/demo/people.json' with { type: 'json' }
import { asOwner, type TestPlatform } from './database.ts'
import { lives } from './lives.ts'

/** What must stand nowhere in plain text: names, numbers, addresses of the demo people and what they wrote in the lives. */
export const personalValues: readonly string[] = [
  ...demoPeople.people.flatMap(({ name, citizenId, phone, email }) => [
    name.replace('（演示）', ''),
    citizenId,
    phone,
    ...(email ? [email] : []),
  ]),
  lives.food.answers.registeredAddress,
  lives.food.answers.equipment,
  lives.birth.answers.residenceAddress,
  lives.birth.answers.marriageCertificateNumber,
]

/** Which of the values stand in a text, as they are or as the bytes of a binary column. */
export function foundIn(text: string, values: readonly string[] = personalValues): string[] {
  return values.filter((value) => text.includes(value) || text.includes(Buffer.from(value).toString('hex')))
}

/** Every row of every table of every schema that is not PostgreSQL's own, as text; binary columns come out in hex. */
export async function everyRow(platform: TestPlatform): Promise<{ table: string; row: string }[]> {
  const tables = await asOwner<{ name: string }>(
    platform,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  const rows: { table: string; row: string }[] = []
  for (const { name } of tables) {
    const found = await asOwner<{ row: string }>(platform, `select t::text as row from ${name} t`)
    rows.push(...found.map(({ row }) => ({ table: name, row })))
  }
  return rows
}

/** Bytes of every file in the file store. */
export function everyFile(platform: TestPlatform): Buffer[] {
  const folder = join(platform.config.dataDirectory, 'files')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name))] : [],
  )
}
