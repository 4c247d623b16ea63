import { problemFamily } from '../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

/** What only the interface for machines can get wrong; everything else is said by the modules. */
export const apiProblem = problemFamily(
  {
    'api.token_missing': 'unauthenticated',
    'api.for_person_only': 'forbidden',
    'api.for_post_only': 'forbidden',
    'api.no_such_resource': 'not_found',
    'api.not_found': 'not_found',
    'api.body_malformed': 'invalid',
    'api.request_malformed': 'invalid',
    'api.media_type': 'invalid',
    'api.invalid': 'invalid',
    'api.idempotency_key': 'invalid',
    'api.if_match': 'invalid',
    'api.sequence_missing': 'invalid',
    'api.answers_faulty': 'invalid',
    'api.not_represented': 'forbidden',
    'api.person_unknown': 'invalid',
    'api.applicant_needed': 'invalid',
    'api.duty_missing': 'forbidden',
    'api.file_missing': 'invalid',
    'api.not_ended': 'conflict',
    'api.evaluation_unknown': 'not_found',
    'api.evaluation_reasons': 'invalid',
    'api.verification_failed': 'not_found',
    'api.too_many_verifications': 'too_many',
  },
  texts,
)
