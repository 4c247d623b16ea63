import { receiptOf, signIn } from '../citizen.ts'
import { type Actor, type Stage, shi, shop } from '../stage.ts'
import { licenceItem, licencePapers } from './licence-application.ts'

const address = '湖南省长沙市芙蓉区演示路 2 号'

/** The same application as in every life of the shop, but the licence is to come by post. */
export async function applyByPost(stage: Stage, owner: Actor): Promise<string> {
  await owner.step('begin', 'searches 食品经营, signs in and begins for her enterprise', async (hands) => {
    await hands.open(stage.instance.origin)
    await owner.page.getByLabel('要办什么事？').fill('食品经营')
    await hands.press('查找')
    await hands.follow(licenceItem)
    await hands.follow('在线办理')
    await signIn(owner, shi)
    await hands.choose('申请人', new RegExp(`^${shop.name}`))
    await hands.press('继续')
    await hands.reads(licenceItem)
  })
  await owner.step('answers', 'answers six pages', async (hands) => {
    await hands.follow('办理情况')
    await hands.choose('主体业态', '餐饮服务经营者')
    await hands.tick('热食类食品制售')
    await hands.tick('冷食类食品制售')
    await hands.choose('经营场所是否就是营业执照上的住所', '是')
    for (const question of ['在经营场所以外是否设有仓库', '是否使用自动售货设备', '是否委托代理人办理']) {
      await hands.choose(question, '否')
    }
    await hands.press('保存并继续')
    await hands.fill('法定代表人或负责人姓名', '石小桥')
    await hands.fill('法定代表人或负责人身份证号码', shi.citizenId)
    await hands.fill('营业执照上的住所', address)
    await hands.press('保存并继续')
    await hands.fill('经营场所面积', '86.5')
    await hands.press('保存并继续')
    await hands.choose('是否通过网络经营', '否')
    await hands.fill('主要设备设施', '冷藏柜 2 台\n消毒柜 1 台')
    await hands.press('保存并继续')
    await hands.fill('食品安全员姓名', '石小桥')
    await hands.fill('食品安全员身份证号码', shi.citizenId)
    await hands.choose('是否配备食品安全总监', '否')
    await hands.fill('从业人员人数', '6')
    await hands.press('保存并继续')
    await hands.reads('申请材料')
  })
  await owner.step('papers', 'hands in three papers', async (hands) => {
    await hands.upload(licencePapers.licence, await stage.papers.png('营业执照'))
    await hands.upload(licencePapers.layout, await stage.papers.pdf('布局图'))
    await hands.upload(licencePapers.rules, await stage.papers.pdf('制度目录'))
    await hands.within(licencePapers.rules).sees('制度目录.pdf')
    await hands.follow('继续')
    await hands.reads('怎么领取结果？')
  })
  return owner.step('submit', 'wants the licence by post, and sends the application', async (hands) => {
    await hands.choose('领取结果', /邮寄/)
    await hands.fill('邮寄地址', address)
    await hands.press('保存并继续')
    await hands.tick('我确认以上内容真实，并愿意承担不实的责任')
    await hands.press('提交申请')
    return receiptOf(owner)
  })
}
