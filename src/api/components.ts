import type { z } from 'zod'
import { Answers, Applicant, Delivery, Demand } from '../modules/cases/index.ts'
import { Form, ItemDefinition, Material } from '../modules/catalog/index.ts'
import { Region } from '../modules/organizations/index.ts'
import { NamedApplicant } from './applicant.ts'
import { Filing } from './filing.ts'
import { ProblemAnswer } from './problem.ts'
import { ActAnswer } from './resources/acting.ts'
import { VerificationAnswer } from './resources/certificates.ts'
import { GivenEvaluation } from './resources/evaluations.ts'
import { ItemAnswer, ItemLine } from './resources/items.ts'
import { MessageAnswer } from './resources/messages.ts'
import { OrganizationAnswer, RepresentationAnswer } from './resources/organizations.ts'
import { PersonAnswer } from './resources/persons.ts'
import {
  CaseDocument,
  CaseEvent,
  CaseLine,
  CaseProgress,
  Clock,
  DraftAnswer,
  FullCase,
  ItemReference,
  PaperAnswer,
  SubmittedAnswer,
} from './schema/case.ts'
import { Bilingual } from './schema/common.ts'

/** Shapes that the document names, so that each is described once. */
export const components: Readonly<Record<string, z.ZodType>> = {
  Act: ActAnswer,
  Answers,
  Applicant,
  ApplicationDraft: DraftAnswer,
  Bilingual,
  Case: FullCase,
  CaseDocument,
  CaseEvent,
  CaseLine,
  CaseProgress,
  Clock,
  Delivery,
  Demand,
  Evaluation: GivenEvaluation,
  Filing,
  Form,
  Item: ItemAnswer,
  ItemDefinition,
  ItemLine,
  ItemReference,
  Material,
  Message: MessageAnswer,
  NamedApplicant,
  Organization: OrganizationAnswer,
  Paper: PaperAnswer,
  Person: PersonAnswer,
  Problem: ProblemAnswer,
  Region,
  Representation: RepresentationAnswer,
  Submitted: SubmittedAnswer,
  Verification: VerificationAnswer,
}
