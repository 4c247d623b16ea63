import { openOwnCase, receiptOf, signIn } from '../citizen.ts'
import { promised } from '../promise.ts'
import { type Actor, he, lin, luo, type Stage } from '../stage.ts'

const item = '生育登记'
const question = '孩子刚出生要办什么'
const situation = '双方户籍都不在本省，在本省住满 1 个月'
const address = '湖南省长沙市芙蓉区演示路 1 号'
const papers = [/女方身份证$/, /男方身份证$/, /女方户口簿$/, /男方户口簿$/, /结婚证$/, /在本省居住的证明$/] as const

/** From a question in her own words to exactly what she needs, and on to the application and the window without being asked again. */
export async function findLife(stage: Stage): Promise<void> {
  const person = await stage.visitor('Lin (phone)')
  await findItem(stage, person)
  await answerQuestions(person)
  const code = await readList(person)
  await carryOn(person)
  await fillIn(stage, person)
  await send(person)
  await person.close()
  await takeToWindow(stage, code)
}

async function findItem(stage: Stage, person: Actor): Promise<void> {
  await person.step('ask', `types “${question}”`, async (hands) => {
    await hands.open(stage.instance.origin)
    const box = person.page.getByRole('main').getByLabel('要办什么事？').first()
    await box.fill(question)
    await box.press('Enter')
    await person.page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${item}`) })
      .first()
      .waitFor()
  })
  await person.step('guide', 'opens the guide and sees that questions come first', async (hands) => {
    await person.page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(`^${item}`) })
      .first()
      .click()
    await hands.reads(item)
    await hands.sees('先回答几个问题，看看你要带什么')
  })
}

async function answerQuestions(person: Actor): Promise<void> {
  await person.step('question-1', 'begins the questions without signing in', async (hands) => {
    await hands.follow('先回答几个问题，看看你要带什么')
    await hands.reads('现在的情况')
    await hands.sees('第 1 题，最多 5 题')
  })
  await person.step('question-missed', 'goes on without an answer and is told', async (hands) => {
    await hands.press('继续')
    await hands.reads(/^有 1 处需要改$/)
  })
  await person.step('question-2', 'answers, and the list begins to build up', async (hands) => {
    await hands.choose('现在的情况', '准备怀孕')
    await hands.press('继续')
    await hands.reads('你们的户籍是否在湖南省')
    await hands.sees('看后面的回答')
  })
  await person.step('question-back', 'changes her mind and goes back', async (hands) => {
    await hands.follow('上一题')
    await hands.reads('现在的情况')
    await hands.choose('现在的情况', '已经怀孕')
    await hands.press('继续')
    await hands.reads('你们的户籍是否在湖南省')
  })
  await person.step('question-3', 'sees what this answer has settled', async (hands) => {
    await hands.choose('你们的户籍是否在湖南省', '都不在')
    await hands.press('继续')
    await hands.reads('你们在湖南省住满 1 个月了吗')
    await hands.within('你的清单，边答边出').sees('刚定下')
  })
  await person.step('question-4', 'learns her situation', async (hands) => {
    await hands.choose('你们在湖南省住满 1 个月了吗', '是')
    await hands.press('继续')
    await hands.reads('这次请别人代办吗')
    await hands.within('你的清单，边答边出').sees(situation)
  })
  await person.step('question-5', 'comes herself', async (hands) => {
    await hands.choose('这次请别人代办吗', '否')
    await hands.press('继续')
    await hands.reads('以前的子女中，有残疾的或者已经去世的吗')
  })
}

async function readList(person: Actor): Promise<string> {
  return person.step('list', 'reads her own list', async (hands) => {
    await hands.choose('以前的子女中，有残疾的或者已经去世的吗', '否')
    await hands.press('继续')
    await hands.sees('我的办事清单')
    await hands.sees(situation)
    const needed = hands.within('要准备的材料')
    await needed.sees('在本省居住的证明')
    await needed.sees(/只在委托他人代办时提交，你不需要/)
    await hands.within('怎么办、要多久').sees('受理后 10 个工作日内')
    await hands.within('到哪里办').sees(/演示路/)
    await person.page.getByRole('img', { name: '扫码打开这张清单' }).waitFor()
    const words = (await person.page.getByRole('main').textContent()) ?? ''
    const code = /[2-9A-HJKMNP-Z]{4}(?:-[2-9A-HJKMNP-Z]{4})+(?:-[2-9A-HJKMNP-Z]{1,3})?/.exec(words)?.[0]
    promised(code !== undefined, 'the list has no code')
    return code
  })
}

async function carryOn(person: Actor): Promise<void> {
  await person.step('apply', 'goes on to apply, and has to sign in first', async (hands) => {
    await hands.follow('带着这些回答在线办理')
    await signIn(person, lin)
    await hands.reads('给谁办？')
  })
  await person.step('carried', 'finds her answers in the application', async (hands) => {
    await hands.press('继续')
    await hands.reads(item)
    await hands.sees('已完成 1 部分')
    await hands.follow('你们的情形')
    await hands.sees('来自你在情形问答里的回答')
    await hands.press('保存并继续')
    await hands.reads('你本人')
  })
}

async function fillIn(stage: Stage, person: Actor): Promise<void> {
  await person.step('self', 'fills in what is not known', async (hands) => {
    await hands.choose('你是', '女方')
    await hands.fill('你的户籍地址', '湖北省武汉市演示路 1 号')
    await hands.press('保存并继续')
    await hands.reads('你的配偶')
  })
  await person.step('spouse', 'names her husband', async (hands) => {
    await hands.fill('配偶姓名', '罗一鸣')
    await hands.fill('配偶身份证号码', luo.citizenId)
    await hands.fill('配偶的户籍地址', '湖北省武汉市演示路 2 号')
    await hands.fill('结婚登记日期', '2024-05-20')
    await hands.fill('结婚证字号', 'J420199-2024-000001')
    await hands.press('保存并继续')
    await hands.reads('户籍和居住')
  })
  await person.step('residence', 'is asked only what her situation needs', async (hands) => {
    promised(!(await hands.has('你们的户籍是否在湖南省')), 'what the guide asked is asked again')
    await hands.fill('现居住地址', address)
    await hands.fill('从哪天起住在湖南省', '2025-03-01')
    await hands.press('保存并继续')
    await hands.reads('生育情况')
  })
  await person.step('child', 'says when', async (hands) => {
    await hands.fill('预产期', new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10))
    await hands.choose('这是夫妻共同生育的第几个孩子', '第一个')
    await hands.press('保存并继续')
    await hands.reads('申请材料')
  })
  await person.step('papers', 'hands in the papers of her list and no others', async (hands) => {
    for (const paper of papers) await hands.upload(paper, await stage.papers.png('证件'))
    await hands.follow('继续')
    await hands.reads('怎么领取结果？')
  })
}

async function send(person: Actor): Promise<void> {
  const receipt = await person.step('submit', 'sends it', async (hands) => {
    await hands.choose('领取结果', '电子版，网上查看和下载')
    await hands.press('保存并继续')
    await hands.reads('核对后提交')
    await hands.tick('我确认以上内容真实，并愿意承担不实的责任')
    await hands.press('提交申请')
    return receiptOf(person)
  })
  await person.step('status', 'sees that it is handled by her situation', async (hands) => {
    await openOwnCase(person, receipt)
    await hands.sees(new RegExp(`情形：${situation}`))
    await hands.sees('预审')
  })
}

/** Somebody else brings the same list on paper. */
async function takeToWindow(stage: Stage, code: string): Promise<void> {
  const clerk = await stage.staff('street-window')
  await clerk.step('window-list', 'types the code from a paper and sees the list', async (hands) => {
    await hands.follow('窗口办件')
    await hands.fill('清单编号，或扫描得到的网址', code)
    await hands.press('打开清单')
    await hands.sees(situation)
  })
  await clerk.step('window-person', 'finds the person who brings it', async (hands) => {
    await hands.fill('身份证号码', he.citizenId)
    await hands.press('查找')
    await hands.reads('办事人')
    await hands.sees('来人带来的清单')
  })
  await clerk.step('window-begin', 'begins with the answers of the list', async (hands) => {
    await hands.press('用清单里的回答开始办')
    await hands.reads(item)
    const group = clerk.page.getByRole('group', { name: '你们的户籍是否在湖南省' })
    promised(await group.getByRole('radio', { name: '都不在' }).isChecked(), 'the answers of the list are not there')
  })
}
