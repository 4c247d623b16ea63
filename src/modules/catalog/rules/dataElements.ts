import type { CitizenIdReason } from '../../../kernel/identifiers/citizenId.ts'
import type { CreditCodeReason } from '../../../kernel/identifiers/creditCode.ts'
import type { FormField } from '../schema/form.ts'
import type { DataElementId } from '../schema/vocabulary.ts'
import type { AnswerValue } from './conditions.ts'
import faultTexts from './faults.texts.json' with { type: 'json' }
import {
  readAddress,
  readChoice,
  readChoices,
  readCitizenId,
  readCreditCode,
  readDate,
  readEmail,
  readMobilePhone,
  readMoney,
  readNumber,
  readPersonName,
  readPhone,
  readPostalCode,
  readText,
  readYesNo,
} from './readAnswer.ts'

/** How one given value was understood. Texts of the codes: faults.texts.json. */
export type Reading =
  | { readonly kind: 'value'; readonly value: AnswerValue }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'fault'
      readonly code: ReadingFaultCode
      readonly parameters: Readonly<Record<string, string | number>>
    }

export type ReadingFaultCode =
  | Exclude<keyof typeof faultTexts, 'required' | 'choose_one' | `entries_${string}` | 'entry_blank' | 'not_entries'>
  | CitizenIdReason
  | CreditCodeReason

export interface DataElement {
  /** The control that asks for it. */
  readonly input: 'text' | 'textarea' | 'date' | 'radios' | 'checkboxes'
  /** HTML `inputmode` and `autocomplete`; absent: none. */
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email'
  readonly autocomplete?: 'name' | 'tel' | 'email' | 'street-address' | 'postal-code' | 'organization'
  /** Characters, where a field does not narrow it. */
  readonly lengthMax: number
  /** Expected width of the control, in characters. */
  readonly width: 6 | 12 | 20 | 40
  /** 个人信息: masked on lists, never in logs. */
  readonly personal: boolean
  readonly read: (given: unknown, field: FormField, today: string) => Reading
}

/** 数据元. A form field refers to one of these and may narrow it; no field has rules of its own. */
// biome-ignore format: a table
export const dataElements = {
  personName:       { input: 'text',       autocomplete: 'name',           lengthMax: 50,    width: 20, personal: true,  read: readPersonName },
  citizenId:        { input: 'text',                                       lengthMax: 18,    width: 20, personal: true,  read: readCitizenId },
  organizationName: { input: 'text',       autocomplete: 'organization',   lengthMax: 100,   width: 40, personal: false, read: readText(100) },
  creditCode:       { input: 'text',                                       lengthMax: 18,    width: 20, personal: false, read: readCreditCode },
  mobilePhone:      { input: 'text', inputMode: 'tel',   autocomplete: 'tel',   lengthMax: 11,  width: 12, personal: true,  read: readMobilePhone },
  phone:            { input: 'text', inputMode: 'tel',   autocomplete: 'tel',   lengthMax: 20,  width: 20, personal: true,  read: readPhone },
  email:            { input: 'text', inputMode: 'email', autocomplete: 'email', lengthMax: 254, width: 40, personal: true,  read: readEmail },
  address:          { input: 'text',       autocomplete: 'street-address', lengthMax: 200,   width: 40, personal: true,  read: readAddress },
  postalCode:       { input: 'text', inputMode: 'numeric', autocomplete: 'postal-code', lengthMax: 6, width: 6, personal: false, read: readPostalCode },
  date:             { input: 'date',                                       lengthMax: 10,    width: 12, personal: false, read: readDate },
  shortText:        { input: 'text',                                       lengthMax: 100,   width: 40, personal: false, read: readText(100) },
  longText:         { input: 'textarea',                                   lengthMax: 2000,  width: 40, personal: false, read: readText(2000) },
  wholeNumber:      { input: 'text', inputMode: 'numeric',                 lengthMax: 15,    width: 6,  personal: false, read: readNumber('whole_number') },
  decimalNumber:    { input: 'text', inputMode: 'decimal',                 lengthMax: 15,    width: 12, personal: false, read: readNumber('decimal_number') },
  money:            { input: 'text', inputMode: 'decimal',                 lengthMax: 18,    width: 12, personal: false, read: readMoney },
  choice:           { input: 'radios',                                     lengthMax: 60,    width: 40, personal: false, read: readChoice },
  choices:          { input: 'checkboxes',                                 lengthMax: 60,    width: 40, personal: false, read: readChoices },
  yesNo:            { input: 'radios',                                     lengthMax: 5,     width: 6,  personal: false, read: readYesNo },
} satisfies Record<DataElementId, DataElement> as Record<DataElementId, DataElement>
