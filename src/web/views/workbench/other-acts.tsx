import { Button, Form, type FormTarget, Kbd, Published, useText } from '../../ui/index.ts'
import type { StaffAction } from './act-panel.tsx'

/** Acts beside the ordinary way, under plain headings. */
export interface ActGroupModel {
  group: 'time' | 'opinions' | 'pending' | 'office' | 'result'
  links: readonly { action: StaffAction; href: string; shortcut?: string | undefined }[]
}

/** Acts that wait for something, and for what. */
export interface HinderedModel {
  acts: readonly StaffAction[]
  why: string
}

export interface OtherActsModel {
  groups: readonly ActGroupModel[]
  hindered: readonly HinderedModel[]
  /** One press for whoever takes the case herself. */
  takeOver?: { target: FormTarget; hidden: Readonly<Record<string, string>> } | undefined
}

export function OtherActs({ model: { groups, hindered, takeOver } }: { model: OtherActsModel }) {
  const t = useText()
  if (groups.length === 0 && hindered.length === 0) return null
  return (
    <div className="other-acts">
      {hindered.length > 0 && (
        <section aria-labelledby="hindered-title">
          <h2 id="hindered-title">{t('handling.hindered.title')}</h2>
          <ul className="hindered">
            {hindered.map(({ acts, why }) => (
              <li key={why}>
                <b>{acts.map((action) => t(`workbench.actions.${action}`)).join(t('common.listComma'))}</b>
                <div className="small">
                  <Published>{why}</Published>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups.map(({ group, links }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`handling.groups.${group}`)}</h2>
          <ul className="act-links">
            {group === 'office' && takeOver && (
              <li>
                <Form target={takeOver.target} hidden={takeOver.hidden}>
                  <Button look="link" shortcut="i">
                    {t('handling.takeOver')}
                  </Button>
                </Form>
              </li>
            )}
            {links.map(({ action, href, shortcut }) => (
              <li key={action}>
                <a href={href} data-key={shortcut} aria-keyshortcuts={shortcut}>
                  {t(`workbench.actions.${action}`)}
                  {shortcut && <Kbd>{shortcut.toUpperCase()}</Kbd>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
