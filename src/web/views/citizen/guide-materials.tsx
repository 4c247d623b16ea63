import type { Material } from '../../../modules/catalog/index.ts'
import { formatDay } from '../../texts/format.ts'
import type { Translate } from '../../texts/index.ts'
import {
  Details,
  Icon,
  Published,
  SummaryList,
  type SummaryRow,
  Table,
  Tag,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import type { GuideModel } from './guide-model.ts'
import { GuideSection, isPresent, NotPublished, useUnsaid } from './guide-parts.tsx'

export function GuideMaterials({ model }: { model: GuideModel }) {
  const t = useText()
  const { materials } = model.definition
  return (
    <GuideSection id="materials" model={model} pointer="/materials">
      {materials === null ? (
        <NotPublished />
      ) : materials.length === 0 ? (
        <p>{t('guide.materials.none')}</p>
      ) : (
        <Table
          caption={t('guide.sections.materials')}
          captionHidden
          rows={materials}
          rowKey={(material) => material.id}
          columns={[
            { head: t('guide.materials.name'), names: true, cell: (material) => <MaterialName material={material} /> },
            { head: t('guide.materials.kind'), cell: (material) => <MaterialKind material={material} /> },
            { head: t('guide.materials.need'), cell: (material) => <Need material={material} /> },
          ]}
        />
      )}
      <Later materials={materials ?? []} />
    </GuideSection>
  )
}

/** 容缺: what may come after acceptance, together and with its time, so that nobody waits for the last paper. */
function Later({ materials }: { materials: readonly Material[] }) {
  const t = useText()
  const later = materials.filter(({ deferDays }) => deferDays !== null)
  if (later.length === 0) return null
  return (
    <>
      <h3 className="sub">{t('guide.materials.later')}</h3>
      <p className="small">{t('guide.materials.laterLead')}</p>
      <ul>
        {later.map(({ id, shortName, name, deferDays }) => (
          <li key={id}>
            <Published>{shortName ?? name}</Published>
            <span className="small"> · {t('guide.materials.defer', { count: deferDays ?? 0 })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function MaterialName({ material }: { material: Material }) {
  const t = useText()
  const language = useLanguage()
  const automatic = material.exemptBy === 'electronic_certificate' || material.exemptBy === 'certificate_check'
  const rows: SummaryRow[] = [
    { label: t('guide.materials.accept'), value: material.acceptStandard },
    { label: t('guide.materials.fill'), value: material.fillNotes },
    { label: t('guide.materials.basis'), value: material.legalBasis },
    { label: t('guide.materials.issuer'), value: material.issuer },
    { label: t('guide.materials.paper'), value: material.paperSpec },
    { label: t('guide.materials.templates'), value: material.templates.join('\n') },
    { label: t('guide.materials.samples'), value: material.samples.join('\n') },
    { label: t('guide.materials.promise'), value: promiseWords(material, t) },
    {
      label: t('guide.materials.despite'),
      value:
        material.askedDespiteSupply &&
        t('guide.materials.despiteWords', {
          reason: material.askedDespiteSupply.reason,
          day: formatDay(material.askedDespiteSupply.until, language, 'year'),
        }),
    },
  ].filter((row) => isPresent(row.value))
  return (
    <div className="material-name">
      <Published>{material.shortName ?? material.name}</Published>
      {material.shortName && (
        <p className="small">
          <Published>{material.name}</Published>
        </p>
      )}
      {automatic && (
        <div className="source">
          <Icon name="badge-check" />
          {t('guide.materials.auto')}
        </div>
      )}
      {material.madeFromAnswers && (
        <div className="source">
          <Icon name="file-check" />
          {t('guide.materials.fromAnswers')}
        </div>
      )}
      {rows.length > 0 && (
        <Details summary={t('guide.materials.more')}>
          <SummaryList
            dense
            rows={rows.map(({ label, value }) => ({ label, value: <Published>{value}</Published> }))}
          />
        </Details>
      )}
    </div>
  )
}

function MaterialKind({ material }: { material: Material }) {
  const t = useText()
  const unsaid = useUnsaid()
  const words = [
    material.type && t(`vocabulary.materialType.${material.type}`),
    material.form && t(`vocabulary.materialForm.${material.form}`),
    material.copies && t('guide.materials.copies', { count: material.copies }),
    material.source.origin && t(`vocabulary.origin.${material.source.origin}`),
  ].filter(isPresent)
  return words.length > 0 ? (
    <ul className="kinds">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  ) : (
    <span className="missing">{unsaid}</span>
  )
}

function Need({ material }: { material: Material }) {
  const t = useText()
  if (material.requiredWhen) {
    const [before, after] = t('guide.materials.when', { condition: '\n' }).split('\n')
    return (
      <>
        {before}
        <Published>{material.requiredWhen.text}</Published>
        {after}
      </>
    )
  }
  const tone = material.necessity === 'required' ? 'blue' : 'grey'
  return (
    <>
      <Tag tone={tone}>{t(`vocabulary.necessity.${material.necessity}`)}</Tag>
      {material.deferDays && <p className="small">{t('guide.materials.defer', { count: material.deferDays })}</p>}
    </>
  )
}

/** What a promise in its place would say. It is signed in the application. */
function promiseWords({ promise }: Material, t: Translate): string {
  if (!promise) return ''
  const { text, consequence, legalBasis } = promise
  return [
    t('guide.materials.promiseOpen'),
    text,
    consequence && t('guide.materials.promiseConsequence', { consequence }),
    legalBasis && t('guide.materials.promiseBasis', { basis: legalBasis }),
  ]
    .filter(isPresent)
    .join('\n')
}
