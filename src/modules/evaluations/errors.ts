import { problemFamily } from '../../kernel/problem.ts'
import texts from './evaluations.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'evaluation.given_before': 'conflict',
    'evaluation.invitation_gone': 'not_found',
    'evaluation.ticket_not_found': 'not_found',
    'evaluation.changed_meanwhile': 'conflict',
    'evaluation.not_now': 'conflict',
    'evaluation.second_person': 'forbidden',
    'evaluation.own_answer': 'forbidden',
    'evaluation.text_missing': 'invalid',
    'evaluation.finding_not_found': 'not_found',
    'evaluation.finding_decided': 'conflict',
    'evaluation.month_running': 'invalid',
  },
  texts.problems,
)
