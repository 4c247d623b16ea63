import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import { createEvaluations, type Evaluation, type Evaluations, evaluationTexts, grades, reasonCodes } from './index.ts'

let platform: TestPlatform
let evaluations: Evaluations
beforeAll(async () => {
  platform = await testPlatform()
  evaluations = createEvaluations(platform)
})
afterAll(() => platform.close())

const newCase = () => ({
  caseId: uuidV7(platform.clock.now().getTime()),
  regionCode: '430102000000',
  departmentId: '82366686-cb15-5dda-8510-3feb3e1ba594',
  itemId: '01990000-0000-7000-8000-00000000000a',
  channel: 'online' as const,
})
const good: Evaluation = { grade: 1, reasons: [], text: '' }

test('once a case, also when it is sent twice at the same moment', async () => {
  const evaluated = newCase()
  expect(await evaluations.isGiven(evaluated.caseId)).toBe(false)
  const sent = await Promise.allSettled([1, 2, 3].map(() => evaluations.give(evaluated, good)))
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(evaluations.give(evaluated, { ...good, grade: 5 })).rejects.toMatchObject({
    code: 'evaluation.given_before',
  })
  expect(await evaluations.isGiven(evaluated.caseId)).toBe(true)
  expect(await evaluations.isGiven(newCase().caseId)).toBe(false)
})

test('the row leads to the body and the day, never to the case or the person', async () => {
  const evaluated = newCase()
  await evaluations.give(evaluated, { grade: 4, reasons: [reasonCodes[0]!], text: '窗口的周师傅让我跑了三趟' })
  const [row] = await asOwner<Record<string, unknown>>(
    platform,
    'select *, evaluation::text as whole from evaluations.evaluation evaluation order by evaluation_id desc limit 1',
  )
  const { whole, ...columns } = row!
  expect(Object.keys(columns).sort()).toEqual([
    'case_hash',
    'channel',
    'department_id',
    'evaluated_on',
    'evaluation_id',
    'grade',
    'item_id',
    'reasons',
    'region_code',
    'sealed_text',
  ])
  for (const trace of [evaluated.caseId, '周师傅', Buffer.from('周师傅').toString('hex')])
    expect(whole).not.toContain(trace)
  expect(columns.evaluated_on).toBe('2026-11-20')
})

test('grades are 1 to 5 and nothing else, in code and in the table', async () => {
  for (const grade of grades) await evaluations.give(newCase(), { ...good, grade })
  for (const grade of [0, 6, 2.5, Number.NaN, '1'])
    await expect(evaluations.give(newCase(), { ...good, grade: grade as 1 })).rejects.toThrow()
  await expect(asOwner(platform, 'update evaluations.evaluation set grade = 6')).rejects.toThrow(
    /evaluation_grade_range/,
  )
})

test('reasons come from the list; the text is bounded', async () => {
  await expect(evaluations.give(newCase(), { ...good, reasons: ['made_up' as never] })).rejects.toThrow()
  await expect(evaluations.give(newCase(), { ...good, text: '长'.repeat(501) })).rejects.toThrow()
})

test('the application can neither change nor remove an evaluation', async () => {
  for (const text of ['update evaluations.evaluation set grade = 1', 'delete from evaluations.evaluation'])
    await expect(platform.db.query({ name: text, text, values: [] })).rejects.toThrow(/permission denied/)
})

test('every grade and reason has its words in Chinese and English', () => {
  expect(Object.keys(evaluationTexts.grades)).toEqual(grades.map(String))
  for (const words of [...Object.values(evaluationTexts.grades), ...Object.values(evaluationTexts.reasons)]) {
    expect(words.zh).not.toBe('')
    expect(words.en).toMatch(/^[A-Z]/)
  }
})
