import { openOwnCase, readMessage } from '../citizen.ts'
import { openByReceipt, openFromInbox } from '../desk.ts'
import { checkSealedPdf } from '../documents.ts'
import { promised } from '../promise.ts'
import { type Actor, type Stage, shi, shop } from '../stage.ts'
import { licencePapers } from './licence-application.ts'

/** What everybody in the life works on. */
export interface LicenceCase {
  readonly stage: Stage
  readonly owner: Actor
  readonly receipt: string
}

const demand = '布局图没有标出各功能区的名称和面积，请补充标注后重新上传。'
const ownDemand = '请写明冷藏柜的型号。'

/** Two windows have the case open; the first asks for corrections, the second is told. */
export async function askForCorrection({ stage, receipt }: LicenceCase): Promise<void> {
  const clerk = await stage.staff('window-a01')
  await clerk.step('inbox', 'finds the application in the inbox and opens it', async (hands) => {
    await openFromInbox(clerk, receipt)
    await hands.sees('收件清单')
    await hands.sees('营业执照')
  })
  const other = await stage.staff('window-a02')
  await other.step('post', 'has two posts, chooses the window, and opens the same case', async (hands) => {
    await hands.choose('选择岗位', '芙蓉区政务服务中心（演示） · 综合窗口受理岗（二）')
    await hands.press('进入')
    await openFromInbox(other, receipt)
  })
  await clerk.step('correction-form', 'writes down everything that is missing', async (hands) => {
    await hands.follow('要求补正')
    await hands.reads('要求补正')
    await hands.tick(demand)
    await hands.unfold('其他填写项')
    await clerk.page.getByRole('textbox', { name: '主要设备设施：其他要求' }).fill(ownDemand)
  })
  await clerk.step('correction-sent', 'asks for the corrections', async (hands) => {
    await hands.press('发出补正通知')
    await hands.sees('补正通知已发给申请人')
  })
  await other.step(
    'changed-meanwhile',
    'passes the papers a moment later, and is told what has changed',
    async (hands) => {
      await hands.tickAll('收件清单')
      await hands.press('预审通过')
      await hands.sees('你填写的时候，这个办件有了变化')
      await hands.sees(demand)
      await hands.sees('这一步已经不能做了。')
    },
  )
}

/** Told by inbox and mail; sees what was asked; answers all of it. */
export async function answerCorrection({ stage, owner, receipt }: LicenceCase): Promise<void> {
  await owner.step('correction-told', 'is told by a message and by e-mail', async (hands) => {
    await readMessage(owner, '请补正材料', receipt)
    await stage.mailbox.waitFor(shi.email ?? '', '请补正材料')
    await hands.follow('打开办件')
    await hands.sees('等你补正')
    await hands.sees(/^按通知补正 2 项$/)
  })
  await owner.step('correction-asked', 'sees everything that is asked', async (hands) => {
    await hands.follow('现在补正')
    await hands.reads('补正')
    await hands.sees(demand)
    await hands.sees(ownDemand)
  })
  await owner.step('correction-paper', 'uploads the new plan', async (hands) => {
    await hands.upload(licencePapers.layout, await stage.papers.pdf('标好面积的布局图'))
    await hands.within(licencePapers.layout).sees('标好面积的布局图.pdf')
  })
  await owner.step('correction-answered', 'writes the model of the fridge and sends it all', async (hands) => {
    await hands.fill('主要设备设施', '冷藏柜 2 台，型号 SC-329\n消毒柜 1 台')
    await hands.press('提交补正')
    await hands.sees('补正已提交。')
  })
}

/** Pre-review, acceptance with the ticked list, and the notice that goes out. */
export async function acceptLicence({ stage, owner, receipt }: LicenceCase): Promise<void> {
  const clerk = await stage.staff('window-a01')
  await clerk.step('pre-review', 'opens the case by its receipt number and passes the papers', async (hands) => {
    await openByReceipt(clerk, receipt)
    await hands.sees('型号 SC-329')
    await hands.tickAll('收件清单')
    await hands.press('预审通过')
    await hands.sees('预审已通过')
  })
  await clerk.step('accept-unticked', 'finds the ticks kept, takes one away, and may not accept', async (hands) => {
    await hands.place.getByRole('group', { name: '收件清单' }).getByRole('checkbox').first().uncheck()
    await hands.press('受理')
    await hands.reads(/处需要改$/)
  })
  await clerk.step('accept', 'ticks the list and accepts', async (hands) => {
    await hands.tickAll('收件清单')
    await hands.press('受理')
    await hands.sees('已受理')
  })
  await owner.step('acceptance-notice', 'downloads the notice of acceptance, sealed', async (hands) => {
    await openOwnCase(owner, receipt)
    await hands.sees('审查中')
    await hands.sees('承诺办结')
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '受理通知书' }))
    const authority = await stage.instance.modules.seals.authorityCertificatePem()
    checkSealedPdf(await hands.download('受理通知书'), authority, ['受理通知书', shop.name])
  })
}

/** Review by one, return by the decider, review again, decision by another. */
export async function decideLicence({ stage, receipt }: LicenceCase): Promise<void> {
  const reviewer = await stage.staff('food-reviewer')
  await reviewer.step('review', 'compares every point, takes a stock sentence and passes', async (hands) => {
    await openFromInbox(reviewer, receipt)
    await passReview(reviewer, '经审查，申请材料真实完整，场所、设备和制度与申请的经营项目相适应，建议准予许可。')
    await hands.sees('审查已通过，已交决定')
  })
  const decider = await stage.staff('food-decider')
  await decider.step('return-without-reason', 'may not return it without saying why', async (hands) => {
    await openFromInbox(decider, receipt)
    await hands.press('退回审查')
    await hands.reads(/处需要改$/)
  })
  await decider.step('return', 'returns it to review', async (hands) => {
    await hands.fill('意见或理由', '请再核对经营项目与设备是否相适应。')
    await hands.press('退回审查')
    await hands.sees('已退回审查')
  })
  await reviewer.step('review-again', 'reads why it came back, and passes it again', async (hands) => {
    await openFromInbox(reviewer, receipt)
    await hands.sees('请再核对经营项目与设备是否相适应。')
    await hands.fill('意见', '已再次核对，设备与热食类、自制饮品制售相适应。')
    await passReview(reviewer)
    await hands.sees('审查已通过，已交决定')
  })
  await decider.step('grant', 'compares the points and grants', async (hands) => {
    await openFromInbox(decider, receipt)
    await hands.tickAll('审查要点')
    await decider.page.getByRole('radio', { name: /准予许可。$/ }).check()
    await hands.press('准予')
    await hands.press('确认准予')
    await hands.sees('已准予')
  })
}

async function passReview({ hands, page }: Actor, stock?: string): Promise<void> {
  await hands.tickAll('审查要点')
  if (stock) await page.getByRole('radio', { name: stock }).check()
  if (stock && hands.script) {
    promised((await hands.valueOf('意见')).includes(stock), 'the stock sentence was not written into the opinion')
  }
  await hands.press('审查通过')
}
