import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Language, Sentence } from '../../kernel/problem.ts'
import texts from './docs.texts.json' with { type: 'json' }

export { texts }

/** A word of the documentation in the reader's language. */
export type Words = (sentence: Sentence) => string

export interface NavGroup {
  readonly title: string
  readonly href: string
  readonly links: readonly { readonly label: string; readonly href: string }[]
}

/** A whole page without script: it works in every browser, prints, and is found by the search of the browser. */
export function renderDocs(
  language: Language,
  path: string,
  title: string,
  groups: readonly NavGroup[],
  content: ReactNode,
): string {
  const t: Words = (sentence) => sentence[language]
  const page = (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <a className="skip" href="#content">
          {t(texts.skip)}
        </a>
        <header className="top">
          <a className="brand" href={`/docs?lang=${language}`}>
            {t(texts.title)}
          </a>
          <a href="/openapi.json">{t(texts.machine)}</a>
          <a href={`${path}?lang=${language === 'zh' ? 'en' : 'zh'}`} lang={language === 'zh' ? 'en' : 'zh-CN'}>
            {t(texts.other)}
          </a>
        </header>
        <div className="frame">
          <nav className="contents" aria-label={t(texts.nav)}>
            {groups.map((group) => (
              <section key={group.href}>
                <a className="group" href={group.href}>
                  {group.title}
                </a>
                <ul>
                  {group.links.map(({ label, href }) => (
                    <li key={href}>
                      <a href={href}>{label}</a>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </nav>
          <main id="content">{content}</main>
        </div>
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
