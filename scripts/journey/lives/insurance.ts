import { newestReceipt } from '../desk.ts'
import { checkSealedPdf } from '../documents.ts'
import { promised } from '../promise.ts'
import { he, type Stage } from '../stage.ts'

export const insuranceItem = '职工参保登记（灵活就业人员参保）'
export const startDate = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

/** 灵活就业参保: one authorised clerk does all of it while the person waits. */
export async function insuranceLife(stage: Stage): Promise<void> {
  const clerk = await stage.staff('social-clerk')
  await clerk.step('insurance-begin', 'finds the person and begins', async (hands) => {
    await hands.follow('窗口办件')
    await hands.fill('身份证号码', he.citizenId)
    await hands.press('查找')
    await hands.sees('何**')
    await hands.fill('事项名称', '灵活就业')
    await hands.press('查找事项')
    await hands.press(`开始办${insuranceItem}`)
    await hands.sees('第 1 步，共 2 步')
  })
  await clerk.step('insurance-filled', 'types four answers; the rest is known', async (hands) => {
    await hands.fill('现居住地址', '湖南省长沙市芙蓉区演示路 3 号')
    await hands.choose('你的就业情况', '其他灵活就业人员')
    await hands.fill('希望从哪天开始参保', startDate())
    await hands.choose('以前参加过职工养老保险吗', '否')
    await hands.press('保存，下一步')
    await hands.sees('第 2 步，共 2 步')
  })
  await clerk.step('insurance-filed', 'ticks the identity card and files', async (hands) => {
    await hands.tick(/身份证/)
    await hands.choose('怎么领取结果', '电子版，网上查看和下载')
    await hands.press('提交收件')
    await hands.sees(/^已收件，请核对后受理/)
  })
  const receipt = await clerk.step('insurance-done', 'accepts and decides in one go', async (hands) => {
    const number = await newestReceipt(clerk)
    await hands.tickAll('收件清单')
    await hands.tickAll('审查要点')
    await hands.press('受理并办结')
    await hands.press('确认受理并办结')
    await hands.sees('已受理并办结')
    return number
  })
  await clerk.step('insurance-receipt', 'prints the sealed receipt', async (hands) => {
    promised(await hands.has(receipt), 'the case is no longer on the screen, though the person stands there')
    const link = clerk.page.getByRole('link', { name: /办理回执|办理第\d+号/ })
    await hands.seesSoon(() => link)
    const authority = await stage.instance.modules.seals.authorityCertificatePem()
    checkSealedPdf(await hands.fileBehind(link), authority, ['何秋月', '参保'])
  })
}
