/** What keeps the directory, as clients send it. */
const PROBLEMS = 'problems { code field }';
const CONTACT = 'id name role languages channels { kind address } hours { days from until } callOrder';
const mutation = (name: string, answer: string): string => {
  const input = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { ${answer} ${PROBLEMS} } }`;
};
const OFFICE =
  'counterpart { id nameLocal languages dutyHours { days from until } verifyEveryDays verifiedOn version }';

export const KEEPING = {
  enterOffice: mutation('enterCounterpartOffice', OFFICE),
  changeOffice: mutation('changeCounterpartOffice', OFFICE),
  verify: mutation(
    'verifyCounterpart',
    'counterpart { version verifiedOn verifyBy verificationOverdue verifiedBy { id } }',
  ),
  addContact: mutation('addLiaisonContact', `contact { ${CONTACT} } counterpart { version }`),
  changeContact: mutation('changeLiaisonContact', `contact { ${CONTACT} } counterpart { version }`),
  removeContact: mutation('removeLiaisonContact', 'contact { id } counterpart { version contacts { id } }'),
  assign: mutation('assignCounterpart', 'assignment { id since until committee { id } counterpart { id } }'),
  end: mutation('endCounterpartAssignment', 'assignment { id until }'),
} as const;

export const DETAILS = {
  name: 'Pipit Demo',
  role: 'Head of office',
  languages: ['lo', 'en'],
  channels: [
    { kind: 'WHATSAPP', address: '+856-00-000-0044' },
    { kind: 'RADIO', address: 'Tonpheung 3, 145.250' },
    { kind: 'EMAIL', address: 'pipit@example.org' },
  ],
  hours: [{ days: ['SATURDAY', 'SUNDAY'], from: '20:00', until: '02:00' }],
  callOrder: 3,
};

const CROSSING =
  'crossing { id nameEn nameTh nameLo nameMy kind river countAtLeast district { pcode } counterpartPlace { pcode } mode traffic hours { days from until } openNow version closures { id from until reason } }';
export const CROSSINGS = {
  enter: mutation('enterBorderCrossing', CROSSING),
  count: mutation('countNaturalCrossings', CROSSING),
  change: mutation('changeBorderCrossing', CROSSING),
  close: mutation('closeBorderCrossing', CROSSING),
  reopen: mutation('reopenBorderCrossing', CROSSING),
} as const;

const REMINDER = 'id number kind at counterpart { id }';
export const REMINDERS = `query ($office: ID!) {
  counterpartReminders(office: $office, first: 100) { edges { node { ${REMINDER} } } } }`;
export const FOLLOW_REMINDERS = `subscription ($office: ID!, $after: Int) {
  counterpartReminders(office: $office, after: $after) { office number head reminder { ${REMINDER} } } }`;
export const TO_VERIFY = '{ counterpartsToVerify { id verifyBy verificationOverdue } }';
