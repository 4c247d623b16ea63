/** The key that does the same as the button it stands in. Hidden from screen readers, which announce `aria-keyshortcuts`. */
export function Kbd({ children }: { children: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{children}</kbd>
    </span>
  )
}
