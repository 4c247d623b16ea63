import { chmod, mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseFacts, placeCluster } from '../platform/backup/cluster.ts'
import { isEmptyDatabase, loadDump } from '../platform/backup/dump.ts'
import { damagedFiles, type Manifest, readManifest } from '../platform/backup/manifest.ts'
import { copyTree, listFiles } from '../platform/backup/trees.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { findEmbedded, startEmbedded } from '../platform/db/embedded.ts'
import { reachableDirectory } from '../platform/db/embedded-files.ts'
import { loadSecrets } from '../platform/secrets.ts'
import { plainFolders, warningName } from './backup/layout.ts'
import backupTexts from './backup.texts.json' with { type: 'json' }
import texts from './restore.texts.json' with { type: 'json' }
import { Refusal, runCommand, say } from './terminal.ts'

const damagedShownMax = 5

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { secrets: { type: 'string' } } })
  const [argument] = positionals
  if (!argument) throw new Refusal(texts.usage)
  const backup = resolve(argument)
  const secrets = resolve(values.secrets ?? join(backup, 'secrets'))
  const config = readConfig(process.env)

  await refuseOccupied(config)
  const manifest = await readManifest(backup)
  if (!manifest) throw new Refusal(texts.noBackup, { directory: backup })
  if (manifest.database.kind === 'dump' && !config.databaseUrl) throw new Refusal(texts.needsUrl)
  if (manifest.database.kind === 'embedded' && config.databaseUrl) throw new Refusal(texts.needsNoUrl)
  const placeOf = (path: string) =>
    path.startsWith('secrets/') ? join(secrets, path.slice('secrets/'.length)) : join(backup, path)
  const damaged = await damagedFiles(manifest, placeOf)
  if (damaged.length > 0) {
    throw new Refusal(texts.damaged, { count: damaged.length, paths: damaged.slice(0, damagedShownMax).join(', ') })
  }

  await mkdir(config.dataDirectory, { recursive: true, mode: 0o755 })
  for (const folder of plainFolders) await copyTree(join(backup, folder), join(config.dataDirectory, folder))
  await restoreSecrets(secrets, join(config.dataDirectory, 'secrets'))
  if (config.databaseUrl) await restoreDump(config.databaseUrl, join(backup, 'database/yimen.dump'), manifest)
  else await restoreEmbedded(config, join(backup, 'database'), manifest)
  say(texts.done, { directory: config.dataDirectory, files: manifest.files.length })
})

/** Nothing is ever overwritten. */
async function refuseOccupied(config: Config): Promise<void> {
  const directory = config.dataDirectory
  const place = join(directory, 'postgresql')
  if (!config.databaseUrl && (await findEmbedded({ directory: place, ownerPassword: '' }))) {
    throw new Refusal(texts.running, { directory })
  }
  if (config.databaseUrl && !(await isEmptyDatabase(config.databaseUrl))) throw new Refusal(texts.notEmptyDatabase)
  // The database may lie elsewhere than in the data directory (see reachableDirectory); looking for it may have made its folder.
  const home = config.databaseUrl ? directory : await reachableDirectory(place)
  const inHome = home === directory ? [] : await listFiles(home)
  const inDirectory = (await readdir(directory).catch(() => [])).filter((name) => name !== 'postgresql')
  if (inHome.length > 0 || inDirectory.length > 0) throw new Refusal(texts.notEmpty, { directory })
}

async function restoreSecrets(from: string, to: string): Promise<void> {
  await copyTree(from, to, (path) => path === warningName)
  for (const path of await listFiles(to)) await chmod(join(to, path), 0o600)
}

async function restoreEmbedded(config: Config, source: string, manifest: Manifest): Promise<void> {
  const directory = join(config.dataDirectory, 'postgresql')
  await placeCluster(source, directory)
  const { ownerPassword } = loadSecrets(config.dataDirectory)
  const server = await startEmbedded({ directory, ownerPassword, log: () => {} })
  try {
    await compareFacts(server.urlOf('yimen'), manifest)
  } finally {
    await server.stop()
  }
}

async function restoreDump(ownerUrl: string, file: string, manifest: Manifest): Promise<void> {
  const outcome = await loadDump(ownerUrl, file)
  if (!outcome.done) {
    throw new Refusal(outcome.reason === 'absent' ? backupTexts.programAbsent : backupTexts.programFailed, {
      program: outcome.program,
      said: outcome.said,
    })
  }
  await compareFacts(ownerUrl, manifest)
}

async function compareFacts(ownerUrl: string, manifest: Manifest): Promise<void> {
  const { migrations } = await databaseFacts(ownerUrl)
  if (migrations.join() !== manifest.database.migrations.join()) throw new Refusal(texts.different)
}
