import { Converter } from 'opencc-js/t2cn'

/** Longer questions are cut: the work for one of them has an end. */
export const textMax = 80

/** Characters alone, to see whether there is anything to convert; and with the phrases of Taiwan (計程車 → 出租车). */
const toSimplified = Converter({ from: 't', to: 'cn' })
const toMainland = Converter({ from: 'twp', to: 'cn' })

/** As everything is compared: plain width, lower case, simplified characters, one blank for whatever is no letter, digit or character. */
export function normalise(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  const simplified = toSimplified(plain) === plain ? plain : toMainland(plain)
  return simplified.replace(/[^\p{Script=Han}\p{L}\p{N}-]+/gu, ' ').trim()
}

/** A question within its limit. The cut comes first: nobody makes us convert a book. */
export function normaliseQuestion(text: string): string {
  return normalise([...text.slice(0, textMax * 2)].slice(0, textMax).join(''))
}

/** What stands in brackets says in which case, and is often left out when people name an item. */
export function withoutBrackets(name: string): string {
  const bare = name.normalize('NFKC').replace(/\([^()]*\)/gu, ' ')
  return bare.trim() === '' ? name : bare
}
