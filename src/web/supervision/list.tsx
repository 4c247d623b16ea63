import { regionContains } from '../../kernel/identifiers/regionCode.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { CasePage, ListedCase, RegionFilter } from '../../modules/cases/index.ts'
import { csvOf } from '../csv.ts'
import { found } from '../faults.ts'
import type { Option } from '../ui/index.ts'
import { SupervisedCases } from '../views/supervision/cases-list.tsx'
import { awaitingWord, wordOf } from '../views/workbench/words.ts'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { duesOf } from '../workbench/inbox.tsx'

const pageLines = 50
/** An export goes page by page and ends here; whoever needs more narrows the filter. */
const exportLinesMax = 1000
const exportPage = 100

const awaited = ['pre_review', 'accept', 'correct', 'review', 'decide', 'issue', 'deliver'] as const
const shows = ['open', 'overdue', 'all'] as const
type Show = (typeof shows)[number]

export function supervisedListPages(web: Web): void {
  web.get('/supervision', async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    const asked = await askedOf(visit)
    const after = visit.query('after')
    const page = await visit.modules.cases.casesOfRegion(actor, filterOf(visit, asked), { limit: pageLines, after })
    const dues = await duesOf(visit)
    const href = (path: string, rest: Record<string, string> = {}) =>
      `${path}?${new URLSearchParams({ ...asked, ...rest })}`
    const model = {
      region: (await visit.modules.organizations.getRegion(asked.region)).name,
      filter: asked,
      ...(await choices(visit, asked.region)),
      lines: page.cases.map((listed) => ({ listed, href: `/supervision/cases/${listed.caseId}`, due: dues(listed) })),
      paging: {
        previous: after && href('/supervision'),
        next: page.next && href('/supervision', { after: page.next }),
      },
      exportHref: href('/supervision/export.csv'),
      exportMax: exportLinesMax,
      resetHref: '/supervision',
    }
    return {
      page: <SupervisedCases model={model} frame={await deskFrame(visit, 'supervision')} />,
      title: visit.t('supervision.title'),
      scripts: ['workbench.js'],
    }
  })

  web.get('/supervision/export.csv', async (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    const filter = filterOf(visit, await askedOf(visit))
    const lines: ListedCase[] = []
    let after: CasePage['next']
    do {
      const page = await visit.modules.cases.casesOfRegion(actor, filter, { limit: exportPage, after })
      lines.push(...page.cases)
      after = page.next
    } while (after !== undefined && lines.length < exportLinesMax)
    const content = Buffer.from(csvOf([csvHead(visit), ...lines.map((line) => csvLine(visit, line))]), 'utf8')
    const fileName = `${visit.t('supervision.list')} ${visit.modules.cases.today()}.csv`
    return { file: content, mediaType: 'text/csv; charset=utf-8', fileName }
  })
}

interface Asked extends Record<string, string> {
  /** The supervisor's own, or one below it. */
  readonly region: string
  readonly show: Show
  readonly department: string
  readonly item: string
  readonly awaiting: string
}

/** A filter that was tampered with filters nothing. */
async function askedOf(visit: Visit): Promise<Asked> {
  const id = (name: string) => {
    const value = visit.query(name) ?? ''
    return isUuid(value) ? value : ''
  }
  return {
    region: await regionAsked(visit),
    show: shows.find((show) => show === visit.query('show')) ?? 'open',
    department: id('department'),
    item: id('item'),
    awaiting: awaited.find((duty) => duty === visit.query('awaiting')) ?? '',
  }
}

/** The region of the address, for whoever supervises it; her own where none is named. To everybody else there is no such page. */
export async function regionAsked(visit: Visit): Promise<string> {
  const own = staffWith(visit, 'supervise').actor.regionCode
  const asked = visit.query('region')
  if (!asked) return own
  const region = await visit.modules.organizations.findRegion(asked)
  return found(region && regionContains(own, region.code) ? region.code : undefined)
}

function filterOf(visit: Visit, { region, show, department, item, awaiting }: Asked): RegionFilter {
  return {
    regionCode: region,
    ...(show === 'open' && { open: true }),
    ...(show === 'overdue' && { overdueBefore: visit.modules.cases.today() }),
    ...(department && { departmentId: department }),
    ...(item && { itemId: item }),
    ...(awaiting && { awaiting }),
  }
}

async function choices({ modules, t }: Visit, regionCode: string) {
  const [departments, items] = await Promise.all([
    modules.organizations.departmentsOf(regionCode),
    modules.catalog.listItems({ regionCode, online: true, limit: 100 }),
  ])
  const option = (value: string, label: string): Option => ({ value, label })
  return {
    departments: departments.map(({ id, name }) => option(id, name)),
    items: items.items.map(({ itemId, name }) => option(itemId, name)),
    awaiting: awaited.map((duty) => option(duty, t(`workbench.awaiting.${duty}`))),
  }
}

const columns = [
  'receipt',
  'item',
  'applicant',
  'department',
  'state',
  'awaiting',
  'awaitingAt',
  'since',
  'dueKind',
  'due',
  'submitted',
  'ended',
  'outcome',
] as const

function csvHead({ t }: Visit): string[] {
  return columns.map((column) => t(`supervision.columns.${column}`))
}

function csvLine({ t }: Visit, line: ListedCase): string[] {
  return [
    line.receiptNumber,
    line.itemName,
    line.applicant,
    line.departmentName,
    wordOf(t, 'states', line.status),
    awaitingWord(t, line),
    line.awaitingDepartment ?? '',
    instantText(line.awaitingSince),
    line.dueKind ? wordOf(t, 'dueKind', line.dueKind) : '',
    line.dueOn ?? '',
    instantText(line.submittedAt),
    instantText(line.endedAt),
    line.outcome ? wordOf(t, 'outcome', line.outcome) : '',
  ]
}

const shanghaiOffsetMs = 8 * 3_600_000

/** `2026-11-20 14:05`, as spreadsheets read it. */
function instantText(instant: Date | null): string {
  if (!instant) return ''
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ')
}
