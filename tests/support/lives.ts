import { Readable } from 'node:stream'
import type { Answers, Draft, Submitted } from '../../src/modules/cases/index.ts'
import type { PersonActor, StaffActor } from './actors.ts'
import { furong, samplePdf, type World } from './world.ts'

/** What a person would fill in, by item. What is known from the account is prefilled and not repeated. */
export const lives = {
  food: {
    localCode: '000131024000-01',
    answers: {
      legalRepresentative: '石小桥',
      legalRepresentativeId: '430199198808230313',
      registeredAddress: '长沙市芙蓉区演示路 2 号一层',
      byAgent: false,
      siteIsRegistered: true,
      siteArea: 86.5,
      hasWarehouse: false,
      businessForm: 'catering',
      activities: ['hot_dishes', 'drinks'],
      sellsOnline: false,
      usesVendingMachines: false,
      equipment: '冷藏柜 2 台，消毒柜 1 台，排烟设备 1 套。',
      safetyOfficerName: '石小桥',
      safetyOfficerId: '430199198808230313',
      hasSafetyDirector: false,
      staffCount: 6,
    },
    materials: ['businessLicence', 'layout', 'foodSafetyRules'],
  },
  birth: {
    localCode: '432023201W00-01',
    answers: {
      selfRole: 'wife',
      selfHousehold: '湖南省长沙市芙蓉区演示路 1 号',
      spouseName: '罗一鸣',
      spouseId: '430199200002290077',
      spouseHousehold: '湖南省长沙市芙蓉区演示路 1 号',
      marriageDate: '2024-05-20',
      marriageCertificateNumber: 'J430102-2024-000001',
      householdInProvince: 'both',
      byAgent: false,
      otherChildren: false,
      residenceAddress: '湖南省长沙市芙蓉区演示路 1 号',
      stage: 'planned',
      childOrder: 'first',
    },
    materials: ['wifeIdentity', 'husbandIdentity', 'wifeHousehold', 'husbandHousehold', 'marriageCertificate'],
  },
  insurance: {
    localCode: '002014001005-08',
    answers: {
      residenceAddress: '湖南省长沙市芙蓉区演示路 1 号',
      employment: 'flexible',
      startDate: '2026-12-01',
      insuredBefore: false,
    },
    materials: ['identity'],
  },
  hygiene: {
    localCode: '000123020000-06',
    answers: {
      placeKind: 'beauty',
      centralAir: false,
      byAgent: false,
      legalRepresentative: '石小桥',
      siteAddress: '湖南省长沙市芙蓉区演示路 2 号二层',
      siteArea: 64,
      staffCount: 4,
      hygieneManager: '石小桥',
    },
    materials: [],
  },
  marriage: {
    localCode: '000109147003-03',
    answers: {
      householdHere: true,
      change: 'married',
      householdAddress: '湖南省长沙市芙蓉区演示路 1 号',
      spouseName: '罗一鸣',
      spouseId: '430199200002290077',
      registrationDate: '2024-05-20',
      certificateNumber: 'J430199-2024-000001',
    },
    materials: ['householdBook', 'marriageCertificate'],
  },
} as const
export type Life = keyof typeof lives
/** One of each tier: enough where it is the route that matters. */
export type TierLife = Extract<Life, 'food' | 'birth' | 'insurance'>
/** Filed by the owner of the demo's enterprise, in its name. */
const forEnterprise: readonly Life[] = ['food', 'hygiene']

/** Files the application of one life, online or (with a clerk) at the window. */
export async function fileFor(
  world: World,
  person: PersonActor,
  life: Life,
  clerk?: StaffActor,
  way: 'electronic' | 'post' = 'electronic',
): Promise<Submitted> {
  const { catalog, cases, identity } = world.modules
  const version = await catalog.findByCode(furong, lives[life].localCode)
  if (!version) throw new Error(`no item ${life}`)
  const { profile } = await identity.getPerson(person.personId)
  const [representation] = forEnterprise.includes(life) ? await identity.representationsOf(person.personId) : []
  const organization = representation?.legalPerson ?? null
  const applicant = {
    personName: profile.name,
    citizenId: profile.citizenId,
    phone: profile.phone ?? null,
    organization,
  }
  const actor = clerk ?? person
  const draft = await cases.drafts.start({ actor, itemId: version.itemId, applicant, personId: person.personId })
  await answersOf(world, draft, actor)
  if (way === 'post') {
    await cases.drafts.chooseDelivery(draft.draftId, actor, { way, address: '湖南省长沙市芙蓉区演示路 1 号' })
  }
  return cases.submit(draft.draftId, actor)
}

/** Fills sections, papers and delivery of a draft. */
export async function answersOf(world: World, draft: Draft, actor: PersonActor | StaffActor): Promise<void> {
  const { drafts } = world.modules.cases
  const life = Object.values(lives).find(({ localCode }) => localCode === draft.version.definition.localCode)
  if (!life) throw new Error('not one of the lives')
  const known: Answers = { ...draft.content.answers }
  for (const section of draft.version.definition.form?.sections ?? []) {
    const { faults } = await drafts.answerSection(draft.draftId, actor, section.id, { ...known, ...life.answers })
    if (faults.length > 0) throw new Error(`${section.id}: ${JSON.stringify(faults)}`)
  }
  for (const materialId of life.materials) {
    await drafts.upload(draft.draftId, actor, {
      materialId,
      fileName: `${materialId}.pdf`,
      content: Readable.from([samplePdf(materialId)]),
    })
  }
  await drafts.chooseDelivery(draft.draftId, actor, { way: 'electronic', address: null })
}
