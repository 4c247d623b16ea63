import type { Stage } from '../stage.ts'
import { applyForLicence } from './licence-application.ts'
import { acceptLicence, answerCorrection, askForCorrection, decideLicence } from './licence-handling.ts'
import { evaluate, lookUpProgress, receiveCertificate, supervise } from './licence-result.ts'

/** 《食品经营许可证》新办: online application to certificate, through every hand. */
export async function licenceLife(stage: Stage): Promise<void> {
  const { owner, receipt } = await applyForLicence(stage)
  const licence = { stage, owner, receipt }
  await askForCorrection(licence)
  await answerCorrection(licence)
  await acceptLicence(licence)
  await decideLicence(licence)
  await receiveCertificate(licence)
  await evaluate(licence)
  await lookUpProgress(licence)
  await supervise(licence)
  await owner.close()
}
