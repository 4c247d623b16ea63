import { promised } from '../promise.ts'
import { licencePapers } from './licence-application.ts'
import type { Told } from './told.ts'

const demand = '布局图没有标出各功能区的名称和面积，请补充标注后重新上传。'

/** A day for the window, a day for the applicant. */
export async function askAndAnswer(told: Told): Promise<void> {
  const { applicant, stage } = told
  await told.goTo('2026-09-15')
  const clerk = await told.at('window-a01')
  await clerk.step('correction', 'asks once for everything that is missing', async (hands) => {
    await hands.follow('要求补正')
    await hands.tick(demand)
    await hands.press('发出补正通知')
    await hands.sees('补正通知已发给申请人')
  })
  await told.tell('correction-asked')
  await told.goTo('2026-09-16')
  await applicant.step('corrected', 'brings the new plan a day later', async (hands) => {
    await told.open()
    await hands.follow('现在补正')
    await hands.upload(licencePapers.layout, await stage.papers.pdf('标好面积的布局图'))
    await hands.within(licencePapers.layout).sees('标好面积的布局图.pdf')
    await hands.press('提交补正')
    await hands.sees('补正已提交。')
  })
  await told.tell('corrected')
}

export async function acceptAgain(told: Told): Promise<void> {
  await told.goTo('2026-09-17')
  const clerk = await told.at('window-a01')
  await clerk.step('pre-review', 'passes the papers', async (hands) => {
    await hands.tickAll('收件清单')
    await hands.press('预审通过')
    await hands.sees('预审已通过')
  })
  await clerk.step('accept', 'accepts', async (hands) => {
    await hands.tickAll('收件清单')
    await hands.press('受理')
    await hands.sees('已受理')
  })
  await told.tell('accepted')
}

/** Two bodies are asked on the same day and answer on different ones; what they say stays inside. */
export async function askOthers(told: Told): Promise<void> {
  const { applicant } = told
  const reviewer = await told.at('food-reviewer')
  for (const office of ['芙蓉区消防救援大队（演示）', '长沙市生态环境局芙蓉分局（演示）']) {
    await reviewer.step('opinion-asked', `asks ${office} for its opinion`, async (hands) => {
      await hands.follow('征求意见')
      await reviewer.page.getByRole('radio', { name: office }).check()
      await hands.press('征求意见')
      await hands.sees('已征求意见')
    })
  }
  await told.tellAll(reviewer, 'opinions-asked')
  await told.tell('opinions-asked')
  await answer(told, '2026-09-18', 'fire-officer', '同意', '疏散通道和灭火器材符合要求。')
  await answer(told, '2026-09-21', 'environment-officer', '附条件同意', '油烟净化设施须在营业前完成检测。')
  await told.open()
  promised(!(await applicant.hands.has('油烟净化设施')), 'the applicant reads what another body wrote')
}

async function answer(told: Told, day: string, login: string, view: string, words: string): Promise<void> {
  await told.goTo(day)
  const officer = await told.at(login)
  await officer.step(`${login}-opinion`, `answers: ${view}`, async (hands) => {
    await hands.choose('意见', view)
    await hands.fill('具体意见', words)
    await hands.press('答复意见')
    await hands.sees('意见已答复')
  })
}

/** The clock stands for a week, over a holiday. */
export async function test(told: Told): Promise<void> {
  await told.goTo('2026-09-22')
  const reviewer = await told.at('food-reviewer')
  await reviewer.step('testing', 'has the ventilation tested: the clock stops', async (hands) => {
    await hands.sees('油烟净化设施须在营业前完成检测。')
    await hands.follow('开始特别程序')
    await reviewer.page.getByRole('radio', { name: '检测' }).check()
    await hands.fill('理由', '油烟净化设施需要检测。')
    await hands.press('开始特别程序')
    await hands.press('确认开始特别程序')
    await hands.sees('特别程序已开始，时限已停')
  })
  await told.tellAll(reviewer, 'testing')
  await told.tell('testing')
  await told.goTo('2026-09-29')
  const again = await told.at('food-reviewer')
  await again.step('tested', 'has the result: the clock goes on', async (hands) => {
    if (await again.page.getByRole('link', { name: /^结束特别程序/ }).isVisible()) await hands.follow('结束特别程序')
    await hands.fill('结果', '检测合格。')
    await hands.press('结束特别程序')
    await hands.sees('特别程序已结束，时限恢复')
  })
  await told.tellAll(again, 'tested')
  await told.tell('tested')
  await told.goTo('2026-09-30')
  const third = await told.at('food-reviewer')
  await third.step('review', 'compares every point and passes', async (hands) => {
    await hands.tickAll('审查要点')
    await hands.fill('意见', '热食类的设备符合要求；冷食类没有专间，建议只准予热食类。')
    await hands.press('审查通过')
    await hands.sees('审查已通过，已交决定')
  })
}

/** Within the limit, on a Saturday that is worked; the applicant is told why. */
export async function extend(told: Told): Promise<void> {
  const { applicant } = told
  await told.goTo('2026-10-10')
  const decider = await told.at('food-decider')
  await decider.step('extension', 'needs more time, and is shown the new dates before it counts', async (hands) => {
    await hands.follow('延长办理时限')
    await hands.fill('理由', '冷食类专间的整改情况需要再核实。')
    await hands.press('延长办理时限')
    await hands.sees(/改为/)
    await hands.press('确认延长办理时限')
    await hands.sees('时限已延长')
  })
  await told.tellAll(decider, 'extended')
  await told.tell('extended')
  await applicant.hands.sees('冷食类专间的整改情况需要再核实。')
}
