import { problemFamily } from '../../kernel/problem.ts'
import texts from './score-errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'score.not_found': 'not_found',
    'score.month': 'not_found',
    'score.not_yours': 'forbidden',
    'score.contest_state': 'conflict',
    'score.words': 'invalid',
    'score.outcome': 'invalid',
  },
  texts,
)
