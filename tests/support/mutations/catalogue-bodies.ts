import { discretionRows } from '../../../src/web/catalogue/sheets/discretion.ts'
import * as sheets from '../../../src/web/catalogue/sheets/members.ts'
import { partOf as partRule } from '../../../src/web/catalogue/sheets/parts.ts'
import type { Sheet } from '../../../src/web/catalogue/sheets/sheet.ts'
import { translator } from '../../../src/web/texts/index.ts'
import { member, officeOf, partOf, writtenOf } from './catalogue-subject.ts'
import { empty, form, json, type Maker, nothing } from './making.ts'
import type { Body } from './sending.ts'
import { sheetFields } from './sheet-fields.ts'
import type { Subject } from './subject.ts'

/** What the forms of those who write and review the catalogue send when they are filled in rightly. */
export const catalogueForms: Readonly<Record<string, Maker>> = {
  '/catalogue/items/:id/adjustments/:kind': () => form(suspension),
  '/catalogue/standards/:id/adjustments/:kind': () => form(suspension),
  '/catalogue/proposals/:id/adjustment': async (subject) => onRevision(subject, suspension),
  '/catalogue/proposals': async ({ role, holdings }) =>
    officeOf(role) === 'province'
      ? form({ kind: 'standard', practice: '' })
      : form({ kind: 'claim', standardId: await holdings.catalogue.standardId(), practice: '' }),
  '/catalogue/proposals/:id/review': async (subject) =>
    onRevision(subject, { outcome: 'approve', opinion: '依据充分。', stock: '' }),
  '/catalogue/proposals/:id/publication': async (subject) =>
    onRevision(subject, {
      documentNumber: '演示发〔2026〕2号',
      effectiveOn: subject.holdings.world.modules.cases.today(),
    }),
  '/catalogue/proposals/:id/submission': async (subject) => onRevision(subject, {}),
  '/catalogue/proposals/:id/withdrawal': empty,
  '/catalogue/proposals/:id/parts/:part': async (subject) => {
    const { kind, definition } = await writtenOf(subject)
    const part = partOf(subject.role, subject.route.url)
    return sheetForm(subject, partRule(kind, part).sheet, definition)
  },
  '/catalogue/proposals/:id/materials/:member': async (subject) =>
    sheetForm(subject, sheets.material, await member(subject, 'materials')),
  '/catalogue/proposals/:id/form/:section': async (subject) =>
    sheetForm(subject, sheets.section, await member(subject, 'sections')),
  '/catalogue/proposals/:id/form/:section/:question': async (subject) =>
    sheetForm(subject, sheets.question, await member(subject, 'questions')),
  '/catalogue/proposals/:id/discretion/:table': async (subject) =>
    sheetForm(subject, sheets.discretion, await member(subject, 'tables')),
  '/catalogue/proposals/:id/discretion/:table/rows': async (subject) => {
    const table = await member(subject, 'tables')
    return sheetForm(subject, discretionRows(table, translator('zh')), table)
  },
  '/catalogue/proposals/:id/parts/:part/members': async (subject) =>
    onRevision(subject, { _do: `down:${(await member(subject, 'materials')).id}` }),
  '/catalogue/proposals/:id/revisions/:revision/restoration': async (subject) => onRevision(subject, {}),
  // The beginning of it: later sections are asked for by what was answered before.
  '/catalogue/proposals/:id/preview/application': () => form({ _section: '', _answers: '{}' }),
  '/catalogue/practice': () => form({ what: 'new', item: '' }),
  '/catalogue/vocabulary/decisions': async ({ holdings }) => {
    const { rows } = await holdings.world.modules.catalog.vocabulary.listLinks({ status: 'guessed', limit: 1 })
    const [link] = rows
    if (!link) throw new Error('every name is decided')
    const { kind, name, revision } = link
    const where = { status: 'guessed', kind: '', after: '', row: 'link-1' }
    return form({ ...where, linkKind: kind, name, expected: String(revision), verdict: 'confirm', entry: '' })
  },
  '/catalogue/import': async (subject) => ({
    kind: 'file',
    part: { name: 'file', fileName: '演示清单.json', mediaType: 'application/json', content: await fileOf(subject) },
  }),
  '/catalogue/import/:import/commitment': empty,
  '/catalogue/import/:import/abandonment': empty,
}

/** The same by the interface. */
export const catalogueWrites: Readonly<Record<string, Maker>> = {
  'POST /v1/evidence-types/:type/suppliers': ({ holdings }) =>
    json({
      key: holdings.catalogue.freshKey(),
      name: { zh: '演示接口', en: 'Demo interface' },
      liveUntil: '2099-12-31',
    }),
  'POST /v1/evidence-types/:type/suppliers/:supplier/retirement': ({ holdings }) =>
    json({ until: holdings.world.modules.cases.today() }),
  'POST /v1/catalogue/imports': async (subject) => ({
    kind: 'raw',
    content: await fileOf(subject),
    type: 'application/octet-stream',
  }),
  'POST /v1/catalogue/imports/:importId/commitment': nothing,
  'DELETE /v1/catalogue/imports/:importId': nothing,
  'POST /v1/catalogue/proposals': async ({ holdings, role }) =>
    json({ definition: await holdings.catalogue.definition(officeOf(role), '演示新事项') }),
  'PUT /v1/catalogue/proposals/:proposalId': async (subject) => {
    const { revision, definition } = await writtenOf(subject)
    return json({ expected: revision, definition })
  },
  'POST /v1/catalogue/proposals/:proposalId/submission': async (subject) =>
    json({ expected: (await subject.proposal()).revision }),
}

const suspension = { reason: '系统维护。', step: 'confirm', practice: '' }

function fileOf({ holdings, role }: Subject): Promise<Buffer> {
  return holdings.catalogue.file(officeOf(role))
}

async function onRevision(
  subject: Subject,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<Body> {
  return form({ _revision: String((await subject.proposal()).revision), ...fields })
}

async function sheetForm(subject: Subject, sheet: Sheet, value: unknown): Promise<Body> {
  return onRevision(subject, sheetFields(sheet, value))
}
