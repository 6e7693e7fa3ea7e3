export { type DemoAppointment, appointments } from './appointments.js';
export { type DemoCapacityPlan, capacityPlans } from './capacity-plans.js';
export { type DemoCasePerson, type DemoCaseShare, casePersons, caseShares } from './case-persons.js';
export { type DemoReferral, caseReferrals } from './case-referrals.js';
export { CANARY, type DemoCase, type DemoReporter, caseId, cases } from './cases.js';
export { type DemoCommittee, type DemoGroup, type DemoSeat, committee, committees } from './committees.js';
export {
  type DemoContact,
  type DemoCounterpart,
  type DemoLiaisonAssignment,
  contacts,
  counterpart,
  counterparts,
  liaisonAssignments,
  type DemoJointMeeting,
  jointMeetings,
} from './counterparts.js';
export { curricula, type DemoCurriculum, taughtOn } from './curricula.js';
export { type DemoClosure, type DemoCrossing, closures, crossing, crossings } from './crossings.js';
export { type DemoDirectoryRecord, directoryRecords } from './directory.js';
export { type DemoEstablishment, establishments } from './establishments.js';
export { castId } from './id.js';
export { type DemoMaterial, manualsOn, materials } from './materials.js';
export { type DemoOffice, namedOffice, office, offices, seatOffices } from './offices.js';
export { type DemoOrganization, organization, organizations } from './organizations.js';
export { type DemoOutcomeStory, outcomeStories } from './outcome-stories.js';
export { type DemoOutreach, outreachEvents } from './outreach.js';
export { type DemoFigure, indicatorNotes, publishedFigures } from './indicators.js';
export { pastMeetings } from './past-meetings.js';
export { type DemoPerson, people, person } from './people.js';
export { type DemoPlace, place, places } from './places.js';
export { type DemoPolicy, policies } from './policies.js';
export { type DemoRepatriation, repatriations } from './repatriations.js';
export { type DemoShift, rosters } from './rosters.js';
export { type DemoSeatHolder, seatAppointments, seatHolders } from './seat-holders.js';
export { type DemoTestItem, testItems } from './test-items.js';
export { type DemoTestPairs, testPairs } from './test-pairs.js';
export { type DemoTrainer, trainers } from './trainers.js';
export { type DemoVolunteerGroup, volunteerGroups } from './volunteers.js';
export { type DemoAssessment, type DemoAttendance, type DemoTraining, trainingSeries, trainings } from './trainings.js';
