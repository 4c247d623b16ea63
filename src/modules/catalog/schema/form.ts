import { z } from 'zod'
import { Condition, FieldId } from './condition.ts'
import { entriesMax } from './entries.ts'
import { DataElementId } from './vocabulary.ts'

export const FieldOption = z.strictObject({
  value: z
    .string()
    .regex(/^[a-z0-9_]{1,40}$/)
    .describe('Stable; kept in the answers'),
  label: z.string().min(1).max(60).describe('What the applicant reads'),
  hint: z.string().max(200).optional(),
})
export type FieldOption = z.infer<typeof FieldOption>

/** What the platform may already know when the form is opened; always shown, always changeable. */
export const Prefill = z.enum([
  'account.name',
  'account.citizenId',
  'account.phone',
  'account.email',
  'organization.name',
  'organization.creditCode',
  'organization.address',
  'organization.legalRepresentative',
])
export type Prefill = z.infer<typeof Prefill>

export const FormField = z.strictObject({
  id: FieldId,
  label: z.string().min(1).max(80).describe('The question, in plain words'),
  hint: z.string().max(300).optional().describe('Where to find the answer, or why it is asked'),
  element: DataElementId.describe('Type, rules and messages come from here; the properties below only narrow it'),
  dataElement: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
    .optional()
    .describe('The shared data element that it asks for; absent: none, or linked by its label in the vocabulary'),
  required: z.boolean().describe('When shown, must it be answered'),
  options: z.array(FieldOption).min(2).max(40).optional().describe('Only for choice and choices'),
  lengthMax: z.int().min(1).max(4000).optional().describe('Characters'),
  numberMin: z.number().optional().describe('Smallest number; money in yuan'),
  numberMax: z.number().optional().describe('Largest number; money in yuan'),
  unit: z.string().max(10).optional().describe('Shown behind a number, e.g. 平方米'),
  dateNotBefore: z.union([z.literal('today'), z.iso.date()]).optional(),
  dateNotAfter: z.union([z.literal('today'), z.iso.date()]).optional(),
  prefill: Prefill.optional(),
  showWhen: Condition.optional().describe('Asked only when this holds; refers to an earlier field'),
})
export type FormField = z.infer<typeof FormField>

/** 可重复填写: the whole section is asked once for each of several people or things. */
export const Repeat = z
  .strictObject({
    min: z.int().min(0).max(entriesMax).describe('Entries that must be there'),
    max: z.int().min(1).max(entriesMax).describe('Entries that may be there'),
    entryName: z.string().min(1).max(20).describe('What one entry is called, e.g. 从业人员'),
  })
  .refine(({ min, max }) => min <= max, { path: ['max'], message: 'max is smaller than min' })
export type Repeat = z.infer<typeof Repeat>

export const FormSection = z.strictObject({
  id: FieldId,
  title: z.string().min(1).max(60),
  intro: z.string().max(400).optional(),
  showWhen: Condition.optional().describe('The whole section is asked only when this holds'),
  situation: z
    .literal(true)
    .optional()
    .describe(
      'Its questions decide the situation, in the guide or in the application; only the first section may be it',
    ),
  repeat: Repeat.optional().describe('Asked several times; its entries are kept as a list under the id of the section'),
  fields: z.array(FormField).min(1).max(30),
})
export type FormSection = z.infer<typeof FormSection>

/** What the applicant is asked. One section is one page of the application. */
export const Form = z.strictObject({ sections: z.array(FormSection).min(1).max(20) })
export type Form = z.infer<typeof Form>
