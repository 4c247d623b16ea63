const zooms = ['100', '125', '150', '200', '300']

/** `data-viewer`: zoom and turn the paper. The steps are attributes that the style sheet knows, as inline style is not allowed. */
export function viewers(): void {
  for (const viewer of document.querySelectorAll<HTMLElement>('[data-viewer]')) {
    const page = viewer.querySelector<HTMLElement>('.viewer-page')
    if (!page) continue
    for (const button of viewer.querySelectorAll<HTMLButtonElement>('button[data-view]')) {
      button.hidden = false
      button.addEventListener('click', () => act(page, button.dataset.view))
    }
  }
}

function act(page: HTMLElement, action: string | undefined): void {
  const zoom = zooms.indexOf(page.dataset.zoom ?? '100')
  if (action === 'in') page.dataset.zoom = zooms[Math.min(zoom + 1, zooms.length - 1)] ?? '100'
  if (action === 'out') page.dataset.zoom = zooms[Math.max(zoom - 1, 0)] ?? '100'
  if (action === 'turn') page.dataset.turn = String((Number(page.dataset.turn ?? 0) + 90) % 360)
}
