import { receiptOf, signIn } from '../citizen.ts'
import { promised } from '../promise.ts'
import { type Actor, type Stage, shi, shop } from '../stage.ts'

const hygieneItem = '公共场所卫生许可-告知承诺'
const address = '湖南省长沙市芙蓉区演示路 2 号二层'
const question = '凭承诺办，还是按一般方式办？'
const onPromise = '我承诺符合条件，凭承诺办理'
const promiseText = '我已看清告知内容，承诺符合全部条件，承担不实的责任'

/** A hairdresser’s on the upper floor: nothing but a promise, made after everything was told. */
export async function applyOnPromise(stage: Stage, owner: Actor): Promise<string> {
  await owner.step('guide', 'searches 卫生许可 and reads what would be promised and what follows', async (hands) => {
    await hands.open(stage.instance.origin)
    await owner.page.getByLabel('要办什么事？').fill('公共场所卫生许可')
    await hands.press('查找')
    await hands.follow(hygieneItem)
    await hands.reads(hygieneItem)
    await hands.sees(/三年内不再适用告知承诺/)
  })
  await begin(owner, 'begin')
  await owner.step('answers', 'answers three pages', async (hands) => {
    await hands.follow('办理情况')
    await hands.choose('公共场所类别', '理发店、美容店')
    await hands.choose('是否使用集中空调通风系统', '否')
    await hands.choose('是否委托他人办理', '否')
    await hands.press('保存并继续')
    await hands.fill('法定代表人、负责人或业主姓名', '石小桥')
    await hands.press('保存并继续')
    await hands.fill('经营场所地址', address)
    await hands.fill('经营场所面积', '42')
    await hands.fill('从业人员人数', '3')
    await hands.fill('卫生管理人员姓名', '石小桥')
    await hands.press('保存并继续')
    await hands.reads(question)
  })
  await owner.step('unread', 'may not promise without having read', async (hands) => {
    await hands.choose('办理方式', onPromise)
    await hands.fill('签名', shi.name)
    await hands.press('保存并继续')
    await hands.reads(/处需要改$/)
  })
  await owner.step('promised', 'reads it, promises and signs', async (hands) => {
    await hands.tick(promiseText)
    await hands.press('保存并继续')
    await hands.reads(/^申请材料$|^怎么领取结果/)
  })
  return owner.step('submit', 'sends it without a single paper', async (hands) => {
    if (await owner.page.getByRole('heading', { name: '申请材料' }).first().isVisible()) await hands.follow('继续')
    await hands.choose('领取结果', '电子版，网上查看和下载')
    await hands.press('保存并继续')
    await hands.tick('我确认以上内容真实，并愿意承担不实的责任')
    await hands.press('提交申请')
    return receiptOf(owner)
  })
}

async function begin(owner: Actor, name: string): Promise<void> {
  await owner.step(name, 'begins for her enterprise', async (hands) => {
    await hands.follow('在线办理')
    if (await owner.page.getByRole('heading', { name: '登录', exact: true }).isVisible()) await signIn(owner, shi)
    await hands.choose('申请人', new RegExp(`^${shop.name}`))
    await hands.press('继续')
    await hands.reads(hygieneItem)
  })
}

/** After a false promise: not on a promise until the day that she is told; in the usual way at any time. */
export async function promiseAgain(stage: Stage, owner: Actor): Promise<void> {
  await owner.step('again', 'comes to the same item again', async (hands) => {
    await hands.open(stage.instance.origin)
    await owner.page.getByLabel('要办什么事？').fill('公共场所卫生许可')
    await hands.press('查找')
    await hands.follow(hygieneItem)
  })
  await begin(owner, 'again-begin')
  await owner.step('barred', 'may not promise again, and is told until which day', async (hands) => {
    await hands.follow(question)
    await hands.sees(/2029年9月24日（含）以前不能凭承诺办理/)
    promised(!(await hands.has(onPromise)), 'she is offered what she may not choose')
  })
  await owner.step('usual-way', 'goes on in the usual way', async (hands) => {
    await hands.choose('办理方式', '不承诺，按一般方式办理')
    await hands.press('保存并继续')
    promised(!(await hands.has(/不能凭承诺办理/)), 'the usual way is barred too')
  })
}
