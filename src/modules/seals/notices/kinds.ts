import type { Appeal } from './parts.ts'
import type { NoticeKind, NoticeOf } from './schema.ts'

/** `formal`: after GB/T 9704 · `slip`: half a page of facts. */
type Layout = 'formal' | 'slip'

interface Traits<Kind extends NoticeKind> {
  readonly layout: Layout
  readonly sealed: boolean
  /** Takes or refuses something: it says where and by when to appeal. The compiler holds the table to the schema. */
  readonly adverse: NoticeOf<Kind> extends { appeal: Appeal } ? true : false
  /** `body`: a letter between bodies, which the applicant does not get. */
  readonly to: 'applicant' | 'body'
}

// biome-ignore format: one line a kind, to be read downwards
export const noticeKinds: { readonly [Kind in NoticeKind]: Traits<Kind> } = {
  slip:                      { layout: 'slip',   sealed: false, adverse: false, to: 'applicant' },
  acceptance:                { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  acceptance_with_pending:   { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  pending_extended:          { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  pending_lapsed:            { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  correction:                { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  correction_lapsed:         { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  non_acceptance:            { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  withdrawal:                { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  special_procedure_started: { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  special_procedure_ended:   { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  extension:                 { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  dates_moved:               { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  opinion_request:           { layout: 'formal', sealed: true,  adverse: false, to: 'body' },
  reopened:                  { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  decision:                  { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  conclusion:                { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  receipt:                   { layout: 'slip',   sealed: true,  adverse: false, to: 'applicant' },
  promise:                   { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  rectification:             { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  promise_broken:            { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  promise_forgiven:          { layout: 'formal', sealed: true,  adverse: false, to: 'applicant' },
  recalled:                  { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  annulled:                  { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  forfeited:                 { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
  cancelled:                 { layout: 'formal', sealed: true,  adverse: true,  to: 'applicant' },
}
