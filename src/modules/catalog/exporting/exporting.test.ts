import jsonld from 'jsonld'
import { expect, test } from 'vitest'
import { fullEntry } from '../../../../tests/support/fullEntry.ts'
import { openArchive, readCsvTable } from '../../../platform/spreadsheets/index.ts'
import type { ItemVersion } from '../schema.ts'
import { linkedData } from './linkedData.ts'
import { writeUploadTables } from './uploadTables.ts'

const version: ItemVersion = {
  id: '00000000-0000-4000-8000-0000000000a1',
  itemId: '00000000-0000-4000-8000-0000000000a2',
  number: 2,
  contentHash: 'a'.repeat(64),
  publishedAt: new Date('2026-11-20T01:00:00Z'),
  supersededAt: null,
  definition: { ...fullEntry.definition, fees: [{ name: '工本费', standard: '10元/证', basis: null }] },
}

test('the national upload tables have their columns, and a row for each item, material, fee and question', async () => {
  const archive = openArchive(writeUploadTables([version]).content)
  expect(archive.names).toEqual(['general_basic.csv', 'extend.csv', 'material.csv', 'fee.csv', 'questions.csv'])
  const rowsOf = async (name: string) => {
    const [head, ...rows] = readCsvTable(name, (await archive.bytes(`${name}.csv`)).toString()).rows
    return rows.map(({ cells }) => Object.fromEntries(head!.cells.map((column, at) => [column, cells[at]])))
  }
  const [basic] = await rowsOf('general_basic')
  expect(basic).toMatchObject({
    cd_operation: 'U',
    catalog_code: '000131024000',
    task_type: '01',
    anticipate_day: '20',
    is_fee: '1',
    task_name: "'=SUM(A1) 演示事项",
  })
  expect(basic?.row_guid).toMatch(/^[0-9a-f]{32}$/)
  expect(await rowsOf('extend')).toMatchObject([{ other_dept: '演示机构 | 一\n另选' }])
  expect(await rowsOf('material')).toMatchObject([
    { material_name: '""', is_need: '1', source_type: '20', order_num: '1' },
  ])
  expect(await rowsOf('fee')).toMatchObject([{ fee_name: '工本费', fee_stand: '10元/证' }])
  expect(await rowsOf('questions')).toMatchObject([{ question: '问？', order_num: '1' }])
})

test('linked data expands to terms of CPSV-AP and CCCEV, without a context from outside', async () => {
  const outside = async () => {
    throw new Error('nothing is fetched')
  }
  const written = JSON.parse(JSON.stringify(linkedData(version, 'https://example.org')))
  const [service] = (await jsonld.expand(written, { documentLoader: outside })) as Record<string, unknown>[]
  const cv = 'http://data.europa.eu/m8g/'
  expect(service).toMatchObject({
    '@id': 'https://example.org/v1/items/00000000-0000-4000-8000-0000000000a2',
    '@type': ['http://purl.org/vocab/cpsv#PublicService'],
    'http://purl.org/dc/terms/title': [{ '@language': 'zh', '@value': '=SUM(A1) 演示事项' }],
    [`${cv}hasCompetentAuthority`]: [{ '@type': [`${cv}PublicOrganisation`] }],
    [`${cv}hasParticipation`]: [
      {
        '@type': [`${cv}Participation`],
        '@reverse': { [`${cv}participates`]: [{ '@type': [`${cv}PublicOrganisation`] }] },
      },
      { '@type': [`${cv}Participation`] },
    ],
    'http://purl.org/vocab/cpsv#follows': [
      { 'http://purl.org/dc/terms/type': [{ '@value': 'hearing' }] },
      { 'http://purl.org/dc/terms/type': [{ '@value': 'promise' }] },
    ],
    [`${cv}holdsRequirement`]: [
      {
        '@type': [`${cv}InformationRequirement`],
        [`${cv}hasEvidenceTypeList`]: [{ [`${cv}specifiesEvidenceType`]: [{ '@type': [`${cv}EvidenceType`] }] }],
      },
    ],
  })
  // A member that the context does not know would be lost without a word.
  const members = Object.keys(written).filter((member) => !['@context', 'id', 'type'].includes(member))
  expect(Object.keys(service!).filter((member) => !member.startsWith('@'))).toHaveLength(members.length)
})
