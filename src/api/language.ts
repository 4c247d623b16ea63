import type { FastifyRequest } from 'fastify'
import type { Language } from '../kernel/problem.ts'

const rangesMax = 20

/** The language of sentences: the first of Chinese and English that Accept-Language names with the greatest weight; else Chinese. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const ranges = (request.headers['accept-language'] ?? '').split(',', rangesMax).map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const weight = parameters
      .map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1])
      .find((value) => value !== undefined)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
  })
  const wanted = ranges
    .filter(({ language, weight }) => (language === 'zh' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wanted[0]?.language === 'en' ? 'en' : 'zh'
}
