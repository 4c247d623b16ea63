import { Published, useText } from '../../ui/index.ts'

export interface ChipLink {
  label: string
  href: string
}

/** Short links side by side. `published`: the words are the catalogue's, and stay Chinese on an English page. */
export function Chips({ links, published }: { links: readonly ChipLink[]; published?: boolean }) {
  return (
    <ul className="chips">
      {links.map(({ label, href }) => (
        <li key={href}>
          <a className="chip" href={href}>
            {published ? <Published>{label}</Published> : label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What others say that is like the question. */
export function Related({ links }: { links: readonly ChipLink[] }) {
  const t = useText()
  if (links.length === 0) return null
  return (
    <section aria-labelledby="related">
      <h2 id="related">{t('search.related')}</h2>
      <Chips links={links} published />
    </section>
  )
}
