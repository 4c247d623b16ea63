import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { copyCluster, databaseFacts } from '../platform/backup/cluster.ts'
import { dumpDatabase } from '../platform/backup/dump.ts'
import { writeManifest } from '../platform/backup/manifest.ts'
import { copyTree } from '../platform/backup/trees.ts'
import { systemClock } from '../platform/clock.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { findEmbedded, startEmbedded } from '../platform/db/embedded.ts'
import { reachableDirectory } from '../platform/db/embedded-files.ts'
import { loadSecrets } from '../platform/secrets.ts'
import { plainFolders, warningName } from './backup/layout.ts'
import texts from './backup.texts.json' with { type: 'json' }
import { Refusal, runCommand, say } from './terminal.ts'

await runCommand(async () => {
  const [argument] = process.argv.slice(2)
  if (!argument) throw new Refusal(texts.usage)
  const directory = resolve(argument)
  const config = readConfig(process.env)
  if (!existsSync(join(config.dataDirectory, 'secrets'))) {
    throw new Refusal(texts.nothing, { directory: config.dataDirectory })
  }
  await mkdir(directory, { recursive: true, mode: 0o700 })
  if ((await readdir(directory)).length > 0) throw new Refusal(texts.notEmpty, { directory })

  // Files are written before the row that names them, and copied before and after the database: every named one is there.
  await copyPlainFolders(config, directory)
  const facts = config.databaseUrl
    ? await dump(config.databaseUrl, directory)
    : await copyEmbedded(config, join(directory, 'database'))
  await copyPlainFolders(config, directory)
  await copyTree(join(config.dataDirectory, 'secrets'), join(directory, 'secrets'))
  const manifest = await writeManifest(directory, {
    product: productVersion(),
    madeAt: systemClock.now().toISOString(),
    database: facts,
  })
  const warning = [texts.secrets.zh, texts.secrets.en]
    .map((text) => text.replace('{directory}', directory))
    .join('\n\n')
  await writeFile(join(directory, 'secrets', warningName), `${warning}\n`, { mode: 0o600 })

  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  say(texts.done, { directory, files: manifest.files.length, megabytes: Math.ceil(bytes / 1_000_000) })
  say(texts.secrets, { directory })
})

async function copyPlainFolders(config: Config, directory: string): Promise<void> {
  for (const folder of plainFolders) {
    const unfinished = (path: string) => path === 'incoming' || path.startsWith('incoming/')
    await copyTree(join(config.dataDirectory, folder), join(directory, folder), unfinished)
  }
}

/** From the running server, which goes on serving; a stopped one is started for the time of the copying. */
async function copyEmbedded(config: Config, target: string) {
  const { ownerPassword } = loadSecrets(config.dataDirectory)
  const place = { directory: join(config.dataDirectory, 'postgresql'), ownerPassword }
  const home = await reachableDirectory(place.directory)
  if (!existsSync(join(home, 'data/PG_VERSION'))) throw new Refusal(texts.nothing, { directory: config.dataDirectory })
  const running = await findEmbedded(place)
  const started = running ? undefined : await startEmbedded({ ...place, log: () => {} })
  try {
    const ownerUrl = (running ?? started)!.urlOf('yimen')
    await copyCluster(ownerUrl, home, target)
    return { kind: 'embedded' as const, ...(await databaseFacts(ownerUrl)) }
  } finally {
    await started?.stop()
  }
}

async function dump(ownerUrl: string, directory: string) {
  await mkdir(join(directory, 'database'), { mode: 0o700 })
  const outcome = await dumpDatabase(ownerUrl, join(directory, 'database/yimen.dump'))
  if (!outcome.done) {
    throw new Refusal(outcome.reason === 'absent' ? texts.programAbsent : texts.programFailed, {
      program: outcome.program,
      said: outcome.said,
    })
  }
  return { kind: 'dump' as const, ...(await databaseFacts(ownerUrl)) }
}

function productVersion(): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version
}
