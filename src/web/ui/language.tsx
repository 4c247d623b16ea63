import { createContext, type ReactNode, use } from 'react'
import { type Language, type Translate, translator } from '../texts/index.ts'

const LanguageContext = createContext<Language>('zh')

/** Sets the language of everything below it. `renderPage` does this once a page. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  return use(LanguageContext)
}

/** The translator of the page's language. */
export function useText(): Translate {
  return translator(use(LanguageContext))
}

/**
 * Text that stays as it was published, in Chinese on an English page too. It is marked with `lang`, so that screen
 * readers and fonts treat it as what it is.
 */
export function Published({ children }: { children: ReactNode }) {
  return useLanguage() === 'zh' ? children : <span lang="zh-CN">{children}</span>
}
