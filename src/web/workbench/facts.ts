import { maskCitizenId, maskPhone } from '../../kernel/masking.ts'
import { type CaseView, differingFacts, knownAbout } from '../../modules/cases/index.ts'
import { type AnswerValue, type FormField, type Prefill, visibleSections } from '../../modules/catalog/index.ts'
import type { Translate } from '../texts/index.ts'
import type { Fact, FactGroup } from '../views/workbench/case-content.tsx'

/** How much of personal numbers a reader may see: whoever compares papers may unfold them; whoever supervises sees no telephone. */
export type Sight = 'compare' | 'handle' | 'supervise'

/** The application as groups of label and value. Identity numbers are masked everywhere. */
export function factsOf(view: CaseView, sight: Sight, t: Translate): FactGroup[] {
  const { form } = view.version.definition
  const groups = form ? visibleSections(form, view.application.answers) : []
  return [
    { title: t('workbench.case.applicantGroup'), facts: applicantFacts(view, sight, t) },
    ...groups.flatMap(({ section, parts }) =>
      parts.map(({ title = section.title, fields, answers }) => ({
        title,
        facts: fields.flatMap((field) => fieldFact(view, field, answers[field.id], sight, t) ?? []),
      })),
    ),
  ].filter(({ facts }) => facts.length > 0)
}

function applicantFacts({ application, situation }: CaseView, sight: Sight, t: Translate): Fact[] {
  const { personName, citizenId, phone, organization } = application.applicant
  const { way, address } = application.delivery
  const compare = sight === 'compare'
  return [
    ...(situation ? [{ label: t('situation.building.situation'), value: situation.title }] : []),
    ...(organization
      ? [
          { label: t('workbench.case.for'), value: organization.name },
          { label: t('workbench.case.creditCode'), value: organization.creditCode },
        ]
      : []),
    { label: t('workbench.case.applicant'), value: personName },
    { label: t('workbench.case.idNumber'), value: maskCitizenId(citizenId), ...(compare && { whole: citizenId }) },
    ...(phone ? [{ label: t('workbench.case.phone'), value: sight === 'supervise' ? maskPhone(phone) : phone }] : []),
    {
      label: t('workbench.case.delivery'),
      value: [t(`vocabulary.delivery.${way}`), sight === 'supervise' ? null : address].filter(Boolean).join(' · '),
    },
  ]
}

function fieldFact(
  view: CaseView,
  field: FormField,
  answer: AnswerValue | undefined,
  sight: Sight,
  t: Translate,
): Fact | undefined {
  if (answer === undefined || answer === '') return undefined
  const text = answerText(field, answer, t)
  const differs = differenceOf(view, field, t)
  if (field.element === 'citizenId') {
    return { label: field.label, value: maskCitizenId(text), differs, ...(sight === 'compare' && { whole: text }) }
  }
  const isPhone = field.element === 'mobilePhone' || field.element === 'phone'
  const value = isPhone && sight === 'supervise' ? maskPhone(text) : text
  return { label: field.label, value, differs, source: sourceOf(view, field, answer, t) }
}

/** Options in words, yes and no in words, numbers with their unit. */
export function answerText(field: FormField, answer: AnswerValue, t: Translate): string {
  const word = (value: string) => field.options?.find((option) => option.value === value)?.label ?? value
  if (typeof answer === 'boolean') return t(answer ? 'common.field.yes' : 'common.field.no')
  if (typeof answer === 'object') return answer.map(word).join('、')
  return `${word(String(answer))}${field.unit ?? ''}`
}

/** Only what still is as it was filled in says where it came from. */
function sourceOf({ application }: CaseView, field: FormField, answer: AnswerValue, t: Translate): string | undefined {
  if (!field.prefill || knownAbout(application.applicant, field.prefill) !== answer) return undefined
  return t('workbench.case.source', { from: t(originOf(field.prefill)) })
}

/** What the account or the organisation says instead, where it says something else. */
function differenceOf({ version, application }: CaseView, { id, element, prefill }: FormField, t: Translate) {
  const known = version.definition.form && differingFacts(version.definition.form, application)[id]
  if (typeof known !== 'string' || !prefill) return undefined
  const value = element === 'citizenId' ? maskCitizenId(known) : known
  return t('workbench.case.differs', { from: t(originOf(prefill)), value })
}

function originOf(prefill: Prefill) {
  return prefill.startsWith('account.') ? 'workbench.case.fromAccount' : 'workbench.case.fromOrganization'
}
