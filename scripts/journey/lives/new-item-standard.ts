import type { Hands } from '../hands.ts'
import { groupOf, openPart, openWaiting, rowOf, save, select } from '../officer.ts'
import type { Actor, Stage } from '../stage.ts'
import { guide } from './new-item-guide.ts'

/** A catalogue officer of 湖南省 writes the whole standard, part by part. */
export async function writeStandard(stage: Stage): Promise<void> {
  const officer = await stage.staff('hunan-editor')
  await officer.step('standard-begin', 'begins a new standard', async (hands) => {
    await hands.reads(/^现在要做的/)
    await hands.press('新写一个标准')
    await hands.reads('基本信息')
  })
  await officer.step('standard-basics', 'says what it is and who has the power', async (hands) => {
    await hands.fill('事项名称', guide.name)
    await hands.fill('基本编码', guide.catalogCode)
    await hands.fill('业务办理项编码', guide.businessCode)
    await select(hands, '事项类型', guide.type)
    await groupOf(hands, '服务对象').tick('自然人')
    await groupOf(hands, '面向谁').tick('个人')
    await hands.fill('由谁规定', guide.authority)
    await hands.fill('谁来实施', guide.handledBy)
    await select(hands, '通办范围', '全省通办')
    await save(hands)
  })
  await officer.step('standard-conditions', 'takes over conditions, legal basis and flow', async (hands) => {
    await openPart(hands, '条件、依据、流程')
    await hands.fill('受理条件', guide.conditions.join('\n\n'))
    await hands.fill('设定依据', guide.legalBasis.join('\n\n'))
    await hands.fill('办理流程', guide.flow.join('\n\n'))
    await save(hands)
  })
  await writeMaterials(officer)
  await writeForm(officer)
  await writeProcess(officer)
  await officer.step('standard-preview', 'looks at the guide as citizens will see it', async (hands) => {
    const address = officer.page.url()
    await hands.follow('预览：群众和窗口看到的')
    await hands.reads(guide.name)
    await hands.sees('要准备的材料')
    await hands.open(address)
  })
  await officer.step('standard-sent', 'has nothing left to mend and sends it for review', async (hands) => {
    await hands.sees('没有要改的，可以送审。')
    await hands.press('送审')
    await hands.sees('审核中')
  })
}

async function writeMaterials(officer: Actor): Promise<void> {
  for (const [at, material] of guide.materials.entries()) {
    await officer.step(`standard-material-${at + 1}`, `writes the material ${material.name}`, async (hands) => {
      await openPart(hands, '材料')
      await hands.follow('加一份材料')
      await hands.fill('材料名称', material.name)
      await select(hands, '必要性', material.necessity === '必要' ? '必要' : '可选')
      await select(hands, '材料性质', material.nature)
      await select(hands, '原件还是复印件', material.type)
      await select(hands, '材料形式', material.form)
      await select(hands, '来源', '自己准备')
      if (material.source.note) await hands.fill('来源说明', material.source.note)
      await hands.fill('受理标准', material.acceptStandard)
      await hands.fill('要这份材料的依据', material.legalBasis)
      await hands.fill('材料编码', material.code)
      await save(hands)
    })
  }
}

interface Question {
  readonly label: string
  readonly element: string
  readonly prefill?: string
}

const [firstQuestion, ...otherQuestions]: readonly [Question, ...Question[]] = [
  { label: '姓名', element: '姓名', prefill: '账号：姓名' },
  { label: '身份证号码', element: '身份证号', prefill: '账号：身份证号' },
  { label: '联系电话', element: '手机号', prefill: '账号：手机号' },
  { label: '毕业院校', element: '单位名称' },
  { label: '拟执业机构', element: '单位名称' },
]

async function writeForm(officer: Actor): Promise<void> {
  await officer.step('standard-section', 'adds a section to the form', async (hands) => {
    await openPart(hands, '表单')
    await hands.follow('加一节')
    await hands.fill('这一节的名称', '申请人')
    await hands.fill('第一个问题', firstQuestion.label)
    await save(hands)
    await openPart(hands, '表单')
    await hands.follow(firstQuestion.label)
    await writeQuestion(hands, firstQuestion)
  })
  for (const [at, question] of otherQuestions.entries()) {
    await officer.step(`standard-question-${at + 2}`, `asks for ${question.label}`, async (hands) => {
      await openPart(hands, '表单')
      await hands.follow('加一个问题')
      await writeQuestion(hands, question)
    })
  }
}

