/** Bytes that make spreadsheet programs read UTF-8. */
const mark = '\uFEFF'

/** Rows as RFC 4180, one line each. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return mark + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

/**
 * Spreadsheet programs run a cell that begins like a formula, and names come from outside. A leading apostrophe makes
 * it text again; control characters that programs strip before they look are taken out first.
 */
function cellOf(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()
  const harmless = /^[=+\-@＝＋－＠|%]/.test(plain) ? `'${plain}` : plain
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
