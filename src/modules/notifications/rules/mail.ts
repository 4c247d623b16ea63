import { fillSentence, type Sentence } from '../../../kernel/problem.ts'
import type { Mail } from '../../../platform/mail.ts'
import texts from '../messages.texts.json' with { type: 'json' }

/**
 * The e-mail of a message, Chinese first, then English. It says that something happened and where to read of it, not what the case is
 * about: mail passes through foreign hands, and the name of an item (a birth, a disability) is personal. The subject is always the same.
 */
export function composeMail(to: string, title: Sentence, receiptNumber: string, url: string): Mail {
  const { subject, intro, link, why } = texts.mail
  const introduction = fillSentence(intro, { receiptNumber })
  const languages = ['zh', 'en'] as const
  const text = languages.map((language) =>
    [introduction[language], title[language], `${link[language]}: ${url}`, why[language]].join('\n\n'),
  )
  const html = languages.map(
    (language) =>
      `<div lang="${language}"><p>${escapeHtml(introduction[language])}</p><p><strong>${escapeHtml(title[language])}</strong></p>` +
      `<p><a href="${escapeHtml(url)}">${escapeHtml(link[language])}</a></p><p>${escapeHtml(why[language])}</p></div>`,
  )
  return {
    to,
    subject: `${subject.zh} · ${subject.en}`,
    text: text.join('\n\n--\n\n'),
    html: `<!doctype html><html lang="zh"><meta charset="utf-8"><body>${html.join('<hr>')}</body></html>`,
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
