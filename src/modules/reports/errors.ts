import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'report.not_found': 'not_found',
    'report.month': 'invalid',
    'report.department': 'invalid',
    'report.not_duty': 'forbidden',
    'report.reason': 'invalid',
    'report.overtaken': 'conflict',
  },
  texts,
)
