import { dayOf } from '../../../kernel/calendar.ts'
import type { Look, LookedAt } from '../schema.ts'

/** Everything that one looker saw for one purpose on one day: a line that its owner can take in. */
export interface LookGroup extends Pick<Look, 'actorKind' | 'actorId' | 'postId' | 'departmentId' | 'via' | 'purpose'> {
  /** Id of the newest look in it. */
  readonly id: string
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string
  readonly count: number
  readonly first: Date
  readonly last: Date
  /** What was looked at, each once, newest first. */
  readonly what: readonly LookedAt[]
}

export interface LookGroupPage {
  /** Newest first. */
  readonly groups: readonly LookGroup[]
  /** Give it back as `after` for the next page; undefined on the last. */
  readonly next: string | undefined
}

/**
 * Groups looks, newest first, by whole days, until there are `groupsEnough`. `more`: older looks exist that were not read. A day that the
 * reading cut is left for the next page, so that its count is right; only a day with more looks than a reading holds is told in parts.
 */
export function groupLooks(looks: readonly Look[], more: boolean, groupsEnough: number): LookGroupPage {
  const days = [...Map.groupBy(looks, ({ at }) => dayOf(at))]
  const whole = more && days.length > 1 ? days.slice(0, -1) : days
  const groups: LookGroup[] = []
  let read = 0
  for (const [day, ofDay] of whole) {
    if (groups.length >= groupsEnough) break
    groups.push(...[...Map.groupBy(ofDay, lookerAndPurpose).values()].map((same) => groupOf(day, same)))
    read += ofDay.length
  }
  return { groups, next: more || read < looks.length ? looks[read - 1]?.id : undefined }
}

/** The post, not the person in it, is what the owner is told; without a post the looker itself. */
function lookerAndPurpose({ actorKind, actorId, postId, departmentId, via, purpose }: Look): string {
  return JSON.stringify([actorKind, postId ?? actorId, departmentId, via, purpose])
}

function groupOf(day: string, looks: readonly Look[]): LookGroup {
  const { id, actorKind, actorId, postId, departmentId, via, purpose, at } = looks[0]!
  const what = [...new Set(looks.map((look) => look.what))]
  return {
    id,
    day,
    actorKind,
    actorId,
    postId,
    departmentId,
    via,
    purpose,
    count: looks.length,
    first: looks.at(-1)!.at,
    last: at,
    what,
  }
}
