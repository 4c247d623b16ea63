import { z } from 'zod'
import { FeelText } from './condition.ts'

/** 办理窗口: where an item is handed in and asked about. What changes often and concerns nobody else's text. */
export const HandlingWindow = z.strictObject({
  name: z.string().min(1).max(100).describe('e.g. 区政务服务中心 A 区综合窗口'),
  address: z.string().min(1).max(200),
  hours: z.string().min(1).max(200).describe('办公时间, in words'),
  phone: z.string().min(1).max(60).describe('For questions before one comes'),
  counters: z.string().max(60).nullable().describe('窗口号, e.g. A03–A08'),
  directions: z.string().max(300).nullable().describe('Bus, metro, parking'),
  when: FeelText.optional().describe(
    'Takes only what this holds for, in FEEL over the situation questions; absent: all',
  ),
})
export type HandlingWindow = z.infer<typeof HandlingWindow>

/** 咨询 and 监督投诉: two numbers, because whoever complains should not have to call the one complained of. */
export const Contact = z.strictObject({
  consultation: z.string().max(200).nullable().describe('咨询方式'),
  complaint: z.string().max(200).nullable().describe('监督投诉方式'),
})
export type Contact = z.infer<typeof Contact>

/**
 * 委托 entrust: the delegate handles, the decision stands in the delegator's name and under its seal. 授权 authorise: the delegate
 * handles and decides in its own name. 代办 agency: the delegate only takes in and hands out.
 */
export const DelegationForm = z.enum(['entrust', 'authorise', 'agency'])
export type DelegationForm = z.infer<typeof DelegationForm>

export const Delegation = z.strictObject({
  form: DelegationForm,
  department: z.strictObject({
    id: z.uuid().nullable().describe('The delegate in organizations'),
    name: z.string().min(1).max(100),
    creditCode: z.string().max(40).nullable(),
  }),
  documentNumber: z.string().min(1).max(100).describe('文号 of the document that delegates'),
  until: z.iso.date().nullable().describe('Last day; null: until revoked'),
})
export type Delegation = z.infer<typeof Delegation>

/** 暂停 suspended · 取消 abolished: one can read it and not apply. Null in a definition: in force. */
export const ItemStatus = z.strictObject({
  kind: z.enum(['suspended', 'abolished']),
  reason: z.string().min(1).max(500),
  documentNumber: z.string().min(1).max(100),
  since: z.iso.date(),
  successors: z
    .array(z.strictObject({ itemId: z.uuid(), name: z.string().min(1).max(200) }))
    .max(20)
    .describe('合并, 拆分, 承接: where one applies instead'),
})
export type ItemStatus = z.infer<typeof ItemStatus>
