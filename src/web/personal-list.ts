import type {
  Answers,
  Applied,
  AskedMaterial,
  FieldAnswers,
  FormSection,
  ItemVersion,
} from '../modules/catalog/index.ts'
import { answerRows } from './citizen/answers.ts'
import { placesOf } from './citizen/guide.tsx'
import { askedQuestions } from './situation-answers.ts'
import type { SummaryRow } from './ui/index.ts'
import type { ListedMaterial, ListedStep, PersonalListModel } from './views/personal-list.tsx'
import type { Visit } from './visit.ts'

/** What an item means for one person, as far as her answers tell. */
export async function personalList(visit: Visit, version: ItemVersion, now: Applied): Promise<PersonalListModel> {
  const { definition } = version
  return {
    itemName: definition.name,
    department: definition.department.name,
    situation: now.situation?.title,
    note: now.situation?.note ?? null,
    refusal: now.refusal,
    materials: definition.materials === null ? null : now.materials.map((asked) => listedMaterial(asked, visit)),
    asked: now.sections.map(({ title, fields }) => ({ title, labels: fields.map(({ label }) => label) })),
    steps: stepsOf(now, visit),
    limits: now.limits,
    places: [...now.windows, ...(await placesOf(visit, definition.servicePointIds))],
    fees: definition.fees,
  }
}

/** The questions that were answered, each with the address where it is asked again. */
export function answeredRows(
  visit: Visit,
  section: FormSection,
  answers: Answers,
  change?: (fieldId: string) => string,
): SummaryRow[] {
  const answered = askedQuestions(section, answers).filter(({ id }) => answers[id] !== undefined)
  return answerRows(answered, answers as FieldAnswers, visit, change && (({ id }) => change(id)))
}

function listedMaterial({ material, need, reason }: AskedMaterial, { t, language }: Visit): ListedMaterial {
  const kinds = [
    material.type && t(`vocabulary.materialType.${material.type}`),
    material.form && t(`vocabulary.materialForm.${material.form}`),
    material.copies && t('guide.materials.copies', { count: material.copies }),
  ]
  const told = need === 'not_needed' || need === 'made_from_answers' || material.requiredWhen !== undefined
  return {
    id: material.id,
    name: material.shortName ?? material.name,
    need,
    kinds: kinds.filter((kind): kind is string => Boolean(kind)),
    requirement: material.acceptStandard,
    reason: told ? reason[language] : undefined,
    deferDays: material.deferDays,
  }
}

/** Each duty with the limit that ends with it, and the way of the result to the person. */
function stepsOf({ duties, limits }: Applied, { t }: Visit): ListedStep[] {
  const decided = limits.promised ?? limits.statutory
  const steps = duties.map((step): ListedStep => {
    const { duty, by, postName, limitDays } = step
    const within =
      limitDays !== undefined
        ? { days: limitDays, unit: 'working' as const, from: 'step' as const }
        : duty === 'accept'
          ? { days: limits.acceptanceDays, unit: 'working' as const, from: 'handing_in' as const }
          : duty === 'decide' && decided
            ? { days: decided.days, unit: decided.unit, from: 'acceptance' as const }
            : undefined
    return { name: t(`guide.steps.${duty}`), by: postName ?? t(`guide.steps.${by}`), within }
  })
  if (steps.length === 0 || limits.deliveryDays === null) return steps
  const within = { days: limits.deliveryDays, unit: 'working' as const, from: 'decision' as const }
  return [...steps, { name: t('situation.list.deliver'), by: t('guide.steps.window'), within }]
}
