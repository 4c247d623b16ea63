import {
  QuestionPage,
  QuestionThanks,
  SearchResults,
  type SearchResultsModel,
  SearchStart,
} from '../views/citizen/index.ts'
import { anonymousFrame as frame, target } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { lines } from './portal.tsx'

const home = '/430102000000'
const address = (text: string) => `${home}/search?q=${encodeURIComponent(text)}`
const links = (texts: readonly string[]) => texts.map((label) => ({ label, href: address(label) }))
const values = (named: readonly (readonly [string, number])[]) =>
  named.map(([label, items]) => ({ label, items, href: address(label) }))

const results: SearchResultsModel = {
  searchAction: `${home}/search`,
  query: '开小饭馆',
  reading: {
    sentence: '“开小饭馆”是按“食品经营许可”查找的。',
    otherwise: { words: '只查“开小饭馆”这几个字', href: address('开小饭馆') },
  },
  count: { items: 23, more: false },
  items: [...lines, { ...lines[1]!, href: `${home}/items/8`, region: '湖南省' }],
  alsoHere: [{ ...lines[0]!, href: '/430103000000/items/9', region: '天心区' }],
  paging: { next: '?after=3' },
  facets: [
    {
      id: 'audience',
      title: '给谁办',
      values: values([
        ['个人', 14],
        ['企业和单位', 9],
      ]),
    },
    {
      id: 'online',
      title: '怎么办',
      values: values([
        ['可以网上办', 6],
        ['只能看指南', 17],
      ]),
    },
    {
      id: 'department',
      title: '部门',
      values: values(
        ['市场监督管理局', '卫生健康局', '人力资源和社会保障局', '城市管理局', '公安局', '税务局', '消防救援大队'].map(
          (name, at) => [`芙蓉区${name}（演示）`, 9 - at],
        ),
      ),
    },
  ],
  chosen: [
    { title: '主题', label: '准营准办', href: address('1') },
    { title: '哪里办', label: '芙蓉区', href: address('2') },
  ],
  clearHref: address('3'),
  related: links(['开小饭馆要什么证', '开奶茶店']),
  leaveHref: `${home}/question`,
}

const nothing: SearchResultsModel = {
  ...results,
  query: '飞船驾照',
  reading: undefined,
  count: { items: 0, more: false },
  items: [],
  alsoHere: [],
  paging: {},
  facets: [],
  chosen: [],
  clearHref: undefined,
  related: links(['普通护照签发']),
  nothing: {
    nearest: lines.slice(1, 2),
    ways: links(['个人办事', '企业办事', '部门']),
    question: { target: target(`${home}/question`), text: '飞船驾照', errors: [] },
  },
}

const start = (
  <SearchStart
    frame={frame}
    model={{
      searchAction: `${home}/search`,
      examples: [
        { about: '一句话', label: '孩子刚出生要办什么', href: address('1') },
        { about: '平时的说法', label: '社保', href: address('2') },
        { about: '拼音', label: 'shengyu dengji', href: address('3') },
        { about: '拼音首字母', label: 'sydj', href: address('4') },
      ],
      popular: links(['生育登记', '《食品经营许可证》新办', '职工参保登记（灵活就业人员参保）']),
      groups: [
        {
          id: 'stages-person',
          title: '按人生阶段办',
          published: false,
          allHref: `${home}/stages`,
          links: links(['出生', '入学', '工作', '结婚']),
        },
        {
          id: 'themes-person',
          published: true,
          title: '个人办事',
          allHref: `${home}/browse/person`,
          links: links(['生育收养', '户籍办理', '教育科研', '就业创业', '婚姻登记']),
        },
      ],
    }}
  />
)

export const searchExhibits: readonly Exhibit[] = [
  { name: 'search', title: '查找结果', element: <SearchResults frame={frame} model={results} /> },
  { name: 'search-elder', title: '查找结果', elder: true, element: <SearchResults frame={frame} model={results} /> },
  { name: 'search-english', title: 'Results', english: true, element: <SearchResults frame={frame} model={results} /> },
  { name: 'search-none', title: '没有找到', element: <SearchResults frame={frame} model={nothing} /> },
  { name: 'search-start', title: '要办什么事', element: start },
  {
    name: 'search-question',
    title: '留下你的问题',
    element: (
      <QuestionPage
        frame={frame}
        model={{
          target: target(`${home}/question`),
          text: '',
          errors: [{ field: 'text', message: '还没有写问题。请写下你想办的事，再提交。' }],
        }}
      />
    ),
  },
  {
    name: 'search-thanks',
    title: '问题已经留下',
    element: <QuestionThanks frame={frame} model={{ searchHref: `${home}/search` }} />,
  },
]
