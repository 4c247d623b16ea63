import type { Modules } from '../../src/composition.ts'
import { dayOf } from '../../src/kernel/day.ts'
import type { ClaimContent, StandardContent } from '../../src/modules/catalog/index.ts'
import type { Department, Post } from '../../src/modules/organizations/index.ts'
import { type Cast, castOf } from '../bench/lives.ts'
import { type Centre, type City, province, writeCity } from './city.ts'
import { promised } from './promise.ts'

type Staff = Cast['window']

/** A machine that may act for every post of the city. */
export interface CityClient {
  readonly id: string
  readonly secret: string
}

export interface OpenCity {
  /** One for each window: the first windows of all centres, then the second ones of those that have two, and so on. */
  readonly casts: readonly Cast[]
  readonly client: CityClient
}

/** As many passwords are hashed at once as the product does. */
const hashedAtOnce = 2

/** The city with a holder for each post and a claim of the food licence in each region, loaded by the doors through which real ones come. */
export async function openCity(modules: Modules, folder: string, personIds: readonly string[]): Promise<OpenCity> {
  const city = writeCity(folder)
  await modules.organizations.load(folder)
  const demo = await castOf(modules, personIds)
  const versions = await publish(modules, city, demo.versionId)
  const staff = await holdersOf(modules, city)
  const holder = (post: Post) => staff.get(post.id)!
  const casts = city.centres.flatMap(({ department, windows, body }) =>
    windows.map((window, at) => ({
      at,
      cast: {
        ...demo,
        versionId: versions.get(department.regionCode)!,
        window: holder(window),
        reviewer: holder(body.review),
        decider: holder(body.decision),
      },
    })),
  )
  const { secret } = await modules.identity.createClient({
    id: 'city-portal',
    name: '演示：市级系统',
    organization: '演示',
    scopes: ['cases:submit', 'cases:handle'],
    actingFor: ['person', 'post'],
    postIds: [...staff.keys()],
    demo: true,
  })
  return {
    casts: casts.sort((one, other) => one.at - other.at).map(({ cast }) => cast),
    client: { id: 'city-portal', secret },
  }
}

/** The demo's food licence as a standard of the province, claimed by all regions; the version of each region. */
async function publish(
  { catalog, organizations }: Modules,
  city: City,
  versionId: string,
): Promise<ReadonlyMap<string, string>> {
  const { definition } = await catalog.getVersion(versionId)
  const { catalogCode, businessCode } = definition
  promised(catalogCode !== null && businessCode !== null, 'the food licence has no codes')
  const standard: StandardContent = {
    definition: {
      ...definition,
      regionCode: province.code,
      localCode: catalogCode,
      taskCode: null,
      level: null,
      department: { id: null, name: '市场监督管理部门', creditCode: null },
      // Those are bodies of the demo's district.
      consultations: [],
      servicePointIds: [],
    },
    openSlots: [],
    parentCode: null,
  }
  const [standardId] = await catalog.bulk.importStandards([standard])
  const claims = city.centres.map((centre) => {
    return { standardId: standardId!, regionCode: centre.department.regionCode, claim: claimOf(centre) }
  })
  const { refused } = await catalog.bulk.importClaims(claims)
  promised(refused.length === 0, `a region could not claim the food licence: ${refused[0]?.codes}`)
  const versions = new Map<string, string>()
  for (const { department, body } of city.centres) {
    const { regionCode } = department
    const { level } = await organizations.getRegion(regionCode)
    // A region's level is counted from the province, that of a power from the state.
    const localCode = `${body.department.creditCode}${level + 1}${catalogCode}-${businessCode}`
    const version = await catalog.findByCode(regionCode, localCode)
    promised(version?.definition.applyOnline === true, `nobody can apply in ${regionCode}`)
    versions.set(regionCode, version.id)
  }
  return versions
}

function claimOf({ body, point }: Centre): ClaimContent {
  const { id, name, creditCode } = body.department
  return { department: { id, name, creditCode }, delegation: null, status: null, servicePoints: [point.id] }
}

/** Everybody in the city has an account of her own and one post. */
async function holdersOf({ identity }: Modules, city: City): Promise<ReadonlyMap<string, Staff>> {
  const posts: (readonly [Post, Department])[] = [
    ...city.bodies.flatMap(({ review, decision, department }) =>
      [review, decision].map((post) => [post, department] as const),
    ),
    ...city.centres.flatMap(({ windows, department }) => windows.map((post) => [post, department] as const)),
  ]
  const from = dayOf(new Date())
  const staff = new Map<string, Staff>()
  const entries = posts.entries()
  await Promise.all(
    Array.from({ length: hashedAtOnce }, async () => {
      for (const [at, [post, department]] of entries) {
        const { staffId } = await identity.createStaff({
          login: `city-${at}`,
          name: `${at + 1}号工作人员（演示）`,
          password: 'Xiaoshiqiao-2026',
          demo: true,
        })
        await identity.assignPost(staffId, post.id, { from })
        const { id: postId, duties } = post
        const { id: departmentId, regionCode } = department
        staff.set(postId, { kind: 'staff', staffId, postId, departmentId, regionCode, duties })
      }
    }),
  )
  return staff
}
