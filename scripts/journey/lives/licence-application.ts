import { textOf } from '../../../src/platform/documents/testing.ts'
import { openOwnCase, readMessage, receiptOf, signIn } from '../citizen.ts'
import { promised } from '../promise.ts'
import { tooLarge, wordsAsPdf } from '../sample-papers.ts'
import { type Actor, type Stage, shi, shop } from '../stage.ts'

export const licenceItem = '《食品经营许可证》新办'

/** Names of the papers, as far as they tell them apart. */
export const licencePapers = {
  licence: /^营业执照/,
  layout: /^与食品经营相适应的主要设备设施|^设备设施、布局/,
  rules: /^食品安全自查|制度目录/,
} as const

const registeredAddress = '湖南省长沙市芙蓉区演示路 2 号'

/** The owner of a small restaurant applies: begun on her phone, gone on with at a computer, sent from the phone. */
export async function applyForLicence(stage: Stage): Promise<{ owner: Actor; receipt: string }> {
  const owner = await stage.visitor('owner (phone)')
  await findItem(stage, owner)
  await beginOnPhone(owner)
  const computer = await stage.visitor('owner (computer)', 'computer')
  await goOnElsewhere(stage, computer)
  await handInPapers(stage, computer)
  await computer.close()
  const receipt = await sendFromPhone(stage, owner)
  await stage.mailbox.waitFor(shi.email ?? '', receipt)
  return { owner, receipt }
}

async function findItem(stage: Stage, owner: Actor): Promise<void> {
  await owner.step('portal', 'opens the portal of 芙蓉区', async (hands) => {
    await hands.open(stage.instance.origin)
    await hands.reads('要办什么事？')
    await hands.sees(/芙蓉区/)
  })
  await owner.step('search', 'searches 食品经营', async (hands) => {
    await owner.page.getByLabel('要办什么事？').fill('食品经营')
    await hands.press('查找')
    await hands.reads('“食品经营”的结果')
    await owner.page.getByRole('link', { name: licenceItem }).waitFor()
  })
  await owner.step('guide', 'reads the guide', async (hands) => {
    await hands.follow(licenceItem)
    await hands.reads(licenceItem)
    for (const section of ['谁可以办', '要准备的材料', '要多久', '法律依据']) await hands.reads(section)
    await hands.sees('承诺办结')
  })
}

async function beginOnPhone(owner: Actor): Promise<void> {
  await owner.step('sign-in', 'applies, and is asked to sign in', async (hands) => {
    await hands.follow('在线办理')
    await hands.reads('登录')
    await signIn(owner, shi)
    await hands.reads('给谁办？')
  })
  await owner.step('applicant', 'applies for her enterprise', async (hands) => {
    await hands.choose('申请人', new RegExp(`^${shop.name}`))
    await hands.press('继续')
    await hands.reads(licenceItem)
    await hands.sees('已完成 0 部分')
  })
  await owner.step('section-situation', 'says what her business is like', async (hands) => {
    await hands.follow('办理情况')
    await hands.choose('主体业态', '餐饮服务经营者')
    await hands.tick('热食类食品制售')
    await hands.tick('自制饮品制售')
    await hands.choose('经营场所是否就是营业执照上的住所', '是')
    await hands.choose('在经营场所以外是否设有仓库', '否')
    await hands.choose('是否使用自动售货设备', '否')
    await hands.choose('是否委托代理人办理', '否')
    await hands.press('保存并继续')
    await hands.reads('申请人')
  })
  await owner.step('section-applicant-faults', 'is told what is missing, and loses nothing', async (hands) => {
    await hands.reads('申请人')
    promised((await hands.valueOf('经营者名称')).startsWith(shop.name), 'the name of the enterprise is not filled in')
    promised((await hands.valueOf('统一社会信用代码')) === shop.creditCode, 'the credit code is not filled in')
    await hands.fill('法定代表人或负责人姓名', '石小桥')
    await hands.fill('法定代表人或负责人身份证号码', '430199198808230314')
    await hands.press('保存并继续')
    await hands.reads(/^有 \d+ 处需要改$/)
    promised((await hands.valueOf('法定代表人或负责人身份证号码')) === '430199198808230314', 'what was typed is lost')
  })
  await owner.step('section-applicant', 'fills in who applies', async (hands) => {
    await hands.fill('法定代表人或负责人身份证号码', shi.citizenId)
    await hands.fill('营业执照上的住所', registeredAddress)
    await hands.fill('联系电话', shi.phone)
    await hands.press('保存并继续')
    await hands.reads('经营场所')
  })
  await owner.step('sign-out', 'signs out in the middle', async (hands) => {
    await hands.press('退出')
    await hands.sees('登录')
  })
}

