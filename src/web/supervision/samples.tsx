import type { ShownSample } from '../../modules/supervision/index.ts'
import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { SampleList, type SampleListModel, SamplePage, type ShownSampleLine } from '../views/supervision/samples.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { itemNameOf } from '../workbench/callbacks.tsx'
import { officeNameOf } from '../workbench/card-lines.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'

const base = '/supervision/samples'
const pageLines = 50

/** 抽查: decisions on the spot that a supervisor looks at afterwards. */
export function samplePages(web: Web): void {
  web.get(base, sampleList)
  web.get(`${base}/:sampleId`, (visit) => samplePage(visit, []))
  web.post(`${base}/:sampleId/finding`, (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    return submitting(
      visit.language,
      (errors) => samplePage(visit, errors),
      async () => {
        const finding = visit.field('finding') === 'fine' ? 'fine' : 'fault'
        const found = { finding, text: visit.field('text') } as const
        await visit.modules.supervision.lookedAt(visit.parameter('sampleId'), actor, found)
        return { redirect: `${base}?done=found` }
      },
    )
  })
}

export function sampleLines(visit: Visit, samples: readonly ShownSample[]): Promise<ShownSampleLine[]> {
  return Promise.all(
    samples.map(async (sample) => ({
      sample,
      href: `${base}/${sample.sampleId}`,
      itemName: await itemNameOf(visit, sample.itemId),
      officeName: await officeNameOf(visit, sample.officeId),
    })),
  )
}

async function sampleList(visit: Visit): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const { organizations, supervision } = visit.modules
  const after = visit.query('after')
  const { lines, next } = await supervision.samplesWaiting(actor, { limit: pageLines, after })
  const model: SampleListModel = {
    region: (await organizations.getRegion(actor.regionCode)).name,
    lines: await sampleLines(visit, lines),
    paging: { previous: after && base, next: next && `${base}?${new URLSearchParams({ after: next })}` },
    done: visit.query('done') === 'found' ? visit.t('cards.done.found') : undefined,
  }
  return {
    page: <SampleList model={model} frame={await deskFrame(visit, 'samples')} />,
    title: visit.t('cards.sample.title'),
    scripts: ['workbench.js'],
  }
}

async function samplePage(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const sample = await visit.modules.supervision.sample(visit.parameter('sampleId'), actor)
  const [line] = await sampleLines(visit, [sample])
  const model = {
    sample,
    itemName: line?.itemName ?? '',
    officeName: line?.officeName ?? '',
    caseHref: `/supervision/cases/${sample.caseId}`,
    backHref: base,
    target: visit.target(`${base}/${sample.sampleId}/finding`),
    text: visit.field('text'),
    errors,
  }
  return {
    page: <SamplePage model={model} frame={await deskFrame(visit, 'samples')} />,
    title: visit.t('cards.sample.one'),
    scripts: ['workbench.js'],
  }
}
