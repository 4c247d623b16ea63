import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'

/**
 * A key as OpenSSL holds it. Handing over the same raw bytes again and again costs more than the work itself: 37 µs in place of 4 for
 * an HMAC, 80 µs in place of 22 to seal a kilobyte.
 */
export type Key = KeyObject

/**
 * Encryption of personal values. Every case and person has a data key; the data key lies in the database wrapped by the master
 * key, which lies in a file (0600) outside it. Deleting the wrapped key destroys everything sealed with it.
 */
export interface Keys {
  /** Keyed hash of a value for look-up (HMAC-SHA-256, 43 characters base64url). The same value under another purpose differs. */
  hash(purpose: string, value: string): string
  /** A fresh data key with its wrapped form for the database. */
  newDataKey(): { readonly key: Key; readonly wrapped: Buffer }
  unwrap(wrapped: Buffer): Key
  /** Seals any JSON value (AES-256-GCM). `context` is authenticated: a payload moved to another row does not open. */
  seal(key: Key, context: string, value: unknown): Buffer
  /** Opens what `seal` made; throws if key, context or bytes differ. */
  open<Value>(key: Key, context: string, sealed: Buffer): Value
  /** The same for bytes (files, made documents). */
  sealBytes(key: Key, context: string, bytes: Buffer): Buffer
  openBytes(key: Key, context: string, sealed: Buffer): Buffer
  /** The master-derived key of one purpose, for values that belong to no case or person (TOTP secrets, seal keys). */
  purposeKey(purpose: string): Key
}

const nonceBytes = 12
const tagBytes = 16

export function createKeys(master: Buffer): Keys {
  if (master.length !== 32) throw new Error('The master key must have 32 bytes')
  const derived = new Map<string, Key>()
  const purposeKey = (purpose: string): Key => {
    let key = derived.get(purpose)
    if (!key) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `yimen/${purpose}`, 32)))
      derived.set(purpose, key)
    }
    return key
  }
  return {
    purposeKey,
    hash: (purpose, value) =>
      createHmac('sha256', purposeKey(`hash/${purpose}`))
        .update(value)
        .digest('base64url'),
    newDataKey() {
      const bytes = randomBytes(32)
      return { key: createSecretKey(bytes), wrapped: encrypt(purposeKey('wrap'), 'data-key', bytes) }
    },
    unwrap: (wrapped) => createSecretKey(decrypt(purposeKey('wrap'), 'data-key', wrapped)),
    seal: (key, context, value) => encrypt(key, context, Buffer.from(JSON.stringify(value))),
    sealBytes: encrypt,
    openBytes: decrypt,
    open: (key, context, sealed) => JSON.parse(decrypt(key, context, sealed).toString('utf8')),
  }
}

function encrypt(key: Key, context: string, plain: Buffer): Buffer {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Key, context: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)), decipher.final()])
}

/** Drawn from the system's generator for many seals at once: one draw takes 10 µs, half of what sealing a kilobyte takes. */
const nonces = Buffer.alloc(nonceBytes * 256)
let noncesUsed = nonces.length

/** Twelve random bytes that nobody gets again; valid until the pool is drawn anew, so use them at once. */
function freshNonce(): Buffer {
  if (noncesUsed === nonces.length) {
    randomFillSync(nonces)
    noncesUsed = 0
  }
  const nonce = nonces.subarray(noncesUsed, noncesUsed + nonceBytes)
  noncesUsed += nonceBytes
  return nonce
}
