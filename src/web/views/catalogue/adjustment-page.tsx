import { ErrorSummary, type FieldError, Published, SummaryList, useText } from '../../ui/index.ts'
import { EditorFrame, type EditorModel } from './editor-frame.tsx'

/** An adjustment has no parts: what it does stands in its head, why it is done here. */
export function AdjustmentPage({
  model,
}: {
  model: { editor: EditorModel; reason: string | undefined; errors: readonly FieldError[] }
}) {
  const t = useText()
  return (
    <EditorFrame model={model.editor}>
      <section className="work-card part">
        <ErrorSummary errors={model.errors} />
        <SummaryList
          rows={[
            { label: t('catalogueEditor.adjustment.content'), value: model.editor.kind },
            ...(model.reason
              ? [{ label: t('catalogueEditor.adjustment.reason'), value: <Published>{model.reason}</Published> }]
              : []),
          ]}
        />
      </section>
    </EditorFrame>
  )
}
