/**
 * `data-keep` in a form: what was ticked survives a reload, such as the one after an upload beside it. Only boxes and
 * buttons, never what was typed; forgotten when the form is sent or the tab closed.
 */
export function keptTicks(): void {
  for (const mark of document.querySelectorAll<HTMLElement>('[data-keep]')) {
    const form = mark.closest('form')
    if (!form) continue
    const place = `keep ${location.pathname}`
    const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]')]
    const kept = sessionStorage.getItem(place)?.split(' ')
    if (kept) for (const box of boxes) box.checked = kept.includes(nameOf(box))
    form.addEventListener('change', () => {
      const ticked = boxes.filter(({ checked }) => checked)
      sessionStorage.setItem(place, ticked.map(nameOf).join(' '))
    })
    form.addEventListener('submit', () => sessionStorage.removeItem(place))
  }
}

function nameOf({ name, value }: HTMLInputElement): string {
  return `${name}=${value}`
}
