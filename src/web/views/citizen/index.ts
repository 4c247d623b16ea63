export { type AccountModel, AccountPage, type ContactModel, ContactPage } from './account.tsx'
export { Activate, type ActivateModel } from './activate.tsx'
export {
  type AnnouncementLineModel,
  AnnouncementList,
  AnnouncementPage,
} from './announcements.tsx'
export { CheckAnswers, type CheckAnswersModel, Submitted, type SubmittedModel } from './apply-check.tsx'
export {
  type MaterialModel,
  type MaterialState,
  type MaterialsModel,
  MaterialsPage,
} from './apply-materials.tsx'
export {
  type MaterialPromiseModel,
  MaterialPromisePage,
  type PermitPromiseModel,
  PermitPromisePage,
} from './apply-promise.tsx'
export { type DeliveryModel, DeliveryPage, type FormSectionModel, FormSectionPage } from './apply-section.tsx'
export { type DraftModel, DraftTaskList, StartApplication, type StartApplicationModel } from './apply-start.tsx'
export type { BrowseFilter } from './browse-filter.tsx'
export { type BrowseCategory, BrowseList, type BrowseListModel } from './browse-list.tsx'
export { type CaseActModel, type LooksModel, LooksPage, WithdrawConfirm } from './case-acts.tsx'
export type { PromiseModel } from './case-promise.tsx'
export type { CaseStatusCode } from './case-states.ts'
export { type CaseDocument, type CaseMaterial, type CaseStatusModel, CaseStatusPage } from './case-status.tsx'
export type { CaseStep } from './case-timeline.tsx'
export { AnswerCorrection, type CorrectionModel, type Demanded, type DemandMark } from './correction.tsx'
export { type CreditLine, type CreditModel, CreditPage } from './credit.tsx'
export { DiscardDraft, type DiscardModel } from './discard.tsx'
export type { DraftChangedModel } from './draft-changed.tsx'
export {
  Evaluate,
  EvaluateDetail,
  type EvaluateDetailModel,
  type EvaluateModel,
  EvaluateThanks,
  type EvaluateThanksModel,
  type GradeCode,
  gradeCodes,
  InvitationGone,
  TabletCode,
} from './evaluation.tsx'
export type { FieldValues, FormFieldsProps } from './form-fields.tsx'
export type { GuideModel, GuidePlace } from './guide-model.ts'
export { GuidePage } from './guide-page.tsx'
export type { ItemLine } from './item-line.tsx'
export { type StageMark, type StagesModel, StagesPage } from './life-stages.tsx'
export type { Limit } from './limit-words.ts'
export { type MessageLine, type MessageModel, MessagePage, type MessagesModel, MessagesPage } from './messages.tsx'
export { type MostUsedModel, MostUsedPage } from './most-used.tsx'
export { type CaseLine, type DraftLine, MyCases, type MyCasesModel } from './my-cases.tsx'
export type { NextLine } from './next-steps.tsx'
export { type OpenResult, OpenResults, OpenStart } from './open.tsx'
export type { OpenFile } from './open-files.tsx'
export { PendingPapers, type PendingPapersModel } from './pending-papers.tsx'
export { PersonalListPage, type PersonalListPageModel } from './personal-list-page.tsx'
export { AboutPage, ErrorPage, type ErrorPageModel, HelpPage, NotFound, NumbersHelp } from './plain-pages.tsx'
export { PortalHome, type PortalHomeModel, type PortalServices, type PortalTile } from './portal-home.tsx'
export type { AboveLine } from './portal-regions.tsx'
export type { EasyListLink, StageRailModel } from './portal-ways.tsx'
export { ProgressLookup, type ProgressLookupModel } from './progress-lookup.tsx'
export { PublicStatus, type PublicStatusModel } from './public-status.tsx'
export { type FoundRegion, type RegionChoice, RegionPicker, type RegionPickerModel } from './region-picker.tsx'
export { Register, type RegisterModel } from './register.tsx'
export { PublicScores, type PublicScoresModel } from './scores.tsx'
export type { Chosen, FacetGroup } from './search-facets.tsx'
export type { QuestionFormModel } from './search-nothing.tsx'
export { QuestionPage, QuestionThanks } from './search-question.tsx'
export { SearchResults, type SearchResultsModel } from './search-results.tsx'
export { SearchStart, type SearchStartModel } from './search-start.tsx'
export { type ListMark, type ServiceListsModel, ServiceListsPage } from './service-lists.tsx'
export { type DemoAccountsProps, SignIn, type SignInModel } from './sign-in.tsx'
export { SignInStaff, type SignInStaffModel } from './sign-in-staff.tsx'
export {
  type BuildingModel,
  type Settled,
  SituationQuestion,
  type SituationQuestionModel,
} from './situation-question.tsx'
export { type SlipModel, SlipPage } from './slip.tsx'
export { themeIcon } from './theme-icons.ts'
export type { UploadedFile, UploadTarget } from './upload-form.tsx'
export {
  type CertificateStanding,
  type VerifiedCertificate,
  VerifyCertificate,
  type VerifyFormModel,
  VerifyResult,
  type VerifyResultModel,
} from './verify-certificate.tsx'
export type { ViewProps } from './view.ts'
