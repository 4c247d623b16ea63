import { createHash } from 'node:crypto'
import { writeCsv, zip } from '../../../platform/spreadsheets/index.ts'
import type { ItemDefinition, ItemVersion, Material, TimeLimit } from '../schema.ts'
import type { OutFile } from './file.ts'

type Line = Readonly<Record<string, string | number | null | undefined>>
interface UploadTable {
  readonly columns: readonly string[]
  readonly rows: (version: ItemVersion) => readonly Line[]
}

/** The upload tables of the national platform, with its column names and codes. What an item does not publish is blank. */
const tables = {
  general_basic: {
    columns:
      'row_guid,cd_operation,catalog_code,local_catalog_code,task_code,task_handle_item,task_name,task_type,task_state,task_version,use_level,by_law,power_source,dept_name,dept_code,dept_type,entrust_name,anticipate_day,anticipate_type,anticipate_explain,promise_day,promise_type,promise_explain,accept_condition,handle_flow,special_procedure,is_fee,fee_basis,server_type,project_type,handle_type,limit_scene_num,transact_addr,transact_time,link_way,supervise_way,is_single_login,link_addr,mobile_terminal_url,plan_effective_date,plan_cancel_date'.split(
        ',',
      ),
    rows: (version) => [basicOf(version)],
  },
  extend: {
    columns:
      'row_guid,cd_operation,task_code,is_entry_center,handle_area,other_dept,limit_explain,result_type,result_name,result_guid,is_schedule,is_pay_online,is_express,is_service_terminals,user_topic_type,corp_topic_type,is_online,online_handle_depth,limit_scene_explain,town,village'.split(
        ',',
      ),
    rows: (version) => [extendOf(version)],
  },
  material: {
    columns:
      'row_guid,cd_operation,task_code,material_name,material_type,material_format,is_need,page_num,page_format,source_type,source_explain,fill_explain,accept_stand,by_law,form_guid,example_guid,order_num'.split(
        ',',
      ),
    rows: ({ definition, itemId }) =>
      (definition.materials ?? []).map((material, at) => materialOf(definition, itemId, material, at)),
  },
  fee: {
    columns: 'row_guid,cd_operation,task_code,fee_name,fee_stand,is_desc,desc_explain,by_law'.split(','),
    rows: ({ definition, itemId }) =>
      (definition.fees ?? []).map((fee, at) => ({
        ...common(itemId, definition, `fee/${at}`),
        fee_name: fee.name,
        fee_stand: fee.standard,
        by_law: fee.basis,
      })),
  },
  questions: {
    columns: 'row_guid,cd_operation,task_code,question,answer,order_num'.split(','),
    rows: ({ definition, itemId }) =>
      definition.faqs.map(({ question, answer }, at) => ({
        ...common(itemId, definition, `question/${at}`),
        question,
        answer,
        order_num: at + 1,
      })),
  },
} satisfies Record<string, UploadTable>

export function writeUploadTables(versions: readonly ItemVersion[]): OutFile {
  const files = Object.entries(tables).map(([name, { columns, rows }]) => {
    const lines = versions.flatMap((version): readonly Line[] => rows(version))
    return {
      name: `${name}.csv`,
      content: writeCsv([columns, ...lines.map((line) => columns.map((column) => cellOf(line[column])))]),
    }
  })
  return { content: zip(files), mediaType: 'application/zip', extension: '.zip' }
}

/** I insert · U update: the first version of an item is new to the national platform, a later one changes it. */
function common(itemId: string, { taskCode, localCode }: ItemDefinition, part: string, operation = 'I') {
  const guid = createHash('sha256').update(`${itemId}/${part}`).digest('hex').slice(0, 32)
  return { row_guid: guid, cd_operation: operation, task_code: taskCode ?? localCode }
}

const dayUnits = { working: '1', calendar: '2' }
const handleTypes = { window: '1', online: '2', mobile: '3', post: '4' }
const areas = { nation: '1', province: '2', city: '3', county: '4', none: '9' }
const resultTypes = { certificate: '10', notice: '20', receipt: '99', record: '99' }
const formats = { paper: '1', electronic: '2', paper_and_electronic: '3', paper_or_electronic: '3' }
const types = { original: '1', copy: '2', original_and_copy: '3', original_or_copy: '3' }
const origins = { applicant: '10', government: '20', other: '99' }
const powers = { entrust: '3', authorise: '2', agency: '1' }

