import { z } from 'zod'
import { ItemDefinition } from '../schema.ts'
import { Contact, Delegation, HandlingWindow, ItemStatus } from './place.ts'
import { CorrectionReason, StockOpinion, TimeLimit } from './process.ts'
import { Channel, DeliveryWay, ServiceScope } from './vocabulary.ts'

/**
 * What a level below may fill in by itself (四级四同: name, 基本编码, type and legal basis are never among it). `windows`, `contact`,
 * `servicePoints` and `faqs` are open everywhere; the others where the standard opens them.
 */
export const Slot = z.enum([
  'windows',
  'contact',
  'servicePoints',
  'faqs',
  'promisedLimit',
  'posts',
  'channels',
  'deliveryWays',
  'visits',
  'fees',
  'scope',
  'flow',
  'applyOnline',
  'opinions',
])
export type Slot = z.infer<typeof Slot>

/** 岗位 and 环节时限 of one step of the route, by its place in it; the route itself comes from above. */
export const StepPost = z.strictObject({
  postName: z.string().min(1).max(40),
  limitDays: z.int().min(0).max(365).optional(),
})
export type StepPost = z.infer<typeof StepPost>

/**
 * 认领: what a region's body says of a standard that it claims. Who does it, and the open slots; an absent slot is as above.
 */
export const ClaimContent = z.strictObject({
  department: z.strictObject({
    id: z.uuid().describe('The body in organizations that has the power here'),
    name: z.string().min(1).max(100),
    creditCode: z.string().max(40).nullable(),
  }),
  delegation: Delegation.nullable().default(null),
  status: ItemStatus.nullable().default(null),
  windows: z.array(HandlingWindow).max(30).optional(),
  contact: Contact.optional(),
  servicePoints: z.array(z.uuid()).max(20).optional(),
  faqs: ItemDefinition.shape.faqs.optional(),
  promisedLimit: TimeLimit.optional().describe('承诺时限; never longer than above'),
  posts: z.array(StepPost).max(6).optional().describe('One for each step of the route'),
  channels: z.array(Channel).max(4).optional(),
  deliveryWays: z.array(DeliveryWay).max(3).optional(),
  visits: ItemDefinition.shape.visits.optional(),
  fees: ItemDefinition.shape.fees.optional(),
  scope: ServiceScope.nullable().optional(),
  flow: ItemDefinition.shape.flow.optional(),
  applyOnline: z.boolean().optional().describe('True: one can apply here. The standard must be complete enough'),
  opinions: z
    .strictObject({
      stock: z.array(StockOpinion).max(40),
      corrections: z.array(CorrectionReason).max(60),
    })
    .optional()
    .describe('常用意见 and 补正理由 of this office, in place of those from above'),
})
export type ClaimContent = z.infer<typeof ClaimContent>

/**
 * 基本目录事项: what the defining level lays down for everyone below it. Its definition is an item without a body of its own; `department` names who
 * has the power at each level in words (县级卫生健康部门).
 */
export const StandardContent = z.strictObject({
  definition: ItemDefinition,
  openSlots: z.array(Slot).max(14).describe('Beyond those that are open everywhere'),
  parentCode: z
    .string()
    .max(40)
    .nullable()
    .describe('基本编码 of the 主项 under which it stands; null: it is one itself'),
})
export type StandardContent = z.infer<typeof StandardContent>
