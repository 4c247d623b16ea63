import { expect, test } from 'vitest'
import { createNearPhrases, nearPhrases } from './nearPhrases.ts'

const meaning = (means: string) => ({ means: [means], regionCode: null })
const near = createNearPhrases([
  { said: '养猪场', meaning: meaning('动物防疫条件') },
  { said: '公司 拖欠 工资', meaning: meaning('劳动人事争议仲裁') },
  ...Array.from({ length: 300 }, (_, at) => ({
    said: `开店${String.fromCodePoint(0x5000 + at)}`,
    meaning: meaning('登记'),
  })),
])
const found = (question: string) => nearPhrases(near, question, () => true).map(({ said }) => said)

test('most of what is said, anywhere in the question, comes near', () => {
  expect(found('准备养两百头猪要跑哪些手续')).toEqual(['养猪场'])
  expect(found('老板一直拖着我们公司工人的工资')).toEqual(['公司 拖欠 工资'])
})

test('one character, or only what everybody says, does not', () => {
  expect(found('猪')).toEqual([])
  expect(found('想开个店')).toEqual([])
})

test('what holds only elsewhere does not count', () => {
  expect(nearPhrases(near, '养两百头猪', () => false)).toEqual([])
})
