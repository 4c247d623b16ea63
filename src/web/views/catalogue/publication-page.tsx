import {
  Button,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Notice,
  useText,
} from '../../ui/index.ts'
import { EditorFrame } from './editor-frame.tsx'
import { Impact } from './impact.tsx'
import { Change, type WayModel } from './way-page.tsx'

export interface PublicationModel extends WayModel {
  target: FormTarget
  revision: number
  typed: { documentNumber: string; effectiveOn: string }
  /** A practice proposal passed every check; nothing of it was published. */
  rehearsed: { day: string; now: boolean } | undefined
  errors: readonly FieldError[]
}

/** The last step: number, day, and what happens then. */
export function PublicationPage({ model }: { model: PublicationModel }) {
  const t = useText()
  const { editor, rehearsed, errors, typed } = model
  return (
    <EditorFrame model={editor}>
      <div className="stack">
        {rehearsed && (
          <Notice tone="ok" title={t('catalogueLists.publication.rehearsed')} live>
            <p>
              {t(rehearsed.now ? 'catalogueLists.publication.wouldNow' : 'catalogueLists.publication.wouldLater', {
                day: rehearsed.day,
              })}
            </p>
            <p>{t('catalogueLists.publication.nothing')}</p>
          </Notice>
        )}
        <Card id="publication" title={t('catalogueLists.publication.title')}>
          {editor.practice && !rehearsed && <p>{t('catalogueLists.publication.practice')}</p>}
          <Form target={model.target} hidden={{ _revision: String(model.revision) }} errors={errors} warnUnsaved>
            <Field
              type="text"
              name="documentNumber"
              label={t('catalogueLists.publication.documentNumber')}
              hint={t('catalogueLists.publication.documentNumberHint')}
              value={typed.documentNumber}
              error={errorOf(errors, 'documentNumber')}
              maxLength={100}
              width="medium"
            />
            <Field
              type="date"
              name="effectiveOn"
              label={t('catalogueLists.publication.effectiveOn')}
              hint={t('catalogueLists.publication.effectiveOnHint')}
              value={typed.effectiveOn}
              error={errorOf(errors, 'effectiveOn')}
            />
            {!editor.practice && <p>{t('catalogueLists.publication.atOnce')}</p>}
            <Button>
              {t(editor.practice ? 'catalogueLists.publication.rehearse' : 'catalogueLists.publication.publish')}
            </Button>
          </Form>
        </Card>
        {model.impact && <Impact model={model.impact} />}
        <Change model={{ ...model, adjustHref: undefined }} />
      </div>
    </EditorFrame>
  )
}
