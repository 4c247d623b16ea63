import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, migrationFolders } from '../src/database.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { loadSecrets } from '../src/platform/secrets.ts'
import { generateRowTypes } from './row-types.ts'

/** `npm run types`: writes `tables.generated.ts` of every schema from a freshly migrated database. */
const directory = mkdtempSync(join(tmpdir(), 'yimen-types-'))
// The database server's user must reach its folder.
chmodSync(directory, 0o755)
const secrets = loadSecrets(directory)
const server = await startEmbedded({
  directory: join(directory, 'postgresql'),
  ownerPassword: secrets.ownerPassword,
  log: () => {},
})
try {
  await createDatabase(server.urlOf('postgres'), 'types')
  const ownerUrl = server.urlOf('types')
  await migrate({ ownerUrl, appPassword: secrets.appPassword, folders: migrationFolders })
  for (const { path, source } of await generateRowTypes(ownerUrl)) {
    await writeFile(path, source)
    console.log(path)
  }
} finally {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}
