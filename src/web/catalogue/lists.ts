import type { ProposalContent } from '../../modules/catalog/index.ts'
import { listPath } from './places.ts'
import type { PartId } from './sheets/parts.ts'
import { type Members, valueAt, withValueAt } from './sheets/paths.ts'

/** A button beside a member of a list that is written one by one; `section/question` names a question. */
export interface MemberAct {
  readonly kind: 'up' | 'down' | 'remove'
  readonly path: readonly string[]
}

export function memberActOf(text: string): MemberAct | undefined {
  const [, kind, path] = /^(up|down|remove):([A-Za-z0-9/]{1,90})$/.exec(text) ?? []
  return kind && path ? { kind: kind as MemberAct['kind'], path: path.split('/') } : undefined
}

const lists = { materials: 'materials', form: 'form.sections', discretion: 'discretion' } as const
export type ListedPart = keyof typeof lists

export function isListed(part: PartId): part is ListedPart {
  return part in lists
}

/** The content after the button; undefined when there is no such member. */
export function afterMemberAct(
  content: ProposalContent,
  part: ListedPart,
  { kind, path }: MemberAct,
): ProposalContent | undefined {
  const outer = listPath(content, lists[part])
  const [first = '', second] = path
  const at = placeIn(content, outer, first)
  if (second === undefined) return changed(content, outer, at, kind, part === 'form')
  return at < 0 || part !== 'form'
    ? undefined
    : changed(content, `${outer}.${at}.fields`, placeIn(content, `${outer}.${at}.fields`, second), kind, false)
}

function placeIn(content: ProposalContent, list: string, id: string): number {
  return membersAt(content, list).findIndex((member) => member.id === id)
}

function membersAt(content: ProposalContent, list: string): readonly Members[] {
  return (valueAt(content, list) as readonly Members[] | null | undefined) ?? []
}

function changed(
  content: ProposalContent,
  list: string,
  at: number,
  kind: MemberAct['kind'],
  mayVanish: boolean,
): ProposalContent | undefined {
  const members = membersAt(content, list)
  if (at < 0) return undefined
  if (kind === 'remove') {
    const left = members.toSpliced(at, 1)
    // A form without sections is no form.
    return left.length === 0 && mayVanish
      ? withValueAt(content, list.slice(0, list.lastIndexOf('.')), null)
      : withValueAt(content, list, left)
  }
  const other = kind === 'up' ? at - 1 : at + 1
  if (other < 0 || other >= members.length) return content
  return withValueAt(content, list, members.with(at, members[other]!).with(other, members[at]!))
}
