import { AboutPage, HelpPage, NumbersHelp } from '../views/citizen/index.ts'
import type { Web } from '../web.ts'
import type { readingPages } from './reading.ts'

export function plainPages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get(
    '/help',
    reading({
      handler: async (visit) => ({
        title: visit.t('pages.help.title'),
        page: <HelpPage frame={await visit.frame()} />,
      }),
    }),
  )
  web.get(
    '/help/numbers',
    reading({
      handler: async (visit) => ({
        title: visit.t('supervisionHelp.public.title'),
        page: <NumbersHelp frame={await visit.frame()} />,
      }),
    }),
  )
  web.get(
    '/about',
    reading({
      handler: async (visit) => ({
        title: visit.t('pages.about.title'),
        page: <AboutPage frame={await visit.frame()} />,
      }),
    }),
  )
}
