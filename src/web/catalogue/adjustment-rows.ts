import { formatDay } from '../texts/format.ts'
import type { Visit } from '../visit.ts'
import type { AdjustContent } from './adjustment-typed.ts'

export interface AdjustmentRow {
  readonly label: string
  readonly value: string
}

/** An adjustment in words, for whoever is about to send it and for whoever reviews it. */
export async function adjustmentRows(visit: Visit, content: AdjustContent): Promise<AdjustmentRow[]> {
  const { t } = visit
  const what = { label: t('catalogueLists.adjust.what'), value: t(`catalogueLists.adjust.${content.kind}.what`) }
  const reason = 'reason' in content ? [{ label: t('catalogueLists.adjust.fields.reason'), value: content.reason }] : []
  return [what, ...(await ownRows(visit, content)), ...reason]
}

async function ownRows(visit: Visit, content: AdjustContent): Promise<AdjustmentRow[]> {
  const { t } = visit
  switch (content.kind) {
    case 'suspend':
    case 'resume':
      return []
    case 'abolish':
      return content.successors.length === 0 ? [] : [await itemsRow(visit, 'abolish', content.successors)]
    case 'merge':
      return [await itemsRow(visit, 'merge', content.itemIds)]
    case 'split':
      return [await itemsRow(visit, 'split', content.into)]
    case 'take_over': {
      const region = await visit.modules.organizations.findRegion(content.regionCode)
      return [
        { label: t('catalogueLists.adjust.fields.region'), value: region?.pathName ?? content.regionCode },
        { label: t('catalogueLists.adjust.fields.takeOverBody'), value: content.claim.department.name },
      ]
    }
    case 'delegate':
      return delegationRows(visit, content)
  }
}

async function delegationRows(
  visit: Visit,
  { itemId, delegation }: Extract<AdjustContent, { kind: 'delegate' }>,
): Promise<AdjustmentRow[]> {
  const { t, language } = visit
  if (!delegation)
    return [{ label: t('catalogueLists.adjust.fields.form'), value: t('catalogueLists.delegation.revoke') }]
  const item = await visit.modules.catalog.findCurrentVersion(itemId)
  const parties = { delegate: delegation.department.name, competent: item?.definition.department.name ?? '' }
  const until = delegation.until
    ? formatDay(delegation.until, language, 'year')
    : t('catalogueLists.delegation.untilRevoked')
  return [
    { label: t('catalogueLists.adjust.fields.form'), value: t(`catalogueLists.delegation.${delegation.form}`) },
    { label: t('catalogueLists.adjust.fields.delegateBody'), value: delegation.department.name },
    {
      label: t('catalogueLists.delegation.meaning'),
      value: t(`catalogueLists.delegation.${delegation.form}Means`, parties),
    },
    { label: t('catalogueLists.adjust.fields.documentNumber'), value: delegation.documentNumber },
    { label: t('catalogueLists.adjust.fields.until'), value: until },
  ]
}

async function itemsRow(visit: Visit, kind: 'abolish' | 'merge' | 'split', ids: readonly string[]) {
  const names = await itemNames(visit, ids)
  return {
    label: visit.t(`catalogueLists.adjust.${kind}.chosen`),
    value: names.map(({ name }) => name).join(visit.t('catalogueLists.list.comma')),
  }
}

/** At most twenty: more cannot be chosen. Current versions are in memory. */
export async function itemNames(visit: Visit, ids: readonly string[]) {
  const { regionCode } = visit.staff.actor
  const versions = await Promise.all(ids.slice(0, 20).map((id) => visit.modules.catalog.findCurrentVersion(id)))
  return versions.flatMap((version) =>
    version && version.definition.regionCode === regionCode
      ? [{ id: version.itemId, name: version.definition.name, department: version.definition.department.name }]
      : [],
  )
}
