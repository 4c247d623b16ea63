import type { Day } from '../../../kernel/day.ts'
import type { ItemDefinition } from '../schema.ts'

type Delegated = Pick<ItemDefinition, 'department' | 'delegation'>

/** Who does what with a case, as ids of bodies; null where the item names none. */
export interface HandlingBodies {
  /** Reviews and decides. */
  readonly handling: string | null
  /** In whose name and under whose seal the decision stands. */
  readonly deciding: string | null
  /** Takes in and hands out beside the windows of the region; null: nobody in particular. */
  readonly taking: string | null
}

/**
 * 委托: the delegate handles in the name of the competent body (行政许可法 art. 24). 授权: it handles and decides in its own name (art. 23).
 * 代办: it takes in and hands out. A delegation that has run out on the day of filing is none.
 */
export function bodiesOf({ department, delegation }: Delegated, day: Day): HandlingBodies {
  const own = department.id
  const delegate =
    delegation && (delegation.until === null || delegation.until >= day) ? delegation.department.id : null
  if (!delegation || delegate === null) return { handling: own, deciding: own, taking: null }
  switch (delegation.form) {
    case 'entrust':
      return { handling: delegate, deciding: own, taking: null }
    case 'authorise':
      return { handling: delegate, deciding: delegate, taking: null }
    case 'agency':
      return { handling: own, deciding: own, taking: delegate }
  }
}
