import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'

/**
 * Chinese words, pinyin and initials. The dictionary takes 0.27 s to load, so it is loaded with the first import or
 * search and not with the process.
 */
let jieba: Jieba | undefined

/** Words for an index: long words and the shorter ones inside them, lower case, without signs. */
export function indexWords(text: string): readonly string[] {
  return cut(text).filter(isWord)
}

/**
 * Words for a question: the finest division only, because a document that says 许可 must be found by 许可证 too. Words
 * that every question contains say nothing and are left out, unless nothing else is there.
 */
export function queryWords(text: string): readonly string[] {
  const all = [...new Set(indexWords(text))]
  const finest = all.filter((word) => !all.some((other) => other !== word && other.length > 1 && word.includes(other)))
  const telling = finest.filter((word) => !fillers.has(word) && (word.length > 1 || /[^\p{Script=Han}]/u.test(word)))
  return telling.length > 0 ? telling : finest
}

/** Syllables without tones, one per Chinese character; everything else is left out. */
export function syllables(text: string): readonly string[] {
  return pinyin(normalise(text), { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).filter(Boolean)
}

/** Full-width to plain, lower case. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

const fillers = new Set([
  ...['怎么', '怎样', '如何', '什么', '需要', '办理', '申请', '哪里', '一家', '一个', '可以', '想要', '我要', '我想'],
  ...[
    '的',
    '了',
    '吗',
    '呢',
    '办',
    '证',
    '要',
    '去',
    '在',
    '和',
    '与',
    '及',
    '一',
    '个',
    '家',
    '我',
    '想',
    '请问',
    '手续',
  ],
])

function cut(text: string): readonly string[] {
  jieba ??= Jieba.withDict(dict)
  return jieba.cutForSearch(normalise(text), true)
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
