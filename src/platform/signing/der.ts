/**
 * Writing and reading DER (ITU-T X.690), as much as certificates and signatures need. Written here because the ASN.1 library
 * took 8 ms for one signature of a page, and this takes 0.2 ms.
 */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** Context-specific and constructed: `[number]` around or instead of another tag. */
export const context = (number: number): number => 0xa0 | number

export function element(tagByte: number, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([Buffer.from([tagByte]), lengthBytes(length), ...parts])
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const hex = length.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => element(tag.sequence, ...parts)

/** Elements of a set stand in the order of their bytes. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => element(tag.set, ...parts.toSorted(Buffer.compare))

/** A small number, 0 to 127. */
export const smallInteger = (value: number): Buffer => element(tag.integer, Buffer.from([value]))

export const octets = (bytes: Uint8Array): Buffer => element(tag.octetString, bytes)

export const bits = (bytes: Uint8Array, unused = 0): Buffer => element(tag.bitString, Buffer.from([unused]), bytes)

export const text = (tagByte: number, value: string): Buffer => element(tagByte, Buffer.from(value, 'utf8'))

export const yes: Buffer = element(tag.boolean, Buffer.from([0xff]))

/** An object identifier from its dotted form. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(tag.objectId, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f]
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift(0x80 | (left & 0x7f))
  return bytes
}

export interface Element {
  readonly tag: number
  readonly content: Buffer
  /** Tag, length and content. */
  readonly bytes: Buffer
}

/** Reads the element at the start of the bytes; what follows is left alone. Throws if it does not end inside them. */
export function readElement(bytes: Buffer): Element {
  const first = bytes.readUInt8(1)
  const lengthSize = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || lengthSize > 4) throw new RangeError('not DER: no definite length')
  const length = lengthSize === 0 ? first : bytes.readUIntBE(2, lengthSize)
  const start = 2 + lengthSize
  if (start + length > bytes.length) throw new RangeError('not DER: the element ends outside the data')
  return {
    tag: bytes.readUInt8(0),
    content: bytes.subarray(start, start + length),
    bytes: bytes.subarray(0, start + length),
  }
}

/** The elements inside a sequence, set or context tag. */
export function children(parent: Element): Element[] {
  const found: Element[] = []
  for (let at = 0; at < parent.content.length; at += found.at(-1)!.bytes.length) {
    found.push(readElement(parent.content.subarray(at)))
  }
  return found
}
