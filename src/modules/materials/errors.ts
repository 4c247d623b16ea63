import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const materialProblem = problemFamily(
  {
    'material.too_large': 'too_large',
    'material.too_much': 'too_large',
    'material.too_many_files': 'invalid',
    'material.empty': 'invalid',
    'material.type': 'invalid',
    'material.not_asked': 'invalid',
  },
  texts,
)
