import { join, resolve } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { PostgresDialect as GeneratorDialect, generate } from 'kysely-codegen'
import pg from 'pg'
import { modules, schemaOf } from '../src/modules.ts'

const source = resolve(import.meta.dirname, '../src')

export interface RowTypesFile {
  readonly path: string
  readonly source: string
}

/** Types of the rows of every schema of ours, as the migrated database has them and as the driver gives them (see `database.ts`). */
export async function generateRowTypes(ownerUrl: string): Promise<RowTypesFile[]> {
  const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: ownerUrl, max: 2 }) }) })
  try {
    const files: RowTypesFile[] = []
    for (const { schema, folder } of ownedSchemas()) {
      const text = await generate({
        camelCase: true,
        db,
        defaultSchemas: [schema],
        dialect: new GeneratorDialect({ dateParser: 'string' }),
        includePattern: `${schema}.*`,
        partitions: false,
        typeMapping: { int8: 'number', xid8: 'string' },
      })
      files.push({ path: join(folder, 'tables.generated.ts'), source: text })
    }
    return files
  } finally {
    await db.destroy()
  }
}

function ownedSchemas(): { schema: string; folder: string }[] {
  const written = modules.filter((entry) => !entry.planned)
  return [
    { schema: 'platform', folder: join(source, 'platform/db') },
    ...written.map(({ name }) => ({ schema: schemaOf(name), folder: join(source, 'modules', name) })),
  ]
}
