import { type ItemFilter, lifeStages, serviceLists, serviceListTexts } from '../../modules/catalog/index.ts'
import { found } from '../faults.ts'
import { translator } from '../texts/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { datasetFiles } from './datasets.ts'
import {
  type MadeFile,
  makeOpenFile,
  type OpenFormat,
  type OpenKind,
  openFormats,
  openItemsMax,
  openKinds,
} from './files.ts'
import { type Kept, keptFor } from './kept.ts'
import { openScoreFiles } from './scores.ts'

/** Open data: lists, stages, scores, results and numbers. No session, no language, nothing of whoever asks; all files are made in one line. */
export function openDataFiles(web: Web): void {
  const kept = keptFor<MadeFile>(() => web.platform.clock.now().getTime())
  openScoreFiles(web, kept)
  datasetFiles(web, kept)
  catalogFiles(web, kept)
}

/** Lists and stages: `/open/430102000000/lists/at_once.csv`. */
function catalogFiles(web: Web, kept: Kept<MadeFile>): void {
  for (const kind of openKinds) {
    web.get(`/open/:region(^\\d{12}$)/${kind}/:file`, async (visit): Promise<Answer> => {
      const { name, format } = found(readFileName(kind, visit.parameter('file')))
      const region = await visit.modules.organizations.getRegion(visit.parameter('region'))
      const key = `${region.code}/${kind}/${name}.${format}`
      const { content, mediaType, fileName, etag } = await kept(key, () => make(visit, kind, region, name, format))
      return { open: content, mediaType, fileName, etag }
    })
  }
}

function readFileName(kind: OpenKind, file: string): { name: string; format: OpenFormat } | undefined {
  const [, name = '', extension] = /^([a-z_]{1,30})\.([a-z]{1,5})$/.exec(file) ?? []
  const format = openFormats.find((one) => one === extension)
  const known = kind === 'lists' ? serviceLists.some((one) => one === name) : lifeStages.some(({ id }) => id === name)
  return format && known ? { name, format } : undefined
}

async function make(
  visit: Visit,
  kind: OpenKind,
  region: { readonly code: string; readonly name: string },
  name: string,
  format: OpenFormat,
): Promise<MadeFile> {
  const { catalog } = visit.modules
  const content = kind === 'lists' ? listContent(name) : stageContent(name)
  const [counts, { items, complete }] = await Promise.all([
    catalog.browse(region.code),
    catalog.exporting.summaries({ regionCode: region.code, ...content.filter }, openItemsMax),
  ])
  const missing = counts.list_unknown.find(({ value }) => value === name)?.items ?? 0
  const unknown = kind === 'lists' ? missing : null
  const { title, rule } = content
  const told = { region: { code: region.code, name: region.name }, kind, name, title, rule, unknown, items, complete }
  return makeOpenFile(told, format, visit.platform.config.baseUrl)
}

interface Told {
  readonly title: string
  readonly rule: string
  readonly filter: Pick<ItemFilter, 'list' | 'stage'>
}

function listContent(name: string): Told {
  const list = found(serviceLists.find((one) => one === name))
  return { title: serviceListTexts[list].name.zh, rule: serviceListTexts[list].rule.zh, filter: { list } }
}

function stageContent(name: string): Told {
  const stage = found(lifeStages.find(({ id }) => id === name))
  return { title: stage.name.zh, rule: translator('zh')('browse.stages.how'), filter: { stage: stage.id } }
}
