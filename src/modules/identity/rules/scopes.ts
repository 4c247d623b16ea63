/** What a machine client may be allowed. One scope opens one line of work under /v1. */
export const scopes = [
  'catalog:read', //     items, guides, regions, departments
  'catalog:write', //    edit the catalogue for a post
  'cases:submit', //     file, correct, withdraw for a person
  'cases:read', //       status and content of cases of whom it acts for
  'cases:handle', //     accept, review, decide, deliver for a post
  'supervision:read', //   cards and correction orders of a post
  'supervision:handle', // answer them; as a supervisor accept, return, open orders
  'people:find', //      find or register a person for a post that accepts
  'certificates:read',
] as const
export type Scope = (typeof scopes)[number]

/** The scopes of a request, or undefined when one is not among the granted. Asking for nothing means all that is granted. */
export function grantedScopes(asked: readonly string[], granted: readonly Scope[]): readonly Scope[] | undefined {
  if (asked.length === 0) return granted
  const given = granted.filter((scope) => asked.includes(scope))
  return given.length === new Set(asked).size ? given : undefined
}
