import { checkSealedPdf } from '../documents.ts'
import { readQrOfPdf } from '../qr/read.ts'
import { shop } from '../stage.ts'
import { authorityOf, type Told } from './told.ts'

/** Accepted, reviewed and decided by three people in two days; nothing was looked at but the promise. The address behind the code of the permit. */
export async function decideOnPromise(told: Told): Promise<string> {
  const { applicant } = told
  const clerk = await told.at('window-a01')
  await clerk.step('accept', 'accepts', async (hands) => {
    await hands.tickAll('收件清单')
    await hands.press('受理')
    await hands.sees('已受理')
  })
  await told.tell('accepted')
  await told.goTo('2026-08-04')
  const reviewer = await told.at('health-reviewer')
  await reviewer.step('review', 'compares what was promised with what was told, and passes', async (hands) => {
    await hands.tickAll('审查要点')
    await hands.fill('意见', '承诺内容与告知的条件一致，建议准予许可。')
    await hands.press('审查通过')
    await hands.sees('审查已通过，已交决定')
  })
  const decider = await told.at('health-decider')
  await decider.step('grant', 'grants the permit on the promise', async (hands) => {
    await hands.tickAll('审查要点')
    await hands.press('准予')
    await hands.press('确认准予')
    await hands.sees('已准予')
  })
  const code = await applicant.step(
    'permit',
    'has the permit, the decision and her own promise, sealed',
    async (hands) => {
      await told.open()
      await hands.seesSoon(({ place }) => place.getByRole('link', { name: '下载证照' }))
      for (const name of ['决定书', '告知承诺书']) {
        await hands.seesSoon(({ place }) => place.getByRole('link', { name }))
        checkSealedPdf(await hands.download(name), await authorityOf(told), [shop.name])
      }
      const pdf = await hands.download('下载证照')
      checkSealedPdf(pdf, await authorityOf(told), [shop.name, '卫生许可证'])
      return readQrOfPdf(pdf)
    },
  )
  await told.tell('granted')
  await told.tellAll(reviewer, 'granted')
  return code
}
