import { formatBytes, formatDay } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Details,
  type FormTarget,
  Frame,
  Icon,
  type IconName,
  Notice,
  Published,
  StepHeader,
  Tag,
  type TagTone,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { type UploadedFile, UploadForm, type UploadTarget } from './upload-form.tsx'
import type { ViewProps } from './view.ts'

export type MaterialState =
  /** Found in certificates or shared data; `day` is `YYYY-MM-DD`. */
  | { kind: 'held'; source: string; day: string }
  | { kind: 'uploaded' }
  | { kind: 'missing' }
  | { kind: 'notNeeded'; reason: string }
  /** Made from the answers. */
  | { kind: 'generated' }
  /** Given on paper at the window. */
  | { kind: 'atWindow' }
  /** A promise stands in its place. */
  | { kind: 'promised' }

export interface MaterialModel {
  id: string
  name: string
  need: 'required' | 'optional' | 'deferrable'
  state: MaterialState
  files: readonly UploadedFile[]
  /** What the paper must be like, as published. */
  requirements?: string | undefined
  /** Left out when nothing (more) can be uploaded. */
  upload?: UploadTarget | undefined
  /** What was wrong with the last upload. */
  error?: string | undefined
  /** 告知承诺: where to promise instead, or how to take the promise back. */
  promise?: { href: string } | { takeBack: FormTarget } | undefined
}

export interface MaterialsModel {
  itemName: string
  draftHref: string
  materials: readonly MaterialModel[]
  doneHref: string
  notice?: string | undefined
}

const tones = {
  held: 'ok',
  uploaded: 'ok',
  missing: 'warn',
  notNeeded: 'grey',
  generated: 'ok',
  atWindow: 'ok',
  promised: 'ok',
} satisfies Record<MaterialState['kind'], TagTone>

const icons: Partial<Record<MaterialState['kind'], IconName>> = {
  held: 'check',
  uploaded: 'check',
  generated: 'check',
  atWindow: 'check',
  promised: 'check',
}

export function MaterialsPage({ model, frame }: ViewProps<MaterialsModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.draftHref, label: t('apply.section.back') }}
        caption={model.itemName}
        title={t('apply.materials.title')}
      />
      <div className="stack">
        <p className="lead">{t('apply.materials.lead')}</p>
        {model.notice && <Notice title={model.notice} tone="ok" live />}
        {model.materials.map((material) => (
          <MaterialCard key={material.id} material={material} />
        ))}
      </div>
      <ButtonRow>
        <ButtonLink href={model.doneHref}>{t('apply.materials.done')}</ButtonLink>
      </ButtonRow>
    </Frame>
  )
}

export function MaterialCard({ material }: { material: MaterialModel }) {
  const t = useText()
  const { state } = material
  const missingOptional = state.kind === 'missing' && material.need !== 'required'
  return (
    <section className="card material" id={`material-${material.id}`} aria-labelledby={`material-${material.id}-name`}>
      <div className="card-head">
        <h2 id={`material-${material.id}-name`}>
          <Published>{material.name}</Published>
        </h2>
        <span className="tags">
          {state.kind !== 'notNeeded' && <span className="small">{t(`apply.materials.${material.need}`)}</span>}
          <Tag tone={missingOptional ? 'grey' : tones[state.kind]} icon={icons[state.kind]}>
            {t(`apply.materials.${state.kind}`)}
          </Tag>
        </span>
      </div>
      <StateWords state={state} />
      {material.requirements && (
        <Details summary={t('apply.materials.requirements')}>
          <p className="published">
            <Published>{material.requirements}</Published>
          </p>
        </Details>
      )}
      <Files material={material} />
      {material.upload && (
        <UploadForm
          name={material.name}
          id={material.id}
          target={material.upload}
          more={material.files.length > 0}
          error={material.error}
        />
      )}
      <PromiseInstead material={material} />
    </section>
  )
}

function PromiseInstead({ material: { name, promise } }: { material: MaterialModel }) {
  const t = useText()
  if (!promise) return null
  if ('href' in promise) {
    return (
      <p>
        <a href={promise.href}>{t('apply.promise.instead')}</a>
      </p>
    )
  }
  return (
    <form method="post" action={promise.takeBack.action}>
      <input type="hidden" name="_csrf" value={promise.takeBack.csrf} />
      <p>{t('apply.promise.promised')}</p>
      <Button look="link" label={t('apply.promise.takeBackWhat', { name })}>
        {t('apply.promise.takeBack')}
      </Button>
    </form>
  )
}

function StateWords({ state }: { state: MaterialState }) {
  const t = useText()
  const language = useLanguage()
  if (state.kind === 'held')
    return (
      <p className="source">
        <Icon name="badge-check" />
        {t('apply.materials.heldFrom', { source: state.source, day: formatDay(state.day, language, 'short') })}
      </p>
    )
  if (state.kind === 'notNeeded')
    return <p className="small">{t('apply.materials.notNeededBecause', { reason: state.reason })}</p>
  return null
}

function Files({ material }: { material: MaterialModel }) {
  const t = useText()
  if (material.files.length === 0) return null
  return (
    <ul className="papers files">
      {material.files.map((file) => (
        <li key={file.remove?.action ?? file.href}>
          {file.href ? (
            <a href={file.href}>
              <Icon name="file-text" />
              <span>{file.name}</span>
            </a>
          ) : (
            <span>{file.name}</span>
          )}
          <span className="file-end">
            <span className="small">{formatBytes(file.bytes)}</span>
            {file.remove && (
              <form method="post" action={file.remove.action}>
                <input type="hidden" name="_csrf" value={file.remove.csrf} />
                <button
                  type="submit"
                  className="button link"
                  aria-label={t('apply.materials.removeWhat', { name: file.name })}
                >
                  {t('apply.materials.remove')}
                </button>
              </form>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
