import { type Difference, differencesOf } from '../../modules/catalog/index.ts'
import { differenceWords } from '../difference-words.ts'
import { found } from '../faults.ts'
import { formatInstant } from '../texts/format.ts'
import { type DifferencesModel, DifferencesPage } from '../views/catalogue/differences-page.tsx'
import type { Visit } from '../visit.ts'
import type { PageAnswer } from '../web.ts'
import { officeFrame } from './office.ts'

/** Nobody reads more on one page; an item rewritten from end to end has some 1,500. */
const shownMax = 200

export type ShownDifferences = Pick<DifferencesModel, 'lines' | 'more'>

/** What differs between two contents, in words. */
export function shownDifferences(
  visit: Visit,
  before: unknown,
  after: unknown,
  differences: readonly Difference[] = differencesOf(before, after),
): ShownDifferences {
  const lines = differences
    .slice(0, shownMax)
    .map((difference) => differenceWords(difference, { before, after }, visit.language))
  return { lines, more: differences.length > shownMax }
}

interface Version {
  readonly id: string
  readonly number: number
  readonly publishedAt: Date
}

/** Any two versions of a standard or an item, field by field; `from` and `to` are version numbers. */
export async function differencesPage(
  visit: Visit,
  subject: { readonly name: string; readonly href: string },
  versions: readonly Version[],
  contentOf: (versionId: string) => Promise<unknown>,
): Promise<PageAnswer> {
  const { t, language } = visit
  const [one, other] = [chosen(visit, versions, 'from'), chosen(visit, versions, 'to')]
  const [from, to] = one.number <= other.number ? [one, other] : [other, one]
  const [before, after] = await Promise.all([contentOf(from.id), contentOf(to.id)])
  const option = ({ number, publishedAt }: Version) => ({
    value: String(number),
    label: t('catalogueLists.versions.option', { number, when: formatInstant(publishedAt, language, 'year') }),
  })
  const model = {
    frame: await officeFrame(visit, 'items'),
    name: subject.name,
    backHref: subject.href,
    action: `${subject.href}/differences`,
    versions: versions.map(option),
    from: String(from.number),
    to: String(to.number),
    ...shownDifferences(visit, before, after),
  }
  return { page: <DifferencesPage model={model} />, title: t('catalogueLists.differences.title') }
}

function chosen(visit: Visit, versions: readonly Version[], name: 'from' | 'to'): Version {
  return found(versions.find(({ number }) => String(number) === visit.query(name)))
}
