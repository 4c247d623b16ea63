import { openOwnCase } from '../citizen.ts'
import { checkSealedPdf } from '../documents.ts'
import { promised } from '../promise.ts'
import { readQrOfPdf } from '../qr/read.ts'
import { shi, shop } from '../stage.ts'
import type { LicenceCase } from './licence-handling.ts'

/** The certificate comes, is what it says, and anybody can check it. */
export async function receiveCertificate({ stage, owner, receipt }: LicenceCase): Promise<void> {
  const authority = await stage.instance.modules.seals.authorityCertificatePem()
  const certificate = await owner.step('certificate', 'downloads the certificate and the decision', async (hands) => {
    await openOwnCase(owner, receipt)
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '下载证照' }))
    await hands.sees('已办结')
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '决定书' }))
    checkSealedPdf(await hands.download('决定书'), authority, [shop.name])
    const pdf = await hands.download('下载证照')
    checkSealedPdf(pdf, authority, [shop.name, shop.creditCode, '热食类食品制售', '食品经营许可证'])
    return pdf
  })
  await stage.mailbox.waitFor(shi.email ?? '', '准予')

  const stranger = await stage.visitor('stranger (phone)')
  const printed = owner.page.getByText(/^1\.2\.156\.|^JY/).first()
  const number = (await printed.textContent()) ?? ''
  await stranger.step('verify-wrong', 'types the number and a wrong second thing: not found', async (hands) => {
    await hands.open(stage.instance.origin)
    await hands.follow('证照核验')
    await hands.fill('证照编号', number)
    await hands.fill(/^持证人证件号码后四位/, '9999')
    await hands.press('核验')
    await hands.sees('没有查到这张证照')
  })
  await stranger.step('verify-number', 'types the number and the last four of the holder', async (hands) => {
    await hands.fill('证照编号', number)
    await hands.fill(/^持证人证件号码后四位/, shop.creditCode.slice(-4))
    await hands.press('核验')
    await hands.sees('真实，现在有效')
    await hands.sees('食品经营许可证')
  })
  await stranger.step('verify-qr', 'scans the code on the certificate', async (hands) => {
    const address = readQrOfPdf(certificate)
    promised(address.startsWith(`${stage.instance.origin}/verify/`), `the code leads to ${address}`)
    await hands.open(address)
    await hands.sees('真实，现在有效')
  })
  await stranger.close()
}

/** Five grades, once. */
export async function evaluate({ owner, receipt }: LicenceCase): Promise<void> {
  await owner.step('evaluation', 'says how it was', async (hands) => {
    await openOwnCase(owner, receipt)
    await hands.follow('去评价')
    await hands.reads('办得怎么样？')
    await hands.follow('满意')
    await hands.reads('你选的是：满意')
    await hands.fill('还想说的', '补正说得很清楚。')
  })
  await owner.step('evaluation-sent', 'is thanked, and is not asked again', async (hands) => {
    await hands.press('提交评价')
    await hands.reads('收到了，谢谢')
    await openOwnCase(owner, receipt)
    await hands.sees('你已经评价过，谢谢。')
  })
  await owner.step('looks', 'sees who looked at her papers and why', async (hands) => {
    await hands.follow('看是谁、为什么')
    await hands.reads('谁看过')
    await hands.sees(/食品经营许可审查岗/)
  })
}

/** Whoever has the slip sees how far it is, and no names. */
export async function lookUpProgress({ stage, receipt }: LicenceCase): Promise<void> {
  const stranger = await stage.visitor('slip holder (phone)')
  await stranger.step('progress-wrong', 'looks up the receipt with a wrong second thing: not found', async (hands) => {
    await hands.open(stage.instance.origin)
    await hands.follow('查进度')
    await hands.reads('查进度')
    await hands.fill('回执编号', receipt)
    await hands.fill(/^证件号码后四位/, '0000')
    await hands.press('查询')
    await hands.sees(/^没有查到/)
  })
  await stranger.step('progress', 'looks it up with the right one', async (hands) => {
    await hands.fill(/^证件号码后四位/, shop.creditCode.slice(-4))
    await hands.press('查询')
    await hands.sees('已办结')
    await hands.reads('办理过程')
    promised(!(await hands.has('石小桥（')), 'the public page names the person')
  })
  await stranger.close()
}

/** Reads everything of the region, can do nothing. */
export async function supervise({ stage, receipt }: LicenceCase): Promise<void> {
  const supervisor = await stage.staff('supervisor')
  await supervisor.step('supervision', 'finds the case in the list of the region', async (hands) => {
    await hands.follow('监察')
    await hands.reads(/^监察/)
    await supervisor.page.getByLabel('范围', { exact: true }).selectOption('全部')
    if (!hands.script) await hands.press('筛选')
    await supervisor.page.getByRole('row').filter({ hasText: receipt }).waitFor()
  })
  await supervisor.step('supervised-case', 'opens it, and has no act at hand', async (hands) => {
    await supervisor.page.getByRole('row').filter({ hasText: receipt }).getByRole('link').click()
    await hands.sees('监察查看，只读。')
    for (const act of ['受理', '审查通过', '准予', '不予', '退回审查', '要求补正', '当场更正', '已送达']) {
      const button = supervisor.page.getByRole('button', { name: new RegExp(`^${act}( [A-Z])?$`) })
      promised((await button.count()) === 0, `the supervisor has a button ${act}`)
    }
  })
}
