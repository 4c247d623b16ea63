import type { Actor } from '../../kernel/actor.ts'
import type { CaseView } from '../../modules/cases/index.ts'
import { found } from '../faults.ts'
import { pageProblem } from '../problems.ts'
import type { PaperLink } from '../views/workbench/history.tsx'
import type { PaperModel } from '../views/workbench/viewer.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'

/** What browsers show by themselves; everything else is only ever downloaded. */
const shownInline: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** Papers, notices and certificate of a case, under the pages of handlers and of supervisors alike. */
export function paperFiles(web: Web, base: string, actorOf: (visit: Visit) => Actor): void {
  web.get(`${base}/:id/papers/:uploadId`, async (visit) => {
    const { cases } = visit.modules
    return inline(
      visit,
      found(await cases.openPaper(visit.parameter('id'), actorOf(visit), visit.parameter('uploadId'))),
    )
  })
  web.get(`${base}/:id/documents/:sequence/:kind`, async (visit) => {
    return document(visit, actorOf(visit), visit.parameter('sequence'), visit.parameter('kind'))
  })
  web.get(`${base}/:id/certificate`, async (visit) => {
    const content = found(await visit.modules.cases.openCertificate(visit.parameter('id'), actorOf(visit)))
    return pdf(visit, visit.t('workbench.case.certificate'), content)
  })
  /** The slip of the submission: the first event of every case. */
  web.get(`${base}/:id/slip`, async (visit) => {
    const content = await visit.modules.cases.openDocument(visit.parameter('id'), actorOf(visit), 1, 'slip')
    return content ? pdf(visit, visit.t('workbench.case.slip'), content) : pending(visit)
  })
  /** What the case came to: its certificate where the item gives one, else the notice of the decision. */
  web.get(`${base}/:id/result`, async (visit) => {
    const view = await visit.modules.cases.view(visit.parameter('id'), actorOf(visit))
    const { sequence } = found(view.timeline.find(({ type }) => type === 'decided'))
    if (view.certificateId) return { redirect: `${base}/${view.caseId}/certificate` }
    const givesCertificate = view.version.definition.result.kind === 'certificate' && view.outcome !== 'denied'
    const notice = view.documents.find((made) => made.sequence === sequence)
    if (!notice || (givesCertificate && view.awaiting === 'issue')) return pending(visit)
    return { redirect: `${base}/${view.caseId}/documents/${sequence}/${notice.kind}` }
  })
}

/** How often a page looks again by itself for a paper that is being made, and after how many seconds. */
const looksMax = 15
const lookAfterSeconds = 2

/** Being made: the page looks again by itself for half a minute, without script. */
function pending(visit: Visit): never {
  const tries = Number.parseInt(visit.query('again') ?? '0', 10) || 0
  const [path] = visit.request.url.split('?')
  if (tries < looksMax) visit.reply.header('refresh', `${lookAfterSeconds}; url=${path}?again=${tries + 1}`)
  throw pageProblem('document.pending')
}

async function document(visit: Visit, actor: Actor, sequence: string, kind: string): Promise<Answer> {
  const isNumber = /^\d{1,6}$/.test(sequence)
  const id = visit.parameter('id')
  const content = found(
    isNumber ? await visit.modules.cases.openDocument(id, actor, Number(sequence), kind) : undefined,
  )
  return pdf(visit, kind, content)
}

function pdf(visit: Visit, name: string, content: Buffer): Answer {
  return inline(visit, { name: `${name}.pdf`, mediaType: 'application/pdf', content })
}

/**
 * A paper came from outside: nothing in it may run or load anything, whatever a browser takes it for. Browsers refuse to
 * show a PDF in a sandbox, so only pictures are put into one; their PDF viewers run apart from the page anyway.
 */
export function inline({ reply }: Visit, file: { name: string; mediaType: string; content: Buffer }): Answer {
  const shown = shownInline.has(file.mediaType)
  const sandbox = file.mediaType === 'application/pdf' ? '' : '; sandbox'
  reply.header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'${sandbox}`,
  )
  return { file: file.content, mediaType: file.mediaType, fileName: file.name, inline: shown }
}

/** The papers of a case in the order of its checklist, for the viewer. */
export function paperModels(view: CaseView, base: string, act?: string | undefined): PaperModel[] {
  const { papers } = view.application
  const materials = view.version.definition.materials ?? []
  const order = new Map(materials.map((material, index) => [material.id, index]))
  const place = (materialId: string) => order.get(materialId) ?? materials.length
  return papers
    .toSorted((one, other) => place(one.materialId) - place(other.materialId))
    .map((paper) => {
      const material = materials.find(({ id }) => id === paper.materialId)
      const query = new URLSearchParams({ ...(act && { act }), paper: paper.uploadId })
      return {
        id: paper.uploadId,
        material: material?.shortName ?? material?.name ?? paper.name,
        name: paper.name,
        mediaType: paper.mediaType,
        src: `${base}/papers/${paper.uploadId}`,
        href: `${base}?${query}`,
      }
    })
}

/** Made notices at the event that they came of, and the certificate. */
export function documentLinks(view: CaseView, base: string, { t }: Visit): PaperLink[] {
  const notices = view.documents.map(({ sequence, kind, number, readAt }) => ({
    name: kind === 'slip' ? t('workbench.case.slip') : number,
    href: `${base}/documents/${sequence}/${kind}`,
    sequence,
    readAt: readAt ?? undefined,
  }))
  const issued = view.timeline.find(({ type }) => type === 'result_issued')
  const certificate = view.certificateId
    ? [
        {
          name: t('workbench.case.certificate'),
          href: `${base}/certificate`,
          ...(issued && { sequence: issued.sequence }),
        },
      ]
    : []
  return [...notices, ...certificate]
}
