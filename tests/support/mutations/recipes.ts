import type { RouteLine } from '../../../src/platform/http/route-table.ts'
import { evaluationQueries } from './evaluations.ts'
import { formBodies } from './form-bodies.ts'
import { jsonBodies } from './json-bodies.ts'
import { oauthBody } from './oauth-client.ts'
import { type Body, encoded, type Fields, parametersOf, type Sending } from './sending.ts'
import { finderOf, type Subject } from './subject.ts'

type QueryMaker = (subject: Subject) => Promise<Fields> | Fields

const firstVersions: Fields = [
  ['from', '1'],
  ['to', '1'],
]

const situationAnswers: Fields = [
  ['a.stage', 'pregnant'],
  ['a.householdInProvince', 'neither'],
  ['a.residedMonth', 'yes'],
  ['a.byAgent', 'no'],
  ['a.otherChildren', 'no'],
]

/** Addresses whose answer depends on their query, with one that is right. */
const queries: Readonly<Record<string, QueryMaker>> = {
  'GET /apply': async ({ holdings, life }) => [['item', await holdings.itemId(life)]],
  'POST /apply': async ({ holdings, life }) => [['item', await holdings.itemId(life)]],
  'GET /:region(^\\d{12}$)/items/:itemId/situation': () => situationAnswers,
  'GET /:region(^\\d{12}$)/items/:itemId/situation/qr.svg': () => situationAnswers,
  'GET /desk/window/list': async ({ holdings }) => {
    const itemId = await holdings.itemId('birth')
    return [
      [
        'code',
        `/items/${itemId}/situation?${new URLSearchParams(situationAnswers.map(([name, value]) => [name, value]))}`,
      ],
    ]
  },
  'GET /progress': async ({ holdings, life }) => {
    const { receiptNumber, caseId } = await holdings.kept(life, 'concluded')
    return [
      ['receipt', receiptNumber],
      ['code', holdings.world.modules.cases.slipCodeOf(caseId)],
    ]
  },
  ...evaluationQueries,
  'GET /supervision/statistics/export': () => [['format', 'csv']],
  'GET /preferences': () => [
    ['language', 'zh'],
    ['back', '/help'],
  ],
  'GET /desk/find': async ({ holdings, life }) => [['receipt', (await holdings.kept(life, 'concluded')).receiptNumber]],
  'GET /catalogue/items/:id/differences': () => firstVersions,
  'GET /catalogue/standards/:id/differences': () => firstVersions,
  'GET /:region(^\\d{12}$)/search': () => [['q', '开饭店']],
  'GET /:region(^\\d{12}$)/suggest': () => [['q', '生育']],
  'GET /v1/items': () => [
    ['region', '430102000000'],
    ['q', '生育'],
    ['limit', '5'],
  ],
  'GET /v1/cases': ({ role }) =>
    role.as === 'supervisor'
      ? [
          ['region', '430102000000'],
          ['open', 'true'],
          ['limit', '5'],
        ]
      : [['limit', '5']],
}

/** Why a route cannot be sent anything: what to add, and where. */
export function missingFor(route: RouteLine): string | undefined {
  const unknown = parametersOf(route.url).find((name) => finderOf(name) === undefined)
  if (unknown !== undefined) return `${route.method} ${route.url}: teach subject.ts the parameter ${unknown}`
  if (route.method === 'GET' || bodyMakerOf(route)) return undefined
  return `${route.method} ${route.url}: put a valid body into form-bodies.ts or json-bodies.ts`
}

export interface Bearing {
  readonly cookies: Fields
  readonly csrf: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** A request that is right in every part; whether this role may send it is for the server to say. */
export async function validRequest(subject: Subject, { cookies, csrf, headers }: Bearing): Promise<Sending> {
  const { method, url } = subject.route
  const params: Record<string, string> = {}
  for (const name of parametersOf(url)) params[name] = encoded((await finderOf(name)?.(subject)) ?? '')
  const query = (await queries[`${method} ${url}`]?.(subject)) ?? []
  const body: Body = (await bodyMakerOf(subject.route)?.(subject)) ?? { kind: 'none' }
  const writes = method === 'POST' && !url.startsWith('/v1') && !url.startsWith('/oauth')
  return { method, url, params, query, body, headers, cookies, csrf: writes ? csrf : undefined }
}

function bodyMakerOf({ method, url }: RouteLine) {
  if (url === '/oauth/token') return oauthBody
  return url.startsWith('/v1') ? jsonBodies[`${method} ${url}`] : method === 'POST' ? formBodies[url] : undefined
}
