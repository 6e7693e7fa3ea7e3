/** One GraphQL request body, ready to send. */
export const bodyOf = (query: string, variables: object = {}): string => JSON.stringify({ query, variables });

/** (a) one subgraph: the committees of a place. */
export const ONE_SUBGRAPH = `query ($place: ID) {
  committees(place: $place, first: 20) { edges { node { id code nameEn level state } } } }`;

/** (b) a dashboard: 100 cases with fields that three other subgraphs own. */
export const DASHBOARD = `{ cases(first: 100) {
  edges { node {
    id state urgency category reportedAt
    district { nameEn }
    leadCommittee { code place { nameEn } knowledgeChange { n } counterparts { nameEn } }
    repatriations(first: 1) { edges { node { ref state } } }
  } }
  pageInfo { hasNextPage } } }`;

/** The dashboard without what the liaison desk adds: cases, committees and trainings. */
export const DASHBOARD_OF_THREE = `{ cases(first: 100) {
  edges { node {
    id state urgency category reportedAt
    district { nameEn }
    leadCommittee { code place { nameEn } knowledgeChange { n } }
  } }
  pageInfo { hasNextPage } } }`;

/** A case by its id. */
export const ONE_CASE = 'query ($id: ID!) { case(id: $id) { id state } }';

/** Persons found by exactly one identifier. */
export const PERSONS_BY_IDENTIFIER = 'query ($input: FindPersonsInput!) { personsByIdentifier(input: $input) { id } }';

/** A page of a list of cases. */
export const CASES_PAGE = `query ($first: Int, $after: String, $state: CaseState, $district: ID) {
  cases(first: $first, after: $after, state: $state, district: $district) {
    edges { node { id state reportedAt } } pageInfo { hasNextPage endCursor } } }`;

/** A page of the cases that a committee leads. */
export const CASES_OF_COMMITTEE = `query ($id: ID!, $first: Int, $state: CaseState) {
  committee(id: $id) { cases(first: $first, state: $state) { edges { node { id state reportedAt } } } } }`;

/** An alert as a committee's screen asks for it: fields of four subgraphs. */
export const CASE_ALERTS = `subscription ($office: ID!) {
  caseAlerts(office: $office) {
    office number
    alert {
      rule case { id } district { nameEn }
      committee { code counterparts { nameEn } knowledgeChange { n } }
    }
  }
}`;

export const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { receipt { status } case { id } problems { code } } }`;

export const PLAN_TRAINING = `mutation ($input: PlanTrainingInput!) {
  told: planTraining(input: $input) { trainingEvent { id } problems { code } } }`;

/** A step of an import of attendance, by the name of its mutation and of its input. */
export const importStep = (name: string, input: string): string => `mutation ($input: ${input}!) {
  told: ${name}(input: $input) { import { id state } problems { code } } }`;

/** How far an import of attendance is. */
export const ATTENDANCE_IMPORT = 'query ($id: ID!) { told: attendanceImport(id: $id) { id state rows done created } }';
