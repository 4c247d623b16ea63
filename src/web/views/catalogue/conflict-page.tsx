import { Button, ErrorSummary, type FormTarget, Notice, useText } from '../../ui/index.ts'
import { EditorFrame, type EditorModel } from './editor-frame.tsx'
import { Words } from './sheet-page.tsx'

export interface ConflictModel {
  editor: EditorModel
  target: FormTarget
  /** The form as it is now, without her changes. */
  backHref: string
  /** What she typed goes along; several values of one name as a list. */
  hidden: Readonly<Record<string, string | readonly string[]>>
  /** She was here before and left a choice open. */
  unchosen: boolean
  who: string
  when: string
  rows: readonly {
    name: string
    label: string
    mine: readonly string[]
    theirs: readonly string[]
    before: readonly string[]
    chosen: 'mine' | 'theirs' | undefined
  }[]
}

/** Both texts, field by field. What only one of them changed is chosen already. */
export function ConflictPage({ model }: { model: ConflictModel }) {
  const t = useText()
  const { who, when } = model
  return (
    <EditorFrame model={model.editor}>
      <section className="work-card part" aria-labelledby="part-title">
        <h2 id="part-title">{t('catalogueEditor.conflict.title')}</h2>
        <Notice tone="warn" live title={t('catalogueEditor.conflict.lead', { who, when })}>
          <p>{t('catalogueEditor.conflict.help')}</p>
        </Notice>
        <form method="post" action={model.target.action} className="form" noValidate data-unsaved="">
          <input type="hidden" name="_csrf" value={model.target.csrf} />
          {Object.entries(model.hidden).flatMap(([name, value]) =>
            [value].flat().map((one) => <input type="hidden" key={name + one} name={name} value={one} />),
          )}
          {model.unchosen && (
            <ErrorSummary
              errors={model.rows
                .filter(({ chosen }) => chosen === undefined)
                .map(({ name, label }) => ({
                  field: `${name}-mine`,
                  message: t('catalogueEditor.conflict.choose', { label }),
                }))}
            />
          )}
          {model.rows.map((row) => (
            <fieldset key={row.name} className="conflict-row">
              <legend>{row.label}</legend>
              {(['mine', 'theirs'] as const).map((side) => (
                <div className="conflict-side" key={side}>
                  <div className="check">
                    <input
                      type="radio"
                      id={`${row.name}-${side}`}
                      name={row.name}
                      value={side}
                      defaultChecked={row.chosen === side}
                    />
                    <label htmlFor={`${row.name}-${side}`}>{t(`catalogueEditor.conflict.${side}`, { who })}</label>
                  </div>
                  <Words words={row[side]} none={t('catalogueEditor.nothing')} />
                </div>
              ))}
              <p className="small conflict-before">
                {t('catalogueEditor.conflict.before')} {row.before.join('；') || t('catalogueEditor.nothing')}
              </p>
            </fieldset>
          ))}
          <div className="sheet-save">
            <Button>{t('catalogueEditor.conflict.save')}</Button>
            <a href={model.backHref}>{t('catalogueEditor.conflict.drop')}</a>
          </div>
        </form>
      </section>
    </EditorFrame>
  )
}
