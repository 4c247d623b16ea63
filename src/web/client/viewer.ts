const zooms = ['100', '125', '150', '200', '300']

/**
 * `data-viewer`: zoom and turn the paper, and change it without leaving the page, so that nothing that was typed or
 * ticked is lost. The steps of the zoom are attributes that the style sheet knows, as inline style is not allowed.
 */
export function viewers(): void {
  for (const viewer of document.querySelectorAll<HTMLElement>('[data-viewer]')) {
    const page = viewer.querySelector<HTMLElement>('.viewer-page')
    if (!page) continue
    for (const button of viewer.querySelectorAll<HTMLButtonElement>('button[data-view]')) {
      button.addEventListener('click', () => act(page, button.dataset.view))
    }
    showTools(viewer, page)
    changePapers(viewer, page)
  }
}

function act(page: HTMLElement, action: string | undefined): void {
  const zoom = zooms.indexOf(page.dataset.zoom ?? '100')
  if (action === 'in') page.dataset.zoom = zooms[Math.min(zoom + 1, zooms.length - 1)] ?? '100'
  if (action === 'out') page.dataset.zoom = zooms[Math.max(zoom - 1, 0)] ?? '100'
  if (action === 'turn') page.dataset.turn = String((Number(page.dataset.turn ?? 0) + 90) % 360)
}

/** Pictures have tools; a PDF brings its own. */
function showTools(viewer: HTMLElement, page: HTMLElement): void {
  const picture = page.querySelector('img') !== null
  for (const button of viewer.querySelectorAll<HTMLButtonElement>('button[data-view]')) button.hidden = !picture
}

/** Links to papers, in the viewer and beside the lines of a checklist. Modified clicks stay the browser's. */
function changePapers(viewer: HTMLElement, page: HTMLElement): void {
  const links = [...viewer.querySelectorAll<HTMLAnchorElement>('a[data-paper]')]
  const current = () => links.findIndex((link) => link.ariaCurrent === 'true')
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
    const link = event.target.closest<HTMLAnchorElement>('a[data-paper], a[data-open-paper], a[data-paper-step]')
    if (!link) return
    const { paper, openPaper, paperStep } = link.dataset
    const wanted = paperStep
      ? links[Math.max(0, Math.min(current() + Number(paperStep), links.length - 1))]
      : links.find((candidate) => candidate.dataset.paper === (paper ?? openPaper))
    if (!wanted) return
    event.preventDefault()
    show(viewer, page, links, wanted)
  })
}

function show(viewer: HTMLElement, page: HTMLElement, links: readonly HTMLElement[], link: HTMLAnchorElement): void {
  const { paper = '', src = '', type = '', name = '', file = '' } = link.dataset
  for (const other of links) other.ariaCurrent = other === link ? 'true' : null
  delete page.dataset.zoom
  delete page.dataset.turn
  page.replaceChildren(pageOf(type, src, name, viewer.dataset.cannot ?? ''))
  say(viewer, '[data-paper-title]', name)
  say(viewer, '[data-paper-file]', file)
  viewer.querySelector('[data-paper-open]')?.setAttribute('href', src)
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=paper]')) input.value = paper
  history.replaceState(null, '', link.href)
  showTools(viewer, page)
}

function pageOf(type: string, src: string, name: string, cannot: string): HTMLElement {
  if (type.startsWith('image/')) return Object.assign(document.createElement('img'), { src, alt: name })
  if (type === 'application/pdf') return Object.assign(document.createElement('iframe'), { src, title: name })
  return Object.assign(document.createElement('p'), { textContent: cannot })
}

function say(viewer: HTMLElement, selector: string, words: string): void {
  const element = viewer.querySelector(selector)
  if (element) element.textContent = words
}
