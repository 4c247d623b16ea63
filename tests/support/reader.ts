import type { FastifyInstance } from 'fastify'

export interface Page {
  /** Path and query after redirects. */
  readonly path: string
  readonly status: number
  readonly html: string
  readonly headers: Headers
}

export interface PageForm {
  readonly action: string
  readonly multipart: boolean
  /** What the page has filled in already. */
  readonly values: readonly (readonly [string, string])[]
}

const redirectsMax = 8

/** A browser without script: it keeps cookies, follows redirects, and sends the forms that it finds on the page. */
export class Reader {
  readonly cookies = new Map<string, string>()

  constructor(readonly origin: string) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.#go(path, { headers })
  }

  /** Sends a form of the page with these values put in. Arrays send one value each; `undefined` leaves a value out. */
  async send(
    page: Page,
    action: string | RegExp,
    values: Readonly<Record<string, string | readonly string[] | undefined>>,
  ): Promise<Page> {
    const form = formOf(page, action)
    const given = Object.entries(values).flatMap(([name, value]) =>
      value === undefined
        ? []
        : (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
    )
    const kept = form.values
      .filter(([name]) => !(name in values))
      .map(([name, value]): [string, string] => [name, value])
    return this.#go(form.action, { method: 'POST', body: new URLSearchParams([...kept, ...given]) })
  }

  /** Chooses a file in the page's upload form and sends it. */
  async upload(
    page: Page,
    action: string | RegExp,
    file: { name: string; content: Buffer; type?: string },
  ): Promise<Page> {
    const form = formOf(page, action)
    const body = new FormData()
    for (const [name, value] of form.values) body.append(name, value)
    body.append('file', new Blob([new Uint8Array(file.content)], { type: file.type ?? 'application/pdf' }), file.name)
    return this.#go(form.action, { method: 'POST', body })
  }

  /** One request without following; for what is not a page. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  async #go(path: string, init: RequestInit): Promise<Page> {
    let at = path.replace(/#.*/, '')
    let response = await this.request(at, init)
    for (let count = 0; response.status === 303; count += 1) {
      if (count === redirectsMax) throw new Error(`${path} redirects for ever`)
      const location = response.headers.get('location') ?? ''
      if (!location.startsWith('/') || location.startsWith('//')) throw new Error(`led away to ${location}`)
      at = location.replace(/#.*/, '')
      response = await this.request(at)
    }
    return { path: at, status: response.status, html: await response.text(), headers: response.headers }
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const equals = pair.indexOf('=')
    const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)]
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

export async function listening(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 })
}

/** The form with this action; throws with the page's text when there is none. */
export function formOf(page: Page, action: string | RegExp): PageForm {
  const found = formsOf(page).find((form) =>
    typeof action === 'string' ? form.action.split('?')[0] === action.split('?')[0] : action.test(form.action),
  )
  if (!found) throw new Error(`no form ${action} on ${page.path} (${page.status}): ${wordsOf(page).slice(0, 600)}`)
  return found
}

export function formsOf(page: Page): PageForm[] {
  return [...page.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inside = '']) => ({
    action: decoded(attribute(head, 'action') ?? page.path),
    multipart: head.includes('multipart/form-data'),
    values: controlsOf(inside),
  }))
}

/** What a person reads on the page. */
export function wordsOf(page: Page): string {
  const main = /<main\b[\s\S]*<\/main>/.exec(page.html)?.[0] ?? page.html
  return decoded(main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
}

/** Addresses of the links on the page that fit. */
export function linksOf(page: Page, pattern: RegExp): string[] {
  return [...page.html.matchAll(/href="([^"]*)"/g)]
    .map((match) => decoded(match[1] ?? ''))
    .filter((href) => pattern.test(href))
}

function controlsOf(inside: string): [string, string][] {
  const inputs = [...inside.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const [type, name] = [attribute(tag, 'type') ?? 'text', attribute(tag, 'name')]
    if (!name || type === 'file' || type === 'submit') return []
    if ((type === 'radio' || type === 'checkbox') && !/\schecked(=|\s|\/|>)/.test(tag)) return []
    return [[decoded(name), decoded(attribute(tag, 'value') ?? '')]]
  })
  const areas = [...inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].flatMap(
    ([, head = '', text = '']): [string, string][] => {
      const name = attribute(head, 'name')
      // A browser takes the first line break of a text area for markup.
      return name ? [[decoded(name), decoded(text.replace(/^\n/, ''))]] : []
    },
  )
  const lists = [...inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(
    ([, head = '', options = '']): [string, string][] => {
      const name = attribute(head, 'name')
      const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
      const chosen = all.find((tag) => /\sselected(=|\s|\/|>)/.test(tag)) ?? all[0]
      return name && chosen ? [[decoded(name), decoded(attribute(chosen, 'value') ?? '')]] : []
    },
  )
  return [...inputs, ...areas, ...lists]
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}
