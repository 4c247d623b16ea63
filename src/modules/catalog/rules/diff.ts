/** One place in which two contents differ. */
export interface Difference {
  /** RFC 6901 pointer; members of lists are named by their `id` where they have one, e.g. `/materials/idCard/copies`. */
  readonly pointer: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly before: unknown
  readonly after: unknown
}
