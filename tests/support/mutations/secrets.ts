import demoPeople from '../../../data/demo/people.json' with { type: 'json' }
import type { CaseView } from '../../../src/modules/cases/index.ts'
import { lives } from '../lives.ts'

/**
 * What belongs together: who may know one string of it may know all. A and B are the two people of the tests; C is what is not public
 * yet in the catalogue: what only its own office knows, and what the city's reviewers know too.
 */
export const secretGroups = [
  'A.profile',
  'A.birth',
  'A.insurance',
  'A.private',
  'B.profile',
  'B.food',
  'B.private',
  'C.city',
  'C.review',
  'C.province',
] as const
export type SecretGroup = (typeof secretGroups)[number]

/** A string that stands in an answer and should not. */
export interface Leak {
  readonly group: SecretGroup
  readonly text: string
}

const numberLike = /[0-9A-Za-z-]{8,}/g

/** Personal strings and numbers by group; those of cases are added as cases are made. */
export class Secrets {
  readonly #words: Leak[] = []
  readonly #numbers = new Map<string, SecretGroup>()

  constructor() {
    const [lin, shi] = demoPeople.people
    if (!lin || !shi) throw new Error('the demo has lost its people')
    const { answers: birth } = lives.birth
    const { answers: food } = lives.food
    for (const { group, person } of [
      { group: 'A.profile', person: lin },
      { group: 'B.profile', person: shi },
    ] as const) {
      this.addWords(group, [person.name, person.email ?? ''])
      this.addNumbers(group, [person.citizenId, person.phone])
    }
    this.addWords('A.birth', [birth.spouseName, birth.marriageCertificateNumber])
    this.addNumbers('A.birth', [birth.spouseId])
    this.addWords('B.food', [food.equipment])
  }

  addWords(group: SecretGroup, words: readonly string[]): void {
    this.#words.push(...words.filter((word) => word !== '').map((text) => ({ group, text })))
  }

  /** Letters, digits and hyphens only. */
  addNumbers(group: SecretGroup, numbers: readonly string[]): void {
    for (const one of numbers) this.#numbers.set(one, group)
  }

  addCase(group: SecretGroup, { caseId, receiptNumber, caseNumber, application }: CaseView): void {
    this.addNumbers(group, [caseId, receiptNumber, caseNumber, ...application.papers.map(({ uploadId }) => uploadId)])
  }

  groupOf(number: string): SecretGroup | undefined {
    return this.#numbers.get(number)
  }

  /** Strings of other people in an answer, but for those that were in the question. */
  found(text: string, question: string, allowed: readonly SecretGroup[]): Leak[] {
    const words = this.#words.filter((word) => !allowed.includes(word.group) && text.includes(word.text))
    const numbers = (text.match(numberLike) ?? []).flatMap((one): Leak[] => {
      const group = this.#numbers.get(one)
      return group === undefined || allowed.includes(group) ? [] : [{ group, text: one }]
    })
    return [...words, ...numbers].filter((leak) => !question.includes(leak.text))
  }
}
