import dictionaries from '../../../data/dictionaries.json' with { type: 'json' }

/** 主题: names by `audience/code`, for persons and for organisations. */
export const themeNames: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(dictionaries.personTopics.values).map(([code, name]) => [`person/${code}`, name]),
  ...Object.entries(dictionaries.corpTopics.values).map(([code, name]) => [`organization/${code}`, name]),
])
