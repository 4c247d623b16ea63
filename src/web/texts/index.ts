import type { Language } from '../../kernel/problem.ts'
import enAccount from './en/account.json' with { type: 'json' }
import enApply from './en/apply.json' with { type: 'json' }
import enBrowse from './en/browse.json' with { type: 'json' }
import enCards from './en/cards.json' with { type: 'json' }
import enCatalogue from './en/catalogue.json' with { type: 'json' }
import enCatalogueEditor from './en/catalogue-editor.json' with { type: 'json' }
import enCatalogueImport from './en/catalogue-import.json' with { type: 'json' }
import enCatalogueLists from './en/catalogue-lists.json' with { type: 'json' }
import enCatalogueSearch from './en/catalogue-search.json' with { type: 'json' }
import enCatalogueSite from './en/catalogue-site.json' with { type: 'json' }
import enCatalogueVocabulary from './en/catalogue-vocabulary.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enCourse from './en/course.json' with { type: 'json' }
import enDifferences from './en/differences.json' with { type: 'json' }
import enEvaluation from './en/evaluation.json' with { type: 'json' }
import enExplanation from './en/explanation.json' with { type: 'json' }
import enGuide from './en/guide.json' with { type: 'json' }
import enHandling from './en/handling.json' with { type: 'json' }
import enLookup from './en/lookup.json' with { type: 'json' }
import enOpen from './en/open.json' with { type: 'json' }
import enPages from './en/pages.json' with { type: 'json' }
import enPersonal from './en/personal.json' with { type: 'json' }
import enPortal from './en/portal.json' with { type: 'json' }
import enReport from './en/report.json' with { type: 'json' }
import enScore from './en/score.json' with { type: 'json' }
import enSearch from './en/search.json' with { type: 'json' }
import enSituation from './en/situation.json' with { type: 'json' }
import enStatistics from './en/statistics.json' with { type: 'json' }
import enStatus from './en/status.json' with { type: 'json' }
import enSupervision from './en/supervision.json' with { type: 'json' }
import enSupervisionHelp from './en/supervision-help.json' with { type: 'json' }
import enVocabulary from './en/vocabulary.json' with { type: 'json' }
import enWall from './en/wall.json' with { type: 'json' }
import enWorkbench from './en/workbench.json' with { type: 'json' }
import zhAccount from './zh/account.json' with { type: 'json' }
import zhApply from './zh/apply.json' with { type: 'json' }
import zhBrowse from './zh/browse.json' with { type: 'json' }
import zhCards from './zh/cards.json' with { type: 'json' }
import zhCatalogue from './zh/catalogue.json' with { type: 'json' }
import zhCatalogueEditor from './zh/catalogue-editor.json' with { type: 'json' }
import zhCatalogueImport from './zh/catalogue-import.json' with { type: 'json' }
import zhCatalogueLists from './zh/catalogue-lists.json' with { type: 'json' }
import zhCatalogueSearch from './zh/catalogue-search.json' with { type: 'json' }
import zhCatalogueSite from './zh/catalogue-site.json' with { type: 'json' }
import zhCatalogueVocabulary from './zh/catalogue-vocabulary.json' with { type: 'json' }
import zhCommon from './zh/common.json' with { type: 'json' }
import zhCourse from './zh/course.json' with { type: 'json' }
import zhDifferences from './zh/differences.json' with { type: 'json' }
import zhEvaluation from './zh/evaluation.json' with { type: 'json' }
import zhExplanation from './zh/explanation.json' with { type: 'json' }
import zhGuide from './zh/guide.json' with { type: 'json' }
import zhHandling from './zh/handling.json' with { type: 'json' }
import zhLookup from './zh/lookup.json' with { type: 'json' }
import zhOpen from './zh/open.json' with { type: 'json' }
import zhPages from './zh/pages.json' with { type: 'json' }
import zhPersonal from './zh/personal.json' with { type: 'json' }
import zhPortal from './zh/portal.json' with { type: 'json' }
import zhReport from './zh/report.json' with { type: 'json' }
import zhScore from './zh/score.json' with { type: 'json' }
import zhSearch from './zh/search.json' with { type: 'json' }
import zhSituation from './zh/situation.json' with { type: 'json' }
import zhStatistics from './zh/statistics.json' with { type: 'json' }
import zhStatus from './zh/status.json' with { type: 'json' }
import zhSupervision from './zh/supervision.json' with { type: 'json' }
import zhSupervisionHelp from './zh/supervision-help.json' with { type: 'json' }
import zhVocabulary from './zh/vocabulary.json' with { type: 'json' }
import zhWall from './zh/wall.json' with { type: 'json' }
import zhWorkbench from './zh/workbench.json' with { type: 'json' }

