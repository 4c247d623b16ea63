import { dayOf } from '../../kernel/calendar.ts'
import type { NoticeOf } from '../seals/index.ts'
import words from './documents.texts.json' with { type: 'json' }
import { materialName, type Telling } from './notice-parts.ts'
import { barredUntil } from './rules/bar.ts'
import { rectifyClock } from './rules/clock.ts'
import { fold } from './rules/fold.ts'
import type { CaseState } from './rules/state.ts'

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
    promises: [text],
    consequence,
    barredMonths,
    about: { subject: 'permit', checkDays, rectifyDays },
    signed: signatureOf(telling),
  }
}

/** In the place of proofs, all of one application on one paper. */
export function proofPromiseNotice(telling: Telling, materialIds: readonly string[]): NoticeOf<'promise'> | undefined {
  const { item } = telling.loaded
  const promises = materialIds.flatMap((id) => item.materials?.find((one) => one.id === id)?.promise ?? [])
  if (promises.length === 0) return undefined
  const consequences = promises.map(({ consequence }) => consequence ?? words.promise_consequence)
  const bases = promises.flatMap(({ legalBasis }) => legalBasis?.slice(0, 300) ?? [])
  return {
    kind: 'promise',
    ...telling.parts,
    ...(bases.length > 0 && { legalBasis: [...new Set(bases)].slice(0, 20) }),
    conditions: [],
    promises: promises.map(({ text }) => text),
    consequence: [...new Set(consequences)].join('\n').slice(0, 4_000),
    barredMonths: 0,
    about: { subject: 'proof', what: materialIds.map((id) => materialName(item, id)) },
    signed: signatureOf(telling),
  }
}

/** What the check found, and by when it is put right. */
export function rectificationNotice({ loaded, event, state, parts, appeal }: Telling): NoticeOf<'rectification'> {
  return {
    kind: 'rectification',
    ...parts,
    decidedDay: dayOf(state.decidedAt ?? event.effectiveAt),
    finding: loaded.payloadOf(event, 'reason')?.reason ?? '',
    by: rectifyClock(state, loaded.calendar)?.explained.day ?? dayOf(event.effectiveAt),
    appeal,
  }
}

/** What was not true, or was not put right by the day that was set. */
export function promiseBrokenNotice({ loaded, event, before, parts, appeal }: Telling): NoticeOf<'promise_broken'> {
  const { events, item, calendar } = loaded
  const checked = events.findLast(({ type, sequence }) => type === 'promise_checked' && sequence < event.sequence)
  const found = checked && loaded.payloadOf(checked, 'reason')?.reason
  const lapsed = events.some(({ type, sequence }) => type === 'promise_lapsed' && sequence === event.sequence - 1)
  const asked =
    lapsed && checked
      ? fold(
          item,
          events.filter(({ sequence }) => sequence <= checked.sequence),
        )
      : undefined
  const rectifyBy = asked && rectifyClock(asked, calendar)?.explained.day
  const until = barredUntil(item, dayOf(event.effectiveAt))
  return {
    kind: 'promise_broken',
    ...parts,
    promisedDay: dayOf(before.promise?.madeAt ?? before.submittedAt),
    promise: promiseText(loaded.item, before),
    finding: found ?? words.rectification_lapsed,
    ...(rectifyBy && { rectifyBy }),
    resultAnnulled: before.result === 'in_force',
    ...(until && { barredUntil: until }),
    appeal,
  }
}

export function promiseForgivenNotice({ loaded, event, parts, made }: Telling): NoticeOf<'promise_forgiven'> {
  const broken = loaded.events.findLast(({ type }) => type === 'promise_broken')
  const number = made.find(({ sequence, kind }) => sequence === broken?.sequence && kind === 'promise_broken')?.number
  return {
    kind: 'promise_forgiven',
    ...parts,
    broken: { day: dayOf((broken ?? event).effectiveAt), ...(number && { number }) },
    reason: loaded.payloadOf(event, 'reason')?.reason ?? '',
  }
}

function promiseText(item: Telling['loaded']['item'], { promise }: CaseState): string {
  if (promise?.kind === 'permit') return item.promise?.text ?? words.whole
  const texts = (promise?.materials ?? []).flatMap(
    (id) => item.materials?.find((one) => one.id === id)?.promise?.text ?? [],
  )
  return texts.join('\n').slice(0, 4_000) || words.whole
}

/** A promise is sent with the application, from the account of whoever files. */
function signatureOf({ loaded, event }: Telling): { name: string; day: string } | undefined {
  if (event.actor.kind !== 'person') return undefined
  return { name: loaded.application.applicant.personName, day: dayOf(event.effectiveAt) }
}

const basisOf = (legalBasis: string | null) => (legalBasis ? { legalBasis: [legalBasis.slice(0, 300)] } : {})
