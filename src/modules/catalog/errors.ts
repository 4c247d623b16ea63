import { problemFamily } from '../../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const problem = problemFamily(
  {
    item_not_found: 'not_found',
    version_not_found: 'not_found',
    cursor_invalid: 'invalid',
    import_overtaken: 'conflict',
    standard_not_found: 'not_found',
    proposal_not_found: 'not_found',
    proposal_changed_meanwhile: 'conflict',
    proposal_state: 'conflict',
    not_catalogue_duty: 'forbidden',
    proposal_faulty: 'invalid',
    proposal_overtaken: 'conflict',
    practice_not_published: 'invalid',
    effective_past: 'invalid',
    effective_far: 'invalid',
    effective_unreal: 'invalid',
    document_number_missing: 'invalid',
    opinion_missing: 'invalid',
    item_has_standard: 'invalid',
    publish_overtaken: 'conflict',
    import_not_found: 'not_found',
    import_state: 'conflict',
  },
  texts,
)
