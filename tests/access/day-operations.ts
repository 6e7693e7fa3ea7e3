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
export const AGREE = `mutation ($input: AgreeSupportPlanInput!) {
  agreeSupportPlan(input: $input) { plan { id } problems { code field message } } }`;
export const FOLLOW = `mutation ($input: RecordFollowUpInput!) {
  recordFollowUp(input: $input) { followUp { id } problems { code field message } } }`;
export const CONVENE = `mutation ($input: ConveneCaseConferenceInput!) {
  conveneCaseConference(input: $input) { conference { id } problems { code field message } } }`;
export const CONFER = `mutation ($input: RecordCaseConferenceInput!) {
  recordCaseConference(input: $input) { conference { id } problems { code field message } } }`;
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
  repatriationUpdates(office: $office, after: 0) { number update { ref state at counterpartUpdate { kind reason at }
    phrase { side text } } } }`;

export const SAY_THERE = `mutation ($input: SendCounterpartUpdateInput!) {
  sendCounterpartUpdate(input: $input) { update { kind at } problems { code message } } }`;
export const SAID_THERE = `query ($office: ID!) { repatriationFeed(office: $office, first: 50) {
  edges { node { ref counterpartUpdates { kind reason at office { id } }
    messages { edges { node { side text at } } } } } } }`;
export const SAY_PHRASE_HERE = `mutation ($input: SayToCounterpartInput!) {
  sayToCounterpart(input: $input) { said { id text } problems { code message } } }`;
export const SAY_PHRASE_THERE = `mutation ($input: SayOfRepatriationInput!) {
  sayOfRepatriation(input: $input) { said { id text } problems { code message } } }`;

export const OPEN = `mutation ($input: OpenBreakGlassInput!) {
  openBreakGlass(input: $input) { breakGlass { id } problems { code field message } } }`;
export const REVIEW = `mutation ($input: ReviewBreakGlassInput!) {
  reviewBreakGlass(input: $input) { breakGlass { id } problems { code field message } } }`;
export const START = `mutation ($input: StartCaseEmergencyInput!) {
  startCaseEmergency(input: $input) { emergency { id } problems { code field message } } }`;
export const JUDGE = `mutation ($input: ReviewCaseEmergencyInput!) {
  reviewCaseEmergency(input: $input) { emergency { id } problems { code field message } } }`;

export const DRAFT = `mutation ($input: DraftReferralInput!) {
  draftReferral(input: $input) { referral { id version } problems { code field message } } }`;
export const SEND = `mutation ($input: SendReferralInput!) {
  sendReferral(input: $input) { referral { id version } problems { code field message } } }`;
export const SEND_OUTSIDE = `mutation ($input: SendReferralInput!) {
  sendReferral(input: $input) { referral { id version } openingCode problems { code field message } } }`;
export const OPEN_REFERRAL = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
  package { answerCode notes primeroFile persons { values { name value } } } problems { code message } } }`;
export const ANSWER_OPENED = `mutation ($input: AnswerOpenedReferralInput!) {
  answerOpenedReferral(input: $input) { state problems { code field message } } }`;
export const ANSWER_REFERRAL = `mutation ($input: AnswerReferralInput!) {
  answerReferral(input: $input) { referral { id version state } problems { code field message } } }`;
export const SHARE =
  'mutation ($input: ShareCaseInput!) { shareCase(input: $input) { share { id } problems { code } } }';
export const SUSPECT = `mutation ($input: RegisterSuspectInput!) {
  registerSuspect(input: $input) { suspect { id } problems { code field message } } }`;
export const PLAN = `mutation ($input: PlanOperationInput!) {
  planOperation(input: $input) { operation { id } problems { code field message } } }`;

export const REQUEST_RETURN = `mutation ($input: RequestRepatriationInput!) {
  requestRepatriation(input: $input) { repatriation { id ref } problems { code field } } }`;
export const GRANT_DISCLOSURE = `mutation ($input: GrantDisclosureInput!) { grantDisclosure(input: $input) {
  repatriation { disclosures { id state contact { id } fields } } problems { code field } } }`;
export const SEAL_IDENTITY = `mutation ($input: SealIdentityPackageInput!) {
  sealIdentityPackage(input: $input) { openingCode problems { code field } } }`;
export const OPEN_IDENTITY = `mutation ($input: OpenIdentityPackageInput!) { openIdentityPackage(input: $input) {
  package { note persons { values { name value } } } problems { code field } } }`;
export const WAITING = 'query ($office: ID!) { disclosuresWaiting(office: $office) { ref until } }';
