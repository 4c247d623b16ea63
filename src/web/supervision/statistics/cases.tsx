import type { CountedCase } from '../../../modules/cases/index.ts'
import {
  computed,
  type Formula,
  formulas,
  measuresIn,
  measureTexts,
  type Sums,
  sumsOfOne,
} from '../../../modules/statistics/index.ts'
import { formatDay, formatNumber } from '../../texts/format.ts'
import { CountedCases, type CountedCasesModel, type CountedLine } from '../../views/supervision/counted-cases.tsx'
import type { Visit } from '../../visit.ts'
import type { Web } from '../../web.ts'
import { deskFrame, staffWith } from '../../workbench/desk.ts'
import { type AskedStatistics, countedPath, statisticsAsked, statisticsHref } from './asked.ts'
import { narrowedTo } from './narrowed.ts'
import { shownValue } from './values.ts'

const pageLines = 50

/** The cases behind one number of a region's own bodies: of that measure, place, kind and time, each with what it adds. */
export function countedCasesPage(web: Web): void {
  web.get(countedPath, async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    const asked = await statisticsAsked(visit)
    const { regionCode, period, ...filter } = asked.question
    const formula: Formula = formulas[asked.measure]
    const question = {
      ...{ regionCode, ...filter, from: period.first, through: period.last },
      measures: measuresIn(formula),
    }
    const after = visit.query('after')
    const [{ cases, next }, total, region, narrowed] = await Promise.all([
      visit.modules.cases.countedCases(actor, question, { limit: pageLines, after }),
      totalOf(visit, asked),
      visit.modules.organizations.getRegion(asked.region),
      narrowedTo(visit, asked),
    ])
    const { text } = shownValue(asked.measure, total, visit.language)
    const measure = measureTexts[asked.measure].name[visit.language]
    const model: CountedCasesModel = {
      measure,
      text: [text, partsText(visit, formula, total)].filter((part) => part !== '').join(' · '),
      definition: measureTexts[asked.measure].definition[visit.language],
      where: [
        visit.t('statistics.counted.lead', { region: region.name }),
        ...narrowed.map(({ label }) => label),
        ...kindsOf(visit, asked),
        period.text,
      ],
      lines: cases.map((one) => lineOf(visit, formula, one)),
      first: after ? statisticsHref(asked, {}, countedPath) : undefined,
      next: next && statisticsHref(asked, { after: next }, countedPath),
      backHref: statisticsHref(asked),
    }
    const title = visit.t('statistics.counted.title', { measure })
    const page = <CountedCases model={model} frame={await deskFrame(visit, 'statistics')} />
    return { page, title, scripts: ['workbench.js'] }
  })
}

/** The number itself. Of a region with others below it only what its own bodies add: theirs are the cases of the list. */
async function totalOf({ modules }: Visit, { question, ofOwn }: AskedStatistics): Promise<Sums> {
  const groups = await modules.statistics.numbers(question, ofOwn ? 'none' : 'region')
  return groups.get('') ?? new Map()
}

function kindsOf({ t }: Visit, { question: { channel, itemType, tier } }: AskedStatistics): string[] {
  return [
    ...(channel ? [t(`statistics.channels.${channel as 'online'}`)] : []),
    ...(itemType ? [t(`vocabulary.itemType.${itemType as '01'}`)] : []),
    ...(tier ? [t(`vocabulary.tier.${tier as 'simple'}`)] : []),
  ]
}

function partsText({ t, language }: Visit, formula: Formula, sums: Sums): string {
  const { of, per } = computed(formula, sums)
  if (per === null) return ''
  return t('statistics.counted.of', { of: formatNumber(of, language), per: formatNumber(per, language) })
}

function lineOf(visit: Visit, formula: Formula, { listed, online, amounts }: CountedCase): CountedLine {
  const days = [...new Set(amounts.map(({ day }) => day))].toSorted()
  return {
    ...{ listed, href: `/supervision/cases/${listed.caseId}` },
    days: days.map((day) => formatDay(day, visit.language, 'year')),
    adds: addedText(visit, formula, sumsOfOne(amounts, online)),
  }
}

/** What one case adds: how often it counts or how much it brings to an average, whether it is above the line, or its own numbers above and below it. */
function addedText({ t, language }: Visit, formula: Formula, sums: Sums): string {
  const { of, per } = computed(formula, sums)
  if (per === null) return formatNumber(of, language)
  if (formula.shape === 'average' && per === 1) return formatNumber(of, language)
  if (formula.shape === 'share' && per === 1) return t(of > 0 ? 'statistics.counted.yes' : 'statistics.counted.no')
  return t('statistics.counted.part', { of: formatNumber(of, language), per: formatNumber(per, language) })
}
