import { z } from 'zod'
import { FieldOption } from '../schema/form.ts'
import { DataElementId } from '../schema/vocabulary.ts'

/** A key of the shared vocabularies, e.g. `citizenIdNumber`, `businessLicence`. It never changes its meaning. */
export const VocabularyKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
export type VocabularyKey = z.infer<typeof VocabularyKey>

const InTwoLanguages = z.strictObject({ zh: z.string().min(1).max(300), en: z.string().min(1).max(400) })
const aliases = z.array(z.string().min(1).max(200)).max(30).describe('Other names under which it is asked for')

export const SharedOption = z.strictObject({
  value: FieldOption.shape.value,
  code: z.string().max(20).nullable().describe('The code of the standard; null: it has none'),
  label: InTwoLanguages,
})
export type SharedOption = z.infer<typeof SharedOption>

/** 数据元: what form fields of many items ask for alike. A field that refers to it may narrow it, and never widen it. */
export const SharedElement = z.strictObject({
  key: VocabularyKey,
  name: InTwoLanguages,
  aliases,
  definition: InTwoLanguages,
  element: DataElementId.describe('How it is asked, read and checked'),
  lengthMax: z.int().min(1).max(4000).optional().describe('Characters; absent: as the type has it'),
  numberMin: z.number().optional(),
  numberMax: z.number().optional(),
  unit: z.string().max(10).optional(),
  dateNotBefore: z.union([z.literal('today'), z.iso.date()]).optional(),
  dateNotAfter: z.union([z.literal('today'), z.iso.date()]).optional(),
  options: z.array(SharedOption).min(2).max(40).optional(),
  evidenceType: VocabularyKey.nullable().describe('The evidence that tells it; null: only the applicant knows'),
  personal: z.boolean().describe('个人信息'),
  basis: z.string().max(40).describe('The standard that it follows, `practice` or `ours`'),
})
export type SharedElement = z.infer<typeof SharedElement>

/** 证明材料类型 or 证照类型: what materials of many items are alike. */
export const EvidenceType = z.strictObject({
  key: VocabularyKey,
  name: InTwoLanguages,
  aliases,
  proves: InTwoLanguages.describe('What it shows to whoever reads it'),
  issuer: z.string().min(1).max(60).describe('Who usually issues it'),
  standardCodes: z.array(z.string().max(32)).max(10).describe('标准材料编码 of the provinces, e.g. L2000016'),
  yieldedBy: z.array(z.string().max(40)).max(20).describe('基本编码 of the items whose result it is'),
  certificateTypes: z.array(z.string().max(30)).max(10).describe('证照类型代码'),
})
export type EvidenceType = z.infer<typeof EvidenceType>

/** Materials are linked with evidence types, form fields with data elements. */
export const LinkKind = z.enum(['material', 'field'])
export type LinkKind = z.infer<typeof LinkKind>

/** `guessed` by the name · `confirmed` by an officer · `corrected` to another entry · `rejected`: it is none of them. */
export const LinkStatus = z.enum(['guessed', 'confirmed', 'corrected', 'rejected'])
export type LinkStatus = z.infer<typeof LinkStatus>

export const VocabularyLink = z.strictObject({
  kind: LinkKind,
  name: z.string().describe('As compared: without spaces, marks and width'),
  shown: z.string().describe('As first met in an item'),
  standardCode: z.string().nullable(),
  element: DataElementId.nullable(),
  key: VocabularyKey.nullable().describe('What holds: the guess until an officer decides; null: none'),
  guessedKey: VocabularyKey.nullable(),
  confidence: z.int().min(0).max(100),
  reason: z.string(),
  status: LinkStatus,
  uses: z.int().min(0).describe('Places that use the name, in items and standards in force'),
  revision: z.int().min(1).describe('The expected version of a decision'),
  decidedBy: z.uuid().nullable(),
  decidedAt: z.date().nullable(),
})
export type VocabularyLink = z.infer<typeof VocabularyLink>

/** A live source of an evidence type: whoever asks the citizen for it all the same needs a reason. */
export const EvidenceSupplier = z.strictObject({
  evidenceType: VocabularyKey,
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('Who supplies, e.g. `certificates`; unique among the live ones of a type'),
  name: InTwoLanguages,
  registeredBy: z.string().min(1).max(120).describe('The module, post or machine client that registered it'),
  liveSince: z.iso.date(),
  liveUntil: z.iso.date().nullable().describe('Last day; null: until it is retired'),
})
export type EvidenceSupplier = z.infer<typeof EvidenceSupplier>