async function goOnElsewhere(stage: Stage, computer: Actor): Promise<void> {
  await computer.step('draft-elsewhere', 'finds her draft on another device', async (hands) => {
    await hands.open(stage.instance.origin)
    await hands.follow('登录')
    await signIn(computer, shi)
    await hands.follow('我的办件')
    await hands.reads('还没提交')
    await hands.follow(licenceItem)
    await hands.sees('已完成 2 部分')
  })
  await computer.step('section-site', 'describes the place', async (hands) => {
    await hands.follow('经营场所')
    await hands.fill('经营场所面积', '86.5')
    await hands.press('保存并继续')
    await hands.reads('经营内容')
  })
  await computer.step('section-business', 'describes the business', async (hands) => {
    await hands.choose('是否通过网络经营', '否')
    await hands.fill('主要设备设施', '冷藏柜 2 台\n消毒柜 1 台')
    await hands.press('保存并继续')
    await hands.reads('食品安全人员')
  })
  await computer.step('section-safety', 'names who answers for food safety', async (hands) => {
    await hands.fill('食品安全员姓名', '石小桥')
    await hands.fill('食品安全员身份证号码', shi.citizenId)
    await hands.choose('是否配备食品安全总监', '否')
    await hands.fill('从业人员人数', '6')
    await hands.press('保存并继续')
    await hands.reads('申请材料')
  })
}

async function handInPapers(stage: Stage, computer: Actor): Promise<void> {
  const { licence, layout, rules } = licencePapers
  const [big, photograph, plan, rulesList] = await Promise.all([
    tooLarge(stage.papers),
    stage.papers.png('营业执照'),
    stage.papers.pdf('布局图'),
    stage.papers.pdf('制度目录'),
  ])
  await computer.step('paper-wrong-type', 'is told in a sentence that a text file does not do', async (hands) => {
    await hands.upload(layout, wordsAsPdf)
    await hands.within(layout).sees(/PDF、JPG、PNG/)
    await hands.sees(/只能上传|不是要求的格式/)
  })
  await computer.step('paper-too-large', 'is told in a sentence that a file is too large', async (hands) => {
    await hands.upload(layout, big)
    await hands.sees('文件超过 10 MB')
  })
  await computer.step('papers', 'hands in a photograph and two PDFs', async (hands) => {
    await hands.upload(licence, photograph)
    await hands.within(licence).sees('营业执照.png')
    await hands.upload(layout, plan)
    await hands.within(layout).sees('布局图.pdf')
    await hands.upload(rules, rulesList)
    await hands.within(rules).sees('制度目录.pdf')
    await hands.follow('继续')
    await hands.reads('怎么领取结果？')
  })
}

async function sendFromPhone(stage: Stage, owner: Actor): Promise<string> {
  await owner.step('delivery', 'chooses on her phone again how to receive the result', async (hands) => {
    await hands.open(stage.instance.origin)
    await hands.follow('登录')
    await signIn(owner, shi)
    await hands.follow('我的办件')
    await hands.follow(licenceItem)
    await hands.follow('怎么领取结果')
    await hands.choose('领取结果', '电子版，网上查看和下载')
    await hands.press('保存并继续')
    await hands.reads('核对后提交')
  })
  await owner.step('check', 'checks her answers and may not send them without the promise', async (hands) => {
    for (const words of [shop.name, '86.5', '热食类食品制售', '布局图.pdf']) await hands.sees(words)
    await hands.press('提交申请')
    await hands.sees('请确认内容真实后再提交。')
  })
  const receipt = await owner.step('submit', 'sends the application and gets a receipt number', async (hands) => {
    await hands.tick('我确认以上内容真实，并愿意承担不实的责任')
    await hands.press('提交申请')
    return receiptOf(owner)
  })
  await owner.step('slip', 'opens the slip with the code for looking up', async (hands) => {
    await hands.follow('打印回执')
    await hands.reads('收件回执')
    await hands.sees(receipt)
    await owner.page.getByRole('img', { name: '扫码查进度' }).waitFor()
  })
  await owner.step('status', 'sees who has it, until when and why', async () => {
    await openOwnCase(owner, receipt)
    await owner.hands.sees('最晚告诉你是否受理')
    await owner.hands.sees('芙蓉区政务服务中心（演示）')
    await owner.hands.unfold('这个日期怎么算的')
    await owner.hands.sees(/当天不计/)
  })
  await owner.step('slip-pdf', 'downloads the slip', async (hands) => {
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '收件回执' }))
    const text = textOf(await hands.download('收件回执'))
    promised(text.includes(receipt), 'the slip does not show the receipt number')
  })
  await owner.step('message', 'reads the message about it', async () => readMessage(owner, '已收到你的申请', receipt))
  return receipt
}
