import { KeptDates } from '../dates.ts'
import { type Stage, shi } from '../stage.ts'
import { applyByPost } from './hard-case-application.ts'
import { annul, deliver, grantPartly } from './hard-case-ending.ts'
import { acceptAgain, askAndAnswer, askOthers, extend, test } from './hard-case-handling.ts'
import { Told } from './told.ts'

/** 《食品经营许可证》新办 with everything that stops, moves or ends a date, over six weeks with two holidays and two worked weekends. */
export async function hardCaseLife(stage: Stage): Promise<void> {
  const owner = await stage.visitor('owner (phone)')
  const receipt = await applyByPost(stage, owner)
  const told = new Told({ stage, applicant: owner, person: shi, receipt, kept: new KeptDates(stage, 'hard-case') })
  await told.tell('submitted')
  await askAndAnswer(told)
  await acceptAgain(told)
  await askOthers(told)
  await test(told)
  await extend(told)
  await grantPartly(told)
  await deliver(told)
  await annul(told)
  told.kept.verify(stage)
  await owner.close()
}
