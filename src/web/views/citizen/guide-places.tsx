import type { HandlingWindow } from '../../../modules/catalog/index.ts'
import { Published, SummaryList, type SummaryRow, Tag, useText } from '../../ui/index.ts'
import type { GuideModel, GuidePlace } from './guide-model.ts'
import { GuideSection, isPresent, NotPublished } from './guide-parts.tsx'

/** Where to go and whom to ask. Questions and complaints have their own numbers. */
export function GuidePlaces({ model }: { model: GuideModel }) {
  const t = useText()
  const { visits, windows, contact } = model.definition
  const numbers: SummaryRow[] = [
    { label: t('guide.place.consultation'), value: contact.consultation && <Telephone words={contact.consultation} /> },
    { label: t('guide.place.complaint'), value: contact.complaint && <Telephone words={contact.complaint} /> },
  ].filter((row) => isPresent(row.value))
  return (
    <GuideSection id="places" model={model} pointer={windows.length > 0 ? '/windows' : '/servicePointIds'}>
      {model.places.length === 0 && windows.length === 0 && <NotPublished />}
      {windows.map((window) => (
        <Place key={`${window.name} ${window.address}`} place={{ ...window, ours: false }} />
      ))}
      {model.places.map((place) => (
        <Place key={place.name} place={place} />
      ))}
      {numbers.length > 0 && (
        <>
          <h3 className="sub">{t('guide.place.contact')}</h3>
          <SummaryList rows={numbers} dense />
        </>
      )}
      {visits?.reason && visits.count > 0 && (
        <>
          <h3 className="sub">{t('guide.visits.reason')}</h3>
          <p className="published">
            <Published>{visits.reason}</Published>
          </p>
        </>
      )}
    </GuideSection>
  )
}

function Place({ place }: { place: GuidePlace & Partial<Pick<HandlingWindow, 'counters' | 'directions'>> }) {
  const t = useText()
  const rows: SummaryRow[] = [
    { label: t('guide.place.address'), value: place.address },
    { label: t('guide.place.counters'), value: place.counters },
    { label: t('guide.place.hours'), value: place.hours },
    { label: t('guide.place.phone'), value: place.phone && <Telephone words={place.phone} /> },
    { label: t('guide.place.directions'), value: place.directions },
  ].filter((row) => isPresent(row.value))
  return (
    <div className="place">
      <h3>
        <Published>{place.name}</Published> {place.ours && <Tag tone="ok">{t('common.ours')}</Tag>}
      </h3>
      <SummaryList
        rows={rows.map((row) =>
          typeof row.value === 'string' ? { ...row, value: <Published>{row.value}</Published> } : row,
        )}
        dense
      />
    </div>
  )
}

/** One number can be called by a press; several, or a number with words, can only be read. */
function Telephone({ words }: { words: string }) {
  const number = /^[+\d][\d\s()（）-]*$/.test(words.trim())
  if (!number) return <Published>{words}</Published>
  return <a href={`tel:${words.replace(/[^\d+]/g, '')}`}>{words}</a>
}
