import type { Actor } from '../../kernel/actor.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'

const mediaTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The files of a report, and how far it is, below the address of its page. */
export function reportFiles(web: Web, base: string, actorOf: (visit: Visit) => Actor): void {
  for (const format of ['pdf', 'xlsx'] as const) {
    web.get(`${base}/:reportId/file.${format}`, async (visit): Promise<Answer> => {
      const { content, name } = await visit.modules.reports.file(actorOf(visit), visit.parameter('reportId'), format)
      return { file: content, mediaType: mediaTypes[format], fileName: name }
    })
  }
  web.get(`${base}/:reportId/progress`, async (visit): Promise<Answer> => {
    const { done, file } = await visit.modules.reports.report(actorOf(visit), visit.parameter('reportId'))
    return { data: { done: done.length, made: file !== null } }
  })
}
