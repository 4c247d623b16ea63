import { type Form, type Prefill, singleFieldsOf } from '../../catalog/index.ts'
import type { Answers, Applicant, Application } from '../schema.ts'

/** What the platform already knows goes into the form; the applicant sees where each answer came from and may change it. */
export function prefilled(form: Form, applicant: Applicant): Answers {
  const answers: Answers = {}
  for (const field of singleFieldsOf(form)) {
    const known = field.prefill && knownAbout(applicant, field.prefill)
    if (known) answers[field.id] = known
  }
  return answers
}

/** Facts of the account and of the register that an application repeats and cannot change: its papers name the same person. */
const fixedSources: readonly Prefill[] = [
  'account.name',
  'account.citizenId',
  'organization.name',
  'organization.creditCode',
]

/** Answers that are taken over as they are, by field; whoever wants another name files as another person. */
export function fixedAnswers(form: Form, applicant: Applicant): Answers {
  const answers: Answers = {}
  for (const field of singleFieldsOf(form)) {
    const known = field.prefill && fixedSources.includes(field.prefill) && knownAbout(applicant, field.prefill)
    if (known) answers[field.id] = known
  }
  return answers
}

/** What a register or an account says and an answer should repeat. A telephone may well be another one. */
const comparedSources: readonly Prefill[] = [...fixedSources, 'organization.legalRepresentative']

/** Where an answer says something else than what is known: the known value, by field. For whoever handles the case. */
export function differingFacts(
  form: Form,
  { applicant, answers }: Pick<Application, 'applicant' | 'answers'>,
): Answers {
  const differing: Answers = {}
  for (const { id, prefill } of singleFieldsOf(form)) {
    const known = prefill && comparedSources.includes(prefill) && knownAbout(applicant, prefill)
    const answer = answers[id]
    if (known && answer !== undefined && answer !== '' && answer !== known) differing[id] = known
  }
  return differing
}

export function knownAbout(applicant: Applicant, source: Prefill): string | undefined {
  switch (source) {
    case 'account.name':
      return applicant.personName
    case 'account.citizenId':
      return applicant.citizenId
    case 'account.phone':
      return applicant.phone ?? undefined
    case 'organization.name':
      return applicant.organization?.name
    case 'organization.creditCode':
      return applicant.organization?.creditCode
    case 'organization.legalRepresentative':
      return applicant.organization?.legalRepresentative
    default:
      return undefined
  }
}
