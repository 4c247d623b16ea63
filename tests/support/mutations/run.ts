import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { RouteLine } from '../../../src/platform/http/route-table.ts'
import { demoActors } from '../actors.ts'
import type { World } from '../world.ts'
import { Bearings } from './bearing.ts'
import { catalogueActors } from './catalogue.ts'
import { Holdings } from './holdings.ts'
import { type Fault, faultsOf } from './judge.ts'
import { fillMuseum, foreignIds, type Museum, stateOf } from './museum.ts'
import { type Mutation, mutationsOf } from './mutate.ts'
import { registerOwnClients } from './oauth-client.ts'
import { Random } from './random.ts'
import { missingFor, validRequest } from './recipes.ts'
import { apiRoles, type Role, webRoles } from './roles.ts'
import { Secrets } from './secrets.ts'
import { addressOf, send } from './sending.ts'
import { subjectOf } from './subject.ts'

/** A fault where it was found: with the seed it comes again. */
export interface Finding extends Fault {
  readonly route: string
  readonly role: string
  readonly mutation: string
  readonly status: number
  readonly address: string
}

export interface Report {
  routes: number
  roles: number
  requests: number
  readonly findings: Finding[]
  /** Routes to which no role could send anything that was taken. */
  readonly neverTaken: string[]
  /** Roles that changed what belongs to somebody else. */
  readonly changed: string[]
}

export function emptyReport(): Report {
  return { routes: 0, roles: 0, requests: 0, findings: [], neverTaken: [], changed: [] }
}

/** A route that reads may meet a method that does not. */
const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
/** It asks with a body, and changes nothing. */
const readsByPost: ReadonlySet<string> = new Set(['/v1/cases/search'])

/** An answer that does not end cannot be waited for; tests/web/statistics.test.ts asks it over a real connection. */
const endless: ReadonlySet<string> = new Set(['/supervision/wall/events'])

const writtenShare = 0.5

/** New cases for one route and role; after so many the rest is sent to what is used up. */
const renewalsMax = 12

/** Sends every role's request to every route, right once and then wrong in many ways. */
export async function runMutations(
  app: FastifyInstance,
  world: World,
  perRouteAndRole: number,
  report: Report,
  only = /^/,
): Promise<void> {
  const offices = await catalogueActors(world)
  const actors = { ...(await demoActors(world)), ...offices }
  const holdings = new Holdings(world, actors, new Secrets())
  await registerOwnClients(world, offices)
  const museum = await fillMuseum(holdings)
  const routes = app.routeTable.filter(
    ({ method, url }) => method !== 'OPTIONS' && !endless.has(url) && only.test(`${method} ${url}`),
  )
  const missing = routes.flatMap((route) => missingFor(route) ?? [])
  if (missing.length > 0) throw new Error(`Routes without a recipe:\n${missing.join('\n')}`)
  const roles = [...webRoles, ...apiRoles]
  Object.assign(report, { routes: routes.length, roles: roles.length })
  const taken = new Set<RouteLine>()
  const begin = (role: Role): Run => ({
    ...{ app, holdings, museum, role, report },
    bearings: new Bearings(app, holdings, role),
  })
  /** Roles to which a route was not sent, and which have their turn where no other could use it. */
  const left: { readonly route: RouteLine; readonly role: Role }[] = []
  for (const role of roles) {
    const before = await stateOf(holdings, museum, role.mayChange)
    const run = begin(role)
    for (const route of routes.filter((one) => isFor(one, role))) {
      if (!isSent(route, role, perRouteAndRole)) left.push({ route, role })
      else if (await mutateRoute(run, route, perRouteAndRole)) taken.add(route)
    }
    if ((await stateOf(holdings, museum, role.mayChange)) !== before) report.changed.push(role.name)
  }
  for (const { route, role } of left) {
    if (!taken.has(route) && (await mutateRoute(begin(role), route, perRouteAndRole))) taken.add(route)
  }
  report.neverTaken.push(...routes.filter((one) => !taken.has(one)).map(({ method, url }) => `${method} ${url}`))
}

/** What is read is sent by every role. What writes needs a case or a card of its own to write on, and of a small run every second role sends it. */
function isSent({ method, url }: RouteLine, { name }: Role, count: number): boolean {
  return (
    count >= 1 ||
    reading.has(method) ||
    readsByPost.has(url) ||
    new Random(`${method} ${url} ${name} sent`).next() < writtenShare
  )
}

/** Machines use the interface, browsers everything else. */
function isFor({ url }: RouteLine, { door }: Role): boolean {
  return url.startsWith('/v1/') === (door === 'api')
}

interface Run {
  readonly app: FastifyInstance
  readonly holdings: Holdings
  readonly museum: Museum
  readonly role: Role
  readonly report: Report
  readonly bearings: Bearings
}

/** `count` below 1: the share of routes and roles that get one wrong request. True when the server took the request as it should be. */
async function mutateRoute(run: Run, route: RouteLine, count: number): Promise<boolean> {
  const { bearings, holdings, museum, role } = run
  const subject = subjectOf(route, role, holdings)
  const name = `${route.method} ${route.url}`
  holdings.nextRoute()
  const seed = `${name} ${role.name}`
  const wanted = count >= 1 ? count : Number(new Random(`${seed} share`).next() < count)
  const renewed = async () => {
    if (wanted === 0) return []
    const valid = await validRequest(subject, await bearings.now())
    return mutationsOf(valid, foreignIds(museum, role.mayChange), new Random(seed), wanted)
  }
  let mutations = await renewed()
  let renewals = 0
  let isSpent = false
  for (let index = 0; index < mutations.length; index += 1) {
    const mutation = mutations[index] as Mutation
    const answer = await judged(run, name, mutation)
    isSpent ||= !reading.has(mutation.sending.method) && isTaken(answer)
    if (!isSpent || renewals === renewalsMax) continue
    // The same changes, to what is right by now: case, draft and session may be others.
    await holdings.usedUp()
    mutations = await renewed()
    renewals += 1
    isSpent = false
  }
  if (isSpent) await holdings.usedUp()
  if (route.method !== 'GET') await holdings.makeRoom()
  const sending = await validRequest(subject, await bearings.now())
  const taken = isTaken(await judged(run, name, { name: 'none', sending }))
  if (route.method !== 'GET' && taken && !readsByPost.has(route.url)) await holdings.usedUp()
  return taken
}

/** Not refused, and not sent to the sign-in page. */
function isTaken({ statusCode, headers }: LightMyRequestResponse): boolean {
  return statusCode < 400 && !/sign-in\?returnTo/.test(String(headers.location ?? ''))
}

async function judged({ app, role, holdings, report }: Run, route: string, mutation: Mutation) {
  const answer = await send(app, mutation.sending)
  report.requests += 1
  const found = faultsOf(mutation, answer, role, holdings.secrets)
  const where = { route, role: role.name, mutation: mutation.name, status: answer.statusCode }
  report.findings.push(
    ...found.map((fault) => ({ ...fault, ...where, address: addressOf(mutation.sending).slice(0, 100) })),
  )
  return answer
}
