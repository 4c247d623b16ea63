import { z } from 'zod'
import type { Representation } from '../../modules/identity/index.ts'
import type { Api } from '../api.ts'
import type { StaffActor } from '../call.ts'
import { apiProblem } from '../errors.ts'
import { CitizenIdText, CreditCodeText, Id, Instant, instant, instantOrNull } from '../schema/common.ts'

export const OrganizationAnswer = z
  .strictObject({ organizationId: z.uuid(), name: z.string(), creditCode: z.string() })
  .describe('An enterprise or other organisation that applies for something')

export const RepresentationAnswer = z
  .strictObject({
    representationId: z.uuid(),
    organization: OrganizationAnswer,
    scope: z.enum(['legal_representative', 'agent']).describe('法定代表人 or 经办人'),
    source: z.enum(['window', 'registry', 'demo']),
    validFrom: Instant,
    validUntil: Instant.nullable(),
  })
  .describe('That a person may act for an organisation')

export function organizations({ get, post, modules: { identity } }: Api): void {
  get('/representations', {
    tag: 'organizations',
    summary: 'The organisations for which the person may act',
    scope: 'cases:read',
    for: 'person',
    answer: z.strictObject({ representations: z.array(RepresentationAnswer) }),
    async handle({ actor }) {
      const representations = await identity.representationsOf(actor.personId)
      return { body: { representations: representations.map(representationOf) } }
    },
  })
  post('/organizations', {
    tag: 'organizations',
    summary: 'Register an organisation whose papers were seen',
    description:
      'A known credit code keeps its name, and the answer is the organisation as registered: it can be sent again without harm.',
    scope: 'people:find',
    for: 'post',
    body: z.strictObject({ creditCode: CreditCodeText, name: z.string().max(200).describe('As on the licence') }),
    answer: OrganizationAnswer,
    status: 201,
    async handle({ body, actor }) {
      requireAcceptance(actor)
      return { body: organizationOf(await identity.registerLegalPerson(body)) }
    },
  })
  post('/organizations/search', {
    tag: 'organizations',
    summary: 'Find an organisation by credit code',
    scope: 'people:find',
    for: 'post',
    keyless: true,
    body: z.strictObject({ creditCode: CreditCodeText }),
    answer: OrganizationAnswer,
    async handle({ body: { creditCode }, actor }) {
      requireAcceptance(actor)
      const found = await identity.findLegalPersonByCreditCode(creditCode)
      if (!found) throw apiProblem('api.not_found')
      return { body: organizationOf(found) }
    },
  })
  post('/organizations/:organizationId/representations', {
    tag: 'organizations',
    summary: 'Enter that a person may act for the organisation',
    description:
      'The clerk has seen the licence or the mandate. A representation of the same kind that is in force is given back.',
    scope: 'people:find',
    for: 'post',
    params: z.object({ organizationId: Id }),
    body: z.strictObject({
      citizenId: CitizenIdText,
      scope: z.enum(['legal_representative', 'agent']),
      validUntil: Instant.optional(),
    }),
    answer: RepresentationAnswer,
    status: 201,
    async handle({ params: { organizationId }, body: { citizenId, scope, validUntil }, actor }) {
      const person = await identity.findPersonByCitizenId(citizenId, { actor, purpose: 'find_applicant' })
      if (!person) throw apiProblem('api.person_unknown')
      if (!(await identity.findLegalPerson(organizationId))) throw apiProblem('api.not_found')
      const inForce = async () =>
        (await identity.representationsOf(person.id)).find(
          (known) => known.legalPerson.id === organizationId && known.scope === scope,
        )
      if (!(await inForce())) {
        const term = validUntil === undefined ? {} : { validUntil: new Date(validUntil) }
        await identity.grantRepresentation(
          { personId: person.id, legalPersonId: organizationId, scope, source: 'window', ...term },
          actor,
        )
      }
      const granted = await inForce()
      if (!granted) throw apiProblem('api.not_represented')
      return { body: representationOf(granted) }
    },
  })
}

function requireAcceptance(actor: StaffActor): void {
  if (!actor.duties.includes('accept')) throw apiProblem('api.duty_missing')
}

function organizationOf({ id, name, creditCode }: Representation['legalPerson']): z.infer<typeof OrganizationAnswer> {
  return { organizationId: id, name, creditCode }
}

function representationOf({
  id,
  legalPerson,
  scope,
  source,
  validFrom,
  validUntil,
}: Representation): z.infer<typeof RepresentationAnswer> {
  const term = { validFrom: instant(validFrom), validUntil: instantOrNull(validUntil) }
  return { representationId: id, organization: organizationOf(legalPerson), scope, source, ...term }
}