export type { Language }

/** All words of the interface, one text file per area. Chinese is the model; English must have the same keys (tested). */
export const zh = {
  account: zhAccount,
  apply: zhApply,
  catalogueSite: zhCatalogueSite,
  browse: zhBrowse,
  cards: zhCards,
  catalogueVocabulary: zhCatalogueVocabulary,
  catalogueImport: zhCatalogueImport,
  catalogue: zhCatalogue,
  catalogueEditor: zhCatalogueEditor,
  catalogueLists: zhCatalogueLists,
  catalogueSearch: zhCatalogueSearch,
  common: zhCommon,
  course: zhCourse,
  differences: zhDifferences,
  evaluation: zhEvaluation,
  explanation: zhExplanation,
  guide: zhGuide,
  handling: zhHandling,
  lookup: zhLookup,
  open: zhOpen,
  pages: zhPages,
  personal: zhPersonal,
  portal: zhPortal,
  report: zhReport,
  score: zhScore,
  search: zhSearch,
  situation: zhSituation,
  statistics: zhStatistics,
  status: zhStatus,
  supervision: zhSupervision,
  supervisionHelp: zhSupervisionHelp,
  vocabulary: zhVocabulary,
  wall: zhWall,
  workbench: zhWorkbench,
}
export const en = {
  account: enAccount,
  apply: enApply,
  catalogueSite: enCatalogueSite,
  browse: enBrowse,
  cards: enCards,
  catalogueVocabulary: enCatalogueVocabulary,
  catalogueImport: enCatalogueImport,
  catalogue: enCatalogue,
  catalogueEditor: enCatalogueEditor,
  catalogueLists: enCatalogueLists,
  catalogueSearch: enCatalogueSearch,
  common: enCommon,
  course: enCourse,
  differences: enDifferences,
  evaluation: enEvaluation,
  explanation: enExplanation,
  guide: enGuide,
  handling: enHandling,
  lookup: enLookup,
  open: enOpen,
  pages: enPages,
  personal: enPersonal,
  portal: enPortal,
  report: enReport,
  score: enScore,
  search: enSearch,
  situation: enSituation,
  statistics: enStatistics,
  status: enStatus,
  supervision: enSupervision,
  supervisionHelp: enSupervisionHelp,
  vocabulary: enVocabulary,
  wall: enWall,
  workbench: enWorkbench,
}

type Texts = typeof zh
type Leaves<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string ? `${Prefix}${Key}` : Leaves<Node[Key], `${Prefix}${Key}.`>
}[keyof Node & string]

/** A dotted path to one text, such as `common.account.signIn`. Unknown keys do not compile. */
export type TextKey = Leaves<Texts>
export type TextParameters = Readonly<Record<string, string | number>>
export type Translate = (key: TextKey, parameters?: TextParameters) => string

/** `{name}` or `{count|one|many}`, which gives the first word when `count` is 1. */
export const placeholderPattern = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g

const flat = { zh: flatten(zh), en: flatten(en) } satisfies Record<Language, ReadonlyMap<string, string>>
const translators = { zh: makeTranslator('zh'), en: makeTranslator('en') } satisfies Record<Language, Translate>

/** The translator of one language. It is made once; asking for it costs nothing. */
export function translator(language: Language): Translate {
  return translators[language]
}

function makeTranslator(language: Language): Translate {
  const texts = flat[language]
  return (key, parameters) => {
    const text = texts.get(key) ?? key
    return parameters ? fill(text, parameters) : text
  }
}

function fill(text: string, parameters: TextParameters): string {
  return text.replace(placeholderPattern, (whole, name: string, one?: string, many?: string) => {
    const value = parameters[name]
    if (value === undefined) return whole
    if (one === undefined) return String(value)
    return (Number(value) === 1 ? one : many) ?? ''
  })
}

/** Every text by its dotted key. */
export function flatten(node: object, prefix = ''): Map<string, string> {
  const leaves = new Map<string, string>()
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') leaves.set(prefix + key, value)
    else for (const [path, text] of flatten(value as object, `${prefix}${key}.`)) leaves.set(path, text)
  }
  return leaves
}
