import { actorReference } from '../../kernel/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AccessLog } from '../access-log/index.ts'
import type { Notifications } from '../notifications/index.ts'
import type { Organizations } from '../organizations/index.ts'
import type { Contact, EvaluatedCase, Link } from './schema.ts'

export interface EvaluationsUses {
  readonly accessLog: Pick<AccessLog, 'stageLook'>
  readonly notifications: Pick<Notifications, 'stageMessage'>
  readonly organizations: Pick<Organizations, 'calendarFor'>
}

export interface EvaluationsContext extends EvaluationsUses {
  readonly platform: Platform
}

/** Who acts where nobody does. */
export const system = actorReference({ kind: 'system', job: 'evaluations' })

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** Keyed hash of what is evaluated: once each. The end of a case keeps the hash that it had before there were visits. */
export function caseHashOf(
  { keys }: Pick<Platform, 'keys'>,
  evaluated: Pick<EvaluatedCase, 'caseId' | 'node' | 'visitedOn'>,
): string {
  const { caseId, node, visitedOn = '' } = evaluated
  return keys.hash('evaluation', node === 'concluded' ? caseId : `${caseId}/${node}/${visitedOn}`)
}

/** By which the applicant's own page finds the tickets of her case. */
export function ownerHashOf({ keys }: Pick<Platform, 'keys'>, caseId: string): string {
  return keys.hash('evaluation-ticket-owner', caseId)
}

export function linkOf({ caseId, regionCode }: EvaluatedCase, contact: Contact): Link {
  return { ...contact, caseId, regionCode }
}

/** `of` is the row that holds it: a link that was moved to another row does not open. */
export function sealLink({ keys }: Pick<Platform, 'keys'>, of: string, link: Link): Buffer {
  return keys.seal(keys.purposeKey('evaluation-link'), of, link)
}

export function openLink({ keys }: Pick<Platform, 'keys'>, of: string, sealed: Buffer): Link {
  return keys.open<Link>(keys.purposeKey('evaluation-link'), of, sealed)
}

/** What was written at a step. */
export function sealText({ keys }: Pick<Platform, 'keys'>, of: string, text: string): Buffer | null {
  return text === '' ? null : keys.seal(keys.purposeKey('evaluation-text'), of, text)
}

export function openText({ keys }: Pick<Platform, 'keys'>, of: string, sealed: Buffer | null): string {
  return sealed === null ? '' : keys.open<string>(keys.purposeKey('evaluation-text'), of, sealed)
}
