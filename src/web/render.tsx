import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { type AssetName, assetUrl } from './assets.ts'
import { type Language, translator } from './texts/index.ts'
import { LanguageProvider } from './ui/language.tsx'

export interface PageOptions {
  language: Language
  /** Title of the page; region and brand are put behind it. */
  title: string
  /** Name of the region. */
  region?: string
  elder?: boolean
  contrast?: boolean
  /** Enhancers beside `page.js`. */
  scripts?: readonly AssetName[]
  /** A page of the workbench: with the style sheet that citizens need not load. */
  staff?: boolean
  /** Read anew so often where no script keeps it fresh. */
  refreshSeconds?: number
}

const htmlLanguage = { zh: 'zh-CN', en: 'en' } satisfies Record<Language, string>

/** A whole HTML document. Nothing in it is inline, so the strictest content security policy holds. */
export function renderPage(element: ReactNode, options: PageOptions): string {
  return `<!doctype html>${renderToString(<Document {...options}>{element}</Document>)}`
}

/** A part of a page, for a script that puts it in place of the same part. */
export function renderPart(element: ReactNode, language: Language): string {
  return renderToString(<LanguageProvider language={language}>{element}</LanguageProvider>)
}

function Document({
  language,
  title,
  region,
  elder,
  contrast,
  scripts = [],
  staff,
  refreshSeconds,
  children,
}: PageOptions & { children: ReactNode }) {
  const brand = translator(language)('common.brand')
  const mode = [elder && 'elder', contrast && 'contrast'].filter(Boolean).join(' ')
  return (
    <html lang={htmlLanguage[language]} className={mode || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {refreshSeconds !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        <title>{[title, region, brand].filter(Boolean).join(' · ')}</title>
        <link rel="stylesheet" href={assetUrl('site.css')} />
        {staff && <link rel="stylesheet" href={assetUrl('staff.css')} />}
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        {(['page.js', ...scripts] as const).map((name) => (
          <script key={name} type="module" src={assetUrl(name)} />
        ))}
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
      </body>
    </html>
  )
}
