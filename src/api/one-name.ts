type Schemas = Readonly<Record<string, unknown>>

interface Described {
  readonly components?: { readonly schemas?: Schemas }
}

const suffix = 'Input'

/**
 * Every named shape comes twice, as it is sent and as it is answered. Where the two are equal the document keeps one name, and names to
 * which nothing refers are left out.
 */
export function withOneName<Document extends object>(document: Document): Document {
  const schemas = (document as Described).components?.schemas ?? {}
  const merged = mergedNames(schemas)
  const renamed = JSON.parse(renameAll(JSON.stringify(document), merged)) as Document & {
    components?: { schemas?: Record<string, unknown> }
  }
  const kept = renamed.components?.schemas ?? {}
  for (const name of merged) delete kept[name + suffix]
  const { components: _, ...rest } = renamed
  const used = reachable(JSON.stringify(rest), kept)
  return {
    ...renamed,
    components: {
      ...renamed.components,
      schemas: Object.fromEntries(Object.entries(kept).filter(([name]) => used.has(name))),
    },
  }
}

/** Names whose two shapes are equal once their own references are; fewer names may make more of them unequal, so until nothing changes. */
function mergedNames(schemas: Schemas): string[] {
  let candidates = Object.keys(schemas).filter((name) => name + suffix in schemas)
  for (;;) {
    const equal = candidates.filter(
      (name) => renameAll(JSON.stringify(schemas[name + suffix]), candidates) === JSON.stringify(schemas[name]),
    )
    if (equal.length === candidates.length) return equal
    candidates = equal
  }
}

function renameAll(text: string, names: readonly string[]): string {
  return names.reduce(
    (so, name) => so.replaceAll(`"#/components/schemas/${name}${suffix}"`, `"#/components/schemas/${name}"`),
    text,
  )
}

function reachable(text: string, schemas: Schemas): Set<string> {
  const found = new Set<string>()
  const queue = [text]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const [, name = ''] of next.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue
      found.add(name)
      queue.push(JSON.stringify(schemas[name] ?? {}))
    }
  }
  return found
}
