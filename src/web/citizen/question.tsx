import type { Region } from '../../modules/organizations/index.ts'
import { submitting } from '../faults.ts'
import type { FieldError, FormTarget } from '../ui/index.ts'
import { QuestionPage, QuestionThanks } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { inRegion, regionOf, withQuery } from './items.ts'

/** A place for what the search did not find. Nobody signs in, and nobody is asked who she is. */
export function questionPages(web: Web): void {
  web.get(inRegion('/question'), (visit) => page(visit, visit.query('q') ?? '', []))
  web.post(inRegion('/question'), async (visit) => {
    const { code } = await regionOf(visit)
    const text = visit.field('text')
    return submitting(
      visit.language,
      (errors) => page(visit, text, errors),
      async () => {
        await visit.modules.search.leaveQuestion({ regionCode: code, text, from: visit.request.ip })
        return { redirect: `/${code}/question/thanks` }
      },
    )
  })
  web.get(inRegion('/question/thanks'), async (visit) => {
    const { code } = await regionOf(visit)
    const model = { searchHref: `/${code}/search` }
    return {
      title: visit.t('search.thanks.title'),
      page: <QuestionThanks frame={await visit.frame()} model={model} />,
    }
  })
}

export const questionHref = ({ code }: Region, query: string): string => withQuery(`/${code}/question`, { q: query })

export const questionTarget = (visit: Visit, { code }: Region): FormTarget => visit.target(`/${code}/question`)

async function page(visit: Visit, text: string, errors: readonly FieldError[]): Promise<PageAnswer> {
  const model = { target: questionTarget(visit, await regionOf(visit)), text, errors }
  return {
    title: visit.t('search.question.title'),
    page: <QuestionPage frame={await visit.frame()} model={model} />,
  }
}
