import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** Copies a folder that may change meanwhile: what vanishes between listing and copying is left out. */
export async function copyTree(
  from: string,
  to: string,
  leaveOut: (path: string) => boolean = () => false,
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const path of await listTree(from)) {
    if (leaveOut(path)) continue
    const source = join(from, path)
    const kind = await stat(source).catch(ignoreAbsent)
    if (kind?.isDirectory()) await mkdir(join(to, path), { recursive: true, mode: 0o700 })
    else if (kind?.isFile()) await copyFile(source, join(to, path)).catch(ignoreAbsent)
  }
}

/** Everything below a folder as relative paths with `/`, parents before children; none when the folder is absent. */
export async function listTree(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreAbsent)
  return (entries ?? [])
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreAbsent)
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

export interface Fingerprint {
  readonly bytes: number
  /** SHA-256, hex. */
  readonly sha256: string
}

export async function fingerprint(path: string): Promise<Fingerprint> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    digest.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { bytes, sha256: digest.digest('hex') }
}

/** Waits until the bytes are on the disk, not only in memory. */
export async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
