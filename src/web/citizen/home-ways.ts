import { type Browse, lifeStages, serviceLists, serviceListTexts } from '../../modules/catalog/index.ts'
import type { EasyListLink, StageRailModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

/** The stages of one life in which the region has items, in their order. */
export function stageRail(
  { language }: Visit,
  regionCode: string,
  counts: Browse,
  audience: StageRailModel['audience'],
): StageRailModel {
  const stages = lifeStages
    .filter((stage) => stage.audience === audience)
    .map(({ id, name }) => ({
      label: name[language],
      count: counts.stage.find(({ value }) => value === id)?.items ?? 0,
      href: `/${regionCode}/stages/${id}`,
    }))
  return { audience, stages: stages.filter(({ count }) => count > 0) }
}

/** Those of the four lists in which the region has items. */
export function easyLists({ language }: Visit, regionCode: string, counts: Browse): EasyListLink[] {
  return serviceLists
    .map((list) => ({
      label: serviceListTexts[list].name[language],
      promise: serviceListTexts[list].lead[language],
      count: counts.list.find(({ value }) => value === list)?.items ?? 0,
      href: `/${regionCode}/lists/${list}`,
    }))
    .filter(({ count }) => count > 0)
}
