import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where the client build puts its files. Served under `/assets/` and cacheable for ever, as each name holds its content's hash. */
export const assetDirectory = resolve(import.meta.dirname, '../../dist/assets')

export type AssetName = 'site.css' | 'staff.css' | 'icon.svg' | 'page.js' | 'workbench.js' | 'wall.js'

let manifest: Partial<Record<AssetName, string>> | undefined

/** The public address of a built file. Reads the manifest once. */
export function assetUrl(name: AssetName): string {
  manifest ??= JSON.parse(readFileSync(join(assetDirectory, 'manifest.json'), 'utf8')) as Partial<
    Record<AssetName, string>
  >
  const file = manifest[name]
  if (!file) throw new Error(`${name} is not in ${assetDirectory}/manifest.json: build the client first`)
  return `/assets/${file}`
}
