import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fingerprint, flushFile, listFiles } from './trees.ts'

export const manifestName = 'manifest.json'

export const Manifest = z.strictObject({
  format: z.literal(1).describe('Of this file and the folders beside it'),
  product: z.string().describe('Version of the product that made the backup'),
  madeAt: z.iso.datetime().describe('End of the copying, UTC'),
  database: z.strictObject({
    kind: z.enum(['embedded', 'dump']).describe('Files of the embedded server, or a dump of another one'),
    version: z.string().describe('Of the PostgreSQL server'),
    migrations: z.array(z.string()).describe('Names of the applied migrations'),
  }),
  files: z.array(
    z.strictObject({
      path: z.string().describe('Below the folder of the backup'),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

/** Lists and hashes everything in the folder, waits until it is on the disk, and writes the manifest last: without it there is no backup. */
export async function writeManifest(folder: string, facts: Omit<Manifest, 'format' | 'files'>): Promise<Manifest> {
  const files: Manifest['files'] = []
  for (const path of await listFiles(folder)) {
    await flushFile(join(folder, path))
    files.push({ path, ...(await fingerprint(join(folder, path))) })
  }
  const manifest = { format: 1 as const, ...facts, files }
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
  await flushFile(join(folder, manifestName))
  return manifest
}

/** Undefined when the folder is no finished backup of ours. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Paths that are absent or have other bytes than when the backup was made. `placeOf` says where a path lies now. */
export async function damagedFiles(manifest: Manifest, placeOf: (path: string) => string): Promise<string[]> {
  const damaged: string[] = []
  for (const { path, sha256, bytes } of manifest.files) {
    const now = await fingerprint(placeOf(path)).catch(() => undefined)
    if (now?.sha256 !== sha256 || now.bytes !== bytes) damaged.push(path)
  }
  return damaged
}
