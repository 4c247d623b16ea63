import type { Appeal, AppealLaw, Department, Region } from '../schema.ts'

/** Governments reconsider from the county up; what a town or a street decides goes to its county (行政复议法 art. 24). */
const countyLevel = 3

export function appealByLaw(
  law: AppealLaw,
  { name, leadership, demo }: Pick<Department, 'name' | 'leadership' | 'demo'>,
  path: readonly Region[],
): Appeal {
  const region = path.findLast(({ level }) => level <= countyLevel)
  const place = region ? placeName(law, region, path) : ''
  const filled = (text: string) =>
    text
      .replace('{government}', law.government)
      .replace('{department}', name)
      .replace('{place}', place)
      .replace('{demo}', demo ? law.demoMark : '')
  return {
    reconsiderationBody: filled(law.bodies.find((body) => body.leadership === leadership)!.reconsiderationBody),
    reconsiderationDays: law.reconsideration.days,
    court: filled(region?.level === countyLevel ? law.courts.county : law.courts.above),
    litigationMonths: law.litigation.months,
  }
}

/** 长沙市芙蓉区, but 长沙县 and 浏阳市: districts are named with their city, counties and cities by themselves. */
function placeName({ districtEnding }: AppealLaw, region: Region, path: readonly Region[]): string {
  const city = path.find(({ level }) => level === region.level - 1)
  const district = region.level === countyLevel && region.name.endsWith(districtEnding)
  return district && city ? `${city.name}${region.name}` : region.name
}
