import { createHash, randomBytes, randomInt } from 'node:crypto'
import { Secret } from 'otpauth'

/** 31 signs that are not mistaken for each other on paper or over the telephone: no 0 O 1 I L. */
const speakable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A random code of groups of five, such as `K7M2P-9XQ4T`: 49 bits for two groups. */
export function randomCode(groups: number): string {
  const group = () => Array.from({ length: 5 }, () => speakable[randomInt(speakable.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** As the code was made, whatever the person typed between and in which case. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** 256 random bits, base64url: 43 characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A fresh TOTP secret, base32 of 160 bits (RFC 4226 §4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
