/**
 * What screens and lists show of personal values. Masking is for the eye only: it is not anonymisation, and nothing
 * masked is ever stored. A text too short to hide something in is hidden entirely.
 */

/** `430102199001011234` → `4301**********1234` */
export function maskCitizenId(text: string): string {
  return keepEnds(text, 4, 4)
}

/** `91430102MA4DEMO00X` → `9143**********O00X` */
export function maskCreditCode(text: string): string {
  return keepEnds(text, 4, 4)
}

/** `13800005678` → `138****5678`; a shorter number keeps its last two digits only. */
export function maskPhone(text: string): string {
  return [...text].length >= 11 ? keepEnds(text, 3, 4) : keepEnds(text, 0, 2)
}

/** 张三 → 张*, 张小明 → 张**; always at most two stars, so that the length of a long name does not show. */
export function maskName(text: string): string {
  const [first, ...rest] = [...text.trim()]
  if (first === undefined) return ''
  return rest.length === 0 ? '*' : first + '*'.repeat(Math.min(rest.length, 2))
}

/** `zhang@example.com` → `z***@example.com` */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@')
  if (at < 1) return stars(text)
  const [first = ''] = text
  return `${at === 1 ? '' : first}***${text.slice(at)}`
}

function keepEnds(text: string, head: number, tail: number): string {
  const characters = [...text]
  const hidden = characters.length - head - tail
  if (hidden < Math.max(head, tail)) return stars(text)
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + characters.slice(head + hidden).join('')
}

function stars(text: string): string {
  return '*'.repeat([...text].length)
}
