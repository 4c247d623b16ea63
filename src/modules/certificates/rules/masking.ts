/** A person's name with all but the first character hidden; names of bodies are public. */
export function maskedName(kind: 'person' | 'organization', name: string): string {
  const [first = '', ...rest] = [...name]
  return kind === 'organization' ? name : first + '*'.repeat(Math.max(rest.length, 1))
}

/** The last four characters of a code, in the form in which they are compared. */
export function lastFour(code: string): string {
  return code.trim().toUpperCase().slice(-4)
}
