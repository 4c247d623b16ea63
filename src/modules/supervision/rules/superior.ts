import type { Duty } from '../../../kernel/actor.ts'
import type { Asked } from './access.ts'

export interface PostOfBody {
  readonly id: string
  readonly duties: readonly Duty[]
}

type OfBody = Pick<Asked, 'departmentId' | 'officeId' | 'postId'>

/** Whoever decides in a body leads it here: posts know no other rank. */
export function leads({ duties }: Pick<PostOfBody, 'duties'>): boolean {
  return duties.includes('decide')
}

/**
 * 上级 of whoever is asked, as the body whose leading posts are told: the same body where another post than the asked one leads there; else the competent
 * body; null: nobody but the supervisors of the region. `posts`: all of the body that is asked.
 */
export function superiorOf({ officeId, postId, departmentId }: OfBody, posts: readonly PostOfBody[]): string | null {
  if (posts.some((post) => post.id !== postId && leads(post))) return officeId
  return departmentId !== officeId ? departmentId : null
}

/**
 * 知会: the body that is told when a card rises. Nobody where the whole body is asked and is its own superior: whoever leads there has the card in her own
 * list already, and is not told of it a second time.
 */
export function toldAtOnce(asked: OfBody, posts: readonly PostOfBody[]): string | null {
  const superior = superiorOf(asked, posts)
  return asked.postId === null && superior === asked.officeId ? null : superior
}
