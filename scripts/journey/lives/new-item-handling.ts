import { openOwnCase, receiptOf, signIn } from '../citizen.ts'
import { openFromInbox } from '../desk.ts'
import { promised } from '../promise.ts'
import { type Actor, luo, type Stage } from '../stage.ts'
import { guide } from './new-item-guide.ts'

const changsha = '430100000000'
const required = guide.materials.filter(({ necessity }) => necessity === '必要')

/** A nurse applies for what was published a moment ago; everything she and the clerks see comes from the version. */
export async function handleNurse(stage: Stage): Promise<void> {
  const nurse = await stage.visitor('nurse (phone)')
  await applyAsNurse(stage, nurse)
  const receipt = await sendApplication(nurse)
  await handle(stage, receipt)
  await nurse.step('nurse-result', 'reads that she is registered, and the case is concluded', async (hands) => {
    await openOwnCase(nurse, receipt)
    await hands.seesSoon(({ place }) => place.getByText('已办结', { exact: true }))
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '决定书' }))
  })
  await nurse.close()
}

async function applyAsNurse(stage: Stage, nurse: Actor): Promise<void> {
  await nurse.step('nurse-guide', 'finds the new item on the portal of 长沙市 and reads its guide', async (hands) => {
    await hands.open(`${stage.instance.origin}/${changsha}`)
    await nurse.page.getByLabel('要办什么事？').fill('护士注册')
    await hands.press('查找')
    await hands.follow(guide.name)
    await hands.reads(guide.name)
    for (const { name } of required) await hands.sees(name)
    await hands.sees('长沙市政务服务中心（演示）')
  })
  await nurse.step('nurse-sign-in', 'applies, and signs in', async (hands) => {
    await hands.follow('在线办理')
    await hands.reads('登录')
    await signIn(nurse, luo)
    await hands.reads('给谁办？')
    await hands.press('继续')
    await hands.reads(guide.name)
  })
  await nurse.step('nurse-answers', 'is asked only for what is not known', async (hands) => {
    await hands.follow('申请人')
    promised((await hands.valueOf('身份证号码')) === luo.citizenId, 'her ID number is not filled in')
    await hands.fill('毕业院校', '湖南演示护理学院')
    await hands.fill('拟执业机构', '长沙市演示医院')
    await hands.press('保存并继续')
    await hands.reads('申请材料')
  })
  const papers = await Promise.all(
    required.map(async ({ name }) => [name, await stage.papers.pdf(name.slice(0, 12))] as const),
  )
  await nurse.step('nurse-papers', 'hands in the two papers that are required', async (hands) => {
    for (const [name, paper] of papers) {
      await hands.upload(name, paper)
      await hands.within(name).sees(paper.name)
    }
    await hands.follow('继续')
    await hands.reads('怎么领取结果？')
  })
}

async function sendApplication(nurse: Actor): Promise<string> {
  await nurse.step('nurse-delivery', 'chooses how to receive the result', async (hands) => {
    await hands.choose('领取结果', '电子版，网上查看和下载')
    await hands.press('保存并继续')
    await hands.reads('核对后提交')
  })
  const receipt = await nurse.step('nurse-submit', 'checks everything and sends it', async (hands) => {
    await hands.sees('湖南演示护理学院')
    await hands.tick('我确认以上内容真实，并愿意承担不实的责任')
    await hands.press('提交申请')
    return receiptOf(nurse)
  })
  return receipt
}

async function handle(stage: Stage, receipt: string): Promise<void> {
  const clerk = await stage.staff('changsha-window')
  await clerk.step('nurse-accept', 'compares the papers with the derived checklist and accepts', async (hands) => {
    await openFromInbox(clerk, receipt)
    for (const { name } of required) await hands.sees(name)
    await hands.tickAll('收件清单')
    await hands.press('受理')
    await hands.sees('已受理')
  })
  const reviewer = await stage.staff('changsha-reviewer')
  await reviewer.step('nurse-review', 'compares every review point that was written, and passes', async (hands) => {
    await openFromInbox(reviewer, receipt)
    await hands.sees('通过护士执业资格考试，健康状况符合规定')
    await hands.tickAll('审查要点')
    await hands.fill('意见', '学历、实习和考试成绩属实，健康状况符合规定，建议准予。')
    await hands.press('审查通过')
    await hands.sees('审查已通过，已交决定')
  })
  const decider = await stage.staff('changsha-decider')
  await decider.step('nurse-grant', 'decides', async (hands) => {
    await openFromInbox(decider, receipt)
    await hands.tickAll('审查要点')
    await hands.fill('意见或理由', '准予注册。')
    await hands.press('准予')
    await hands.press('确认准予')
    await hands.sees('已准予')
  })
}
