import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fontCodePoints } from './cmap.ts'

const packages = createRequire(import.meta.url)

/** Only the weights that the templates use: every further one is 10 to 15 MB to open. */
const weights = [
  ['@expo-google-fonts/noto-serif-sc', '400Regular'],
  ['@expo-google-fonts/noto-serif-sc', '700Bold'],
  ['@expo-google-fonts/noto-sans-sc', '400Regular'],
  ['@expo-google-fonts/noto-sans-sc', '700Bold'],
] as const

export const fontDirectories: readonly string[] = weights.map(([name, weight]) =>
  join(dirname(packages.resolve(`${name}/package.json`)), weight),
)

let coverage: Set<number> | undefined

/**
 * The characters of `text` that neither the serif nor the sans font can draw, each once, in order. Documents ask this
 * before they are made.
 */
export function missingCharacters(text: string): string[] {
  coverage ??= readCoverage()
  const missing = new Set<string>()
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code !== 0x0a && code !== 0x09 && !coverage.has(code)) missing.add(character)
  }
  return [...missing]
}

/** Typst falls back from serif to sans and back, so one regular weight of each tells what can be drawn. */
function readCoverage(): Set<number> {
  const serif = readFileSync(join(fontDirectories[0]!, 'NotoSerifSC_400Regular.ttf'))
  const sans = readFileSync(join(fontDirectories[2]!, 'NotoSansSC_400Regular.ttf'))
  return new Set([...fontCodePoints(serif), ...fontCodePoints(sans)])
}
