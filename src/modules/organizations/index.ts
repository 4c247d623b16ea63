import { parseCalendar, type WorkCalendar } from '../../kernel/calendar.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { RevisionCache } from '../../platform/revisionCache.ts'
import { problem } from './errors.ts'
import { type LoadResult, loadOrganizations } from './load.ts'
import type { Department, Post, Region, ServicePoint } from './schema.ts'
import { createStore } from './store.ts'

export { type Appeal, Department, Post, Region, ServicePoint } from './schema.ts'
export type { LoadResult }

/** Regions, calendars, bodies, posts and service points. Everything here is small and remembered in process. */
export interface Organizations {
  findRegion(code: string): Promise<Region | undefined>
  /** Throws `region_not_found`. */
  getRegion(code: string): Promise<Region>
  /** One level down, by code; of `null` the provinces. */
  childRegions(code: string | null): Promise<readonly Region[]>
  /** From the province down to the region itself; empty if there is none. */
  regionPath(code: string): Promise<readonly Region[]>
  /** Regions whose path of names contains the text; upper levels first. At most 50. */
  searchRegions(text: string, limit?: number): Promise<readonly Region[]>
  /** The calendar of a region: the newest version, or the one that an event has pinned. Throws `calendar_not_found`. */
  calendarFor(regionCode: string, version?: string): Promise<WorkCalendar>
  departmentsOf(regionCode: string): Promise<readonly Department[]>
  findDepartment(id: string): Promise<Department | undefined>
  /** Throws `department_not_found`. */
  getDepartment(id: string): Promise<Department>
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

  return {
    findRegion,
    async getRegion(code) {
      return (await findRegion(code)) ?? fail('region_not_found')
    },
    childRegions: (code) => cache.get(`children/${code}`, () => store.childRegions(code)),
    async regionPath(code) {
      const path: Region[] = []
      for (let region = await findRegion(code); region; region = await parentOf(region)) path.unshift(region)
      return path
    },
    async searchRegions(text, limit = 20) {
      const wanted = text.trim().slice(0, 60)
      return wanted === '' ? [] : store.searchRegions(wanted, Math.min(limit, searchLimitMax))
    },
    async calendarFor(regionCode, version) {
      const rows = await cache.get(`calendar/${regionCode}/${version ?? ''}`, async () =>
        (await store.calendarFor(regionCode, version ?? null)).map((row) => parseCalendar(row.calendar)),
      )
      return rows[0] ?? fail('calendar_not_found')
    },
    departmentsOf: (regionCode) => cache.get(`departments/${regionCode}`, () => store.departmentsOf(regionCode)),
    findDepartment,
    async getDepartment(id) {
      return (await findDepartment(id)) ?? fail('department_not_found')
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
      const result = await loadOrganizations(store, dataDirectory)
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
