import { z } from 'zod'
import type { Person } from '../../modules/identity/index.ts'
import type { Api } from '../api.ts'
import { apiProblem } from '../errors.ts'
import { CitizenIdText, Id, Instant, instant } from '../schema/common.ts'

export const PersonAnswer = z
  .strictObject({
    personId: z.uuid(),
    name: z.string(),
    citizenId: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    assurance: z.enum(['declared', 'seen_at_window']).describe('seen_at_window: a clerk compared the identity card'),
    claimed: z.boolean().describe('False: registered at a window, without a password yet'),
  })
  .describe('A person as registered')

/** For posts that accept: find and register the person at the counter. Every look is logged, and the person can read that. */
export function persons({ post, modules: { identity } }: Api): void {
  post('/persons', {
    tag: 'persons',
    summary: 'Register a person whose identity card was seen',
    scope: 'people:find',
    for: 'post',
    body: z.strictObject({
      name: z.string().max(60).describe('As on the identity card'),
      citizenId: CitizenIdText,
      phone: z.string().max(20).optional().describe('Mainland mobile number'),
      email: z.string().max(200).optional(),
      address: z.string().max(300).optional(),
    }),
    answer: PersonAnswer,
    status: 201,
    async handle({ body, actor, once }) {
      const person = await once.after({
        async change() {
          const answer = await identity.registerAtWindow(body, actor)
          return { reference: { personId: answer.id }, answer }
        },
        again: ({ personId }) => identity.getPerson(personId),
      })
      return { body: personOf(person), location: `/v1/persons/${person.id}` }
    },
  })
  post('/persons/search', {
    tag: 'persons',
    summary: 'Find a person by ID number',
    description:
      'The number is in the body, so that no address holds it. The look is logged with its purpose whether somebody is found or not.',
    scope: 'people:find',
    for: 'post',
    keyless: true,
    body: z.strictObject({
      citizenId: CitizenIdText,
      purpose: z.enum(['find_applicant', 'file_at_window']).describe('Why the person is looked up; she can read it'),
    }),
    answer: PersonAnswer,
    async handle({ body: { citizenId, purpose }, actor }) {
      const person = await identity.findPersonByCitizenId(citizenId, { actor, purpose })
      if (!person) throw apiProblem('api.not_found')
      return { body: personOf(person) }
    },
  })
  post('/persons/:personId/activation-codes', {
    tag: 'persons',
    summary: 'A one-time code with which the person takes over the account',
    description: 'It is shown once and ends the codes before it. Print it for the person; do not keep it.',
    scope: 'people:find',
    for: 'post',
    keyless: true,
    params: z.object({ personId: Id }),
    answer: z.strictObject({ code: z.string(), expiresAt: Instant }),
    status: 201,
    async handle({ params: { personId }, actor }) {
      const { code, expiresAt } = await identity.issueActivationCode(personId, actor)
      return { body: { code, expiresAt: instant(expiresAt) } }
    },
  })
}

function personOf({ id, profile, assurance, claimed }: Person): z.infer<typeof PersonAnswer> {
  const { name, citizenId, phone = null, email = null, address = null } = profile
  return { personId: id, name, citizenId, phone, email, address, assurance, claimed }
}
