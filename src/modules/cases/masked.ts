import { maskCitizenId, maskPhone } from '../../kernel/masking.ts'
import type { FormField } from '../catalog/index.ts'
import type { Sight } from './rules/sight.ts'
import type { CaseItem } from './rules/state.ts'
import type { Answers, Application } from './schema.ts'

/** The application as this reader sees it. Nothing masked is ever stored: acts read the application itself. */
export function seenApplication(item: CaseItem, application: Application, sight: Sight): Application {
  const identity = sight.identity !== 'all'
  const contact = sight.contact !== 'all'
  if (!identity && !contact) return application
  const { applicant, delivery } = application
  return {
    ...application,
    applicant: {
      ...applicant,
      ...(identity && { citizenId: maskCitizenId(applicant.citizenId) }),
      ...(contact && { phone: applicant.phone && maskPhone(applicant.phone) }),
    },
    delivery: contact ? { ...delivery, address: null } : delivery,
    answers: maskedAnswers(item, application.answers, { identity, contact }),
  }
}

type Masks = Readonly<Record<'identity' | 'contact', boolean>>

function maskedAnswers({ form }: CaseItem, answers: Answers, masks: Masks): Answers {
  const fields = (form?.sections ?? []).flatMap((section) => section.fields)
  const maskOf = new Map(fields.flatMap((field) => (maskFor(field, masks) ? [[field.id, maskFor(field, masks)]] : [])))
  const entry = <Values extends Record<string, unknown>>(values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => {
        const mask = maskOf.get(id)
        if (mask && typeof value === 'string') return [id, mask(value)]
        const nested = Array.isArray(value) && value.some((one) => typeof one === 'object')
        return [id, nested ? (value as Record<string, unknown>[]).map(entry) : value]
      }),
    ) as Values
  return entry(answers)
}

function maskFor({ element }: FormField, { identity, contact }: Masks): ((text: string) => string) | undefined {
  if (element === 'citizenId' && identity) return maskCitizenId
  return (element === 'mobilePhone' || element === 'phone') && contact ? maskPhone : undefined
}
