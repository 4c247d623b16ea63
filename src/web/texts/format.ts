import { type Language, translator } from './index.ts'

/** China has had one time zone without summer time since 1991 (UTC+8), so an offset is enough. */
const shanghaiOffsetMs = 8 * 60 * 60 * 1000
const numberFormats = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-GB') }
const parts = (language: Language) => ({
  weekdays: translator(language)('common.weekdays').split(' '),
  months: translator(language)('common.months').split(' '),
})
const names = { zh: parts('zh'), en: parts('en') }

export type DayStyle =
  /** 12月4日（星期五）: where a day is what the sentence is about. */
  | 'weekday'
  /** 12月4日: in lists of this year. */
  | 'short'
  /** 2026年12月4日: in papers and where the year may be in doubt. */
  | 'year'

/** A day in words. `day` is `YYYY-MM-DD` in Asia/Shanghai. */
export function formatDay(day: string, language: Language, style: DayStyle = 'weekday'): string {
  const date = new Date(`${day}T00:00:00Z`)
  const year = date.getUTCFullYear()
  const dayOfMonth = date.getUTCDate()
  const month = names[language].months[date.getUTCMonth()]
  const weekday = names[language].weekdays[date.getUTCDay()]
  if (language === 'zh') {
    const short = `${month}${dayOfMonth}日`
    return style === 'weekday' ? `${short}（${weekday}）` : style === 'year' ? `${year}年${short}` : short
  }
  const short = `${dayOfMonth} ${month}`
  return style === 'weekday' ? `${weekday} ${short}` : style === 'year' ? `${short} ${year}` : short
}

/** An instant as day and clock time in Asia/Shanghai: 11月20日 14:05. */
export function formatInstant(instant: Date, language: Language, style: DayStyle = 'short'): string {
  const day = formatDay(localOf(instant).slice(0, 10), language, style)
  return language === 'zh' ? `${day} ${formatTime(instant)}` : `${day}, ${formatTime(instant)}`
}

/** Clock time in Asia/Shanghai: 14:05. */
export function formatTime(instant: Date): string {
  return localOf(instant).slice(11, 16)
}

/** An instant as a file keeps it, in Asia/Shanghai: 2026-11-20 14:05. */
export function formatStamp(instant: Date): string {
  return localOf(instant).slice(0, 16).replace('T', ' ')
}

function localOf(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString()
}

/** A number with its thousands separated. */
export function formatNumber(value: number, language: Language): string {
  return numberFormats[language].format(value)
}

/** A file size in kB or MB, as people know it from their file manager. `bytes` is a count of bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0).replace(/\.0$/, '')} MB`
}
