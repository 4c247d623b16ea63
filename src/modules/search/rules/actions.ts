import texts from './actions.json' with { type: 'json' }

/** 新办 延续 补办 变更 注销 查询: which of them a text speaks of, as bits. */
const actions = Object.values(texts.actions).map((words, at) => ({ bit: 1 << at, words }))
const [begin, ask] = [1, 1 << 5]
const later = 0b111110

export function actionsOf(text: string): number {
  let found = 0
  for (const { bit, words } of actions) if (words.some((word) => text.includes(word))) found |= bit
  return found
}

/**
 * How well what is wanted and what an item is for agree. Who says nothing of it wants to begin: replacing, changing and ending are for
 * those who say so.
 */
export function actionFit(asked: number, offered: number): number {
  if ((asked & offered) !== 0) return 1.1
  if ((asked & later) === 0)
    return (offered & later) === 0 ? ((offered & begin) === 0 ? 1 : 1.04) : (offered & later) === ask ? 0.9 : 0.8
  return (offered & later) === 0 ? 0.95 : 0.8
}
