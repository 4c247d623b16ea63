import type { Appeal, AppealLaw, Department, Region } from '../schema.ts'

/** Governments reconsider from the county up; what a town or a street decides goes to its county (行政复议法 art. 24). */
const countyLevel = 3

export function appealByLaw(
  law: AppealLaw,
  { name, leadership, demo }: Pick<Department, 'name' | 'leadership' | 'demo'>,
  path: readonly Region[],
): Appeal {
  const region = path.findLast(({ level }) => level <= countyLevel)
  const place = region ? placeName(region, path) : ''
  const sentence = law.bodies.find((body) => body.leadership === leadership)!.reconsiderationBody
  const mark = demo ? '（演示）' : ''
  const filled = (text: string) =>
    text
      .replace('{government}', `${place}人民政府${mark}`)
      .replace('{department}', name)
      .replace('{place}人民法院', `${place}人民法院${mark}`)
  return {
    reconsiderationBody: filled(sentence),
    reconsiderationDays: law.reconsideration.days,
    court: filled(region?.level === countyLevel ? law.courts.county : law.courts.above),
    litigationMonths: law.litigation.months,
  }
}

/** 长沙市芙蓉区, but 长沙县 and 浏阳市: districts are named with their city, counties and cities by themselves. */
function placeName(region: Region, path: readonly Region[]): string {
  const city = path.find(({ level }) => level === region.level - 1)
  return region.level === countyLevel && region.name.endsWith('区') && city ? `${city.name}${region.name}` : region.name
}
