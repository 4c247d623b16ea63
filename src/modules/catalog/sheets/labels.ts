import type { Slot } from '../schema/standard.ts'
import type * as schema from '../schema.ts'
import texts from './labels.texts.json' with { type: 'json' }

/** The Chinese words of the closed vocabularies in tables, by code. Complete, and one word for each code, so that reading finds it again. */
export const labels = texts satisfies {
  yesNo: Record<'yes' | 'no', string>
  itemType: Record<schema.ItemType, string>
  level: Record<schema.ExerciseLevel, string>
  serviceObject: Record<schema.ServiceObject, string>
  audience: Record<schema.Audience, string>
  tier: Record<schema.Tier, string>
  deliveryWay: Record<schema.DeliveryWay, string>
  channel: Record<schema.Channel, string>
  scope: Record<schema.ServiceScope, string>
  dayUnit: Record<schema.DayUnit, string>
  delegationForm: Record<schema.DelegationForm, string>
  status: Record<schema.ItemStatus['kind'], string>
  procedureKind: Record<schema.ProcedureKind, string>
  resultKind: Record<schema.ResultKind, string>
  nature: Record<schema.MaterialNature, string>
  materialType: Record<schema.MaterialType, string>
  materialForm: Record<schema.MaterialForm, string>
  necessity: Record<schema.Necessity, string>
  origin: Record<schema.MaterialOrigin, string>
  exemptBy: Record<schema.ExemptBy, string>
  submitWay: Record<schema.SubmitWay, string>
  uploadType: Record<schema.UploadType, string>
  element: Record<schema.DataElementId, string>
  prefill: Record<schema.Prefill, string>
  duty: Record<schema.StepDuty, string>
  by: Record<schema.DutyStep['by'], string>
  outcome: Record<schema.StockOpinion['outcome'], string>
  factKind: Record<schema.DiscretionFact['kind'], string>
  standardKind: Record<'standard', string>
  slot: Record<Slot, string>
  part: Record<'conditions' | 'flow' | 'legalBasis', string>
  emptyPart: Record<'conditions' | 'flow' | 'legalBasis' | 'materials' | 'fees', string>
}
