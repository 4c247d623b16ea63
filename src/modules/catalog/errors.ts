import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    item_not_found: 'not_found',
    version_not_found: 'not_found',
    cursor_invalid: 'invalid',
    import_overtaken: 'conflict',
  },
  texts,
)
