import type { Application, DraftContent, Paper } from '../schema.ts'
import type { CaseItem } from './caseItem.ts'
import { materialsToPromise, promisesThatCount } from './checklist.ts'

/** 告知承诺, as the form offers it. What is left out stays as it was. */
export interface ChosenPromises {
  /** Every material in whose place a promise stands, by id. */
  readonly materials?: readonly string[] | undefined
  /** 许可告知承诺: true on the promise, false in the usual way. */
  readonly permit?: boolean | undefined
  /** The applicant's name, typed as a signature; asked for when a promise is made. */
  readonly signature?: string | undefined
}

export interface Promising {
  readonly content: DraftContent
  /** A promise was made that was not there before. */
  readonly more: boolean
}

/** The draft with these promises. What the item lets nobody promise is left out. */
export function withPromises(item: CaseItem, content: DraftContent, chosen: ChosenPromises): Promising {
  const before = content.promised ?? []
  const offered = materialsToPromise(item, content.answers).map(({ id }) => id)
  const promised = chosen.materials ? offered.filter((id) => chosen.materials?.includes(id)) : before
  const permitPromised = item.promise ? (chosen.permit ?? content.permitPromised) : undefined
  const more = promised.some((id) => !before.includes(id)) || (permitPromised === true && !content.permitPromised)
  const { promiseSignature, permitPromised: _, ...rest } = content
  const signature = more ? chosen.signature : promiseSignature
  const signed = (promised.length > 0 || permitPromised === true) && signature !== undefined
  return {
    content: {
      ...rest,
      promised,
      ...(permitPromised !== undefined && { permitPromised }),
      ...(signed && { promiseSignature: signature }),
    },
    more,
  }
}

/** A signature is the applicant's own name; spaces and the width of brackets do not matter. */
export function isSignedBy(signature: string | undefined, name: string): boolean {
  return signature !== undefined && plain(signature) === plain(name)
}

function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '')
}

/** What of the draft's promises goes with the application when it is sent. */
export function sentPromises(
  item: CaseItem,
  {
    answers,
    handedIn,
    promised,
    permitPromised,
    promiseSignature,
  }: Pick<DraftContent, 'answers' | 'handedIn' | 'promised' | 'permitPromised' | 'promiseSignature'>,
  papers: readonly Paper[],
): Pick<Application, 'promised' | 'permitPromised' | 'promiseSignature'> {
  const standing = promisesThatCount(item, { answers, handedIn, papers: [...papers], ...(promised && { promised }) })
  const permit = item.promise !== null && permitPromised === true
  if (standing.length === 0 && !permit) return {}
  return {
    promised: standing,
    ...(permit && { permitPromised: true }),
    ...(promiseSignature !== undefined && { promiseSignature }),
  }
}
