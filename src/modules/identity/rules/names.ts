/** A mainland mobile number: 11 digits. */
export type Phone = string

const phonePattern = /^1[3-9]\d{9}$/

/** The plain form of a typed phone number, or undefined when it is none: spaces, hyphens and +86 are dropped. */
export function parsePhone(typed: string): Phone | undefined {
  const digits = typed.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '')
  return phonePattern.test(digits) ? digits : undefined
}

/** What a person types to say who she is. An ID number has 18 characters, so the two are never confused. */
export function plainLoginName(typed: string): string {
  return parsePhone(typed) ?? typed.replace(/\s/g, '').toUpperCase()
}
