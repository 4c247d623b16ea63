import { problemFamily } from '../kernel/problem.ts'
import texts from './problems.texts.json' with { type: 'json' }

/** What pages refuse by themselves; everything else is refused by the front doors. */
export const pageProblem = problemFamily(
  {
    'visit.sign_in': 'unauthenticated',
    'visit.staff_sign_in': 'unauthenticated',
    'page.not_found': 'not_found',
    'document.pending': 'unavailable',
    'statistics.period_wrong': 'invalid',
    'statistics.period_future': 'invalid',
    'open.busy': 'unavailable',
  },
  texts,
)
