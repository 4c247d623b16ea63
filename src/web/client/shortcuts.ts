/**
 * `data-key="p"`: the key presses the button, follows the link, or goes into the field. Not while typing, and not
 * together with Ctrl, Alt or Command, which belong to the browser. `j` and `k` walk through the inbox, digits tick
 * lines, Esc leaves a field.
 */
export function shortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.repeat && isConfirming(event.target)) return event.preventDefault()
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return
    if (isTyping(event.target)) {
      if (event.key === 'Escape') (event.target as HTMLElement).blur()
      return
    }
    const key = event.key.toLowerCase()
    if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1)
    const target = /^[1-9]$/.test(key) ? tick(Number(key)) : byKey(key)
    if (!target || target.closest('[hidden]')) return
    event.preventDefault()
    target.focus({ preventScroll: target instanceof HTMLAnchorElement })
    target.click()
  })
}

/** Enter held down on the page before must not go through the page that asks once more. */
function isConfirming(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-confirm]') !== null
}

function byKey(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
}

/** The tick box of a line, counted from 1. */
function tick(line: number): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[data-tick]')][line - 1]
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
