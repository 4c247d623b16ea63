/** Reading and writing inside a content by a dotted path; numbers are places in lists. Nothing is changed in place. */
export type Members = Readonly<Record<string, unknown>>

export function valueAt(content: unknown, path: string): unknown {
  if (path === '') return content
  return path.split('.').reduce<unknown>((value, step) => memberOf(value, step), content)
}

function memberOf(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, step) ? (value as Members)[step] : undefined
}

/** The content with that value in it. `undefined` takes the member out. */
export function withValueAt<Content>(content: Content, path: string, value: unknown): Content {
  if (path === '') return value as Content
  const [step = '', ...rest] = path.split('.')
  const inner = rest.length === 0 ? value : withValueAt(memberOf(content, step), rest.join('.'), value)
  if (Array.isArray(content)) return withMember(content, Number(step), inner) as Content
  if (/^\d+$/.test(step) && (content === null || content === undefined)) return [inner] as Content
  const { [step]: _, ...others } = (content ?? {}) as Members
  if (inner === undefined) return others as Content
  // Members keep their places, so that contents compare and print alike.
  return (
    Object.hasOwn(content ?? {}, step) ? { ...(content as Members), [step]: inner } : { ...others, [step]: inner }
  ) as Content
}

/** The place behind the last member is a new one. */
function withMember(list: readonly unknown[], at: number, value: unknown): unknown[] {
  return at < list.length ? list.with(at, value) : [...list, value]
}

export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => sameValue((one as Members)[key], (other as Members)[key]))
}
