import { openPart, openWaiting, rowOf, save, select } from '../officer.ts'
import type { Stage } from '../stage.ts'
import { guide } from './new-item-guide.ts'

/** The counter of 长沙市, as its own office describes it. */
const counter = {
  办理窗口: '长沙市政务服务中心（演示）',
  地址: '长沙市演示大道 10 号二楼 B 区',
  办公时间: '工作日 9:00–12:00，13:30–17:00',
  电话: '0731-00000010',
} as const

/** 长沙市 claims the standard, fills in its own, and opens it. */
export async function claimItem(stage: Stage): Promise<void> {
  const officer = await stage.staff('changsha-editor')
  await officer.step('claim-begin', 'finds the new standard among those from above and claims it', async (hands) => {
    await hands.follow('标准和认领')
    await hands.fill('名称或基本编码', guide.name)
    await hands.press('查找')
    await hands.sees('还没有认领')
    await hands.press(`认领 ${guide.name}`)
    await hands.sees('由上级规定')
  })
  await officer.step('claim-open', 'opens it for applications', async (hands) => {
    await openPart(hands, '基本信息')
    await hands.choose('开通网上申请', '自己填')
    await hands.tick('开通网上申请')
    await save(hands)
  })
  await officer.step('claim-places', 'writes where its counter is', async (hands) => {
    await openPart(hands, '窗口和联系方式')
    await hands.choose('办理窗口', '自己填')
    await hands.press('加一条办理窗口')
    const row = rowOf(hands, '办理窗口', 0)
    await row.fill('窗口名称', counter.办理窗口)
    await row.fill('地址', counter.地址)
    await row.fill('办公时间', counter.办公时间)
    await row.fill('电话', counter.电话)
    await hands.choose('办理地点', '自己填')
    await select(hands, '办理地点', `${counter.办理窗口}综合窗口`)
    await save(hands)
  })
  await officer.step('claim-sent', 'sends it to a colleague', async (hands) => {
    await hands.press('送审')
    await hands.sees('审核中')
  })
  const colleague = await stage.staff('changsha-editor-2')
  await colleague.step('claim-approved', 'a colleague compares address and hours and approves', async (hands) => {
    await openWaiting(colleague, '等你审核', guide.name)
    await colleague.page.getByRole('radio', { name: '地址、时间、电话都核对过，同意。' }).check()
    await hands.press('同意')
    await hands.reads('走到哪一步')
  })
  await officer.step('claim-published', 'publishes it from today on', async (hands) => {
    await openWaiting(officer, '审核通过，等你发布', guide.name)
    await hands.follow('去发布')
    await hands.fill('发文字号', '长卫发〔2026〕8号')
    await hands.press('发布')
    await hands.sees(/起生效（长卫发〔2026〕8号）/)
  })
  await officer.step('claim-listed', 'finds it among its own items, open', async (hands) => {
    await hands.follow('事项')
    await hands.fill('名称或编码', '护士')
    await hands.press('查找')
    await hands.sees('网上可办')
    await hands.follow(guide.name)
    await hands.sees('长卫发〔2026〕8号')
  })
}
