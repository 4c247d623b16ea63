import { pinyin } from 'pinyin-pro'

/** Syllables without tones, one per Chinese character; everything else is left out. */
export function syllables(text: string): readonly string[] {
  return pinyin(normalise(text), { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).filter(Boolean)
}

/** In the order of a dictionary: 生育登记 → shengyudengji. */
export function sortKey(name: string): string {
  return syllables(name).join('').slice(0, 120) || normalise(name).slice(0, 120)
}

/** Full-width to plain, lower case. */
function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
