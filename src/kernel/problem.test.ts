import { describe, expect, it } from 'vitest'
import { fillSentence, Problem, problemFamily } from './problem.ts'

const problem = problemFamily(
  { overtaken: 'conflict', gone: 'not_found' },
  {
    overtaken: { zh: '{who}已先办理。请刷新后再看。', en: '{who} was first. Reload the page.' },
    gone: { zh: '没有找到。', en: 'Not found.' },
  },
)

describe('problemFamily', () => {
  it('gives code, kind and filled sentence, and keeps the detail private', () => {
    const thrown = problem('overtaken', { who: '张**' }, 'expected version 3, found 4')
    expect(thrown).toBeInstanceOf(Problem)
    expect(thrown).toMatchObject({ name: 'Problem', code: 'overtaken', kind: 'conflict', fields: [] })
    expect(thrown.sentence).toEqual({ zh: '张**已先办理。请刷新后再看。', en: '张** was first. Reload the page.' })
    expect(thrown.message).toBe('overtaken: expected version 3, found 4')
    expect(JSON.stringify(thrown.sentence)).not.toContain('version 3')
  })
  it('carries the faults of fields', () => {
    const fault = { field: 'answers.siteAddress', code: 'empty', sentence: { zh: '请填写。', en: 'Fill this in.' } }
    expect(problem('gone', {}, undefined, [fault]).fields).toEqual([fault])
    expect(problem('gone').message).toBe('gone')
  })
})

describe('fillSentence', () => {
  it('leaves a name without a value as it stands, and fills in nothing twice', () => {
    expect(fillSentence({ zh: '{a}{b}', en: '{a} {b}' }, { a: '{b}', b: 0 })).toEqual({ zh: '{b}0', en: '{b} 0' })
    expect(fillSentence({ zh: '{a}', en: '{a}' }, {})).toEqual({ zh: '{a}', en: '{a}' })
  })
})
