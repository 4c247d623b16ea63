/** `data-refresh` around a list to open and a button: choosing presses the button, which is then of no use to the eye. */
export function refreshing(): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-refresh]')) {
    const button = group.querySelector('button')
    if (!button) continue
    button.hidden = true
    group.querySelector('select')?.addEventListener('change', () => button.click())
  }
}
