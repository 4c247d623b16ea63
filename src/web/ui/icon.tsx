import type { LucideIcon } from 'lucide-react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { iconTable } from './icon-table.ts'

export type IconName = keyof typeof iconTable

/** Icons never change, so each is drawn once; a page then copies a string instead of rendering a component tree. */
const drawn = new Map<IconName, { __html: string }>()

/** A line icon of the one family. It is decoration: the words beside it, or the label of its button, carry the meaning. */
export function Icon({ name, size = 'text' }: { name: IconName; size?: 'text' | 'large' }) {
  return (
    <span
      className={size === 'large' ? 'icon icon-large' : 'icon'}
      aria-hidden="true"
      // The markup is drawn by us from the icon package and holds no input.
      // biome-ignore lint/security/noDangerouslySetInnerHtml: see the line above
      dangerouslySetInnerHTML={draw(name)}
    />
  )
}

function draw(name: IconName): { __html: string } {
  const known = drawn.get(name)
  if (known) return known
  const icon: LucideIcon = iconTable[name]
  const markup = renderToStaticMarkup(createElement(icon, { size: '1em', strokeWidth: 1.75 }))
  // The namespace and the family's class names are of no use inside HTML; twenty icons a page would carry 2 kB of them.
  const html = { __html: markup.replace(/ (xmlns|class)="[^"]*"/g, '') }
  drawn.set(name, html)
  return html
}
