import type { TextKey } from '../../texts/index.ts'
import type { Option } from '../../ui/index.ts'
import type { Codec, SheetContext } from './sheet.ts'

type Options = (context: SheetContext) => readonly Option[]

/** Words that citizens read too: texts of `vocabulary`. */
export function published(vocabulary: string, values: readonly string[]): Options {
  return ({ t }) => values.map((value) => ({ value, label: t(`vocabulary.${vocabulary}.${value}` as TextKey) }))
}

/** Words that only officers read: texts of `catalogueEditor.choices`. */
export function internal(vocabulary: string, values: readonly string[]): Options {
  return ({ t }) =>
    values.map((value) => ({ value, label: t(`catalogueEditor.choices.${vocabulary}.${value}` as TextKey) }))
}

/** A theme is a code of one audience: `organization/010`. */
export const themeCodec: Codec = {
  write: (value) => {
    const { audience, code } = value as { audience: string; code: string }
    return `${audience}/${code}`
  },
  read: (text) => {
    const [audience, code] = text.split('/')
    return { audience, code }
  },
}

/** The body is chosen by its id; name and credit code come along from the list, so that they cannot disagree. */
export const departmentCodec: Codec = {
  write: (value) => (value as { id?: string | null } | null)?.id ?? '',
  read: (text, { departments }) => {
    const found = departments.find(({ id }) => id === text)
    return found
      ? { id: found.id, name: found.name, creditCode: found.creditCode }
      : { id: text, name: '', creditCode: null }
  },
}

export const departmentOptions: Options = ({ departments }) =>
  departments.map(({ id, name }) => ({ value: id, label: name }))

/** What a ready demand is about: `material:id`, `field:id`, `whole`. */
export const aboutCodec: Codec = {
  write: (value) => {
    const about = value as { material?: string; field?: string }
    if (about.material !== undefined) return `material:${about.material}`
    return about.field === undefined ? 'whole' : `field:${about.field}`
  },
  read: (text) => {
    const [kind = '', id = ''] = text.split(':')
    return kind === 'whole' ? { whole: true } : { [kind]: id }
  },
}

export const aboutOptions: Options = ({ definition, t }) => [
  { value: 'whole', label: t('catalogueEditor.choices.about.whole') },
  ...(definition?.materials ?? []).map(({ id, name, shortName }) => ({
    value: `material:${id}`,
    label: t('catalogueEditor.choices.about.material', { name: shortName ?? name }),
  })),
  ...(definition?.form?.sections ?? []).flatMap(({ fields }) =>
    fields.map(({ id, label }) => ({
      value: `field:${id}`,
      label: t('catalogueEditor.choices.about.field', { name: label }),
    })),
  ),
]

/** Questions of the form, for what the result prints. */
export const questionOptions: Options = ({ definition }) =>
  (definition?.form?.sections ?? []).flatMap(({ fields }) => fields.map(({ id, label }) => ({ value: id, label })))
