import type { Day } from '../../../kernel/day.ts'
import { checkCitizenId } from '../../../kernel/identifiers/citizenId.ts'
import { identifierSentences } from '../../../kernel/identifiers/sentences.ts'
import type { FieldFault } from '../../../kernel/problem.ts'
import texts from '../fields.texts.json' with { type: 'json' }
import { Profile } from '../schema.ts'
import { parsePhone } from './names.ts'
import { passwordFault } from './passwords.ts'

/** What is typed about a person, as typed: empty text means left out. */
export interface TypedProfile {
  readonly name: string
  readonly citizenId: string
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly address?: string | undefined
}

export type CheckedProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly faults: readonly FieldFault[] }

type Code = keyof typeof texts

/** All faults at once, so that a form is corrected in one go. */
export function checkProfile(typed: TypedProfile, today: Day, required: { readonly phone: boolean }): CheckedProfile {
  const faults: FieldFault[] = []
  const fault = (field: string, code: Code) => faults.push({ field, code, sentence: texts[code] })

  const name = typed.name.normalize('NFC').trim()
  if (!Profile.shape.name.safeParse(name).success || hasControls(name)) fault('name', 'name_invalid')

  const citizenId = checkCitizenId(typed.citizenId, today)
  if (!citizenId.ok) {
    faults.push({ field: 'citizenId', code: citizenId.reason, sentence: identifierSentences[citizenId.reason] })
  }

  const phoneTyped = typed.phone?.trim() ?? ''
  const phone = parsePhone(phoneTyped)
  if (phone === undefined && (phoneTyped !== '' || required.phone)) fault('phone', 'phone_invalid')

  const email = typed.email?.trim() ?? ''
  if (email !== '' && !Profile.shape.email.safeParse(email).success) fault('email', 'email_invalid')

  const address = typed.address?.trim() ?? ''
  if (!Profile.shape.address.safeParse(address).success || hasControls(address)) fault('address', 'address_invalid')

  if (!citizenId.ok || faults.length > 0) return { ok: false, faults }
  const profile: Profile = {
    name,
    citizenId: citizenId.value,
    ...(phone === undefined ? {} : { phone }),
    ...(email === '' ? {} : { email }),
    ...(address === '' ? {} : { address }),
  }
  return { ok: true, profile }
}

/** Line breaks and other controls, which would break notices and mail. */
function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

/** The one fault of a password for this person, if any. */
export function checkPassword(
  password: string,
  typed: Pick<TypedProfile, 'name' | 'citizenId' | 'phone'>,
): readonly FieldFault[] {
  const own = [typed.name.trim(), typed.citizenId.trim(), typed.phone?.trim() ?? '']
  const code = passwordFault(password, own)
  return code ? [{ field: 'password', code, sentence: texts[code] }] : []
}
