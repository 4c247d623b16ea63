/**
 * `data-suggest="address"` on a search field: what one may mean is offered while one types, as a list to go through with the arrow
 * keys (the combobox of WAI-ARIA). Words come from data attributes. Without script, or when nothing comes, the field is what it was.
 */
const waitMs = 150

interface Suggested {
  readonly text: string
  readonly href: string
  /** The name of an item, or something to search for. */
  readonly kind: 'item' | 'query'
}

export function suggestions(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) enhance(input)
}

function enhance(input: HTMLInputElement): void {
  const list = document.createElement('ul')
  list.id = `${input.id}-suggestions`
  list.className = 'suggestions'
  list.hidden = true
  set(list, { role: 'listbox', 'aria-label': input.dataset.suggestLabel ?? '' })
  const status = document.createElement('div')
  status.className = 'unseen'
  set(status, { role: 'status' })
  input.form?.append(list, status)
  set(input, { role: 'combobox', 'aria-controls': list.id, 'aria-autocomplete': 'list', 'aria-expanded': 'false' })

  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()
  let active = -1
  const options = () => [...list.children] as HTMLElement[]

  function close(): void {
    clearTimeout(timer)
    asking.abort()
    list.hidden = true
    set(input, { 'aria-expanded': 'false' })
    activate(-1)
  }

  function activate(at: number): void {
    active = at
    for (const [place, option] of options().entries()) set(option, { 'aria-selected': String(place === at) })
    const chosen = options()[at]
    if (chosen) set(input, { 'aria-activedescendant': chosen.id })
    else input.removeAttribute('aria-activedescendant')
    chosen?.scrollIntoView({ block: 'nearest' })
  }

  function show(found: readonly Suggested[]): void {
    list.replaceChildren(...found.map((one, at) => optionOf(one, `${list.id}-${at}`)))
    list.hidden = found.length === 0
    set(input, { 'aria-expanded': String(!list.hidden) })
    activate(-1)
    const { suggestSome = '', suggestNone = '' } = input.dataset
    status.textContent = list.hidden ? suggestNone : suggestSome.replace('{count}', String(found.length))
  }

  async function ask(): Promise<void> {
    asking.abort()
    asking = new AbortController()
    const text = input.value.trim()
    if (text === '') return close()
    try {
      const address = `${input.dataset.suggest}?${new URLSearchParams({ q: text })}`
      const answer = await fetch(address, { signal: asking.signal, headers: { accept: 'application/json' } })
      if (!answer.ok) return close()
      const { suggestions } = (await answer.json()) as { suggestions: Suggested[] }
      if (document.activeElement === input) show(suggestions)
    } catch {
      // Typed on, or no network: the field still searches.
    }
  }

  function typed(event: Event): void {
    // Letters on their way to a character are no question yet.
    if (event instanceof InputEvent && event.isComposing) return
    clearTimeout(timer)
    timer = setTimeout(ask, waitMs)
  }

  function step(by: 1 | -1): void {
    const { length } = options()
    if (list.hidden) return void ask()
    // One place more than options: behind the last comes what was typed.
    activate(((active + 1 + by + length + 1) % (length + 1)) - 1)
  }

  input.addEventListener('input', typed)
  input.addEventListener('compositionend', typed)
  input.addEventListener('blur', close)
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    }
    if (event.key === 'Escape' && !list.hidden) {
      // The browser would empty the field as well.
      event.preventDefault()
      event.stopPropagation()
      close()
    }
    const option = options()[active]
    if (event.key === 'Enter' && option && !list.hidden) {
      event.preventDefault()
      follow(option)
    }
  })
  // The field keeps the focus while somebody points.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null
    if (option) follow(option)
  })
}

function optionOf({ text, href, kind }: Suggested, id: string): HTMLElement {
  const option = document.createElement('li')
  option.id = id
  set(option, { role: 'option' })
  option.className = `suggested-${kind}`
  option.dataset.href = href
  option.textContent = text
  return option
}

/** Without a referrer: it would count as opened from the question that is on the page. */
function follow(option: HTMLElement): void {
  const link = document.createElement('a')
  link.href = option.dataset.href ?? ''
  link.rel = 'noreferrer'
  link.click()
}

/** Attributes and not their properties, which browsers of three years ago do not have. */
function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
