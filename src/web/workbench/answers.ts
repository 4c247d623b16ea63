import type { Form } from '../../modules/catalog/index.ts'

/** What events call the members of the answers: fields by their question, repeated sections by their title. */
export function fieldLabelsOf(form: Form | null): Readonly<Record<string, string>> {
  const labels = form?.sections.flatMap(({ id, title, repeat, fields }) =>
    repeat ? [[id, title] as const] : fields.map((field) => [field.id, field.label] as const),
  )
  return Object.fromEntries(labels ?? [])
}
