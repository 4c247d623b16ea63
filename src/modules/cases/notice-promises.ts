import { dayOf } from '../../kernel/calendar.ts'
import type { NoticeOf } from '../seals/index.ts'
import words from './documents.texts.json' with { type: 'json' }
import { materialName, type Telling } from './notice-parts.ts'

/** 告知承诺: what was told and promised, and what came of it. */
export function permitPromiseNotice(telling: Telling): NoticeOf<'promise'> | undefined {
  const { promise } = telling.loaded.item
  if (!promise) return undefined
  const { conditions, text, consequence, barredMonths, checkDays, rectifyDays, legalBasis } = promise
  return {
    kind: 'promise',
    ...telling.parts,
    ...basisOf(legalBasis),
    conditions,
    promise: text,
    consequence,
    barredMonths,
    about: { subject: 'permit', checkDays, rectifyDays },
    signed: signatureOf(telling),
  }
}

/** In the place of one proof; undefined where the item takes no promise for it. */
export function proofPromiseNotice(telling: Telling, materialId: string): NoticeOf<'promise'> | undefined {
  const { item } = telling.loaded
  const promise = item.materials?.find(({ id }) => id === materialId)?.promise
  if (!promise) return undefined
  return {
    kind: 'promise',
    ...telling.parts,
    ...basisOf(promise.legalBasis),
    conditions: [],
    promise: promise.text,
    consequence: promise.consequence ?? words.promise_consequence,
    barredMonths: 0,
    about: { subject: 'proof', what: materialName(item, materialId) },
    signed: signatureOf(telling),
  }
}

export function rectificationNotice(
  { parts, appeal }: Telling,
  data: Pick<NoticeOf<'rectification'>, 'decidedDay' | 'finding' | 'by'>,
): NoticeOf<'rectification'> {
  return { kind: 'rectification', ...parts, ...data, appeal }
}

export function promiseBrokenNotice(
  { parts, appeal }: Telling,
  data: Pick<NoticeOf<'promise_broken'>, 'promise' | 'promisedDay' | 'finding' | 'resultAnnulled'> & {
    readonly rectifyBy: string | null
    readonly barredUntil: string | null
  },
): NoticeOf<'promise_broken'> {
  const { rectifyBy, barredUntil, ...said } = data
  const days = { ...(rectifyBy && { rectifyBy }), ...(barredUntil && { barredUntil }) }
  return { kind: 'promise_broken', ...parts, ...said, ...days, appeal }
}

export function promiseForgivenNotice(
  { parts }: Telling,
  data: Pick<NoticeOf<'promise_forgiven'>, 'broken' | 'reason'>,
): NoticeOf<'promise_forgiven'> {
  return { kind: 'promise_forgiven', ...parts, ...data }
}

/** A promise is sent with the application, from the account of whoever files. */
function signatureOf({ loaded, event }: Telling): { name: string; day: string } | undefined {
  if (event.actor.kind !== 'person') return undefined
  return { name: loaded.application.applicant.personName, day: dayOf(event.effectiveAt) }
}

const basisOf = (legalBasis: string | null) => (legalBasis ? { legalBasis: [legalBasis.slice(0, 300)] } : {})
