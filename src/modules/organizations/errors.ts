import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    region_not_found: 'not_found',
    department_not_found: 'not_found',
    post_not_found: 'not_found',
    calendar_not_found: 'not_found',
    calendar_place_form: 'invalid',
    calendar_version_form: 'invalid',
    calendar_version_taken: 'conflict',
    calendar_not_newer: 'conflict',
    calendar_place_taken: 'conflict',
    calendar_year_missing: 'conflict',
    calendar_overtaken: 'conflict',
  },
  texts,
)
