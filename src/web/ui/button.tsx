import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type ButtonLook =
  /** The one main act of a page. */
  | 'main'
  /** Any other act. */
  | 'quiet'
  /** An act that ends or refuses something. */
  | 'stop'
  /** An act that should look like a link, such as "remove" in a list. */
  | 'link'

interface Shared {
  children: ReactNode
  look?: ButtonLook
  icon?: IconName
  /** One key of the keyboard that does the same in the workbench, such as `p`. */
  shortcut?: string | undefined
  /** Words for screen readers where the visible ones repeat in a list: "修改 经营场所". */
  label?: string
  wide?: boolean
}

export interface ButtonProps extends Shared {
  name?: string
  value?: string
  type?: 'submit' | 'button'
  disabled?: boolean
  /** The id of the form that the button sends, when it stands outside of it. */
  form?: string
  /** Another address than the form's own, so that one form can have several acts without script. */
  formAction?: string
  /** Opens what it leads to beside the form, so that nothing typed is lost. */
  newWindow?: boolean
  /** Copies the text when script runs; without it the button stays hidden. */
  copy?: { text: string; copied: string; failed: string }
  /** The second press of an act in two steps: it has the focus, and a key that is still held down does not press it. */
  confirms?: boolean
  /** Prints the page when script runs; without it the button stays hidden. */
  print?: boolean
}

/** Sends its form. Everything that changes something is a button; everything that goes somewhere is a `ButtonLink`. */
export function Button({
  children,
  look,
  icon,
  shortcut,
  label,
  wide,
  copy,
  print,
  confirms,
  newWindow,
  type = 'submit',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classes(look, wide)}
      aria-label={label}
      data-key={shortcut}
      aria-keyshortcuts={shortcut}
      hidden={copy !== undefined || print}
      data-copy={copy?.text}
      data-copied={copy?.copied}
      data-failed={copy?.failed}
      data-print={print ? '' : undefined}
      formTarget={newWindow ? '_blank' : undefined}
      data-confirm={confirms ? '' : undefined}
      data-focus={confirms ? '' : undefined}
      {...rest}
    >
      <Content icon={icon} shortcut={shortcut}>
        {children}
      </Content>
    </button>
  )
}

export interface ButtonLinkProps extends Shared {
  href: string
}

/** A link that looks like a button. */
export function ButtonLink({ children, look, icon, shortcut, label, wide, href }: ButtonLinkProps) {
  return (
    <a href={href} className={classes(look, wide)} aria-label={label} data-key={shortcut} aria-keyshortcuts={shortcut}>
      <Content icon={icon} shortcut={shortcut}>
        {children}
      </Content>
    </a>
  )
}

function Content({
  icon,
  shortcut,
  children,
}: {
  icon?: IconName | undefined
  shortcut?: string | undefined
  children: ReactNode
}) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {shortcut && <Kbd>{shortcut.toUpperCase()}</Kbd>}
    </>
  )
}

function classes(look: ButtonLook = 'main', wide = false): string {
  return `button ${look}${wide ? ' wide' : ''}`
}

/** Buttons side by side, one below the other on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
