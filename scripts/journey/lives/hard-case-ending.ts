import { checkSealedPdf } from '../documents.ts'
import { select } from '../officer.ts'
import { promised } from '../promise.ts'
import { readQrOfPdf } from '../qr/read.ts'
import { shop } from '../stage.ts'
import { authorityOf, type Told } from './told.ts'

const granted = '热食类食品制售。'
const notGranted = '不准予冷食类食品制售：没有专间，不符合《食品经营许可审查通则》的要求。'
const reason = '取得许可时提交的场所使用证明是伪造的。'

export async function grantPartly(told: Told): Promise<void> {
  const { applicant, stage } = told
  await told.goTo('2026-10-12')
  const decider = await told.at('food-decider')
  await decider.step('partial-grant', 'grants a part and says why not the rest', async (hands) => {
    await hands.follow('部分准予')
    await hands.tickAll('审查要点')
    await hands.fill('准予什么', granted)
    await hands.fill('不准予什么，为什么', notGranted)
    await hands.press('部分准予')
    await hands.press('确认部分准予')
    await hands.sees('已部分准予')
  })
  await applicant.step('decision', 'reads what was granted, what not, and where she can complain', async (hands) => {
    await told.open()
    await hands.sees(new RegExp(notGranted))
    await hands.sees(/60 日内向长沙市芙蓉区人民政府（演示）申请行政复议/)
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '决定书' }))
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '下载证照' }))
    checkSealedPdf(await hands.download('决定书'), await authorityOf(told), [notGranted, '行政复议'])
    const certificate = await hands.download('下载证照')
    checkSealedPdf(certificate, await authorityOf(told), [shop.name, `只准予下列内容${granted}`])
  })
  await told.tell('partly-granted')
  await told.tellAll(await stage.staff('window-a01'), 'partly-granted')
}

export async function deliver(told: Told): Promise<void> {
  const { applicant } = told
  await told.goTo('2026-10-13')
  const sender = await told.at('window-a01')
  await sender.step('sent', 'sends the licence by post', async (hands) => {
    await hands.follow('登记寄出')
    await select(hands, '快递公司', '其他快递')
    await hands.fill('单号', 'DEMO-20261013-01')
    await hands.press('登记寄出')
    await hands.sees('寄送已登记')
  })
  await applicant.step('parcel', 'sees the number of the parcel', async (hands) => {
    await told.open()
    await hands.sees(/DEMO-20261013-01/)
  })
  await told.tell('sent')
  await told.goTo('2026-10-15')
  const clerk = await told.at('window-a01')
  await clerk.step('delivered', 'notes that it has arrived', async (hands) => {
    await hands.press('已送达')
    await hands.press('确认已送达')
    await hands.sees('已送达并办结')
  })
  await told.tell('delivered')
}

/** A week later it turns out that a paper was forged. */
export async function annul(told: Told): Promise<void> {
  const { applicant, stage } = told
  const address = await applicant.step('certificate', 'has the licence, which everybody can check', async (hands) => {
    await told.open()
    const pdf = await hands.download('下载证照')
    return readQrOfPdf(pdf)
  })
  const stranger = await stage.visitor('stranger (phone)')
  await stranger.step('verified', 'scans the code: it is valid', async (hands) => {
    await hands.open(address)
    await hands.sees('真实，现在有效')
  })
  await told.goTo('2026-10-23')
  const decider = await told.at('food-decider')
  await decider.step('annulment', 'annuls it, and is shown what follows first', async (hands) => {
    await hands.follow('撤销许可')
    await hands.choose('法定理由', /欺骗/)
    await hands.fill('理由', reason)
    await hands.press('撤销许可')
    await hands.press('确认撤销许可')
    await hands.sees('已撤销')
  })
  await stranger.step('verified-annulled', 'scans the same code: it is annulled', async (hands) => {
    await hands.open(address)
    await hands.sees('真实，但已被撤销，不再有效')
  })
  await stranger.close()
  await applicant.step('annulment-read', 'reads why, and where and by when she can complain', async (hands) => {
    await told.open()
    await hands.sees(new RegExp(reason))
    await hands.sees(/60 日内向长沙市芙蓉区人民政府（演示）申请行政复议/)
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '撤销决定书' }))
    const words = [reason, '长沙市芙蓉区人民政府', '长沙市芙蓉区人民法院']
    checkSealedPdf(await hands.download('撤销决定书'), await authorityOf(told), words)
  })
  await told.tell('annulled')
  promised(!(await applicant.hands.has('承诺办结')), 'a case that is over still promises a date')
}
