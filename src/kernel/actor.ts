/**
 * Who acts. Every command takes an actor; events keep only its references, never names.
 * `via` is set when a machine client acts for the person or post.
 */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string; readonly via?: string }
  | {
      readonly kind: 'staff'
      readonly staffId: string
      /** The post in which this person acts now; it carries department, region and duties. */
      readonly postId: string
      readonly departmentId: string
      readonly regionCode: string
      readonly duties: readonly Duty[]
      readonly capacity?: Capacity
      readonly via?: string
    }
  | { readonly kind: 'system'; readonly job: string }

/** How the post is held, where it is not simply one's own: 首席代表 of a department at the window · 代岗 for somebody absent. */
export type Capacity = 'chief_representative' | 'cover'

/**
 * 受理 accept · 审查 review · 决定 decide · 送达 deliver · 监察 supervise · 事项管理 catalogue · 编制审核 establish · 合法性审核 legal ·
 * 回访 callback: the service bureau that calls people back about bad evaluations; it handles no cases
 */
export const duties = [
  'accept',
  'review',
  'decide',
  'deliver',
  'supervise',
  'catalogue',
  'establish',
  'legal',
  'callback',
] as const
export type Duty = (typeof duties)[number]

export interface ActorReference {
  readonly actorKind: Actor['kind']
  /** Person, staff member or job. Never a name. */
  readonly actorId: string
}

/** As two columns of a row. */
export function actorReference(actor: Actor): ActorReference {
  switch (actor.kind) {
    case 'person':
      return { actorKind: 'person', actorId: actor.personId }
    case 'staff':
      return { actorKind: 'staff', actorId: actor.staffId }
    case 'system':
      return { actorKind: 'system', actorId: actor.job }
  }
}
