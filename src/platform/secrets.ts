import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Secrets of one installation, made at first start, each a file of its own readable by the owner alone (0600). */
export interface Secrets {
  /** Wraps every data key. Without it no personal value can be read: it belongs in the backup, kept apart from the database. */
  readonly master: Buffer
  /** Password of the database role `yimen_app`. */
  readonly appPassword: string
  /** Password of the owner of the embedded database. */
  readonly ownerPassword: string
  /** Signs cookies. */
  readonly cookie: string
}

export function loadSecrets(dataDirectory: string): Secrets {
  const directory = join(dataDirectory, 'secrets')
  // The data directory itself stays open to the database server's user; only the secrets are closed.
  mkdirSync(dataDirectory, { recursive: true, mode: 0o755 })
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  const secret = (name: string) => readOrMake(join(directory, name))
  return {
    master: Buffer.from(secret('master.key'), 'hex'),
    appPassword: secret('database-app.password'),
    ownerPassword: secret('database-owner.password'),
    cookie: secret('cookie.key'),
  }
}

function readOrMake(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const fresh = randomBytes(32).toString('hex')
    // `wx`: two processes that start at once must not end with two keys.
    writeFileSync(path, `${fresh}\n`, { mode: 0o600, flag: 'wx' })
    return fresh
  }
}
