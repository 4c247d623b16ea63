import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { creditCodeCheckCharacter } from '../../src/kernel/identifiers/creditCode.ts'
import { organisationCodeCheckCharacter } from '../../src/kernel/identifiers/organisationCode.ts'
import { uuidV7 } from '../../src/kernel/ids.ts'
import {
  type ClaimContent,
  type ItemDefinition,
  readItemFile,
  type StandardContent,
} from '../../src/modules/catalog/index.ts'

const data = resolve(import.meta.dirname, '../../data')
export const province = '440000000000'
const cities = 21
const counties = 119

/** A body of a region, with the posts that it has. Nothing of it exists; the check characters are right. */
interface Body {
  readonly id: string
  readonly name: string
  readonly creditCode: string
  readonly regionCode: string
  readonly posts: readonly { readonly id: string; readonly name: string; readonly duty: string }[]
}

export interface BenchProvince {
  /** 21 cities and 119 counties, as Guangdong has. */
  readonly regionCodes: readonly string[]
  readonly bodyOf: (regionCode: string) => Body
  readonly body: (duty: 'catalogue' | 'establish' | 'legal') => {
    readonly departmentId: string
    readonly postId: string
  }
}

/** Writes a data folder with the shipped calendar and the regions and bodies of the province; `organizations.load` takes it. */
export function writeProvince(folder: string): BenchProvince {
  const regions = [{ code: province, name: '演示省', level: 1, parentCode: null as string | null, pathName: '演示省' }]
  for (let city = 1; city <= cities; city += 1) {
    const code = `44${String(city).padStart(2, '0')}00000000`
    regions.push({ code, name: `演示${city}市`, level: 2, parentCode: province, pathName: `演示省演示${city}市` })
  }
  for (let county = 1; county <= counties; county += 1) {
    const city = regions[1 + (county % cities)]!
    const code = `${city.code.slice(0, 4)}${String(Math.floor(county / cities) + 2).padStart(2, '0')}000000`
    regions.push({
      code,
      name: `演示${county}县`,
      level: 3,
      parentCode: city.code,
      pathName: `${city.pathName}演示${county}县`,
    })
  }
  const bodies = regions.map((region, at) =>
    bodyOf(region.code, `${region.name}卫生健康局`, at, [['事项管理岗', 'catalogue']]),
  )
  const offices = [
    bodyOf(province, '演示省编制办公室', 500, [['编制审核岗', 'establish']]),
    bodyOf(province, '演示省司法厅', 501, [['合法性审核岗', 'legal']]),
  ]
  const all = [...bodies, ...offices]
  mkdirSync(join(folder, 'calendars'), { recursive: true })
  mkdirSync(join(folder, 'organizations'), { recursive: true })
  for (const name of readdirSync(join(data, 'calendars')).filter((file) => file.endsWith('.json'))) {
    writeFileSync(join(folder, 'calendars', name), readFileSync(join(data, 'calendars', name)))
  }
  writeFileSync(join(folder, 'regions.json'), JSON.stringify({ source: 'bench', regions }))
  writeFileSync(join(folder, 'organizations', 'bench.json'), JSON.stringify(organizationsOf(all)))
  const byRegion = new Map(bodies.map((body) => [body.regionCode, body]))
  return {
    regionCodes: regions.slice(1).map(({ code }) => code),
    bodyOf: (regionCode) => byRegion.get(regionCode)!,
    body: (duty) => {
      const body = all.find(
        ({ regionCode, posts }) => regionCode === province && posts.some((post) => post.duty === duty),
      )!
      return { departmentId: body.id, postId: body.posts[0]!.id }
    },
  }
}

function bodyOf(regionCode: string, name: string, at: number, posts: readonly (readonly [string, string])[]): Body {
  return {
    id: uuidV7(Date.now()),
    name,
    creditCode: demoCreditCode('11', regionCode, at),
    regionCode,
    posts: posts.map(([postName, duty]) => ({ id: uuidV7(Date.now()), name: postName, duty })),
  }
}

/** Of nobody; the check characters are right. `kind`: 11 of an authority, 12 of a public institution. */
export function demoCreditCode(kind: '11' | '12', regionCode: string, at: number): string {
  const eight = `MBB${String(at).padStart(5, '0')}`
  const seventeen = `${kind}${regionCode.slice(0, 6)}${eight}${organisationCodeCheckCharacter(eight)}`
  return `${seventeen}${creditCodeCheckCharacter(seventeen)}`
}