async function writeQuestion(hands: Hands, { label, element, prefill }: Question): Promise<void> {
  await hands.fill('问题', label)
  await select(hands, '填什么', element)
  if (prefill) await select(hands, '自动带出', prefill)
  await save(hands)
}

async function writeProcess(officer: Actor): Promise<void> {
  await officer.step('standard-steps', 'lays down the duties: window, review, decision', async (hands) => {
    await openPart(hands, '环节和岗位')
    await select(hands, '办理层次', '多人审查：预审，受理，审查，决定')
    for (const [at, [duty, by]] of (
      [
        ['受理', '窗口'],
        ['审查', '业务部门'],
        ['决定', '业务部门'],
      ] as const
    ).entries()) {
      await hands.press('加一条环节')
      const row = rowOf(hands, '环节', at)
      await select(row, '环节', duty)
      await select(row, '在哪里办', by)
    }
    await save(hands)
  })
  await officer.step('standard-limits', 'writes the limits', async (hands) => {
    await openPart(hands, '时限')
    for (const [group, days] of [
      ['法定办结时限', guide.legalDays],
      ['承诺办结时限', guide.promisedDays],
    ] as const) {
      await groupOf(hands, group).fill('天数', String(days))
      await select(groupOf(hands, group), '天数怎么算', '工作日')
    }
    await hands.fill('补正期限', '15')
    await hands.fill('送达期限', '10')
    await save(hands)
  })
  await officer.step('standard-fees', 'says that it is free of charge', async (hands) => {
    await openPart(hands, '收费')
    const unknown = officer.page.getByRole('checkbox', { name: '没有公布是否收费' })
    await unknown.uncheck()
    await save(hands)
  })
  await officer.step('standard-result', 'says what comes out of it', async (hands) => {
    await openPart(hands, '结果')
    await select(hands, '结果类型', '证照')
    await hands.fill('结果名称', guide.result)
    await save(hands)
  })
  await officer.step('standard-visits', 'says how often one has to come, and how', async (hands) => {
    await openPart(hands, '跑动和渠道')
    await hands.fill('要跑几次', String(guide.visits))
    await groupOf(hands, '办理渠道').tick('网上办理')
    await groupOf(hands, '办理渠道').tick('窗口办理')
    await groupOf(hands, '送达方式').tick('电子版')
    await save(hands)
  })
  await officer.step('standard-points', 'writes what the reviewer compares', async (hands) => {
    await openPart(hands, '审查要点')
    for (const [at, [duty, text]] of (
      [
        ['审查', '完成护理、助产专业普通全日制 3 年以上学习和 8 个月以上临床实习'],
        ['审查', '通过护士执业资格考试，健康状况符合规定'],
        ['决定', '审查意见完整，证据充分'],
      ] as const
    ).entries()) {
      await hands.press('加一条审查要点')
      const row = rowOf(hands, '审查要点', at)
      await select(row, '环节', duty)
      await row.fill('内容', text)
    }
    await save(hands)
  })
}

/** 编制 and 法制: each reads what it is and what it touches, and says so. */
export async function approveStandard(stage: Stage): Promise<void> {
  const stock = {
    'hunan-establish': '与权责清单一致，同意。',
    'hunan-legal': '设定依据有效，引用准确，同意。',
  } as const
  for (const login of ['hunan-establish', 'hunan-legal'] as const) {
    const reviewer = await stage.staff(login)
    await reviewer.step(`${login}-approves`, 'finds it waiting, reads it and approves', async (hands) => {
      await openWaiting(reviewer, '等你审核', guide.name)
      await hands.reads('审核意见')
      await reviewer.page.getByRole('radio', { name: stock[login] }).check()
      await hands.press('同意')
      await hands.reads('走到哪一步')
      await hands.sees(stock[login])
    })
  }
}

export async function publishStandard(stage: Stage): Promise<void> {
  const officer = await stage.staff('hunan-editor')
  await officer.step('standard-unpublished', 'may not publish without a document number', async (hands) => {
    await openWaiting(officer, '审核通过，等你发布', guide.name)
    await hands.follow('去发布')
    await hands.press('发布')
    await hands.reads(/处需要改$/)
  })
  await officer.step('standard-published', 'publishes it from today on', async (hands) => {
    await hands.fill('发文字号', '湘卫发〔2026〕31号')
    await hands.press('发布')
    await hands.sees(/起生效（湘卫发〔2026〕31号）/)
  })
}
