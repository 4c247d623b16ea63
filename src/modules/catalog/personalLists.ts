import { checkListCode } from '../../kernel/identifiers/listCode.ts'
import type { AnswerValue } from './rules/conditions.ts'
import { codedListOf, sameVersion, unpackAnswers } from './rules/listCode.ts'
import { situationSection } from './rules/situations/applied.ts'
import type { ItemVersion } from './schema.ts'
import type { CatalogStore } from './store.ts'

/** A personal list found again by its code. */
export interface CodedAnswers {
  /** The version in force: what the person is told now. */
  readonly version: ItemVersion
  /** Answers to the questions of the version on which the list was made; those in force may ask others. */
  readonly answers: Readonly<Record<string, AnswerValue>>
  readonly outdated: boolean
}

interface Finding {
  readonly store: Pick<CatalogStore, 'itemsByIdEnd' | 'versionsOf'>
  findCurrentVersion(itemId: string): Promise<ItemVersion | undefined>
  getVersion(versionId: string): Promise<ItemVersion>
}

/** Every list that the code may mean: nearly always one, as ids of items share their last 32 bits once in four thousand million. */
export async function listsOfCode(finding: Finding, typed: string): Promise<readonly CodedAnswers[]> {
  const code = checkListCode(typed)
  if (!code.ok) return []
  const coded = codedListOf(code.number)
  const items = await finding.store.itemsByIdEnd(coded.itemEnd)
  const found = await Promise.all(
    items.map(async ({ id }): Promise<CodedAnswers | undefined> => {
      const version = await finding.findCurrentVersion(id)
      const line = (await finding.store.versionsOf(id)).find(({ number }) => sameVersion(coded, number))
      const section = line && situationSection((await finding.getVersion(line.id)).definition.form)
      const answers = section && unpackAnswers(section, coded.packed)
      return version && answers && { version, answers, outdated: line.id !== version.id }
    }),
  )
  return found.filter((one) => one !== undefined)
}
