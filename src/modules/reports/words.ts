import texts from './reports.texts.json' with { type: 'json' }

/** Puts values into a text of this module. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export function monthInWords(month: string): string {
  return fill(texts.month, { year: month.slice(0, 4), month: Number(month.slice(5)) })
}

export function dayInChinese(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return fill(texts.day, { year, month, date })
}

export function numberInWords({ year, serial }: { readonly year: number; readonly serial: number }): string {
  return fill(texts.number, { year, serial })
}

export function percent(share: number | null): string {
  return share === null ? texts.noRate : `${(share * 100).toFixed(1)}%`
}

/** With its sign; nothing where nothing changed. */
export function difference(now: number, before: number): string {
  const change = now - before
  return change === 0 ? '0' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`
}
