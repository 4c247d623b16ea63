import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    site_not_found: 'not_found',
    announcement_not_found: 'not_found',
    site_changed: 'conflict',
    site_invalid: 'invalid',
    site_cursor_invalid: 'invalid',
  },
  texts,
)
