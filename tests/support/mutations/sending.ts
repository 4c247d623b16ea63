import { createHash } from 'node:crypto'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export type Fields = readonly (readonly [string, string])[]

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly fields: Fields }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'file'; readonly part: FilePart }
  | { readonly kind: 'raw'; readonly content: string | Buffer; readonly type: string | undefined }

/** One file of a multipart form. `cut`: only so much of the body is sent, 0 to 1. */
export interface FilePart {
  readonly name: string
  readonly fileName: string
  readonly mediaType: string
  readonly content: Buffer
  readonly boundary?: string
  readonly cut?: number
}

/** A request before it is written down, so that each part of it can be changed alone. */
export interface Sending {
  readonly method: string
  readonly url: string
  /** Path segments by name, already percent-encoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Fields
  readonly body: Body
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: Fields
  /** Put into the form, or for files into the address. */
  readonly csrf: string | undefined
}

const parameter = /:([A-Za-z]+)(\((?:[^()]|\([^()]*\))*\))?/g

/** `/cases/:caseId/slip` → `['caseId']`; a star is a parameter too. */
export function parametersOf(url: string): string[] {
  return [...url.matchAll(parameter)].map(([, name = '']) => name).concat(url.includes('*') ? ['*'] : [])
}

/** Path and query as they go over the wire. */
export function addressOf({ url, params, query, body, csrf }: Sending): string {
  const path = url.replace(parameter, (_whole, name: string) => params[name] ?? '').replace('*', params['*'] ?? '')
  const token: Fields = csrf !== undefined && body.kind === 'file' ? [['_csrf', csrf]] : []
  const search = [...query, ...token].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  return search === '' ? path : `${path}?${search}`
}

/** Like encodeURIComponent, and takes half surrogates too: they become what a careless client would send. */
export function encoded(text: string): string {
  // Letter by letter takes six times as long, and the hostile texts are long.
  if (text.isWellFormed()) return encodeURIComponent(text)
  return [...text].map((letter) => (letter.isWellFormed() ? encodeURIComponent(letter) : halfSurrogate)).join('')
}
const halfSurrogate = '%ED%A0%80'

function written(sending: Sending): { payload?: string | Buffer; type?: string | undefined } {
  const { body, csrf } = sending
  switch (body.kind) {
    case 'none':
      return {}
    case 'form': {
      const fields: Fields = csrf === undefined ? body.fields : [['_csrf', csrf], ...body.fields]
      const payload = fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
      return { payload, type: 'application/x-www-form-urlencoded' }
    }
    case 'json':
      return { payload: JSON.stringify(body.value) ?? '', type: 'application/json' }
    case 'raw':
      return { payload: body.content, type: body.type }
    case 'file':
      return multipart(body.part)
  }
}

function multipart({ name, fileName, mediaType, content, boundary = 'part-of-a-test', cut = 1 }: FilePart) {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: ${mediaType}\r\n\r\n`
  const whole = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const payload = whole.subarray(0, Math.floor(whole.length * cut))
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}

let asked = 0

/** Each request comes from its own network address, so that limits on guessing do not hide the answers behind them. */
export async function send(app: FastifyInstance, sending: Sending): Promise<LightMyRequestResponse> {
  asked += 1
  const { payload, type } = written(sending)
  const cookie = sending.cookies.map(([name, value]) => `${name}=${value}`).join('; ')
  return app.inject({
    method: sending.method as NonNullable<InjectOptions['method']>,
    url: addressOf(sending),
    remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    headers: {
      ...(type !== undefined && { 'content-type': type }),
      ...(cookie !== '' && { cookie }),
      ...sending.headers,
    },
    ...(payload !== undefined && { payload }),
  })
}

/** Equal for requests that are the same byte for byte. Bodies may be megabytes, so nothing is decoded or copied for it. */
export function wireOf(sending: Sending): string {
  const { payload = '' } = written(sending)
  const rest = [sending.method, addressOf(sending), sending.headers, sending.cookies]
  return createHash('sha256').update(JSON.stringify(rest)).update(payload).digest('hex')
}

/** Everything that was sent, as text: what comes back out of it is no news. */
export function textOf(sending: Sending): string {
  const { payload = '' } = written(sending)
  const parts = [addressOf(sending), payload.toString(), JSON.stringify(sending.headers), ...sending.cookies.flat()]
  const text = parts.join('\n')
  return `${text}\n${decoded(text)}`
}

function decoded(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}
