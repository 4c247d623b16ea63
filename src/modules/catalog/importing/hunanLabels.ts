import type {
  Channel,
  ExemptBy,
  ExerciseLevel,
  ItemType,
  MaterialForm,
  MaterialNature,
  MaterialOrigin,
  MaterialType,
  Necessity,
  ServiceScope,
  SubmitWay,
} from '../schema.ts'

/** The words of the Hunan guides, each with the value it stands for. A word that is not here reads as "not published". */
type Labels<Value> = Readonly<Record<string, Value>>

export const itemTypes: Labels<ItemType> = {
  行政许可: '01',
  行政处罚: '02',
  行政强制: '03',
  行政征收: '04',
  行政给付: '05',
  行政检查: '06',
  行政确认: '07',
  行政奖励: '08',
  行政裁决: '09',
  其他行政权力: '10',
  公共服务: '20',
}

/** In the order in which a district's portal prefers them. */
export const levels: Labels<ExerciseLevel> = { 县: '4', 镇: '5', 市: '3', 省: '2' }

export const channels: Labels<Channel> = {
  窗口办理: 'window',
  网上办理: 'online',
  移动端办理: 'mobile',
  快递申请: 'post',
}

export const scopes: Labels<ServiceScope> = {
  全国: 'nation',
  全省: 'province',
  全市: 'city',
  全县: 'county',
  不可通办: 'none',
}

export const natures: Labels<MaterialNature> = {
  申请表: 'application_form',
  证照: 'certificate',
  证明材料: 'proof',
  其他: 'other',
}

export const materialTypes: Labels<MaterialType> = {
  原件: 'original',
  复印件: 'copy',
  原件和复印件: 'original_and_copy',
  原件或复印件: 'original_or_copy',
}

export const materialForms: Labels<MaterialForm> = {
  纸质: 'paper',
  电子: 'electronic',
  纸质和电子: 'paper_and_electronic',
  纸质或电子: 'paper_or_electronic',
}

export const necessities: Labels<Necessity> = {
  必要: 'required',
  非必要: 'optional',
  容缺后补: 'deferrable',
  '信用免交、信用后补': 'credit_deferrable',
}

export const origins: Labels<MaterialOrigin> = { 申请人自备: 'applicant', 政府部门核发: 'government', 其他: 'other' }

export const exempts: Labels<ExemptBy> = {
  无: 'none',
  由模板生成: 'template',
  电子证照代替: 'electronic_certificate',
  证照信息核验: 'certificate_check',
  取自个人中心: 'personal_vault',
}

export const submitWays: Labels<SubmitWay> = { 现场提交: 'window', 网上提交: 'online', 网上现场都可提交: 'both' }
