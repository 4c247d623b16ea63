import { isDay } from '../../kernel/day.ts'
import { type Delegation, DelegationForm, type ProposalContent } from '../../modules/catalog/index.ts'
import type { Department } from '../../modules/organizations/index.ts'
import type { Translate } from '../texts/index.ts'
import type { FieldError } from '../ui/index.ts'
import type { Visit } from '../visit.ts'
import type { AdjustKind } from './item.tsx'

export type AdjustContent = Extract<ProposalContent, { kind: AdjustKind }>

/** What stands in the form of an adjustment. Fields that a kind does not ask for stay empty. */
export interface Typed {
  readonly reason: string
  /** A delegation's form, or `revoke`. */
  readonly form: string
  readonly region: string
  /** Id of the body to which it goes. */
  readonly body: string
  readonly documentNumber: string
  readonly until: string
  /** Items: successors, those that are merged, those into which one is split. */
  readonly chosen: readonly string[]
  /** What was looked for among the items. */
  readonly find: string
}

const chosenMax = 20
const reasonMax = 500

export function typedOf(visit: Visit): Typed {
  return {
    reason: visit.field('reason').replaceAll('\r\n', '\n'),
    form: visit.field('form'),
    region: visit.field('region'),
    body: visit.field('body'),
    documentNumber: visit.field('documentNumber'),
    until: visit.field('until'),
    chosen: [...new Set(visit.fields('chosen'))],
    find: visit.field('find').slice(0, 80),
  }
}

/** The fields that this kind asks for, in their order on the page. */
// biome-ignore format: a table reads in columns
export const asked = {
  suspend:   ['reason'],
  resume:    ['reason'],
  abolish:   ['reason', 'chosen'],
  delegate:  ['form', 'body', 'documentNumber', 'until'],
  take_over: ['body', 'reason'],
  merge:     ['chosen', 'reason'],
  split:     ['chosen', 'reason'],
} as const satisfies Record<AdjustKind, readonly (keyof Typed)[]>

/** How many items it needs. */
const chosenMin: Partial<Record<AdjustKind, number>> = { merge: 1, split: 2 }

export function typedFaults(t: Translate, kind: AdjustKind, typed: Typed, body: Department | undefined): FieldError[] {
  const revoked = kind === 'delegate' && typed.form === 'revoke'
  const fault = (field: keyof Typed, wrong: boolean, message: string) => (wrong ? [{ field, message }] : [])
  const of = (field: keyof Typed) => (asked[kind] as readonly string[]).includes(field)
  const least = chosenMin[kind] ?? 0
  return [
    ...fault('reason', of('reason') && typed.reason === '', t('catalogueLists.faults.reason')),
    ...fault('reason', typed.reason.length > reasonMax, t('catalogueLists.faults.long', { max: reasonMax })),
    ...fault(
      'form',
      of('form') && !revoked && !DelegationForm.safeParse(typed.form).success,
      t('catalogueLists.faults.form'),
    ),
    ...fault('body', of('body') && !revoked && !body, t('catalogueLists.faults.body')),
    ...fault(
      'documentNumber',
      of('documentNumber') && !revoked && typed.documentNumber === '',
      t('catalogueLists.faults.documentNumber'),
    ),
    ...fault('documentNumber', typed.documentNumber.length > 100, t('catalogueLists.faults.long', { max: 100 })),
    ...fault('until', of('until') && !isNoDayOrDay(typed.until), t('catalogueLists.faults.day')),
    ...fault('chosen', of('chosen') && typed.chosen.length < least, t('catalogueLists.faults.chosen', { least })),
    ...fault('chosen', typed.chosen.length > chosenMax, t('catalogueLists.faults.chosenMany', { max: chosenMax })),
  ]
}

function isNoDayOrDay(text: string): boolean {
  return text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text))
}

/** The content that a faultless form makes. */
export function contentOfTyped(
  kind: AdjustKind,
  subject: { readonly kind: 'standard' | 'item'; readonly id: string },
  typed: Typed,
  body: Department | undefined,
): AdjustContent {
  const { reason, chosen } = typed
  switch (kind) {
    case 'suspend':
    case 'resume':
      return { kind, subject, reason }
    case 'abolish':
      return { kind, subject, reason, successors: [...chosen] }
    case 'delegate':
      return { kind, itemId: subject.id, delegation: delegationOf(typed, body) }
    case 'take_over': {
      const claim = { department: bodyOf(body), delegation: null, status: null }
      return { kind, itemId: subject.id, claim, regionCode: body?.regionCode ?? typed.region, reason }
    }
    case 'merge':
      return { kind, itemIds: [...chosen], into: subject.id, reason }
    case 'split':
      return { kind, itemId: subject.id, into: [...chosen], reason }
  }
}

function delegationOf({ form, documentNumber, until }: Typed, body: Department | undefined): Delegation | null {
  if (form === 'revoke') return null
  return { form: DelegationForm.parse(form), department: bodyOf(body), documentNumber, until: until || null }
}

function bodyOf(body: Department | undefined) {
  if (!body) throw new Error('asked only after the form was found faultless')
  return { id: body.id, name: body.name, creditCode: body.creditCode }
}

const nothingTyped: Typed = {
  reason: '',
  form: '',
  region: '',
  body: '',
  documentNumber: '',
  until: '',
  chosen: [],
  find: '',
}

/** The form as it was sent, for an adjustment that is written again; empty for a new one. */
export function typedFrom(content: AdjustContent | undefined, regionOfBody: string): Typed {
  if (!content) return { ...nothingTyped, region: regionOfBody }
  const region = content.kind === 'take_over' ? content.regionCode : regionOfBody
  const typed = { ...nothingTyped, region, reason: 'reason' in content ? content.reason : '' }
  switch (content.kind) {
    case 'abolish':
      return { ...typed, chosen: content.successors }
    case 'delegate': {
      const { delegation } = content
      if (!delegation) return { ...typed, form: 'revoke' }
      const { form, documentNumber, until, department } = delegation
      return { ...typed, form, documentNumber, until: until ?? '', body: department.id ?? '' }
    }
    case 'take_over':
      return { ...typed, body: content.claim.department.id }
    case 'merge':
      return { ...typed, chosen: content.itemIds }
    case 'split':
      return { ...typed, chosen: content.into }
    default:
      return typed
  }
}
