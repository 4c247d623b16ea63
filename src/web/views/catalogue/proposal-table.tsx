import type { ProposalStatus } from '../../../modules/catalog/index.ts'
import { Published, Table, Tag, type TagTone, useText } from '../../ui/index.ts'

/** One proposal in a list of the office. */
export interface ProposalEntry {
  href: string
  title: string
  kind: string
  status: ProposalStatus
  practice: boolean
  /** Who wrote it: the office, for reviewers. */
  office: string
  changed: string
  /** 生效日期 and 文号, once it is published. */
  effective: string | undefined
}

export const proposalTones = {
  draft: 'blue',
  in_review: 'warn',
  returned: 'red',
  approved: 'ok',
  published: 'ok',
  in_force: 'ok',
  withdrawn: 'grey',
} satisfies Record<ProposalStatus, TagTone>

export function ProposalTags({ status, practice }: Pick<ProposalEntry, 'status' | 'practice'>) {
  const t = useText()
  return (
    <>
      <Tag tone={proposalTones[status]}>{t(`catalogueLists.statuses.${status}`)}</Tag>{' '}
      {practice && (
        <Tag tone="grey" icon="graduation-cap">
          {t('catalogueLists.practice')}
        </Tag>
      )}
    </>
  )
}

export function ProposalTable({
  caption,
  entries,
  withOffice = false,
}: {
  caption: string
  entries: readonly ProposalEntry[]
  /** For reviewers: in the own lists it is always the same. */
  withOffice?: boolean
}) {
  const t = useText()
  const office = {
    head: t('catalogueLists.columns.office'),
    cell: (entry: ProposalEntry) => <Published>{entry.office}</Published>,
  }
  const effective = {
    head: t('catalogueLists.columns.effective'),
    cell: (entry: ProposalEntry) => entry.effective ?? '–',
  }
  return (
    <Table
      caption={caption}
      captionHidden
      rows={entries}
      rowKey={({ href }) => href}
      columns={[
        {
          head: t('catalogueLists.columns.proposal'),
          names: true,
          cell: ({ href, title, kind }) => (
            <>
              <a href={href}>
                <Published>{title}</Published>
              </a>
              <div className="small">{kind}</div>
            </>
          ),
        },
        { head: t('catalogueLists.columns.status'), cell: (entry) => <ProposalTags {...entry} /> },
        ...(withOffice ? [office] : []),
        { head: t('catalogueLists.columns.changed'), cell: ({ changed }) => changed },
        ...(entries.some((entry) => entry.effective) ? [effective] : []),
      ]}
    />
  )
}
