import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { assetDirectory } from '../src/web/assets.ts'

/**
 * Builds what browsers load: one style sheet, the enhancers, the icon. File names hold a hash of the content, so they
 * can be cached for ever; `manifest.json` says which name is current. Takes about 50 ms, so every start does it.
 */
const web = resolve(import.meta.dirname, '../src/web')

/** Upper limits in bytes as they are sent, gzipped: an old phone on a slow line pays for what citizens load; staff load `staff.css` beside it. */
const limitBytes = { 'site.css': 10_000, 'staff.css': 7_500, js: 6_000 }

export async function buildClient(): Promise<Record<string, string>> {
  const result = await build({
    entryPoints: [
      `${web}/styles/site.css`,
      `${web}/styles/staff.css`,
      `${web}/styles/icon.svg`,
      `${web}/client/page.ts`,
      `${web}/client/workbench.ts`,
      `${web}/client/wall.ts`,
    ],
    outdir: assetDirectory,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome100', 'safari15.4', 'firefox100'],
    loader: { '.svg': 'copy' },
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
  const manifest: Record<string, string> = {}
  await mkdir(assetDirectory, { recursive: true })
  for (const file of result.outputFiles) {
    const name = basename(file.path)
    manifest[name.replace(/-[0-9A-Z]{8}(?=\.)/, '')] = name
    await writeFile(file.path, file.contents)
  }
  // Two servers may start from one folder at the same time: neither may read half a manifest.
  const written = join(assetDirectory, `manifest.${process.pid}.tmp`)
  await writeFile(written, JSON.stringify(manifest, null, 2))
  await rename(written, join(assetDirectory, 'manifest.json'))
  await removeStale(new Set(['manifest.json', ...Object.values(manifest)]))
  assertSizes(result.outputFiles)
  return manifest
}

const keptMs = 24 * 3_600_000

/** Files of earlier builds stay for a day: a server that was started with them is perhaps still running. */
async function removeStale(current: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(assetDirectory)) {
    const path = join(assetDirectory, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (!current.has(name) && Date.now() - mtimeMs > keptMs) await rm(path, { force: true })
  }
}

function assertSizes(files: readonly { path: string; contents: Uint8Array }[]): void {
  for (const [ending, limit] of Object.entries(limitBytes)) {
    const size = files
      .filter((file) => file.path.replace(/-[0-9A-Z]{8}(?=\.)/, '').endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(file.contents).length, 0)
    if (size > limit) throw new Error(`${ending} is ${size} bytes, over its limit of ${limit}`)
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const name of Object.values(await buildClient())) {
    const bytes = await readFile(join(assetDirectory, name))
    console.log(`${name} ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped`)
  }
}
