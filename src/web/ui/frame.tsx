import type { ReactNode } from 'react'
import type { FormTarget } from './form.tsx'
import { Published, useLanguage, useText } from './language.tsx'
import { SearchForm } from './search-form.tsx'

/** Addresses of everything in header and footer. The routes own them; the frame only shows them. */
export interface FrameLinks {
  home: string
  changeRegion: string
  search: string
  language: string
  elder: string
  contrast: string
  signIn: string
  myCases: string
  messages: string
  progress: string
  verify: string
  help: string
  about: string
  open: string
  scores: string
  staff: string
}

export interface FrameModel {
  /** Name of the site, as people say it: 芙蓉区. */
  region: string
  /** Where one can ask by telephone. */
  hotline: string
  links: FrameLinks
  elder: boolean
  contrast: boolean
  /** The instance runs on demo data, and says so in the footer. */
  demo: boolean
  /** Whoever is signed in. */
  person?: { name: string; unread: number; account: string; signOut: FormTarget } | undefined
}

export interface FrameProps {
  frame: FrameModel
  children: ReactNode
  /** Full-bleed part above the content, such as the portal's search. */
  hero?: ReactNode
  /** The page has its own search; the header then shows none. */
  ownSearch?: boolean
  /** Narrow column for forms and reading. */
  narrow?: boolean
}

/** Every citizen page: skip link, header, content, footer. */
export function Frame({ frame, children, hero, ownSearch, narrow }: FrameProps) {
  const t = useText()
  return (
    <>
      <a className="skip" href="#main">
        {t('common.skip')}
      </a>
      <Header frame={frame} search={!ownSearch} />
      <main id="main" tabIndex={-1}>
        {hero}
        <div className={narrow ? 'wrap narrow content' : 'wrap content'}>{children}</div>
      </main>
      <Footer frame={frame} />
    </>
  )
}

function Header({ frame, search }: { frame: FrameModel; search: boolean }) {
  const t = useText()
  return (
    <header className="top">
      <div className="wrap">
        <a className="mark" href={frame.links.home}>
          <span className="arch" aria-hidden="true" />
          <span>
            {t('common.brand')} · <Published>{frame.region}</Published>
          </span>
        </a>
        <a className="region" href={frame.links.changeRegion}>
          {t('common.changeRegion')}
        </a>
        {search && <SearchForm look="bar" action={frame.links.search} />}
        <nav aria-label={t('common.nav.main')}>
          <Modes frame={frame} />
          <Account frame={frame} />
        </nav>
      </div>
    </header>
  )
}

function Modes({ frame }: { frame: FrameModel }) {
  const t = useText()
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh-CN'
  // English words are longer: on a wide screen, with an account in the same line, the modes are in the footer only.
  const crowded = language === 'en' && frame.person !== undefined
  return (
    <div className={crowded ? 'modes crowded' : 'modes'}>
      <a href={frame.links.elder}>{t(frame.elder ? 'common.elder.off' : 'common.elder.on')}</a>
      <a href={frame.links.contrast}>{t(frame.contrast ? 'common.contrast.off' : 'common.contrast.on')}</a>
      <a href={frame.links.language} lang={other} hrefLang={other}>
        {t('common.language.switchTo')}
      </a>
    </div>
  )
}

function Account({ frame: { person, links } }: { frame: FrameModel }) {
  const t = useText()
  if (!person) return <a href={links.signIn}>{t('common.account.signIn')}</a>
  return (
    <>
      <a href={links.myCases}>{t('common.account.myCases')}</a>
      <a href={links.messages}>
        {t('common.account.messages')}
        {person.unread > 0 && (
          <>
            {' '}
            <span className="count" aria-hidden="true">
              {person.unread}
            </span>
            <span className="unseen">{t('common.account.unread', { count: person.unread })}</span>
          </>
        )}
      </a>
      <form method="post" action={person.signOut.action} className="sign-out">
        <input type="hidden" name="_csrf" value={person.signOut.csrf} />
        <a className="who" href={person.account}>
          {person.name}
        </a>
        <button type="submit" className="button link">
          {t('common.account.signOut')}
        </button>
      </form>
    </>
  )
}

function Footer({ frame: { links, hotline, demo, elder, contrast } }: { frame: FrameModel }) {
  const t = useText()
  return (
    <footer className="bottom">
      <div className="wrap">
        <ul>
          <li>
            <a href={links.progress}>{t('common.footer.progress')}</a>
          </li>
          <li>
            <a href={links.verify}>{t('common.footer.verify')}</a>
          </li>
          <li>
            <a href={links.open}>{t('common.footer.open')}</a>
          </li>
          <li>
            <a href={links.scores}>{t('common.footer.scores')}</a>
          </li>
          <li>
            <a href={links.help}>{t('common.footer.help')}</a>
          </li>
          <li>
            <a href={links.about}>{t('common.footer.about')}</a>
          </li>
          <li>
            <a href={links.elder}>{t(elder ? 'common.elder.off' : 'common.elder.on')}</a>
          </li>
          <li>
            <a href={links.contrast}>{t(contrast ? 'common.contrast.off' : 'common.contrast.on')}</a>
          </li>
          <li>
            <a href={links.staff}>{t('common.footer.staff')}</a>
          </li>
        </ul>
        <p>
          {t('common.footer.hotline')} <a href={telephoneHref(hotline)}>{hotline}</a>
          {demo && ` · ${t('common.footer.demo')}`}
        </p>
      </div>
    </footer>
  )
}

/** A telephone dials it when it is tapped. */
export function telephoneHref(number: string): string {
  return `tel:${number.replaceAll(/[^\d]/g, '')}`
}
