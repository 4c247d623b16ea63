import { type AnnouncementContent, siteLimits } from '../../../modules/sites/index.ts'
import {
  Button,
  ButtonRow,
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

export interface SiteAnnouncementModel {
  title: string
  region: string
  backHref: string
  target: FormTarget
  previewAction: string
  /** Left out for one that is not published yet. */
  removal: FormTarget | undefined
  expected: string | undefined
  announcement: AnnouncementContent
  errors: readonly FieldError[]
}

export function SiteAnnouncementPage({ model, frame }: { model: SiteAnnouncementModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { announcement, errors, expected, removal } = model
  const hidden = expected === undefined ? {} : { expected }
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          <Icon name="arrow-left" />
          {t('catalogueSite.back')}
        </a>
        <div className="work-head">
          <h1>
            {model.title}{' '}
            <span className="small">
              <Published>{model.region}</Published>
            </span>
          </h1>
        </div>
        <div className="stack site-stack">
          <Card>
            <Form target={model.target} errors={errors} hidden={hidden} warnUnsaved>
              <Field
                type="text"
                name="title"
                label={t('catalogueSite.announcement.title')}
                hint={t('common.field.characters', { count: siteLimits.title })}
                value={announcement.title}
                error={errorOf(errors, 'title')}
                autoComplete="off"
              />
              <div className="long-text">
                <Field
                  type="textarea"
                  name="body"
                  label={t('catalogueSite.announcement.body')}
                  hint={t('catalogueSite.announcement.bodyHint')}
                  value={announcement.body}
                  error={errorOf(errors, 'body')}
                />
              </div>
              <Field
                type="date"
                name="from"
                label={t('catalogueSite.announcement.from')}
                hint={t('catalogueSite.announcement.fromHint')}
                value={announcement.from}
                error={errorOf(errors, 'from')}
              />
              <Field
                type="date"
                name="until"
                label={t('catalogueSite.announcement.until')}
                hint={t('catalogueSite.announcement.untilHint')}
                value={announcement.until ?? ''}
                error={errorOf(errors, 'until')}
                optional
              />
              <Field
                type="checkbox"
                name="pinned"
                label={t('catalogueSite.announcement.pinned')}
                value={announcement.pinned ? 'yes' : undefined}
                options={[{ value: 'yes', label: t('catalogueSite.announcement.pinned') }]}
              />
              <ButtonRow>
                <Button>{t(removal ? 'catalogueSite.save' : 'catalogueSite.announcement.publish')}</Button>
                <Button look="quiet" icon="eye" formAction={model.previewAction} newWindow>
                  {t('catalogueSite.preview.show')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
          {removal && (
            <Card title={t('catalogueSite.announcement.remove')} id="removal">
              <p>{t('catalogueSite.announcement.removeText')}</p>
              <Form target={removal} hidden={hidden}>
                <Button look="stop">{t('catalogueSite.announcement.remove')}</Button>
              </Form>
            </Card>
          )}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