function organizationsOf(bodies: readonly Body[]) {
  return {
    note: 'bench',
    departments: bodies.map(({ posts: _, ...body }) => ({
      ...body,
      kind: 'department',
      legalForm: 'statutory',
      demo: true,
      appeal: null,
    })),
    posts: bodies.flatMap(({ id, posts }) =>
      posts.map((post) => ({
        id: post.id,
        departmentId: id,
        name: post.name,
        duties: [post.duty],
        windowNumber: null,
      })),
    ),
    servicePoints: [],
  }
}

/** The real complete items and guides are the texts, the real list of Guang'an gives the names. */
export function standardsOf(count: number): readonly StandardContent[] {
  const texts = rowsOf('hunan/single-items.json').concat(
    readdirSync(join(data, 'hunan/items')).flatMap((file) => rowsOf(`hunan/items/${file}`)),
  )
  const names = rowsOf('guangan/services.json').map(({ name }) => name)
  return Array.from({ length: count }, (_, at): StandardContent => {
    const text = texts[at % texts.length]!
    const round = Math.floor(at / names.length)
    const catalogCode = `44${text.type ?? '20'}23${String(at % 1000).padStart(3, '0')}W${String(Math.floor(at / 1000)).padStart(2, '0')}`
    const name = `${names[at % names.length]}${round === 0 ? '' : `（第${round + 1}项）`}`.slice(0, 200)
    return {
      definition: {
        ...text,
        name,
        regionCode: province,
        localCode: catalogCode,
        catalogCode,
        businessCode: null,
        taskCode: null,
        level: null,
        department: { id: null, name: '卫生健康部门', creditCode: null },
        servicePointIds: [],
        applyOnline: text.applyOnline,
        applyAbsentReason: text.applyOnline ? null : text.applyAbsentReason,
      },
      openSlots: ['promisedLimit', 'posts', 'applyOnline'],
      parentCode: null,
    }
  })
}

function rowsOf(path: string): readonly ItemDefinition[] {
  const file = readItemFile(readFileSync(join(data, path), 'utf8'))
  if ('fault' in file) throw new Error(path)
  return file.rows.flatMap((row) => ('definition' in row ? [row.definition] : []))
}

/** What each office fills in of its own: two windows, contacts and three questions, 1.5 kB and more. */
export function claimOf({ id, name, creditCode }: Body): ClaimContent {
  const window = (number: number) => ({
    name: `${name}政务服务中心${number}号综合窗口`,
    address: `演示路${number * 10}号政务服务中心${number}楼${number}区，进门左转乘扶梯到${number}楼后右侧直行约五十米`,
    hours: '周一至周五（法定节假日除外）上午 9:00–12:00，下午 13:30–17:00；周六上午 9:00–12:00 提供预约服务',
    phone: `0750-000000${number}`,
    counters: `${number}01–${number}12`,
    directions:
      '公交 1 路、18 路、206 路到政务中心站下车步行三百米；地铁演示线政务中心站 C 出口；地下停车场两小时内免费',
  })
  return {
    department: { id, name, creditCode },
    delegation: null,
    status: null,
    windows: [window(1), window(2)],
    contact: {
      consultation: `${name}咨询电话 0750-0000011，也可以在政务服务网本事项页面留言`,
      complaint: `${name}监督投诉电话 0750-0000012，或拨打政务服务便民热线`,
    },
    faqs: [
      {
        question: '可以委托别人来办吗？',
        answer: `可以。请带上委托书、委托人和受托人的身份证原件，到${name}的任一综合窗口办理，委托书可以在窗口免费领取和填写。`,
      },
      {
        question: '材料不齐怎么办？',
        answer:
          '窗口会一次性告诉您还缺什么，并写在补正通知书上。补齐以后可以网上上传，也可以邮寄或者送到窗口，不用重新排队取号。',
      },
      {
        question: '结果怎么取？',
        answer:
          '可以到统一出件窗口凭回执领取，也可以选择邮寄到家，邮费由政府承担；电子结果在“我的办件”里直接查看和下载。',
      },
    ],
  }
}
