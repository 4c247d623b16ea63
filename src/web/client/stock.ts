/**
 * `data-fills="id"` around ready sentences: choosing one writes it into the field, where it can be changed. What the
 * person wrote herself is never thrown away: a sentence is then put behind it.
 */
export function stockSentences(): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-fills]')) {
    const field = document.getElementById(group.dataset.fills ?? '')
    if (!(field instanceof HTMLTextAreaElement)) continue
    const sentences = [...group.querySelectorAll<HTMLInputElement>('input[type=radio]')]
    group.addEventListener('change', (event) => {
      if (!(event.target instanceof HTMLInputElement)) return
      const own = sentences.reduce((text, { value }) => text.replace(value, ''), field.value).trim()
      field.value = own === '' ? event.target.value : `${own}\n${event.target.value}`
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    // The field says it all now; a sentence that was then deleted from it must not come back behind the person's back.
    field.addEventListener('input', () => {
      for (const sentence of sentences) sentence.checked = field.value.includes(sentence.value)
    })
  }
}
