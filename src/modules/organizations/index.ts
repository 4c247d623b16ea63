import { isUuid } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { RevisionCache } from '../../platform/revisionCache.ts'
import { appealOf } from './appeal.ts'
import { type Calendars, createCalendars } from './calendars.ts'
import { problem } from './errors.ts'
import { type LoadResult, loadOrganizations } from './load.ts'
import type { Appeal, Department, Post, Region, ServicePoint } from './schema.ts'
import { createStore } from './store.ts'

export { type CalendarNews, calendarNewsTopic, type Publication } from './calendars.ts'
export { mayMeet } from './rules/duties.ts'
export { type Appeal, Department, Post, Region, ServicePoint } from './schema.ts'
export type { LoadResult }

/** Regions, calendars, bodies, posts and service points. Everything here is small and remembered in process. */
export interface Organizations extends Calendars {
  findRegion(code: string): Promise<Region | undefined>
  /** Throws `region_not_found`. */
  getRegion(code: string): Promise<Region>
  /** One level down, by code; of `null` the provinces. */
  childRegions(code: string | null): Promise<readonly Region[]>
  /** From the province down to the region itself; empty if there is none. */
  regionPath(code: string): Promise<readonly Region[]>
  /** Regions whose path of names contains the text; upper levels first. At most 50. */
  searchRegions(text: string, limit?: number): Promise<readonly Region[]>
  departmentsOf(regionCode: string): Promise<readonly Department[]>
  findDepartment(id: string): Promise<Department | undefined>
  /** Throws `department_not_found`. */
  getDepartment(id: string): Promise<Department>
  /** Where to complain of what a body decides, and by when: its own word, or what the law says for its kind. Throws `department_not_found`. */
  appealFor(departmentId: string): Promise<Appeal>
  findPost(id: string): Promise<Post | undefined>
  /** Throws `post_not_found`. */
  getPost(id: string): Promise<Post>
  postsOf(departmentId: string): Promise<readonly Post[]>
  servicePointsOf(regionCode: string): Promise<readonly ServicePoint[]>
  findServicePoint(id: string): Promise<ServicePoint | undefined>
  /** Loads regions.json, calendars/*.json and organizations/*.json of a data folder. A second run changes nothing. */
  load(dataDirectory: string): Promise<LoadResult>
}

const searchLimitMax = 50
const regionPattern = /^\d{12}$/

export function createOrganizations(platform: Platform): Organizations {
  const store = createStore(platform.db)
  const cache = new RevisionCache(() => store.revision())
  const first = <Row>(key: string, load: () => Promise<Row[]>): Promise<Row | undefined> =>
    cache.get(key, async () => (await load())[0])

  const findRegion = async (code: string) =>
    regionPattern.test(code) ? first(`region/${code}`, () => store.region(code)) : undefined
  const findDepartment = async (id: string) =>
    isUuid(id) ? first(`department/${id}`, () => store.department(id)) : undefined
  const findPost = async (id: string) => (isUuid(id) ? first(`post/${id}`, () => store.post(id)) : undefined)

  const getDepartment = async (id: string) => (await findDepartment(id)) ?? fail('department_not_found')
  async function regionPath(code: string): Promise<Region[]> {
    const path: Region[] = []
    for (let region = await findRegion(code); region; region = await parentOf(region)) path.unshift(region)
    return path
  }

  return {
    findRegion,
    async getRegion(code) {
      return (await findRegion(code)) ?? fail('region_not_found')
    },
    childRegions: (code) => cache.get(`children/${code}`, () => store.childRegions(code)),
    regionPath,
    async searchRegions(text, limit = 20) {
      const wanted = text.trim().slice(0, 60)
      return wanted === '' ? [] : store.searchRegions(wanted, Math.min(limit, searchLimitMax))
    },
    ...createCalendars(platform, store, cache),
    departmentsOf: (regionCode) => cache.get(`departments/${regionCode}`, () => store.departmentsOf(regionCode)),
    findDepartment,
    getDepartment,
    async appealFor(departmentId) {
      const department = await getDepartment(departmentId)
      return appealOf(department, await regionPath(department.regionCode))
    },
    findPost,
    async getPost(id) {
      return (await findPost(id)) ?? fail('post_not_found')
    },
    async postsOf(departmentId) {
      return isUuid(departmentId) ? cache.get(`posts/${departmentId}`, () => store.postsOf(departmentId)) : []
    },
    servicePointsOf: (regionCode) => cache.get(`points/${regionCode}`, () => store.servicePointsOf(regionCode)),
    async findServicePoint(id) {
      return isUuid(id) ? first(`point/${id}`, () => store.servicePoint(id)) : undefined
    },
    async load(dataDirectory) {
      const result = await loadOrganizations(platform, store, dataDirectory)
      cache.forget()
      return result
    },
  }

  async function parentOf(region: Region): Promise<Region | undefined> {
    return region.parentCode === null ? undefined : findRegion(region.parentCode)
  }
}

function fail(code: Parameters<typeof problem>[0]): never {
  throw problem(code)
}
