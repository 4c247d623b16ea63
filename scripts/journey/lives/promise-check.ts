import { checkSealedPdf } from '../documents.ts'
import { authorityOf, type Told } from './told.ts'

const found = '用品用具没有消毒设备，三名从业人员中一人没有健康合格证明。'

/** A month later somebody comes and looks: not yet false, but to be put right by a day. */
export async function askToRectify(told: Told): Promise<void> {
  const { applicant } = told
  await told.goTo('2026-09-03')
  const reviewer = await told.at('health-reviewer')
  await reviewer.step('check', 'checks the place and has it put right within fifteen days', async (hands) => {
    await hands.choose('核查结论', /^限期整改/)
    await hands.fill('核查发现', found)
    await hands.press('核查承诺')
    await hands.press('确认核查承诺')
    await hands.sees('核查结果已记录')
  })
  await told.tellAll(reviewer, 'to-rectify')
  await applicant.step(
    'rectification',
    'reads what was found, by when to put it right and what follows',
    async (hands) => {
      await told.open()
      await hands.sees(new RegExp(found))
      await hands.sees(/到期没有改好的，承诺按不实处理/)
      await hands.seesSoon(({ place }) => place.getByRole('link', { name: '责令限期整改通知书' }))
      checkSealedPdf(await hands.download('责令限期整改通知书'), await authorityOf(told), [found])
    },
  )
  await told.tell('to-rectify')
}

/** Nothing was put right: at the end of the last day the promise counts as false, and the permit is annulled, without anybody’s hand. */
export async function lapse(told: Told, code: string): Promise<void> {
  const { applicant, stage } = told
  const stranger = await stage.visitor('stranger (phone)')
  await stranger.step('verified', 'scans the code of the permit: it is valid', async (hands) => {
    await hands.open(code)
    await hands.sees('真实，现在有效')
  })
  await told.goTo('2026-09-25', 9)
  await applicant.step('broken', 'finds her permit annulled, reads why and where she can complain', async (hands) => {
    await told.open()
    await hands.seesSoon(({ place }) => place.getByText('许可已撤销'))
    await hands.sees(/已记入信用记录，2029年9月24日（含）以前不能再凭承诺办理，可以按一般方式办/)
    await hands.sees(/60 日内向长沙市芙蓉区人民政府（演示）申请行政复议/)
    await hands.seesSoon(({ place }) => place.getByRole('link', { name: '承诺不实认定决定书' }))
    const words = ['长沙市芙蓉区人民政府', '行政复议', '信用']
    checkSealedPdf(await hands.download('承诺不实认定决定书'), await authorityOf(told), words)
  })
  await told.tell('broken')
  await stranger.step('verified-annulled', 'scans the same code: it is annulled', async (hands) => {
    await hands.open(code)
    await hands.sees('真实，但已被撤销，不再有效')
  })
  await stranger.close()
}
