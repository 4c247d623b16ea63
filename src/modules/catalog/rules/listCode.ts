import { buildListCode } from '../../../kernel/identifiers/listCode.ts'
import type { FormField, FormSection } from '../schema/form.ts'
import { type Answers, type AnswerValue, answerTo } from './conditions.ts'

/** The item of a list, by as much of it as a code can carry, and the answers still packed. */
export interface CodedList {
  /** The last characters of the item's id. */
  readonly itemEnd: string
  /** Remainder of the version's number; `sameVersion` compares. */
  readonly version: number
  readonly packed: bigint
}

const itemBits = 32n
const itemCharacters = 8
const versions = 1024

/**
 * The code under which a personal list is found again at the window: item, version and answers as one number, so that nothing of a list
 * has to be kept anywhere. Six questions make eleven or twelve characters. Undefined when the answers do not fit.
 */
export function listCodeOf(
  item: { readonly itemId: string; readonly version: number },
  section: FormSection,
  answers: Answers,
): string | undefined {
  const packed = packAnswers(section, answers)
  if (packed === undefined) return undefined
  const version = BigInt(item.version % versions)
  return buildListCode((packed * BigInt(versions) + version) * 2n ** itemBits + BigInt(`0x${endOf(item.itemId)}`))
}

export function codedListOf(number: bigint): CodedList {
  const rest = number / 2n ** itemBits
  return {
    itemEnd: (number % 2n ** itemBits).toString(16).padStart(itemCharacters, '0'),
    version: Number(rest % BigInt(versions)),
    packed: rest / BigInt(versions),
  }
}

export function sameVersion(coded: Pick<CodedList, 'version'>, number: number): boolean {
  return number % versions === coded.version
}

/** The answers as they were given to that version's questions; undefined when they are no answers to them. */
export function unpackAnswers(section: FormSection, packed: bigint): Readonly<Record<string, AnswerValue>> | undefined {
  const answers: Record<string, AnswerValue> = {}
  let rest = packed
  for (const field of section.fields) {
    const size = sizeOf(field)
    if (size === undefined) return undefined
    const place = rest % (size + 1n)
    rest /= size + 1n
    // Zero: not asked, or not answered.
    if (place > 0n) answers[field.id] = valueAt(field, place - 1n)
  }
  return rest === 0n ? answers : undefined
}

/** A number in mixed radix: the first question is the last digit. */
function packAnswers(section: FormSection, answers: Answers): bigint | undefined {
  let packed = 0n
  for (const field of section.fields.toReversed()) {
    const size = sizeOf(field)
    const answer = answerTo(answers, field.id)
    if (size === undefined) return undefined
    const place = answer === undefined ? 0n : placeOf(field, answer)
    if (place === undefined) return undefined
    packed = packed * (size + 1n) + place
  }
  return packed
}

/** How many different answers there are. Undefined: the question is not of the kinds that decide a situation. */
function sizeOf(field: FormField): bigint | undefined {
  switch (field.element) {
    case 'yesNo':
      return 2n
    case 'choice':
      return BigInt(field.options?.length ?? 0)
    case 'choices':
      return 2n ** BigInt(field.options?.length ?? 0)
    case 'wholeNumber':
    case 'decimalNumber':
    case 'money': {
      const { numberMin, numberMax } = field
      if (numberMin === undefined || numberMax === undefined) return undefined
      const span = hundredths(numberMax) - hundredths(numberMin)
      // Bounds that no number is told apart in are no bounds.
      return Number.isSafeInteger(span) ? BigInt(span) + 1n : undefined
    }
    default:
      return undefined
  }
}

/** The place of an answer among all of them, from one on. */
function placeOf(field: FormField, answer: AnswerValue): bigint | undefined {
  const options = (field.options ?? []).map(({ value }) => value)
  if (typeof answer === 'boolean') return answer ? 1n : 2n
  if (typeof answer === 'object')
    return options.reduce((sum, value, at) => (answer.includes(value) ? sum + 2n ** BigInt(at) : sum), 1n)
  if (field.element === 'choice') {
    const place = options.indexOf(String(answer))
    return place < 0 ? undefined : BigInt(place) + 1n
  }
  return BigInt(hundredths(Number(answer)) - hundredths(field.numberMin ?? 0)) + 1n
}

function valueAt(field: FormField, place: bigint): AnswerValue {
  const options = (field.options ?? []).map(({ value }) => value)
  switch (field.element) {
    case 'yesNo':
      return place === 0n
    case 'choice':
      return options[Number(place)] ?? ''
    case 'choices':
      return options.filter((_, at) => (place / 2n ** BigInt(at)) % 2n === 1n)
    default: {
      const number = (hundredths(field.numberMin ?? 0) + Number(place)) / 100
      return field.element === 'money' ? number.toFixed(2) : number
    }
  }
}

/** Numbers of forms have two decimals at most. */
function hundredths(number: number): number {
  return Math.round(number * 100)
}

function endOf(itemId: string): string {
  return itemId.slice(-itemCharacters)
}
