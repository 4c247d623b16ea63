import type { Stage } from '../stage.ts'
import { claimItem } from './new-item-claim.ts'
import { handleNurse } from './new-item-handling.ts'
import { approveStandard, publishStandard, writeStandard } from './new-item-standard.ts'

/** 护士执业注册（首次注册）: a province writes it, two offices approve, a city claims and opens it, a nurse is registered by it. */
export async function newItemLife(stage: Stage): Promise<void> {
  await writeStandard(stage)
  await approveStandard(stage)
  await publishStandard(stage)
  await claimItem(stage)
  await handleNurse(stage)
}
