/**
 * `data-key="p"`: the key presses the button or follows the link. Not while typing, and not together with Ctrl, Alt
 * or Command, which belong to the browser. `j` and `k` walk through the inbox.
 */
export function shortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
    const key = event.key.toLowerCase()
    if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1)
    const target = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    if (!target || target.closest('[hidden]')) return
    event.preventDefault()
    target.focus()
    target.click()
  })
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio'
  return target.matches('textarea, select') || target.isContentEditable
}

function walk(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-inbox] a')]
  const from = links.findIndex((link) => link === document.activeElement || link.ariaCurrent === 'true')
  const focused = links.indexOf(document.activeElement as HTMLAnchorElement)
  links[(focused >= 0 ? focused : from) + step]?.focus()
}
