import { z } from 'zod'
import type { Modules } from '../composition.ts'
import type { Applicant } from '../modules/cases/index.ts'
import type { Person } from '../modules/identity/index.ts'
import type { PersonActor, StaffActor } from './call.ts'
import { apiProblem } from './errors.ts'
import { CitizenIdText, CreditCodeText } from './schema/common.ts'

/** Who applies. Names and numbers come from the register, so that nobody can file under a name of her own making. */
export const NamedApplicant = z
  .strictObject({
    citizenId: CitizenIdText.optional().describe(
      'Needed when a post files: the person at the counter. Left out by a person',
    ),
    creditCode: CreditCodeText.optional().describe('The organisation for which it is filed; left out: for oneself'),
  })
  .describe('Who applies; a person who files for herself leaves it out')
export type NamedApplicant = z.infer<typeof NamedApplicant>

/** The applicant of a new application. When a post files, the look at her profile is logged. */
export async function applicantOf(
  { identity }: Pick<Modules, 'identity'>,
  actor: PersonActor | StaffActor,
  named: NamedApplicant = {},
): Promise<{ readonly applicant: Applicant; readonly personId: string }> {
  const person = await personOf(identity, actor, named.citizenId)
  const { name, citizenId, phone = null } = person.profile
  const organization =
    named.creditCode === undefined ? null : await representedBy(identity, person.id, named.creditCode)
  return { applicant: { personName: name, citizenId, phone, organization }, personId: person.id }
}

async function personOf(
  identity: Modules['identity'],
  actor: PersonActor | StaffActor,
  citizenId: string | undefined,
): Promise<Person> {
  if (actor.kind === 'person') return identity.getPerson(actor.personId)
  if (citizenId === undefined) throw apiProblem('api.applicant_needed')
  const found = await identity.findPersonByCitizenId(citizenId, { actor, purpose: 'file_at_window' })
  if (!found) throw apiProblem('api.person_unknown')
  return found
}

async function representedBy(
  identity: Modules['identity'],
  personId: string,
  creditCode: string,
): Promise<NonNullable<Applicant['organization']>> {
  const organization = await identity.findLegalPersonByCreditCode(creditCode)
  const representation = organization && (await identity.findRepresentation(personId, organization.id))
  if (!representation) throw apiProblem('api.not_represented')
  const { id, name } = representation.legalPerson
  return { id, name, creditCode: representation.legalPerson.creditCode }
}
