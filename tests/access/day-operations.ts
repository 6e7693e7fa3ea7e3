/** What is asked on the day of the canaries. */
export const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { receipt { id status } problems { code field message } } }`;
export const INBOX = 'query ($office: ID!) { inbox(office: $office, first: 100) { id rule case { id } } }';
export const ANSWER = `mutation ($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) { receipt { kind } case { id version state } problems { code message } } }`;
export const MOVE = `mutation ($input: ChangeCaseStateInput!) {
  changeCaseState(input: $input) { case { state } problems { code message } } }`;
export const RELEASE = `mutation ($input: ReleaseRepatriationInput!) {
  releaseRepatriation(input: $input) { problems { code } } }`;
export const REGISTER = `mutation ($input: RegisterPersonInput!) {
  registerPerson(input: $input) { person { id version } problems { code field message } } }`;
export const UPDATE = `mutation ($input: UpdatePersonInput!) {
  updatePerson(input: $input) { person { id version } problems { code field message } } }`;
export const HELP = `mutation ($input: CreateAssistanceInput!) {
  createAssistance(input: $input) { assistance { id } problems { code field message } } }`;
export const SCREEN = `mutation ($input: RecordScreeningInput!) {
  recordScreening(input: $input) { screening { id } problems { code field message } } }`;
export const STEP = `mutation ($input: ChangeCaseStateInput!) {
  changeCaseState(input: $input) { case { version } problems { code message } } }`;
export const ASSESS = `mutation ($input: RecordMdtReviewInput!) {
  recordMdtReview(input: $input) { review { id } problems { code field message } } }`;
export const VERSION = 'query ($id: ID!) { case(id: $id) { state version } }';
export const FIND = 'query ($input: FindPersonsInput!) { personsByIdentifier(input: $input) { id sex } }';
export const TIP = `mutation ($input: SubmitTipInput!) {
  submitTip(input: $input) { receipt { code } problems { code field message } } }`;
export const ADD =
  'mutation ($input: AddToTipInput!) { addToTip(input: $input) { addedAt problems { code message } } }';
export const ANSWER_TIP =
  'mutation ($input: AnswerTipInput!) { answerTip(input: $input) { tip { answers } problems { code } } }';
export const LOOK = 'query ($code: ID!) { tip(code: $code) { additions answers { words answeredAt } } }';
export const UPDATES = `subscription ($office: ID!) {
  repatriationUpdates(office: $office, after: 0) { number update { ref state at } } }`;

export const OPEN = `mutation ($input: OpenBreakGlassInput!) {
  openBreakGlass(input: $input) { breakGlass { id } problems { code field message } } }`;
export const REVIEW = `mutation ($input: ReviewBreakGlassInput!) {
  reviewBreakGlass(input: $input) { breakGlass { id } problems { code field message } } }`;

export const DRAFT = `mutation ($input: DraftReferralInput!) {
  draftReferral(input: $input) { referral { id version } problems { code field message } } }`;
export const SEND = `mutation ($input: SendReferralInput!) {
  sendReferral(input: $input) { referral { id version } problems { code field message } } }`;
export const ANSWER_REFERRAL = `mutation ($input: AnswerReferralInput!) {
  answerReferral(input: $input) { referral { id version state } problems { code field message } } }`;
export const SHARE =
  'mutation ($input: ShareCaseInput!) { shareCase(input: $input) { share { id } problems { code } } }';
export const SUSPECT = `mutation ($input: RegisterSuspectInput!) {
  registerSuspect(input: $input) { suspect { id } problems { code field message } } }`;
export const PLAN = `mutation ($input: PlanOperationInput!) {
  planOperation(input: $input) { operation { id } problems { code field message } } }`;
