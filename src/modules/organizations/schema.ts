import { z } from 'zod'
import { duties } from '../../kernel/actor.ts'
import { mayMeet } from './rules/duties.ts'

export const RegionCode = z.string().regex(/^\d{12}$/)

/** A region of one of the five levels. Codes are GB/T 2260 and the statistical extension, padded to 12 digits. */
export const Region = z.strictObject({
  code: RegionCode,
  name: z.string().min(1).max(60).describe('As registered, e.g. 芙蓉区'),
  level: z.int().min(1).max(5).describe('1 省 2 市 3 县 4 镇 5 村'),
  parentCode: RegionCode.nullable().describe('null for a province'),
  pathName: z.string().max(200).describe('Names from the province down, joined: 湖南省长沙市芙蓉区'),
})
export type Region = z.infer<typeof Region>

/** department 部门 · service_center 政务服务中心 · street_office 街道办事处 or 乡镇政府. */
export const DepartmentKind = z.enum(['department', 'service_center', 'street_office'])
export type DepartmentKind = z.infer<typeof DepartmentKind>

/** 主体性质 (GB/T 39046 A.3): 法定机关 · 授权组织 · 受委托组织. It decides in whose name a decision is made. */
export const LegalForm = z.enum(['statutory', 'empowered', 'entrusted'])
export type LegalForm = z.infer<typeof LegalForm>

/**
 * 领导体制: local 本级政府工作部门 · vertical 垂直领导 (customs, finance, foreign exchange, tax, national security) · justice 司法行政机关. It
 * decides who reconsiders.
 */
export const Leadership = z.enum(['local', 'vertical', 'justice'])
export type Leadership = z.infer<typeof Leadership>

/** What every notice of a decision must name: where to complain of it. */
export const Appeal = z.strictObject({
  reconsiderationBody: z.string().min(1).max(100).describe('复议机关'),
  reconsiderationDays: z.int().min(1).max(365).describe('Calendar days; 行政复议法 art. 20 says sixty'),
  court: z.string().min(1).max(100),
  litigationMonths: z.int().min(1).max(24).describe('Months; 行政诉讼法 art. 46 says six'),
})
export type Appeal = z.infer<typeof Appeal>

/** A body (机关 or 单位) that handles items. */
export const Department = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(100),
  creditCode: z
    .string()
    .max(40)
    .nullable()
    .describe('统一社会信用代码; as published, so it may be faulty outside the demo'),
  regionCode: RegionCode.describe('The region on whose portal its items stand and whose cases it handles'),
  kind: DepartmentKind,
  legalForm: LegalForm.nullable().describe('null: not published'),
  leadership: Leadership.default('local'),
  demo: z.boolean().describe('True for a body that does not exist'),
  appeal: Appeal.nullable(),
})
export type Department = z.infer<typeof Department>

/** A post (岗位). Duties belong to posts, not to people. */
export const Post = z.strictObject({
  id: z.uuid(),
  departmentId: z.uuid(),
  name: z.string().min(1).max(60),
  duties: z.array(z.enum(duties)).min(1).refine(mayMeet, 'duties that no post may join'),
  windowNumber: z.string().max(10).nullable().describe('The counter it sits at, e.g. A03; null: not at a counter'),
  chiefRepresentative: z
    .boolean()
    .default(false)
    .describe('首席代表: represents its department at the window and decides there; only with the duty to decide'),
})
export type Post = z.infer<typeof Post>

/** A place where one can hand in and fetch. */
export const ServicePoint = z.strictObject({
  id: z.uuid(),
  departmentId: z.uuid().describe('Who runs it'),
  regionCode: RegionCode,
  name: z.string().min(1).max(100),
  address: z.string().min(1).max(200),
  hours: z.string().min(1).max(200).describe('In words'),
  phone: z.string().min(1).max(40),
})
export type ServicePoint = z.infer<typeof ServicePoint>

/** One file of data/organizations. */
export const OrganizationsFile = z.strictObject({
  note: z.string(),
  departments: z.array(Department),
  posts: z.array(Post),
  servicePoints: z.array(ServicePoint),
})
export type OrganizationsFile = z.infer<typeof OrganizationsFile>

const basis = z.string().min(1).max(200)

/** data/appeal.json: what the law says of appeals, by kind of body. */
export const AppealLaw = z.strictObject({
  source: z.string().min(1).max(200),
  government: z.string().min(1).max(60).describe('What the government of a {place} is called'),
  districtEnding: z.string().length(1).describe('A county whose name ends so is named with its city'),
  demoMark: z.string().min(1).max(10).describe('Stands for {demo} where a body does not exist'),
  reconsideration: z.strictObject({ days: z.int().min(1).max(365).describe('Calendar days'), basis }),
  litigation: z.strictObject({ months: z.int().min(1).max(24), basis }),
  bodies: z
    .array(
      z.strictObject({
        leadership: Leadership,
        reconsiderationBody: z.string().min(1).max(60).describe('{government} of its region, {department} itself'),
        basis,
      }),
    )
    .length(Leadership.options.length),
  courts: z.strictObject({
    county: z.string().min(1).max(60).describe('Of bodies of counties and below; {place} is the county'),
    above: z.string().min(1).max(60).describe('Of bodies of cities and provinces, whose seat decides'),
    basis,
  }),
})
export type AppealLaw = z.infer<typeof AppealLaw>
