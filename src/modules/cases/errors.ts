import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const caseProblem = problemFamily(
  {
    'case.not_found': 'not_found',
    'case.state': 'conflict',
    'case.duty': 'forbidden',
    'case.separation': 'forbidden',
    'case.changed_meanwhile': 'conflict',
    'case.checklist_incomplete': 'invalid',
    'case.points_incomplete': 'invalid',
    'case.nothing_mended': 'invalid',
    'case.opinion_contradicts': 'invalid',
    'case.command_invalid': 'invalid',
    'case.discretion_incomplete': 'invalid',
    'case.discretion_departure': 'invalid',
    'application.incomplete': 'invalid',
    'application.not_here': 'invalid',
    'application.refused': 'invalid',
    'application.for_people': 'invalid',
    'application.for_organizations': 'invalid',
    'draft.not_found': 'not_found',
    'draft.changed_meanwhile': 'conflict',
    'draft.too_many': 'conflict',
    'serial.exhausted': 'unavailable',
  },
  texts,
)
