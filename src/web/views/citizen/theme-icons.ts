import type { IconName } from '../../ui/index.ts'

/** Icons of the themes (data/dictionaries.json: personTopics, corpTopics). A code means another theme for each audience. */
const personIcons: Readonly<Record<string, IconName>> = {
  '005': 'baby',
  '010': 'house',
  '015': 'globe',
  '020': 'graduation-cap',
  '025': 'flag',
  '030': 'briefcase-business',
  '035': 'store',
  '040': 'badge-check',
  '050': 'id-card',
  '055': 'receipt',
  '060': 'heart-handshake',
  '065': 'star',
  '070': 'hammer',
  '075': 'key-round',
  '085': 'hand-coins',
  '090': 'id-card',
  '095': 'car',
  '100': 'map-pin',
  '105': 'plane',
  '110': 'shield-check',
  '115': 'shield-check',
  '120': 'scale',
  '130': 'leaf',
  '135': 'library',
  '140': 'network',
  '145': 'stethoscope',
  '150': 'hand-heart',
}

const organizationIcons: Readonly<Record<string, IconName>> = {
  '005': 'store',
  '010': 'badge-check',
  '015': 'file-badge',
  '020': 'calendar-days',
  '025': 'receipt',
  '030': 'users',
  '035': 'hand-coins',
  '040': 'building-2',
  '045': 'banknote',
  '055': 'globe',
  '060': 'gavel',
  '075': 'tractor',
  '085': 'hammer',
  '090': 'truck',
  '095': 'leaf',
  '110': 'stethoscope',
  '115': 'cpu',
  '120': 'library',
  '135': 'circle-check',
  '145': 'shield-check',
  '150': 'shield-check',
  '155': 'scale',
  '160': 'network',
  '165': 'circle-x',
}

export function themeIcon(audience: 'person' | 'organization', code: string): IconName {
  return (audience === 'person' ? personIcons : organizationIcons)[code] ?? 'file-text'
}
