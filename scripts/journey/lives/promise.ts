import { KeptDates } from '../dates.ts'
import { type Stage, shi } from '../stage.ts'
import { applyOnPromise, promiseAgain } from './promise-application.ts'
import { askToRectify, lapse } from './promise-check.ts'
import { decideOnPromise } from './promise-decision.ts'
import { Told } from './told.ts'

/** 公共场所卫生许可-告知承诺: given on her word, checked, not put right in time, annulled; and what follows for the next time. */
export async function promiseLife(stage: Stage): Promise<void> {
  const owner = await stage.visitor('owner (phone)')
  const receipt = await applyOnPromise(stage, owner)
  const told = new Told({ stage, applicant: owner, person: shi, receipt, kept: new KeptDates(stage, 'promise') })
  await told.tell('submitted')
  const code = await decideOnPromise(told)
  await askToRectify(told)
  await lapse(told, code)
  await promiseAgain(stage, owner)
  told.kept.verify(stage)
  await owner.close()
}
