import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

/** Problems of identity. One sentence covers every reason for which a sign-in fails: which one it was helps only an attacker. */
export const identityProblem = problemFamily(
  {
    'identity.input_invalid': 'invalid',
    'identity.sign_in_failed': 'unauthenticated',
    'identity.too_many_failures': 'too_many',
    'identity.busy': 'unavailable',
    'identity.already_registered': 'conflict',
    'identity.activation_failed': 'invalid',
    'identity.person_not_found': 'not_found',
    'identity.duty_missing': 'forbidden',
    'identity.post_not_held': 'forbidden',
    'identity.login_taken': 'conflict',
    'identity.staff_not_found': 'not_found',
    'identity.absence_not_found': 'not_found',
    'identity.cover_not_found': 'not_found',
    'identity.absence_overlaps': 'conflict',
    'identity.post_covered': 'conflict',
    'identity.representation_not_found': 'not_found',
    'identity.client_unknown': 'unauthenticated',
    'identity.token_invalid': 'unauthenticated',
    'identity.scope_not_granted': 'forbidden',
    'identity.acting_for_missing': 'invalid',
    'identity.acting_for_not_allowed': 'forbidden',
    'identity.acting_for_unclear': 'invalid',
  },
  texts,
)
