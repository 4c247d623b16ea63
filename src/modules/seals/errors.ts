import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'seals.none': 'unavailable',
    'seals.out_of_time': 'unavailable',
  },
  texts,
)
