import type { Actor } from '../../kernel/actor.ts'
import { checkCreditCode } from '../../kernel/identifiers/creditCode.ts'
import { identifierSentences } from '../../kernel/identifiers/sentences.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AccessLog } from '../access-log/index.ts'
import { identityProblem } from './errors.ts'
import texts from './fields.texts.json' with { type: 'json' }
import { invalidInput } from './people.ts'
import { openPerson } from './person-values.ts'
import type { LegalPerson, Representation, RepresentationScope, RepresentationSource } from './schema.ts'
import {
  findLegalPersonRow,
  findLegalRepresentativeSubject,
  findRepresentations,
  insertLegalPerson,
  insertRepresentation,
  insertRevocation,
} from './store/legal-persons.ts'
import { parsePersonRow, selectPersonBySubject } from './store/people.ts'

export interface NewRepresentation {
  readonly personId: string
  readonly legalPersonId: string
  readonly scope: RepresentationScope
  readonly source: RepresentationSource
  readonly validUntil?: Date
}

export interface LegalPersons {
  /** The legal person of a credit code, entered if it is new; a known one keeps its name. Throws `identity.input_invalid`. */
  registerLegalPerson(legalPerson: { creditCode: string; name: string; demo?: boolean }): Promise<LegalPerson>
  findLegalPerson(id: string): Promise<LegalPerson | undefined>
  findLegalPersonByCreditCode(creditCode: string): Promise<LegalPerson | undefined>
  /** By a clerk who has seen the papers, or by the system from a register. */
  grantRepresentation(
    representation: NewRepresentation,
    actor: Exclude<Actor, { kind: 'person' }>,
  ): Promise<{ readonly id: string }>
  /** By the person who gives it up, by a clerk, or by the system. Throws `identity.representation_not_found`. */
  revokeRepresentation(representationId: string, actor: Actor): Promise<void>
  /** Those in force now. */
  representationsOf(personId: string): Promise<Representation[]>
  /** The strongest representation in force of one legal person. */
  findRepresentation(personId: string, legalPersonId: string): Promise<Representation | undefined>
  /**
   * The name of the legal representative, as every licence prints it; undefined when no account is hers. It may be somebody
   * else than who files, so the look of staff has its line in the transaction that reads the name.
   */
  findLegalRepresentativeName(legalPersonId: string, actor: Actor): Promise<string | undefined>
}

const nameCharactersMax = 200

export function createLegalPersons(
  { db, clock, keys }: Pick<Platform, 'db' | 'clock' | 'keys'>,
  accessLog: Pick<AccessLog, 'stageLook'>,
): LegalPersons {
  const representationsOf = async (personId: string) =>
    isUuid(personId) ? findRepresentations(db, personId, clock.now(), null) : []

  return {
    async registerLegalPerson({ creditCode, name, demo = false }) {
      const plainName = acceptedName(name)
      const checked = checkCreditCode(creditCode)
      if (!checked.ok) {
        const sentence = identifierSentences[checked.reason]
        throw invalidInput([{ field: 'creditCode', code: checked.reason, sentence }])
      }
      const now = clock.now()
      const legalPerson = {
        id: uuidV7(now.getTime()),
        creditCode: checked.value,
        name: plainName,
      }
      await db.query(insertLegalPerson(legalPerson, demo, now))
      return (await findLegalPersonRow(db, { creditCode: checked.value })) ?? legalPerson
    },
    findLegalPerson: async (id) => (isUuid(id) ? findLegalPersonRow(db, { id }) : undefined),
    async findLegalPersonByCreditCode(creditCode) {
      const checked = checkCreditCode(creditCode)
      return checked.ok ? findLegalPersonRow(db, { creditCode: checked.value }) : undefined
    },
    async grantRepresentation({ personId, legalPersonId, scope, source, validUntil }, actor) {
      if (actor.kind === 'staff' && !actor.duties.includes('accept')) throw identityProblem('identity.duty_missing')
      if (!isUuid(personId) || !isUuid(legalPersonId)) throw identityProblem('identity.person_not_found')
      const now = clock.now()
      const id = uuidV7(now.getTime())
      const grantedBy = actor.kind === 'staff' ? actor.staffId : null
      const term = { validFrom: now, validUntil: validUntil ?? null }
      try {
        await db.query(insertRepresentation({ id, personId, legalPersonId, scope, source, grantedBy, ...term }))
      } catch (error) {
        if (violatedConstraint(error)?.endsWith('_fk')) throw identityProblem('identity.person_not_found')
        throw error
      }
      return { id }
    },
    async revokeRepresentation(representationId, actor) {
      if (actor.kind === 'staff' && !actor.duties.includes('accept')) throw identityProblem('identity.duty_missing')
      if (!isUuid(representationId)) throw identityProblem('identity.representation_not_found')
      if (actor.kind === 'person') {
        const own = await representationsOf(actor.personId)
        if (!own.some(({ id }) => id === representationId)) throw identityProblem('identity.representation_not_found')
      }
      try {
        await db.query(insertRevocation(representationId, clock.now(), actorReference(actor)))
      } catch (error) {
        if (violatedConstraint(error)?.endsWith('_fk')) throw identityProblem('identity.representation_not_found')
        throw error
      }
    },
    representationsOf,
    async findRepresentation(personId, legalPersonId) {
      if (!isUuid(personId) || !isUuid(legalPersonId)) return undefined
      const [strongest] = await findRepresentations(db, personId, clock.now(), legalPersonId)
      return strongest
    },
    async findLegalRepresentativeName(legalPersonId, actor) {
      const subjectHash = isUuid(legalPersonId)
        ? await findLegalRepresentativeSubject(db, legalPersonId, clock.now())
        : undefined
      if (!subjectHash) return undefined
      const look = { actor, subjectHash, purpose: 'file_at_window', what: 'profile' } as const
      const looks = actor.kind === 'staff' ? [accessLog.stageLook({ ...look, regionCode: actor.regionCode })] : []
      const [found] = await db.batch([selectPersonBySubject(subjectHash), ...looks])
      const [row] = found?.rows ?? []
      return row && openPerson(keys, parsePersonRow(row)).profile.name
    },
  }
}

function acceptedName(typed: string): string {
  const name = typed.normalize('NFC').trim()
  if (name !== '' && name.length <= nameCharactersMax && !/\p{Cc}/u.test(name)) return name
  throw invalidInput([{ field: 'name', code: 'legal_name_invalid', sentence: texts.legal_name_invalid }])
}

function actorReference(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.personId}`
    case 'staff':
      return `staff:${actor.staffId}`
    case 'system':
      return `system:${actor.job}`
  }
}
