import { Button, ButtonRow, type FormTarget, Notice, Published, useText } from '../../ui/index.ts'

export interface DraftChangedModel {
  /** POST: brings the draft to the version in force. */
  target: FormTarget
  groups: readonly { title: string; lines: readonly string[]; more: boolean }[]
}

/** The item has changed since the draft was begun: what, what stays, and one button. */
export function DraftChanged({ model }: { model: DraftChangedModel }) {
  const t = useText()
  return (
    <Notice title={t('apply.changed.title')} tone="warn">
      <p>{t('apply.changed.lead')}</p>
      {model.groups.map(({ title, lines, more }) => (
        <div key={title}>
          <p>
            <b>{title}</b>
          </p>
          <ul>
            {lines.map((line) => (
              <li key={line}>
                <Published>{line}</Published>
              </li>
            ))}
            {more && <li>{t('apply.changed.more')}</li>}
          </ul>
        </div>
      ))}
      <form method="post" action={model.target.action}>
        <input type="hidden" name="_csrf" value={model.target.csrf} />
        <ButtonRow>
          <Button>{t('apply.changed.bring')}</Button>
        </ButtonRow>
      </form>
    </Notice>
  )
}
