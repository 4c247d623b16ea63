import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'card.not_found': 'not_found',
    'card.not_yours': 'forbidden',
    'card.state': 'conflict',
    'card.changed_meanwhile': 'conflict',
    'card.also_changed': 'conflict',
    'card.own_answer': 'forbidden',
    'card.own_body': 'forbidden',
    'order.not_found': 'not_found',
    'order.not_yours': 'forbidden',
    'order.state': 'conflict',
    'order.changed_meanwhile': 'conflict',
    'order.open_already': 'conflict',
    'order.own_answer': 'forbidden',
    'order.own_body': 'forbidden',
    'order.case_unknown': 'invalid',
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

/** The state that the actor read is over: a page shows what came since. */
export function overtaken(of: 'card' | 'order'): Error {
  return faultAt('expectedSequence', `${of}.changed_meanwhile`)
}

/** With the field that it is about, so that a form can say it there. */
export function faultAt(
  field: string,
  code: Parameters<typeof problem>[0],
  parameters: Parameters<typeof problem>[1] = {},
): Error {
  const { sentence } = problem(code, parameters)
  return problem(code, parameters, undefined, [{ field, code, sentence }])
}
