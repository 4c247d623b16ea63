import { z } from 'zod'

/**
 * The closed vocabularies of an item. Codes are those of GB/T 39046-2020 appendix A where it has them; the rest are
 * the values that real guides carry, under English names (GLOSSARY.md). Labels live in text files, not here.
 */

/** 事项类型 (GB/T 39046 A.1). 01 许可 02 处罚 03 强制 04 征收 05 给付 06 检查 07 确认 08 奖励 09 裁决 10 其他 20 公共服务. */
export const ItemType = z.enum(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'])
export type ItemType = z.infer<typeof ItemType>

/** 服务对象 (A.4). 1 自然人 2 企业法人 3 事业法人 4 社会组织法人 5 行政机关 6 其他组织. */
export const ServiceObject = z.enum(['1', '2', '3', '4', '5', '6'])
export type ServiceObject = z.infer<typeof ServiceObject>

/** 行使层级 (A.2). 1 国家 2 省 3 市 4 县 5 镇 6 村 7 分级管理. */
export const ExerciseLevel = z.enum(['1', '2', '3', '4', '5', '6', '7'])
export type ExerciseLevel = z.infer<typeof ExerciseLevel>

/** Who it is for, as the portal divides its readers: 个人 or 企业和组织. */
export const Audience = z.enum(['person', 'organization'])
export type Audience = z.infer<typeof Audience>

/** 办理层次: simple 即办 (one clerk decides) · general 审决合一 (one officer) · complex 联审 (several duties). */
export const Tier = z.enum(['simple', 'general', 'complex'])
export type Tier = z.infer<typeof Tier>

/** 办理形式 (A.5): 窗口 · 网上 · 移动端 · 快递. */
export const Channel = z.enum(['window', 'online', 'mobile', 'post'])
export type Channel = z.infer<typeof Channel>

/** 通办范围: how far from the competent office an application may be handed in. */
export const ServiceScope = z.enum(['nation', 'province', 'city', 'county', 'none'])
export type ServiceScope = z.infer<typeof ServiceScope>

/** 送达方式: fetched at the window, posted, or shown and downloaded. */
export const DeliveryWay = z.enum(['window', 'post', 'electronic'])
export type DeliveryWay = z.infer<typeof DeliveryWay>

/** Working days follow the region's calendar; calendar days do not. */
export const DayUnit = z.enum(['working', 'calendar'])
export type DayUnit = z.infer<typeof DayUnit>

/** 事项主题: 32 codes for persons and 35 for organisations (data/dictionaries.json, personTopics and corpTopics). */
export const Theme = z.strictObject({
  audience: Audience,
  code: z
    .string()
    .regex(/^\d{3}$/)
    .describe('Three digits; the same code means another theme for the other audience'),
})
export type Theme = z.infer<typeof Theme>

/** The data elements that a form field may refer to; rules and texts are in rules/dataElements.ts. */
export const DataElementId = z.enum([
  'personName',
  'citizenId',
  'organizationName',
  'creditCode',
  'mobilePhone',
  'phone',
  'email',
  'address',
  'postalCode',
  'date',
  'shortText',
  'longText',
  'wholeNumber',
  'decimalNumber',
  'money',
  'choice',
  'choices',
  'yesNo',
])
export type DataElementId = z.infer<typeof DataElementId>
