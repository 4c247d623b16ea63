import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'

const pagesMax = 2_000
/** HTML only; with the two compressed forms it is about a third more. */
const bytesMax = 48 * 1024 * 1024
/** What is beside the version in a page – a department's name, a service point – is at most this old. */
const keptMs = 60_000
/** A page is compressed once and sent often, so it may cost more than the 1 that passing pages get: 24 kB become 5.3 kB in 1 ms. */
const brotliQuality = 5
/** 1 takes 0.13 ms for a page of 24 kB and makes 7.1 kB of it; 4 takes 0.5 ms for 6.2 kB. */
const passingQuality = 1
const passingWindowBits = 18

export type Encoding = 'br' | 'gzip' | 'identity'

/** A finished page that holds nothing of anybody. */
export class StoredPage {
  readonly html: Buffer
  readonly #hash: string
  readonly #encoded = new Map<Encoding, Promise<Buffer>>()

  constructor(
    html: string,
    readonly keptUntilMs: number,
  ) {
    this.html = Buffer.from(html)
    this.#hash = createHash('sha256').update(this.html).digest('base64url').slice(0, 22)
  }

  /** Strong: each encoding is another sequence of bytes and has its own tag. */
  etag(encoding: Encoding): string {
    return `"${this.#hash}-${encoding}"`
  }

  /** The bytes to send, compressed the first time that somebody asks for them. */
  bytes(encoding: Encoding): Promise<Buffer> {
    const known = this.#encoded.get(encoding)
    if (known) return known
    const made = compress(this.html, encoding)
    this.#encoded.set(encoding, made)
    return made
  }
}

/** Pages by key, least recently used out first. Bounded by number and by bytes. */
export class PageCache {
  readonly #pages = new Map<string, StoredPage>()
  #bytes = 0

  find(key: string, nowMs: number): StoredPage | undefined {
    const page = this.#pages.get(key)
    if (!page) return undefined
    this.#drop(key, page)
    if (page.keptUntilMs <= nowMs) return undefined
    this.#add(key, page)
    return page
  }

  keep(key: string, html: string, nowMs: number): StoredPage {
    const page = new StoredPage(html, nowMs + keptMs)
    const before = this.#pages.get(key)
    if (before) this.#drop(key, before)
    this.#add(key, page)
    for (const [oldest, old] of this.#pages) {
      if (this.#pages.size <= pagesMax && this.#bytes <= bytesMax) break
      this.#drop(oldest, old)
    }
    return page
  }

  #add(key: string, page: StoredPage): void {
    this.#pages.set(key, page)
    this.#bytes += page.html.length
  }

  #drop(key: string, page: StoredPage): void {
    this.#pages.delete(key)
    this.#bytes -= page.html.length
  }
}

/** The best encoding that the reader takes. */
export function encodingOf(acceptEncoding: string | undefined): Encoding {
  const accepted = acceptEncoding ?? ''
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted) ? 'gzip' : 'identity'
}

/**
 * A page that is sent once, on the thread that answers: a stream and its four turns over the pool of threads cost more than these 0.2 ms,
 * and the length is known, so that headers and page leave together. The window need not be larger than a page.
 */
export function compressPassing(html: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'br':
      return brotliCompressSync(html, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: passingQuality,
          [constants.BROTLI_PARAM_LGWIN]: passingWindowBits,
          [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
        },
      })
    case 'gzip':
      return gzipSync(html, { level: passingQuality })
    case 'identity':
      return html
  }
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

async function compress(html: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } })
    case 'gzip':
      return gzipped(html)
    case 'identity':
      return html
  }
}
