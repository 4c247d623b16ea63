import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidV7 } from '../../src/kernel/ids.ts'
import type { Department, Post, Region, ServicePoint } from '../../src/modules/organizations/index.ts'
import { demoCreditCode } from '../bench/catalogue-data.ts'

export const province: Region = {
  code: '440000000000',
  name: '演示省',
  level: 1,
  parentCode: null,
  pathName: '演示省',
}
/** Towns and streets of each of the five districts: 32. */
const townsOf = [4, 7, 10, 7, 4] as const
const townsCount = 32
const villagesCount = 751
/** Of a centre, by the level of its region; one city, 5 districts, 32 towns and 751 villages have 1,409. */
const windowsAt: Readonly<Record<number, number>> = { 2: 74, 3: 40, 4: 12, 5: 1 }

/** Who reviews and decides: the city's body for the city, a district's for the district and everything in it. */
export interface CityBody {
  readonly department: Department
  readonly review: Post
  readonly decision: Post
}

/** The service centre of a region. */
export interface Centre {
  readonly department: Department
  readonly point: ServicePoint
  readonly windows: readonly Post[]
  readonly body: CityBody
}

/** A city that does not exist, with a centre at each of its 789 places. */
export interface City {
  readonly bodies: readonly CityBody[]
  readonly centres: readonly Centre[]
}

/** Writes a data folder with the regions, bodies, centres and posts of the city; `organizations.load` takes it. Calendars are the demo's. */
export function writeCity(folder: string): City {
  const regions = regionsOfCity()
  const bodies = new Map<string, CityBody>()
  for (const region of regions.filter(({ level }) => level <= 3)) bodies.set(region.code, bodyOf(region, bodies.size))
  const centres = regions.map((region, at) => centreOf(region, at, bodies))
  const city = { bodies: [...bodies.values()], centres }
  for (const name of ['calendars', 'organizations']) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'regions.json'), JSON.stringify({ source: 'made up', regions: [province, ...regions] }))
  writeFileSync(join(folder, 'organizations', 'city.json'), JSON.stringify(fileOf(city)))
  return city
}

/** The city first, then districts, towns and villages. */
function regionsOfCity(): Region[] {
  const city = below(province, '440600000000', '演示市')
  const districts = townsOf.map((_, at) => below(city, `4406${two(at + 2)}000000`, `演示${at + 1}区`))
  const towns = districts.flatMap((district, at) =>
    Array.from({ length: townsOf[at] ?? 0 }, (_, town) => {
      const isStreet = town % 2 === 0
      const code = `${district.code.slice(0, 6)}${isStreet ? '0' : '1'}${two(town + 1)}000`
      return below(district, code, `演示${town + 1}${isStreet ? '街道' : '镇'}`)
    }),
  )
  const villages = towns.flatMap((town, at) => {
    const isStreet = town.name.endsWith('街道')
    const count = upTo(at + 1) - upTo(at)
    return Array.from({ length: count }, (_, village) => {
      const code = `${town.code.slice(0, 9)}${isStreet ? '0' : '2'}${two(village + 1)}`
      return below(town, code, `演示${village + 1}${isStreet ? '社区居委会' : '村委会'}`)
    })
  })
  return [city, ...districts, ...towns, ...villages]
}

/** How many of the villages lie in the first so many towns. */
function upTo(towns: number): number {
  return Math.floor((towns * villagesCount) / townsCount)
}

function below(parent: Region, code: string, name: string): Region {
  return { code, name, level: parent.level + 1, parentCode: parent.code, pathName: `${parent.pathName}${name}` }
}

function bodyOf(region: Region, at: number): CityBody {
  const name = `${region.name}市场监督管理局（演示）`
  const department = departmentOf(region, name, demoCreditCode('11', region.code, at), 'department')
  return {
    department,
    review: postOf(department, '审核岗', ['review'], null),
    decision: postOf(department, '决定岗', ['decide'], null),
  }
}

function centreOf(region: Region, at: number, bodies: ReadonlyMap<string, CityBody>): Centre {
  const name = `${region.name}${region.level <= 3 ? '政务服务中心' : '便民服务中心'}（演示）`
  const department = departmentOf(region, name, demoCreditCode('12', region.code, 1_000 + at), 'service_center')
  const point: ServicePoint = {
    id: uuidV7(Date.now()),
    departmentId: department.id,
    regionCode: region.code,
    name,
    address: `${region.pathName}演示路 1 号`,
    hours: '工作日 9:00–12:00，13:30–17:00',
    phone: '0757-00000000',
  }
  const windows = Array.from({ length: windowsAt[region.level] ?? 0 }, (_, window) =>
    postOf(department, `${window + 1}号综合窗口`, ['accept', 'deliver'], `A${two(window + 1)}`),
  )
  const body = bodies.get(region.level === 2 ? region.code : `${region.code.slice(0, 6)}000000`)
  if (!body) throw new Error(`nobody decides for ${region.pathName}`)
  return { department, point, windows, body }
}

function departmentOf({ code }: Region, name: string, creditCode: string, kind: Department['kind']): Department {
  const legalForm = kind === 'department' ? 'statutory' : 'entrusted'
  return {
    id: uuidV7(Date.now()),
    ...{ name, creditCode, kind, legalForm, regionCode: code, leadership: 'local', demo: true, appeal: null },
  }
}

function postOf({ id }: Department, name: string, duties: Post['duties'], windowNumber: string | null): Post {
  return { id: uuidV7(Date.now()), departmentId: id, name, duties, windowNumber, chiefRepresentative: false }
}

function fileOf({ bodies, centres }: City) {
  return {
    note: 'Made up: none of these bodies, addresses, telephones or credit codes exists.',
    departments: [...bodies, ...centres].map(({ department }) => department),
    posts: [...bodies.flatMap(({ review, decision }) => [review, decision]), ...centres.flatMap((one) => one.windows)],
    servicePoints: centres.map(({ point }) => point),
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
