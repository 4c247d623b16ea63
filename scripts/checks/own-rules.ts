import { resolve } from 'node:path'
import { modules } from '../../src/modules.ts'
import { checkLayers } from './layers.ts'
import { checkSources } from './sources.ts'

const root = resolve(import.meta.dirname, '../..')
const folders = ['src', 'scripts', 'tests']

const sources = checkSources(root, folders)
const layers = await checkLayers(root, modules, folders)
// A reader of imports that is set up wrongly sees no file, finds nothing, and looks content.
const unseen =
  layers.filesSeen < sources.filesSeen
    ? [`only ${layers.filesSeen} of ${sources.filesSeen} files were read for imports`]
    : []

const findings = [...unseen, ...sources.findings, ...layers.findings]
for (const finding of findings) console.log(finding)
console.log(`${sources.filesSeen} files, ${findings.length} findings`)
process.exit(findings.length > 0 ? 1 : 0)
