import type { FastifyInstance } from 'fastify'
import { createServer } from '../../src/server.ts'
import { furong, type World } from './world.ts'

/** The demo client that may do everything, for every demo post (data/demo/people.json). */
export const client = { id: 'demo-portal', secret: 'demo-secret-public-do-not-use-outside-demo-0001' } as const

/** Posts of data/organizations/furong.json. */
export const posts = {
  windowOne: '6cfc6760-b22a-58aa-b0ca-a0106fceecb8',
  windowTwo: 'f9ba101b-8fd5-5530-834f-9fc9baf27063',
  foodReview: '7526e19a-e409-5c92-bb79-34868a6f276d',
  foodDecision: '306a9465-b024-5744-bf3e-848d7b8e20a2',
  streetWindow: '6f81f520-ed1c-5ef9-b9d7-eef312d38a0f',
  streetOfficer: '0a38ce8c-038b-57d1-81aa-952b9c8de746',
  socialClerk: 'a9f5fb7b-08da-57ad-b94c-69b6ff9f30b9',
  healthReview: 'e437322a-2014-56cf-ae68-f5bea28d0373',
  healthDecision: 'd3a16cb3-c9fe-5dc7-93f0-6c64305132a3',
  household: '709fd53c-4768-5174-af21-56e0c2171593',
  fireOpinion: '38755882-a9b3-52cf-a374-5777d0a5cf92',
  environmentOpinion: '5d7f7e43-2631-53c9-b621-3eec8f2c279f',
  supervision: '7e002b16-39b7-59ae-9db2-19b624974eb9',
} as const

/** People of data/demo/people.json, by citizen ID. */
export const citizens = {
  lin: '430199199205140129',
  shi: '430199198808230313',
  he: '430199197503010227',
  luo: '430199200002290077',
} as const
export const restaurant = '92430102MADEM00118'

/** Local codes of the five items that can be applied for. */
export const itemCodes = {
  food: '000131024000-01',
  birth: '432023201W00-01',
  insurance: '002014001005-08',
  hygiene: '000123020000-06',
  marriage: '000109147003-03',
} as const

export interface Answered {
  readonly status: number
  readonly headers: Headers
  // Tests look into answers of every shape; the document's schemas have checked them on the way out.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any
}

export interface Asking {
  readonly for?: string
  readonly token?: string | null
  readonly body?: unknown
  readonly file?: { readonly content: Buffer; readonly mediaType?: string; readonly name?: string }
  readonly headers?: Readonly<Record<string, string>>
}

export interface ApiWorld {
  readonly server: FastifyInstance
  readonly baseUrl: string
  /** Over a real socket. `for` is a person's or post's id with its kind. */
  ask(method: string, path: string, asking?: Asking): Promise<Answered>
  token(scopes?: string, credentials?: { id: string; secret: string }): Promise<string>
  readonly personIds: Readonly<Record<keyof typeof citizens, string>>
  itemId(code: keyof typeof itemCodes): Promise<string>
  close(): Promise<void>
}

export const person = (id: string): string => `person:${id}`
export const post = (name: keyof typeof posts): string => `post:${posts[name]}`

/** The whole server on a socket, with a token of the demo client. */
export async function apiWorld({ platform, modules }: Pick<World, 'platform' | 'modules'>): Promise<ApiWorld> {
  const server = await createServer(platform, modules, 'test-cookie-secret-of-32-characters')
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as { port: number }
  const baseUrl = `http://127.0.0.1:${port}`

  async function token(scope = '', { id, secret }: { id: string; secret: string } = client): Promise<string> {
    const response = await fetch(`${baseUrl}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope && { scope }) }),
    })
    return ((await response.json()) as { access_token: string }).access_token
  }

  let standing: { readonly token: string; readonly at: number } | undefined
  async function standingToken(): Promise<string> {
    const now = platform.clock.now().getTime()
    if (!standing || Math.abs(now - standing.at) > 300_000) standing = { token: await token(), at: now }
    return standing.token
  }

  async function ask(method: string, path: string, asking: Asking = {}): Promise<Answered> {
    const bearer = asking.token === undefined ? await standingToken() : asking.token
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        'accept-language': 'en',
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(asking.for && { 'yimen-acting-for': asking.for }),
        ...(asking.body !== undefined && { 'content-type': 'application/json' }),
        ...(asking.file && {
          'content-type': asking.file.mediaType ?? 'application/pdf',
          'yimen-file-name': encodeURIComponent(asking.file.name ?? '材料.pdf'),
        }),
        ...asking.headers,
      },
      ...(asking.body !== undefined && {
        body: typeof asking.body === 'string' ? asking.body : JSON.stringify(asking.body),
      }),
      ...(asking.file && { body: new Uint8Array(asking.file.content) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const json = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      headers: response.headers,
      body: json && bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : bytes,
    }
  }

  async function idOf(citizenId: string): Promise<string> {
    const found = await ask('POST', '/v1/persons/search', {
      for: post('windowOne'),
      body: { citizenId, purpose: 'find_applicant' },
    })
    return found.body.personId
  }

  const personIds = Object.fromEntries(
    await Promise.all(Object.entries(citizens).map(async ([name, number]) => [name, await idOf(number)])),
  )
  return {
    server,
    baseUrl,
    ask,
    token,
    personIds,
    async itemId(code) {
      const version = await modules.catalog.findByCode(furong, itemCodes[code])
      if (!version) throw new Error(`no item ${itemCodes[code]}`)
      return version.itemId
    },
    close: () => server.close(),
  }
}
