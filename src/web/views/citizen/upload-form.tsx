import { formatBytes } from '../../texts/format.ts'
import { Button, Field, type FormTarget, useText } from '../../ui/index.ts'

export interface UploadedFile {
  name: string
  /** Bytes. */
  bytes: number
  /** Left out while it cannot be opened yet. */
  href?: string | undefined
  remove?: FormTarget | undefined
}

export interface UploadTarget extends FormTarget {
  /** Name of the file field. */
  field: string
  maxBytes: number
  accept: readonly UploadType[]
}

export type UploadType = 'application/pdf' | 'image/jpeg' | 'image/png'

const endings = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
} satisfies Record<UploadType, readonly string[]>

const typeNames = { 'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG' } satisfies Record<
  UploadType,
  string
>

export interface UploadFormProps {
  name: string
  /** Makes the ids of the controls unique on the page. */
  id: string
  target: UploadTarget
  /** There are files already. */
  more: boolean
  error?: string | undefined
}

/**
 * Sends one file. An ordinary form without script; with it the file is checked and sent as soon as it is chosen.
 */
export function UploadForm({ name, id, target, more, error }: UploadFormProps) {
  const t = useText()
  const types = target.accept.map((type) => typeNames[type]).join(t('common.listSeparator'))
  const limit = formatBytes(target.maxBytes)
  const accept = target.accept.flatMap((type) => endings[type]).join(',')
  return (
    <form
      className="upload"
      method="post"
      action={target.action}
      encType="multipart/form-data"
      data-upload=""
      data-max-bytes={target.maxBytes}
      data-types={accept}
      data-text-too-large={t('common.upload.tooLarge', { limit })}
      data-text-wrong-type={t('common.upload.wrongType', { types })}
      data-text-progress={t('common.upload.progress')}
      data-text-failed={t('common.upload.failed')}
    >
      <input type="hidden" name="_csrf" value={target.csrf} />
      <Field
        type="file"
        name={target.field}
        id={`file-${id}`}
        label={more ? t('apply.materials.more') : t('apply.materials.file', { name })}
        hint={t('common.upload.limits', { types, limit })}
        accept={accept}
        error={error}
      />
      <progress max={100} value={0} hidden aria-label={t('common.sending')} />
      <p data-upload-message="" role="status" />
      <div className="upload-acts">
        <Button look="quiet" icon="upload">
          {t('common.upload.send')}
        </Button>
        <button type="button" className="button link" data-upload-cancel="" hidden>
          {t('common.upload.cancel')}
        </button>
      </div>
    </form>
  )
}
