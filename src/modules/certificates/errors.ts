import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'certificates.type_unknown': 'invalid',
    'certificates.business_form_missing': 'invalid',
    'certificates.serials_used_up': 'unavailable',
    'certificates.not_found': 'not_found',
    'certificates.status_impossible': 'conflict',
    'certificates.destroyed': 'conflict',
  },
  texts,
)
