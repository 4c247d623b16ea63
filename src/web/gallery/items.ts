import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type FormSection, type ItemDefinition, readItemFile } from '../../modules/catalog/index.ts'

const data = resolve(import.meta.dirname, '../../../data')

function readItem(file: string, regionCode: string, name: string): ItemDefinition {
  const read = readItemFile(readFileSync(`${data}/${file}`, 'utf8'), { regionCode })
  if ('fault' in read) throw new Error(`${file}: ${read.fault}`)
  for (const row of read.rows) if ('definition' in row && row.definition.name === name) return row.definition
  throw new Error(`${name} is not in ${file}`)
}

/** A real item that one can apply for, from its own item file. */
export const richItem: ItemDefinition = readItem(
  'hunan/items/000131024000-01.json',
  '430102000000',
  '《食品经营许可证》新办',
)

/** A real item whose source publishes neither papers nor limits. */
export const bareItem: ItemDefinition = readFirst('guangan/services.json', '511602000000')

function readFirst(file: string, regionCode: string): ItemDefinition {
  const read = readItemFile(readFileSync(`${data}/${file}`, 'utf8'), { regionCode })
  const row = 'rows' in read ? read.rows.find((candidate) => 'definition' in candidate) : undefined
  if (!row || !('definition' in row)) throw new Error(`${file} has no item`)
  return row.definition
}

/** A section with every kind of question. */
/** Asked once for each of the people who work there. */
export const staffSection: FormSection = {
  id: 'staff',
  title: '从业人员',
  intro: '写下每一位接触直接入口食品的人员，健康证明要在有效期内。',
  repeat: { min: 1, max: 20, entryName: '从业人员' },
  fields: [
    { id: 'staffName', label: '姓名', element: 'personName', required: true },
    { id: 'staffId', label: '身份证号码', element: 'citizenId', required: true },
    { id: 'healthNumber', label: '健康证明编号', element: 'shortText', required: true, hint: '印在健康证明右上角' },
  ],
}

export const siteSection: FormSection = {
  id: 'site',
  title: '经营场所和项目',
  intro: '按实际经营的情况填写，现场核查时会核对。',
  fields: [
    { id: 'organizationName', label: '名称', element: 'organizationName', required: true, hint: '与营业执照一致' },
    { id: 'creditCode', label: '统一社会信用代码', element: 'creditCode', required: true },
    { id: 'siteAddress', label: '经营场所', element: 'address', required: true },
    { id: 'area', label: '经营面积', element: 'decimalNumber', required: true, unit: '㎡' },
    {
      id: 'kind',
      label: '主体业态',
      element: 'choice',
      required: true,
      options: [
        { value: 'catering', label: '餐饮服务经营者' },
        { value: 'sales', label: '食品销售经营者' },
        { value: 'canteen', label: '集中用餐单位食堂', hint: '学校、托幼机构、养老机构、工地等' },
      ],
    },
    {
      id: 'projects',
      label: '经营项目',
      element: 'choices',
      required: true,
      options: [
        { value: 'hot', label: '热食类食品制售' },
        { value: 'cold', label: '冷食类食品制售', hint: '凉菜要有专间' },
        { value: 'drink', label: '自制饮品制售' },
      ],
    },
    { id: 'online', label: '是否在网上卖', element: 'yesNo', required: true },
    {
      id: 'shopUrl',
      label: '网店地址',
      element: 'shortText',
      required: true,
      showWhen: { field: 'online', equals: true },
    },
    { id: 'openingDay', label: '打算什么时候开业', element: 'date', required: false },
    { id: 'note', label: '其他要说明的', element: 'longText', required: false, lengthMax: 500 },
  ],
}
