import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    region_not_found: 'not_found',
    department_not_found: 'not_found',
    post_not_found: 'not_found',
    calendar_not_found: 'not_found',
  },
  texts,
)
