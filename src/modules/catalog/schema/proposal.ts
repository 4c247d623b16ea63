import { z } from 'zod'
import { ItemDefinition } from '../schema.ts'
import { Delegation } from './place.ts'
import { ClaimContent, StandardContent } from './standard.ts'

/**
 * What a catalogue officer may propose. `standard` 基本目录 · `claim` 认领 and every later change of it · `item` an item without a standard ·
 * `suspend` 暂停 · `resume` 恢复 · `abolish` 取消 · `delegate` 委托、授权、代办 · `take_over` 承接 · `merge` 合并 · `split` 拆分.
 */
export const ProposalKind = z.enum([
  'standard',
  'claim',
  'item',
  'suspend',
  'resume',
  'abolish',
  'delegate',
  'take_over',
  'merge',
  'split',
])
export type ProposalKind = z.infer<typeof ProposalKind>

const reason = z.string().min(1).max(500)
const id = z.uuid()
/** An item or a standard, whichever the proposal is about. */
const Subject = z.strictObject({ kind: z.enum(['standard', 'item']), id })

/** The content of a proposal, as each revision keeps it. */
export const ProposalContent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('standard'),
    standard: StandardContent,
    follows: id.nullable().describe('The upper level’s standard that it localises'),
  }),
  z.strictObject({ kind: z.literal('claim'), standardId: id, claim: ClaimContent }),
  z.strictObject({ kind: z.literal('item'), definition: ItemDefinition }),
  z.strictObject({ kind: z.literal('suspend'), subject: Subject, reason }),
  z.strictObject({ kind: z.literal('resume'), subject: Subject, reason }),
  z.strictObject({
    kind: z.literal('abolish'),
    subject: Subject,
    reason,
    successors: z.array(id).max(20).describe('Items where one applies instead'),
  }),
  z.strictObject({
    kind: z.literal('delegate'),
    itemId: id,
    delegation: Delegation.nullable().describe('null: revoked'),
  }),
  z.strictObject({
    kind: z.literal('take_over'),
    itemId: id.describe('The item as it stands with the body that gives it up'),
    claim: ClaimContent.describe('The body that takes it over, and its open slots'),
    regionCode: z.string().regex(/^\d{12}$/),
    reason,
  }),
  z.strictObject({ kind: z.literal('merge'), itemIds: z.array(id).min(1).max(20), into: id, reason }),
  z.strictObject({ kind: z.literal('split'), itemId: id, into: z.array(id).min(2).max(20), reason }),
])
export type ProposalContent = z.infer<typeof ProposalContent>

/** 编制 establishment · 法制 legal · 本单位 own: another officer of the same office. */
export const ReviewOffice = z.enum(['establishment', 'legal', 'own'])
export type ReviewOffice = z.infer<typeof ReviewOffice>

/**
 * `draft` → `in_review` → `approved` → `published` (its day has not come) → `in_force`; `returned` goes back to writing, `withdrawn` ends it.
 */
export const ProposalStatus = z.enum([
  'draft',
  'in_review',
  'returned',
  'approved',
  'published',
  'in_force',
  'withdrawn',
])
export type ProposalStatus = z.infer<typeof ProposalStatus>
