import type { Sentence } from '../problem.ts'
import { caseNumberReasons } from './caseNumber.ts'
import { certificateIdReasons } from './certificateId.ts'
import { citizenIdReasons } from './citizenId.ts'
import { creditCodeReasons } from './creditCode.ts'
import texts from './identifiers.texts.json' with { type: 'json' }
import { itemCodeReasons } from './itemCode.ts'
import { listCodeReasons } from './listCode.ts'
import { organisationCodeReasons } from './organisationCode.ts'
import { receiptNumberReasons } from './receiptNumber.ts'
import { regionCodeReasons } from './regionCode.ts'

/** Every reason for which any check refuses. */
export const identifierReasons = [
  ...citizenIdReasons,
  ...creditCodeReasons,
  ...organisationCodeReasons,
  ...regionCodeReasons,
  ...itemCodeReasons,
  ...caseNumberReasons,
  ...certificateIdReasons,
  ...receiptNumberReasons,
  ...listCodeReasons,
] as const
export type IdentifierReason = (typeof identifierReasons)[number]

/** What is wrong with an identifier and what to do, for people. */
export const identifierSentences: Readonly<Record<IdentifierReason, Sentence>> = texts
