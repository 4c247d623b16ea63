import type { CaseStatus } from '../../../modules/cases/index.ts'
import type { TagTone } from '../../ui/index.ts'

export type CaseStatusCode = CaseStatus

export const statusTones = {
  submitted: 'blue',
  pre_reviewed: 'blue',
  correcting: 'warn',
  under_review: 'blue',
  granted: 'ok',
  denied: 'red',
  issued: 'ok',
  concluded: 'ok',
  not_accepted: 'red',
  withdrawn: 'grey',
  partly_granted: 'ok',
  recalled: 'grey',
  annulled: 'red',
  forfeited: 'red',
  cancelled: 'grey',
} satisfies Record<CaseStatusCode, TagTone>