function basicOf({ itemId, number, definition }: ItemVersion): Line {
  const { limits, windows, department, delegation, fees, status } = definition
  return {
    ...common(itemId, definition, 'basic', number === 1 ? 'I' : 'U'),
    catalog_code: definition.catalogCode,
    local_catalog_code: definition.localCode,
    task_handle_item: definition.businessCode,
    task_name: definition.name,
    task_type: definition.type,
    task_state: status?.kind === 'abolished' ? '3' : status ? '2' : '1',
    task_version: number,
    use_level: definition.level,
    by_law: definition.legalBasis?.join('\n'),
    power_source: delegation ? powers[delegation.form] : '1',
    dept_name: department.name,
    dept_code: department.creditCode,
    dept_type: '1',
    entrust_name: delegation?.department.name,
    ...limitOf('anticipate', limits.statutory),
    ...limitOf('promise', limits.promised),
    accept_condition: definition.conditions?.join('\n'),
    handle_flow: definition.flow?.join('\n'),
    special_procedure: limits.specialProcedures.map(({ name }) => name).join('\n'),
    is_fee: fees === null ? null : fees.length > 0 ? '1' : '0',
    fee_basis: fees?.flatMap(({ basis }) => basis ?? []).join('\n'),
    server_type: definition.serviceObjects.join(','),
    project_type: definition.tier === null ? null : definition.tier === 'simple' ? '1' : '2',
    handle_type: definition.channels.map((channel) => handleTypes[channel]).join(','),
    limit_scene_num: definition.visits?.count,
    transact_addr: windows.map(({ address }) => address).join('\n'),
    transact_time: windows.map(({ hours }) => hours).join('\n'),
    link_way: definition.contact.consultation ?? windows.map(({ phone }) => phone).join('\n'),
    supervise_way: definition.contact.complaint,
    plan_cancel_date: status?.kind === 'abolished' ? status.since : null,
  }
}

function extendOf({ itemId, number, definition }: ItemVersion): Line {
  const topics = (audience: string) =>
    definition.themes.filter((theme) => theme.audience === audience).map(({ code }) => code)
  return {
    ...common(itemId, definition, 'extend', number === 1 ? 'I' : 'U'),
    other_dept: definition.consultations.map(({ departmentName }) => departmentName).join('\n'),
    handle_area: definition.scope && areas[definition.scope],
    result_type: definition.result.kind && resultTypes[definition.result.kind],
    result_name: definition.result.name,
    is_express: definition.deliveryWays.includes('post') ? '1' : '0',
    user_topic_type: topics('person').join(','),
    corp_topic_type: topics('organization').join(','),
    is_online: definition.applyOnline ? '1' : '0',
    limit_scene_explain: definition.visits?.reason,
  }
}

function materialOf(definition: ItemDefinition, itemId: string, material: Material, at: number): Line {
  return {
    ...common(itemId, definition, `material/${material.id}`),
    material_name: material.name,
    material_type: material.type && types[material.type],
    material_format: material.form && formats[material.form],
    is_need: material.necessity === 'required' ? '1' : '2',
    page_num: material.copies,
    page_format: material.paperSpec,
    source_type: material.source.origin && origins[material.source.origin],
    source_explain: material.source.note,
    fill_explain: material.fillNotes,
    accept_stand: material.acceptStandard,
    by_law: material.legalBasis,
    order_num: at + 1,
  }
}

function limitOf(name: 'anticipate' | 'promise', limit: TimeLimit | null): Line {
  return {
    [`${name}_day`]: limit?.days,
    [`${name}_type`]: limit?.unit && dayUnits[limit.unit],
    [`${name}_explain`]: limit?.note,
  }
}

/** The platform that reads this is no spreadsheet program, but whoever looks at it first may use one. */
function cellOf(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  return /^[=+\-@＝＋－＠|%\t\r]/.test(text) ? `'${text}` : text
}
