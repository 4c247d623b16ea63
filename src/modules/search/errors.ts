import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    'search.cursor_invalid': 'invalid',
    'search.question_empty': 'invalid',
    'search.question_long': 'invalid',
    'search.too_many_questions': 'too_many',
    'search.not_catalogue_duty': 'forbidden',
    'search.synonym_not_found': 'not_found',
    'search.synonym_not_yours': 'forbidden',
    'search.synonym_changed': 'conflict',
    'search.synonym_faulty': 'invalid',
  },
  texts,
)
