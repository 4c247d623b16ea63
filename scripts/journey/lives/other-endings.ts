import { openOwnCase, readMessage, receiptOf, signIn } from '../citizen.ts'
import { openFromInbox } from '../desk.ts'
import { checkSealedPdf } from '../documents.ts'
import { type Actor, he, lin, type Person, type Stage } from '../stage.ts'
import { insuranceItem, startDate } from './insurance.ts'

/** Cases that end otherwise: two people at once, withdrawn, not accepted. */
export async function otherEndings(stage: Stage): Promise<void> {
  await withdraw(stage)
  await notAccept(stage)
}

async function withdraw(stage: Stage): Promise<void> {
  const person = await stage.visitor('Lin (phone)')
  const receipt = await applyForInsurance(stage, person, lin, 'withdrawal')
  await person.step('withdrawal', 'is asked once more before she withdraws', async (hands) => {
    await openOwnCase(person, receipt)
    await hands.follow('撤回申请')
    await hands.reads('撤回申请')
    await hands.fill('为什么撤回', '单位会给我办')
  })
  await person.step('withdrawn', 'withdraws', async (hands) => {
    await hands.press('确认撤回')
    await hands.sees('申请已撤回。')
    await hands.sees('已撤回')
  })
  await person.close()
}

const reason = '你已由用人单位参保，不属于灵活就业人员参保，请由单位办理。'

async function notAccept(stage: Stage): Promise<void> {
  const person = await stage.visitor('He (phone)')
  const receipt = await applyForInsurance(stage, person, he, 'refusal')
  const clerk = await stage.staff('social-clerk')
  await clerk.step('refusal-without-reason', 'may not refuse to accept without a reason', async (hands) => {
    await openFromInbox(clerk, receipt)
    await hands.follow('不予受理')
    await hands.press('作出不予受理')
    await hands.reads(/处需要改$/)
  })
  await clerk.step('refusal', 'does not accept, with the reason', async (hands) => {
    await clerk.page.getByRole('radio', { name: reason }).check()
    await hands.press('作出不予受理')
    await hands.press('确认不予受理')
    await hands.sees('已决定不予受理')
  })
  await person.step('refusal-read', 'reads why, what can be done, and has the sealed notice', async (hands) => {
    await openOwnCase(person, receipt)
    await hands.sees('为什么不予受理')
    await hands.sees(reason)
    await hands.sees(/申请行政复议/)
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '不予受理通知书' }))
    const authority = await stage.instance.modules.seals.authorityCertificatePem()
    checkSealedPdf(await hands.download('不予受理通知书'), authority, ['何秋月', '不予受理'])
  })
  await person.step('refusal-message', 'has a message about it', async () =>
    readMessage(person, '申请没有受理', receipt),
  )
  await person.close()
}

/** Online, in two pages and one paper. */
async function applyForInsurance(stage: Stage, actor: Actor, person: Person, name: string): Promise<string> {
  await actor.step(`${name}-begin`, 'searches 灵活就业 and begins to apply', async (hands) => {
    await hands.open(stage.instance.origin)
    await actor.page.getByLabel('要办什么事？').fill('灵活就业')
    await hands.press('查找')
    await hands.follow(insuranceItem)
    await hands.follow('在线办理')
    await signIn(actor, person)
    await hands.press('继续')
    await hands.reads(insuranceItem)
  })
  return actor.step(`${name}-sent`, 'fills in two pages, hands in one paper, and sends', async (hands) => {
    await hands.follow('你本人')
    await hands.fill('现居住地址', '湖南省长沙市芙蓉区演示路 1 号')
    await hands.press('保存并继续')
    await hands.choose('你的就业情况', '其他灵活就业人员')
    await hands.fill('希望从哪天开始参保', startDate())
    await hands.choose('以前参加过职工养老保险吗', '否')
    await hands.press('保存并继续')
    await hands.upload(/身份证$/, await stage.papers.png('身份证'))
    await hands.within(/身份证$/).sees('身份证.png')
    await hands.follow('继续')
    await hands.choose('领取结果', '电子版，网上查看和下载')
    await hands.press('保存并继续')
    await hands.tick('我确认以上内容真实，并愿意承担不实的责任')
    await hands.press('提交申请')
    return receiptOf(actor)
  })
}
