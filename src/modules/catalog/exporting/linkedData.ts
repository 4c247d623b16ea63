import type { Consultation, ItemDefinition, ItemVersion, Material } from '../schema.ts'

/** The terms of CPSV-AP 3 and CCCEV 2 that are used, in place of a context that would have to be fetched. */
const context = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  identifier: 'dct:identifier',
  title: { '@id': 'dct:title', '@language': 'zh' },
  description: { '@id': 'dct:description', '@language': 'zh' },
  prefLabel: { '@id': 'skos:prefLabel', '@language': 'zh' },
  issued: { '@id': 'dct:issued', '@type': 'xsd:dateTime' },
  language: { '@id': 'dct:language', '@type': '@id' },
  spatial: 'dct:spatial',
  kind: 'dct:type',
  theme: 'cv:thematicArea',
  competentAuthority: 'cv:hasCompetentAuthority',
  channel: 'cv:hasChannel',
  cost: 'cv:hasCost',
  contactPoint: 'cv:contactPoint',
  telephone: 'cv:telephone',
  openingHours: 'cv:openingHours',
  processingTime: { '@id': 'cv:processingTime', '@type': 'xsd:duration' },
  produces: 'cpsv:produces',
  legalResource: 'cv:hasLegalResource',
  participation: 'cv:hasParticipation',
  role: 'cv:role',
  participant: { '@reverse': 'cv:participates' },
  rule: 'cpsv:follows',
  requirement: 'cv:holdsRequirement',
  evidenceTypeList: 'cv:hasEvidenceTypeList',
  evidenceType: 'cv:specifiesEvidenceType',
} as const

/** The item as a CPSV-AP public service; what is asked for with it as CCCEV requirements and evidence types. Members without a value are left out. */
export function linkedData(version: ItemVersion, baseUrl: string): Readonly<Record<string, unknown>> {
  const { definition, itemId, publishedAt } = version
  const id = `${baseUrl}/v1/items/${itemId}`
  const of = (path: string) => `${id}#${path}`
  return present({
    '@context': context,
    id,
    type: 'cpsv:PublicService',
    identifier: definition.taskCode ?? definition.catalogCode ?? definition.localCode,
    title: definition.name,
    description: (definition.conditions ?? []).join('\n') || definition.name,
    issued: publishedAt.toISOString(),
    language: 'http://publications.europa.eu/resource/authority/language/ZHO',
    spatial: definition.regionCode,
    kind: definition.type,
    theme: definition.themes.map(({ audience, code }) => `${audience}/${code}`),
    competentAuthority: present({
      id: of('authority'),
      type: 'cv:PublicOrganisation',
      identifier: definition.department.creditCode,
      prefLabel: definition.department.name,
      spatial: definition.regionCode,
    }),
    channel: definition.channels.map((channel) => ({
      id: of(`channel-${channel}`),
      type: 'cv:Channel',
      kind: channel,
    })),
    cost: (definition.fees ?? []).map((fee, at) =>
      present({
        id: of(`cost-${at + 1}`),
        type: 'cv:Cost',
        identifier: fee.name,
        description: [fee.standard, fee.basis].filter(Boolean).join('；'),
      }),
    ),
    contactPoint: definition.windows.map((window, at) => ({
      id: of(`contact-${at + 1}`),
      type: 'cv:ContactPoint',
      prefLabel: window.name,
      description: window.address,
      telephone: window.phone,
      openingHours: window.hours,
    })),
    processingTime: durationOf(definition),
    produces:
      definition.result.name &&
      present({
        id: of('output'),
        type: 'cv:Output',
        identifier: definition.result.certificateType,
        title: definition.result.name,
      }),
    legalResource: (definition.legalBasis ?? []).map((text, at) => ({
      id: of(`law-${at + 1}`),
      type: 'eli:LegalResource',
      description: text,
    })),
    participation: definition.consultations.map((consultation) => participationOf(consultation, of)),
    rule: rulesOf(definition, of),
    requirement: (definition.materials ?? []).map((material) => requirementOf(material, of)),
  })
}

/** 征求意见: another body takes part in the service. */
function participationOf({ id, departmentName, question }: Consultation, of: (path: string) => string) {
  return {
    id: of(`participation-${id}`),
    type: 'cv:Participation',
    role: 'consulted',
    description: question,
    participant: { id: of(`participant-${id}`), type: 'cv:PublicOrganisation', prefLabel: departmentName },
  }
}

/** What the course follows besides its steps: special procedures, and the promise on which a permit is given. */
function rulesOf({ limits, promise }: ItemDefinition, of: (path: string) => string) {
  const procedures = limits.specialProcedures.map(({ kind, name, legalBasis }, at) =>
    present({ id: of(`procedure-${at + 1}`), type: 'cpsv:Rule', kind, title: name, description: legalBasis }),
  )
  if (!promise) return procedures
  const { text, conditions } = promise
  const words = { title: text, description: conditions.join('\n') }
  return [...procedures, present({ id: of('promise'), type: 'cpsv:Rule', kind: 'promise', ...words })]
}

function requirementOf(material: Material, of: (path: string) => string) {
  return present({
    id: of(`requirement-${material.id}`),
    type: 'cv:InformationRequirement',
    identifier: material.id,
    prefLabel: material.shortName ?? material.name,
    description: material.acceptStandard,
    kind: material.necessity,
    evidenceTypeList: {
      id: of(`evidence-list-${material.id}`),
      type: 'cv:EvidenceTypeList',
      evidenceType: present({
        id: of(`evidence-${material.id}`),
        type: 'cv:EvidenceType',
        identifier: material.standardCode ?? material.code,
        title: material.standardName ?? material.name,
        description: material.issuer,
      }),
    },
  })
}

/** Calendar days as a duration; working days are no duration of XML Schema, so they stay in the words of the guide. */
function durationOf({ limits: { promised, statutory } }: ItemDefinition): string | undefined {
  const limit = promised ?? statutory
  return limit?.unit === 'calendar' ? `P${limit.days}D` : undefined
}

function present(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const empty = (value: unknown) =>
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !empty(value)))
}
