import { formatDay } from '../../texts/format.ts'
import { Details, Published, SummaryList, type SummaryRow, Table, useLanguage, useText } from '../../ui/index.ts'
import type { GuideModel } from './guide-model.ts'
import { GuideSection, isPresent, NotPublished, Paragraphs, useUnsaid } from './guide-parts.tsx'
import { NextLines } from './next-steps.tsx'

export function GuideFees({ model }: { model: GuideModel }) {
  const t = useText()
  const unsaid = useUnsaid()
  const { fees } = model.definition
  return (
    <GuideSection id="fee" model={model} pointer="/fees">
      {fees === null ? (
        <NotPublished />
      ) : fees.length === 0 ? (
        <p>{t('guide.free')}</p>
      ) : (
        <Table
          caption={t('guide.sections.fee')}
          captionHidden
          rows={fees}
          rowKey={(fee) => fee.name + fee.standard}
          columns={[
            { head: t('guide.fee.name'), names: true, cell: (fee) => <Published>{fee.name}</Published> },
            { head: t('guide.fee.standard'), cell: (fee) => <Published>{fee.standard}</Published> },
            {
              head: t('guide.fee.basis'),
              cell: (fee) => (fee.basis ? <Published>{fee.basis}</Published> : unsaid),
            },
          ]}
        />
      )}
    </GuideSection>
  )
}

export function GuideBasis({ model }: { model: GuideModel }) {
  const { legalBasis } = model.definition
  return (
    <GuideSection id="legalBasis" model={model} pointer="/legalBasis">
      {legalBasis && legalBasis.length > 0 ? <Paragraphs texts={legalBasis} /> : <NotPublished />}
    </GuideSection>
  )
}

export function GuideFaq({ model }: { model: GuideModel }) {
  return (
    <GuideSection id="faq" model={model} pointer="/faqs">
      {model.definition.faqs.map(({ question, answer }) => (
        <Details key={question} summary={question}>
          <p className="published">
            <Published>{answer}</Published>
          </p>
        </Details>
      ))}
    </GuideSection>
  )
}

export function GuideNext({ model }: { model: GuideModel }) {
  const t = useText()
  return (
    <GuideSection id="next" model={model} pointer="/nextSteps">
      <p>{t('browse.next.open')}</p>
      <NextLines lines={model.next ?? []} />
    </GuideSection>
  )
}

export function GuideSource({ model }: { model: GuideModel }) {
  const t = useText()
  const language = useLanguage()
  const { source, ours, catalogCode, taskCode } = model.definition
  const rows: SummaryRow[] = [
    { label: t('guide.source.catalogCode'), value: catalogCode },
    { label: t('guide.source.taskCode'), value: taskCode },
  ].filter((row) => isPresent(row.value))
  return (
    <GuideSection id="source" model={model}>
      <p>{source ? t('guide.source.from', { upstream: source.upstream }) : t('guide.source.written')}</p>
      {source && ours.length > 0 && <p className="small">{t('common.oursExplained')}</p>}
      {source && source.abridged.length > 0 && <p className="small">{t('guide.source.abridged')}</p>}
      <p className="small">
        {t('guide.source.version', { number: model.version, day: formatDay(model.publishedDay, language, 'year') })}
      </p>
      {rows.length > 0 && <SummaryList rows={rows} dense />}
    </GuideSection>
  )
}
