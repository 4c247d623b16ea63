import { openOwnCase, readMessage, signIn } from '../citizen.ts'
import { newestReceipt, openFromInbox } from '../desk.ts'
import { checkSealedPdf } from '../documents.ts'
import { promised } from '../promise.ts'
import { type Actor, lin, luo, type Stage } from '../stage.ts'

const item = '生育登记'
const address = '湖南省长沙市芙蓉区演示路 1 号'

/** Synthetic: the region 430199 is not assigned. */
const newcomer = { name: '孙新来（演示）', citizenId: '430199199611230015' } as const

/** 生育登记 at the counter of the street: one accepts, one reviews and decides. */
export async function birthLife(stage: Stage): Promise<void> {
  const clerk = await stage.staff('street-window')
  await findPeople(clerk)
  const receipt = await fileForLin(stage, clerk)
  await clerk.step('birth-accept', 'compares the papers and accepts', async (hands) => {
    await hands.tickAll('收件清单')
    await hands.press('受理')
    await hands.sees('已受理')
  })
  const officer = await stage.staff('street-officer')
  await officer.step('birth-decide', 'reviews and decides in one act', async (hands) => {
    await openFromInbox(officer, receipt)
    await hands.tickAll('审查要点')
    await hands.press('准予')
    await hands.press('确认准予')
    await hands.sees('已准予')
  })
  await readResult(stage, receipt)
}

async function findPeople(clerk: Actor): Promise<void> {
  await clerk.step('window-wrong-number', 'mistypes a number and is told what is wrong', async (hands) => {
    await hands.follow('窗口办件')
    await hands.reads(/^窗口办件/)
    await hands.fill('身份证号码', '430199199205140128')
    await hands.press('查找')
    await hands.reads(/处需要改$/)
  })
  await clerk.step('window-not-found', 'does not find somebody who has never been here', async (hands) => {
    await hands.fill('身份证号码', newcomer.citizenId)
    await hands.press('查找')
    await hands.sees('没有找到这个人')
  })
  await clerk.step('window-registered', 'compares the ID card and registers him', async (hands) => {
    await hands.fill('姓名', newcomer.name)
    await hands.press('已核对证件，登记')
    await hands.reads('办事人')
    await hands.sees('窗口核对过证件')
  })
  await clerk.step('window-activation', 'gives him a code for an account of his own', async (hands) => {
    await hands.press('领取激活码')
    await hands.sees(/激活码 /)
  })
  await clerk.step('window-found', 'finds the next person by her ID number', async (hands) => {
    await hands.follow('换一个人')
    await hands.fill('身份证号码', lin.citizenId)
    await hands.press('查找')
    await hands.reads('办事人')
    await hands.sees('林**')
  })
}

async function fileForLin(stage: Stage, clerk: Actor): Promise<string> {
  await clerk.step('birth-begin', 'begins 生育登记 for her', async (hands) => {
    await hands.fill('事项名称', '生育')
    await hands.press('查找事项')
    await hands.press(`开始办${item}`)
    await hands.reads(item)
    await hands.sees('第 1 步，共 2 步')
  })
  await clerk.step('birth-filled', 'asks and types everything on one page', async (hands) => {
    await hands.choose('现在的情况', '准备怀孕')
    await hands.choose('你们的户籍是否在湖南省', '双方都在')
    await hands.choose('这次请别人代办吗', '否')
    await hands.choose('以前的子女中，有残疾的或者已经去世的吗', '否')
    await hands.choose('你是', '女方')
    await hands.fill('你的户籍地址', address)
    await hands.fill('配偶姓名', '罗一鸣')
    await hands.fill('配偶身份证号码', luo.citizenId)
    await hands.fill('配偶的户籍地址', address)
    await hands.fill('结婚登记日期', '2024-05-20')
    await hands.fill('结婚证字号', 'J430199-2024-000001')
    await hands.fill('现居住地址', address)
    await hands.choose('这是夫妻共同生育的第几个孩子', '第一个')
    await hands.press('保存，下一步')
    await hands.sees('第 2 步，共 2 步')
  })
  await clerk.step('birth-scan', 'scans the marriage certificate', async (hands) => {
    await hands.upload(/结婚证$/, await stage.papers.png('结婚证'))
    await hands.within(/结婚证$/).sees('结婚证.png')
  })
  return clerk.step('birth-filed', 'ticks the papers on the counter and files', async (hands) => {
    for (const paper of [/女方身份证/, /男方身份证/, /女方户口簿/, /男方户口簿/]) await hands.tick(paper)
    await hands.choose('怎么领取结果', '电子版，网上查看和下载')
    await hands.press('提交收件')
    await hands.sees(/^已收件，请核对后受理/)
    return newestReceipt(clerk)
  })
}

/** She sees at home what was filed for her, and has the sealed notice. */
async function readResult(stage: Stage, receipt: string): Promise<void> {
  const person = await stage.visitor('Lin (phone)')
  await person.step('birth-sign-in', 'signs in at home', async (hands) => {
    await hands.open(stage.instance.origin)
    await hands.follow('登录')
    await signIn(person, lin)
  })
  await person.step('birth-result', 'downloads the sealed 办结告知书', async (hands) => {
    await openOwnCase(person, receipt)
    await hands.sees('已办结')
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '办结告知书' }))
    const authority = await stage.instance.modules.seals.authorityCertificatePem()
    checkSealedPdf(await hands.download('办结告知书'), authority, ['林知夏', item])
  })
  await person.step('birth-message', 'reads that it is done', async () =>
    readMessage(person, /办结|办好|准予/, receipt),
  )
  await stage.mailbox.waitFor(lin.email ?? '', receipt)
  await person.close()

  const stranger = await stage.visitor('slip holder (phone)')
  await stranger.step('birth-progress', 'looks it up in public and reads no whole name', async (hands) => {
    await hands.open(stage.instance.origin)
    await hands.fill('回执编号', receipt)
    await hands.fill(/^证件号码后四位/, lin.citizenId.slice(-4))
    await hands.press('查询')
    await hands.sees('林**')
    promised(!(await hands.has('林知夏')), 'the public page shows the whole name')
  })
  await stranger.close()
}
