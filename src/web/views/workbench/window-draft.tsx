import type { FormSection } from '../../../modules/catalog/index.ts'
import { formatBytes } from '../../texts/format.ts'
import {
  Button,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Icon,
  Published,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { AlikeConfirmation, type AlikeLine } from '../alike-notice.tsx'
import type { MaterialPromise } from '../citizen/apply-promise.tsx'
import { DraftChanged, type DraftChangedModel } from '../citizen/draft-changed.tsx'
import { SectionFields } from '../citizen/entry-fields.tsx'
import type { FieldValues } from '../citizen/form-fields.tsx'
import type { PermitPromise } from '../citizen/guide-promise.tsx'
import { type UploadedFile, UploadForm, type UploadTarget } from '../citizen/upload-form.tsx'
import { PromiseInstead, WindowPromises } from './window-promises.tsx'

export interface WindowDraftHead {
  itemName: string
  /** Masked. */
  applicant: string
  discard: FormTarget
  /** The item has changed since the draft was begun. */
  changed: DraftChangedModel | undefined
}

export interface WindowFillModel extends WindowDraftHead {
  target: FormTarget
  sections: readonly FormSection[]
  values: FieldValues
  sources: Readonly<Record<string, string>>
  /** Fields whose answer is taken over as it is. */
  fixed: ReadonlySet<string>
  /** Questions that are new since the draft was begun. */
  fresh: ReadonlySet<string>
  errors: readonly FieldError[]
}

/** The whole form on one page: the clerk asks and types without turning pages. */
export function WindowFill({ model, frame }: { model: WindowFillModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <DraftHead head={model} title={t('workbench.window.fillTitle')} current={1} />
        {model.changed && <DraftChanged model={model.changed} />}
        <Form target={model.target} errors={model.errors} warnUnsaved>
          <div className="window-sections">
            {model.sections.map((section) => (
              <section className="card dense-form" key={section.id}>
                <h2>
                  <Published>{section.title}</Published>
                </h2>
                {section.intro && (
                  <p className="hint">
                    <Published>{section.intro}</Published>
                  </p>
                )}
                <SectionFields
                  section={section}
                  values={model.values}
                  errors={model.errors}
                  sources={model.sources}
                  fixed={model.fixed}
                  fresh={model.fresh}
                  action={model.target.action}
                />
              </section>
            ))}
          </div>
          <div className="window-submit">
            <Button>{t('workbench.window.fillSave')}</Button>
          </div>
        </Form>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function DraftHead({ head, title, current }: { head: WindowDraftHead; title: string; current: 1 | 2 }) {
  const t = useText()
  return (
    <div className="work-head">
      <div>
        <h1>
          <Published>{head.itemName}</Published>
        </h1>
        <p className="small">
          {title} · {head.applicant} · {t('workbench.window.step', { current })}
        </p>
      </div>
      <form method="post" action={head.discard.action}>
        <input type="hidden" name="_csrf" value={head.discard.csrf} />
        <Button look="link" icon="trash-2">
          {t('workbench.window.discard')}
        </Button>
      </form>
    </div>
  )
}

export interface WindowMaterial {
  id: string
  name: string
  required: boolean
  madeFromAnswers: boolean
  reason: string
  standard: string | undefined
  handedIn: boolean
  files: readonly UploadedFile[]
  upload: UploadTarget | undefined
  error?: string | undefined
  /** 告知承诺: the promise that the person may sign in its place. */
  promise: { notice: MaterialPromise; signed: boolean } | undefined
}

export interface WindowPapersModel extends WindowDraftHead {
  fillHref: string
  target: FormTarget
  materials: readonly WindowMaterial[]
  ways: readonly ('window' | 'post' | 'electronic')[]
  values: { way: string; address: string }
  alike: readonly AlikeLine[]
  /** 许可告知承诺 and the signature under every promise; undefined where the item offers none. */
  promise: { permit: PermitPromise | undefined; way: string; signature: string } | undefined
  errors: readonly FieldError[]
}

/** What lies on the counter, what is scanned, how the result goes out. */
export function WindowPapers({ model, frame }: { model: WindowPapersModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <DraftHead head={model} title={t('workbench.window.papersTitle')} current={2} />
        {model.changed && <DraftChanged model={model.changed} />}
        <div className="window-columns">
          <Form id="papers" target={model.target} errors={model.errors}>
            <Card title={t('workbench.window.handedIn')}>
              <p className="hint">{t('workbench.window.handedInHint')}</p>
              {model.materials.length === 0 && <p>{t('workbench.window.noMaterials')}</p>}
              <ul className="desk-ticks" data-keep="">
                {model.materials.map((material) => (
                  <PaperTick key={material.id} material={material} errors={model.errors} />
                ))}
              </ul>
            </Card>
            {model.promise && <WindowPromises promise={model.promise} errors={model.errors} />}
            <Delivery model={model} />
            <AlikeConfirmation alike={model.alike} error={errorOf(model.errors, 'again')} />
            <div className="window-submit">
              <Button>{t('workbench.window.submit')}</Button>
              <a href={model.fillHref}>{t('workbench.window.fillBack')}</a>
            </div>
          </Form>
          <Card title={t('workbench.window.scan')}>
            {model.materials
              .filter(({ upload }) => upload)
              .map((material) => (
                <Scan key={material.id} material={material} />
              ))}
          </Card>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function PaperTick({ material, errors }: { material: WindowMaterial; errors: readonly FieldError[] }) {
  const t = useText()
  const id = `materials.${material.id}`
  const fault = errorOf(errors, id)
  return (
    <li className={fault ? 'tick field-wrong' : 'tick'}>
      {material.madeFromAnswers ? (
        <Icon name="check" />
      ) : (
        <input type="checkbox" id={id} name="handedIn" value={material.id} defaultChecked={material.handedIn} />
      )}
      <div>
        <label htmlFor={material.madeFromAnswers ? undefined : id}>
          <Published>{material.name}</Published>
        </label>
        <div className="small">
          {[
            material.required ? undefined : t('workbench.acts.optional'),
            material.files.length > 0 ? t('workbench.acts.uploaded', { count: material.files.length }) : undefined,
            material.madeFromAnswers ? t('workbench.acts.made') : material.reason,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {material.standard && (
          <details className="reveal">
            <summary>{t('workbench.window.standard')}</summary>
            <p className="small">
              <Published>{material.standard}</Published>
            </p>
          </details>
        )}
        {material.promise && <PromiseInstead material={material} promise={material.promise} />}
        {fault && <p className="fault">{fault}</p>}
      </div>
    </li>
  )
}

function Delivery({ model }: { model: WindowPapersModel }) {
  const t = useText()
  const options = model.ways.map((way) => ({ value: way, label: t(`vocabulary.delivery.${way}`) }))
  return (
    <Card>
      <div className="dense-form">
        <Field
          type="radios"
          name="delivery"
          label={t('workbench.window.delivery')}
          options={options}
          value={model.values.way}
          error={errorOf(model.errors, 'delivery')}
        />
        {model.ways.includes('post') && (
          <Field
            type="text"
            name="address"
            label={t('workbench.window.address')}
            value={model.values.address}
            error={errorOf(model.errors, 'address')}
            autoComplete="off"
            showWhen="delivery=post"
            maxLength={200}
          />
        )}
      </div>
    </Card>
  )
}

function Scan({ material }: { material: WindowMaterial }) {
  const t = useText()
  if (!material.upload) return null
  return (
    <section className="scan" aria-labelledby={`scan-${material.id}`}>
      <h3 id={`scan-${material.id}`}>
        <Published>{material.name}</Published>
      </h3>
      {material.files.length > 0 && (
        <ul className="papers">
          {material.files.map((file) => (
            <li key={file.href}>
              <a href={file.href} target="_blank" rel="noopener">
                {file.name}
              </a>
              <span className="small">{formatBytes(file.bytes)}</span>
              {file.remove && (
                <form method="post" action={file.remove.action}>
                  <input type="hidden" name="_csrf" value={file.remove.csrf} />
                  <Button look="link" label={t('workbench.window.removeWhat', { name: file.name })}>
                    {t('workbench.window.remove')}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <UploadForm
        name={material.name}
        id={material.id}
        target={material.upload}
        more={material.files.length > 0}
        error={material.error}
      />
    </section>
  )
}
