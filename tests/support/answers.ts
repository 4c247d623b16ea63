import { citizens, restaurant } from './api.ts'

/** Complete answers to the forms of the five items: demo people, synthetic numbers. */
export const foodAnswers = {
  situation: {
    businessForm: 'catering',
    activities: ['hot_dishes'],
    siteIsRegistered: true,
    hasWarehouse: false,
    usesVendingMachines: false,
    byAgent: false,
  },
  applicant: {
    organizationName: '长沙小石桥餐饮店（演示）',
    creditCode: restaurant,
    legalRepresentative: '石小桥',
    legalRepresentativeId: citizens.shi,
    registeredAddress: '湖南省长沙市芙蓉区演示路 2 号',
    contactPhone: '19900000002',
  },
  site: { siteArea: 86.5 },
  business: { sellsOnline: false, equipment: '冷藏柜 2 台' },
  foodSafety: { safetyOfficerName: '石小桥', safetyOfficerId: citizens.shi, hasSafetyDirector: false, staffCount: 6 },
} as const

export const birthAnswers = {
  situation: { stage: 'pregnant', householdInProvince: 'both', byAgent: false, otherChildren: false },
  self: {
    selfRole: 'wife',
    selfName: '林知夏',
    selfId: citizens.lin,
    selfPhone: '19900000001',
    selfHousehold: '湖南省长沙市芙蓉区演示路 1 号',
  },
  spouse: {
    spouseName: '罗一鸣',
    spouseId: citizens.luo,
    spouseHousehold: '湖南省长沙市芙蓉区演示路 4 号',
    marriageDate: '2024-05-20',
    marriageCertificateNumber: 'J430199-2024-000001',
  },
  residence: { residenceAddress: '湖南省长沙市芙蓉区演示路 1 号' },
  child: { dueDate: '2027-03-01', childOrder: 'first' },
} as const

export const insuranceAnswers = {
  situation: { employment: 'flexible', insuredBefore: false },
  self: {
    name: '何秋月',
    citizenId: citizens.he,
    phone: '19900000003',
    residenceAddress: '湖南省长沙市芙蓉区演示路 3 号',
  },
  insurance: { startDate: '2026-12-01' },
} as const

export const hygieneAnswers = {
  situation: { placeKind: 'beauty', centralAir: false, byAgent: false },
  applicant: {
    organizationName: '长沙小石桥餐饮店（演示）',
    creditCode: restaurant,
    legalRepresentative: '石小桥',
    contactPhone: '19900000002',
  },
  site: {
    siteAddress: '湖南省长沙市芙蓉区演示路 2 号二层',
    siteArea: 64,
    staffCount: 4,
    hygieneManager: '石小桥',
  },
} as const

export const marriageAnswers = {
  situation: { householdHere: true, change: 'married' },
  self: {
    name: '林知夏',
    citizenId: citizens.lin,
    phone: '19900000001',
    householdAddress: '湖南省长沙市芙蓉区演示路 1 号',
  },
  marriage: {
    spouseName: '罗一鸣',
    spouseId: citizens.luo,
    registrationDate: '2024-05-20',
    certificateNumber: 'J430199-2024-000001',
  },
} as const

/** The answers of all sections in one object, as the short way takes them. */
export function flat(sections: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Record<string, unknown> {
  return Object.assign({}, ...Object.values(sections))
}
