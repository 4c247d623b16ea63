import type { Platform } from '../../platform/platform.ts'
import type { CreditNote } from '../credit/index.ts'
import { subjectHashOf } from '../identity/index.ts'
import type { CasesContext } from './context.ts'
import type { Applicant } from './schema.ts'

export type { CreditNote } from '../credit/index.ts'

/** Whose credit is asked for: the organisation's where there is one, else the person's. */
export interface CreditOwner {
  readonly citizenId: string
  readonly organization: Pick<NonNullable<Applicant['organization']>, 'creditCode'> | null
}

/** What stands in the credit record, for its owner's eyes. */
export interface OwnCredit {
  /** Newest first, forgiven ones too; the newest hundred. */
  readonly notes: readonly CreditNote[]
  /** Last day on which nothing may be promised; null: promises are taken. */
  readonly barredUntil: string | null
}

const notesShown = 100

export async function creditOf({ credit, platform }: CasesContext, owner: CreditOwner): Promise<OwnCredit> {
  const subject = creditSubject(platform.keys, owner)
  const [notes, { barredUntil }] = await Promise.all([
    credit.notesOf(subject, { limit: notesShown }),
    credit.standingOf(subject),
  ])
  return { notes, barredUntil }
}

export function creditSubject(keys: Platform['keys'], { organization, citizenId }: CreditOwner): string {
  return organization ? keys.hash('credit-code', organization.creditCode) : subjectHashOf(keys, citizenId)
}
