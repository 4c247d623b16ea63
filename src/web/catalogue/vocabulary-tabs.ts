import type { TabLink } from '../ui/index.ts'
import type { Visit } from '../visit.ts'

const tabs = [
  ['links', '/catalogue/vocabulary'],
  ['types', '/catalogue/vocabulary/evidence-types'],
  ['elements', '/catalogue/vocabulary/data-elements'],
  ['reasons', '/catalogue/vocabulary/ended-reasons'],
] as const
export type VocabularyTab = (typeof tabs)[number][0]

export function vocabularyTabs({ t }: Visit, current: VocabularyTab): readonly TabLink[] {
  return tabs.map(([tab, href]) => ({ label: t(`catalogueVocabulary.tabs.${tab}`), href, current: tab === current }))
}
