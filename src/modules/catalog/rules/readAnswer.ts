import { isDay } from '../../../kernel/calendar.ts'
import { checkCitizenId } from '../../../kernel/identifiers/citizenId.ts'
import { checkCreditCode } from '../../../kernel/identifiers/creditCode.ts'
import type { FormField } from '../schema/form.ts'
import type { Reading, ReadingFaultCode } from './dataElements.ts'

/**
 * Readers turn what a person or a program sent into a canonical value. They forgive what cannot be misunderstood
 * (spaces, full-width digits, lower case) and refuse the rest with a code. Nothing longer than `givenMax` is looked at.
 */
const givenMax = 20_000
const empty: Reading = { kind: 'empty' }
const value = (read: string | number | boolean | readonly string[]): Reading => ({ kind: 'value', value: read })
const fault = (code: ReadingFaultCode, parameters: Readonly<Record<string, string | number>> = {}): Reading => ({
  kind: 'fault',
  code,
  parameters,
})

export const readText = (lengthMax: number) => (given: unknown, field: FormField) =>
  withText(given, (text) => {
    const max = Math.min(field.lengthMax ?? lengthMax, lengthMax)
    const line = field.element === 'longText' ? text : text.replace(/\s+/g, ' ')
    return [...line].length > max ? fault('too_long', { max }) : value(line)
  })

/** Letters of any script, with the dots and hyphens of names such as 阿卜杜拉·买买提, and a remark in brackets behind. */
const personNamePattern = /^\p{L}[\p{L}\p{M}\s·・.'’-]{0,49}([（(][\p{L}]{1,10}[）)])?$/u

export const readPersonName = (given: unknown) =>
  withText(given, (text) => {
    const name = text.replace(/\s+/g, ' ').replace(/[•‧・]/g, '·')
    return personNamePattern.test(name) && [...name].length >= 2 ? value(name) : fault('person_name')
  })

export const readCitizenId = (given: unknown, _field: FormField, today: string) =>
  withText(given, (text) => {
    const checked = checkCitizenId(text, today)
    return checked.ok ? value(checked.value) : fault(checked.reason)
  })

export const readCreditCode = (given: unknown) =>
  withText(given, (text) => {
    const checked = checkCreditCode(text)
    return checked.ok ? value(checked.value) : fault(checked.reason)
  })

export const readMobilePhone = (given: unknown) =>
  withText(given, (text) => {
    const digits = plain(text).replace(/^(\+|00)?86/, '')
    return /^1[3-9]\d{9}$/.test(digits) ? value(digits) : fault('mobile_phone')
  })

export const readPhone = (given: unknown) =>
  withText(given, (text) => {
    const mobile = plain(text).replace(/^(\+|00)86/, '')
    if (/^1[3-9]\d{9}$/.test(mobile)) return value(mobile)
    const landline = /^\(?(0\d{2,3})\)?[-—\s]?(\d{7,8})$/.exec(text.normalize('NFKC').trim())
    return landline ? value(`${landline[1]}-${landline[2]}`) : fault('phone')
  })

export const readEmail = (given: unknown) =>
  withText(given, (text) => {
    const address = text.normalize('NFKC').trim()
    const right = address.length <= 254 && /^[^\s@<>"(),:;]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(address)
    return right ? value(address) : fault('email')
  })

export const readAddress = (given: unknown, field: FormField) =>
  withText(given, (text) => {
    const address = text.replace(/\s+/g, ' ')
    const max = Math.min(field.lengthMax ?? 200, 200)
    if ([...address].length > max) return fault('too_long', { max })
    return [...address].length < 5 ? fault('address_short') : value(address)
  })

export const readPostalCode = (given: unknown) =>
  withText(given, (text) => (/^\d{6}$/.test(plain(text)) ? value(plain(text)) : fault('postal_code')))

export const readDate = (given: unknown, field: FormField, today: string) =>
  withText(given, (text) => {
    const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plain(text))
    const day = match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : ''
    if (!isDay(day)) return fault('date')
    const earliest = field.dateNotBefore === 'today' ? today : field.dateNotBefore
    const latest = field.dateNotAfter === 'today' ? today : field.dateNotAfter
    if (earliest !== undefined && day < earliest) return fault('date_early', { limit: earliest })
    if (latest !== undefined && day > latest) return fault('date_late', { limit: latest })
    return value(day)
  })

const numberPatterns = { whole_number: /^-?\d{1,12}$/, decimal_number: /^-?\d{1,12}(\.\d{1,2})?$/ } as const

export const readNumber = (code: keyof typeof numberPatterns) => (given: unknown, field: FormField) =>
  withText(given, (text) => {
    const digits = plain(text).replace(/,/g, '')
    return numberPatterns[code].test(digits) ? inRange(Number(digits), field, Number(digits)) : fault(code)
  })

/** Kept as text with two decimals: yuan and fen are counted exactly, and a float would not. */
export const readMoney = (given: unknown, field: FormField) =>
  withText(given, (text) => {
    const digits = plain(text).replace(/[,¥元]/g, '')
    const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(digits)
    if (!match) return fault('money')
    const yuan = match[1]!.replace(/^0+(?=\d)/, '')
    return inRange(Number(digits), field, `${yuan}.${(match[2] ?? '').padEnd(2, '0')}`)
  })

export const readChoice = (given: unknown, field: FormField) =>
  withText(given, (text) => (isOption(field, text) ? value(text) : fault('not_an_option')))

/** In the order of the options, each once. */
export const readChoices = (given: unknown, field: FormField): Reading => {
  const list = Array.isArray(given) ? given.slice(0, 100) : given === undefined || given === null ? [] : [given]
  const chosen = list.filter((entry) => typeof entry !== 'string' || entry.trim() !== '')
  if (chosen.length === 0) return empty
  if (!chosen.every((entry) => typeof entry === 'string' && isOption(field, entry))) return fault('not_an_option')
  return value((field.options ?? []).map((option) => option.value).filter((option) => chosen.includes(option)))
}

export const readYesNo = (given: unknown): Reading => {
  if (typeof given === 'boolean') return value(given)
  return withText(given, (text) => {
    if (text === 'yes' || text === 'true') return value(true)
    return text === 'no' || text === 'false' ? value(false) : fault('not_an_option')
  })
}

/** Missing and blank are empty; numbers count as their text; anything that is no single value is a fault. */
function withText(given: unknown, read: (text: string) => Reading): Reading {
  if (given === undefined || given === null) return empty
  const text = typeof given === 'number' && Number.isFinite(given) ? String(given) : given
  if (typeof text !== 'string') return fault('not_text')
  if (text.length > givenMax) return fault('too_long', { max: givenMax })
  const clean = text.replace(/\r\n?/g, '\n').replace(unprintable, '').trim()
  return clean === '' ? empty : read(clean)
}

/**
 * Control and format characters and lone surrogates, except line breaks and tabs: PostgreSQL refuses some, and paper
 * shows none. Private-use characters stay: rare characters in names (生僻字) are still written with them.
 */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu

/** Full-width to plain, without any spaces or separators between groups of digits. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

function isOption(field: FormField, text: string): boolean {
  return field.options?.some((option) => option.value === text) ?? false
}

function inRange(number: number, field: FormField, canonical: string | number): Reading {
  if (field.numberMin !== undefined && number < field.numberMin) return fault('number_small', { min: field.numberMin })
  if (field.numberMax !== undefined && number > field.numberMax) return fault('number_large', { max: field.numberMax })
  return value(canonical)
}
