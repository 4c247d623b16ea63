import { errorOf, Field, type FieldError, type FieldProps } from '../../ui/index.ts'

/** The questions about a person that registering, activating, signing in and changing contacts share: what keyboard, how long, what browsers fill in. */
const shapes = {
  name: { type: 'text', width: 'medium', autoComplete: 'name', maxLength: 60 },
  citizenId: { type: 'text', width: 'medium', autoComplete: 'off', maxLength: 18 },
  phone: { type: 'tel', autoComplete: 'tel-national', inputMode: 'tel', maxLength: 11 },
  email: { type: 'email', width: 'medium', autoComplete: 'email', inputMode: 'email', maxLength: 120 },
  address: { type: 'text', autoComplete: 'street-address', maxLength: 200 },
  identifier: { type: 'text', width: 'medium', autoComplete: 'username', maxLength: 40 },
  code: { type: 'text', width: 'medium', autoComplete: 'one-time-code', maxLength: 20 },
  newPassword: { type: 'password', autoComplete: 'new-password', maxLength: 200 },
  currentPassword: { type: 'password', width: 'medium', autoComplete: 'current-password', maxLength: 200 },
} as const satisfies Record<string, Omit<FieldProps, 'name' | 'label'>>

type Kind = keyof typeof shapes

export interface PersonFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'optional'> {
  kind: Kind
  form: { values: Readonly<Partial<Record<string, string>>>; errors: readonly FieldError[] }
}

/** One of them, with what was typed before and its fault. A password is never sent back. */
export function PersonField({ kind, form: { values, errors }, ...words }: PersonFieldProps) {
  const secret = kind === 'newPassword' || kind === 'currentPassword'
  const name = secret ? 'password' : kind
  const value = secret ? undefined : values[name]
  return <Field {...shapes[kind]} {...words} name={name} value={value} error={errorOf(errors, name)} />
}
