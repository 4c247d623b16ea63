/**
 * `form[data-upload]` with one file field. Without script it is an ordinary form. With script the file is checked
 * when it is chosen and sent at once with a progress bar and a way to stop. The server checks everything again.
 * Words come from data attributes, so that this file holds none.
 */
export function uploads(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) enhance(form)
}

interface Parts {
  form: HTMLFormElement
  input: HTMLInputElement
  progress: HTMLProgressElement
  message: HTMLElement
  cancel: HTMLButtonElement
  send: HTMLButtonElement
}

function enhance(form: HTMLFormElement): void {
  const parts = findParts(form)
  if (!parts) return
  parts.send.hidden = true
  parts.input.addEventListener('change', () => {
    const file = parts.input.files?.[0]
    if (!file) return
    const fault = check(file, form)
    if (fault) {
      say(parts, fault)
      parts.input.value = ''
    } else start(parts)
  })
}

function findParts(form: HTMLFormElement): Parts | undefined {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const progress = form.querySelector('progress')
  const message = form.querySelector<HTMLElement>('[data-upload-message]')
  const cancel = form.querySelector<HTMLButtonElement>('button[data-upload-cancel]')
  const send = form.querySelector<HTMLButtonElement>('button[type=submit]')
  return input && progress && message && cancel && send ? { form, input, progress, message, cancel, send } : undefined
}

/** What is wrong with the file before it is sent, or nothing. */
function check(file: File, form: HTMLFormElement): string | undefined {
  const { maxBytes, types, textTooLarge, textWrongType } = form.dataset
  const ending = file.name.slice(file.name.lastIndexOf('.')).toLowerCase()
  if (types && !types.split(',').includes(ending)) return textWrongType
  if (maxBytes && file.size > Number(maxBytes)) return textTooLarge
  return undefined
}

function start(parts: Parts): void {
  const { form, progress, cancel } = parts
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.upload.addEventListener('progress', (event) => {
    const percent = event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0
    progress.value = percent
    say(parts, (form.dataset.textProgress ?? '').replace('{percent}', String(percent)), false)
  })
  request.addEventListener('load', () => finish(parts, request))
  request.addEventListener('error', () => stop(parts, form.dataset.textFailed))
  request.addEventListener('abort', () => stop(parts, ''))
  cancel.onclick = () => request.abort()
  progress.hidden = cancel.hidden = false
  request.send(new FormData(form))
}

/** The server answers as to an ordinary form: with the next page, or with a page that says what is wrong. */
function finish(parts: Parts, request: XMLHttpRequest): void {
  if (request.status >= 200 && request.status < 300) {
    const { hash } = new URL(parts.form.action)
    history.replaceState(null, '', request.responseURL + hash)
    location.reload()
    return
  }
  const page = new DOMParser().parseFromString(request.responseText, 'text/html')
  // A fault at its field or above the form; on an error page the sentence under the title.
  const place = page.querySelector('.error-summary li, form[data-upload] .fault') ?? page.querySelector('main .lead')
  const fault = place?.textContent
  stop(parts, fault ?? parts.form.dataset.textFailed)
}

function stop(parts: Parts, message = ''): void {
  parts.progress.hidden = parts.cancel.hidden = true
  parts.input.value = ''
  say(parts, message)
}

function say({ message }: Parts, words = '', fault = true): void {
  message.textContent = words
  message.className = fault ? 'fault' : 'small'
}
