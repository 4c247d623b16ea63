import { found } from '../faults.ts'
import type { Web } from '../web.ts'

const pdf = 'application/pdf'

/** Files of a case, for those who may see the case. Always as attachments, never sniffed. */
export function caseFilePages(web: Web): void {
  const { cases } = web.modules

  web.get('/cases/:caseId/documents/:sequence(^\\d{1,6}$)/:kind(^[a-z_]{1,40}$).pdf', async (visit) => {
    const { caseId, sequence, kind } = visit.request.params as Record<'caseId' | 'sequence' | 'kind', string>
    const file = found(await cases.openDocument(caseId, visit.person.actor, Number(sequence), kind))
    return { file, mediaType: pdf, fileName: `${kind}-${sequence}.pdf` }
  })

  web.get('/cases/:caseId/papers/:uploadId', async (visit) => {
    const opened = await cases.openPaper(visit.parameter('caseId'), visit.person.actor, visit.parameter('uploadId'))
    const { content, mediaType, name } = found(opened)
    return { file: content, mediaType, fileName: name }
  })

  web.get('/cases/:caseId/dates.json', async (visit) => {
    const { caseNumber, ...dates } = await cases.datesFile(visit.parameter('caseId'), visit.person.actor)
    const file = Buffer.from(JSON.stringify({ caseNumber, ...dates }, null, 2))
    return { file, mediaType: 'application/json', fileName: `dates-${caseNumber}.json` }
  })

  web.get('/cases/:caseId/certificate.pdf', async (visit) => {
    const file = found(await cases.openCertificate(visit.parameter('caseId'), visit.person.actor))
    return { file, mediaType: pdf, fileName: 'certificate.pdf' }
  })
}
