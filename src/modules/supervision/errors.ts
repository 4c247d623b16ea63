import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'card.not_found': 'not_found',
    'card.not_yours': 'forbidden',
    'card.state': 'conflict',
    'order.not_found': 'not_found',
    'order.not_yours': 'forbidden',
    'order.state': 'conflict',
    'order.office_unknown': 'invalid',
    'order.proof_unknown': 'invalid',
    'order.proof_missing': 'invalid',
    'sample.not_found': 'not_found',
    'sample.state': 'conflict',
    'supervision.not_duty': 'forbidden',
    'supervision.words': 'invalid',
    'supervision.days': 'invalid',
    'rules.faulty': 'invalid',
    'rules.day': 'invalid',
    'rules.unchanged': 'invalid',
    'rules.overtaken': 'conflict',
  },
  texts,
)
