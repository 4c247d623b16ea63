import type { Draft, NewerVersion } from '../../modules/cases/index.ts'
import { type DifferenceWords, differenceWords } from '../difference-words.ts'
import type { DraftChangedModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

/** More lines than this nobody reads: the new guide says the rest. */
const linesMax = 12
/** Characters of a value that is still said beside its change. */
const valueMax = 40

/** What changed since the draft was begun, as the applicant reads it; undefined when nothing that concerns her did. */
export async function draftChange(visit: Visit, draft: Draft, action: string): Promise<DraftChangedModel | undefined> {
  const newer = await visit.modules.cases.drafts.newerVersion(draft)
  if (!newer || newer.differences.length === 0) return undefined
  const lines = linesOf(visit, draft, newer)
  return {
    target: visit.target(action),
    groups: groups
      .map((group) => ({
        title: visit.t(`apply.changed.${group}`),
        lines: lines.filter((line) => line.group === group),
      }))
      .filter((group) => group.lines.length > 0)
      .map(({ title, lines: own }) => ({
        title,
        lines: own.slice(0, linesMax).map(({ text }) => text),
        more: own.length > linesMax,
      })),
  }
}

const groups = ['questions', 'materials', 'limits', 'fees', 'others'] as const
type Group = (typeof groups)[number]

function linesOf(visit: Visit, draft: Draft, { version, differences }: NewerVersion) {
  const contents = { before: draft.version.definition, after: version.definition }
  const lines = differences.map((difference) => ({
    group: groupOf(difference.pointer),
    text: lineOf(visit, differenceWords(difference, contents, visit.language)),
  }))
  return lines.filter(({ text }, at) => lines.findIndex((other) => other.text === text) === at)
}

function groupOf(pointer: string): Group {
  const part = pointer.split('/')[1]
  if (part === 'form') return 'questions'
  return groups.find((group) => group === part) ?? 'others'
}

/** 材料“结婚证” › 份数：1 改为 2. */
function lineOf({ t }: Visit, { place, kind, kindWord, before, after }: DifferenceWords): string {
  const short = (value: string | undefined) => value !== undefined && value.length <= valueMax
  if (kind === 'changed' && short(before) && short(after)) {
    return t('apply.changed.from', { place, before: before ?? '', after: after ?? '' })
  }
  return t('apply.changed.line', { kind: kindWord, place })
}
