import { committees as cast, type DemoOffice, offices, person, place } from '@hub/cast';

/** Counterpart offices that face nothing but Chiang Rai. */
const FACING_CHIANG_RAI = ['houayxay', 'tonpheung', 'paktha', 'tachileik'].map((name) => `counterpart-${name}`);

const seatOf = ({ key, kind, committee, jurisdiction }: DemoOffice): string | undefined => {
  if (kind === 'COUNTERPART') return FACING_CHIANG_RAI.includes(key) ? 'TH57' : undefined;
  return cast.find(({ id }) => id === committee)?.place ?? jurisdiction[0];
};
const lies = (pcode: string, within: string): boolean =>
  pcode === within || (place(pcode).parent !== null && lies(place(pcode).parent!, within));

/** Whether an office appoints to another while every office is held, by the cast alone. */
const appoints = (own: DemoOffice, asked: DemoOffice): boolean => {
  const isWatching = asked.kind === 'AUDITOR' || asked.kind === 'DATA_PROTECTION_OFFICER';
  const seat = seatOf(asked);
  switch (own.kind) {
    case 'ADMINISTRATOR':
      return isWatching;
    case 'NATIONAL_DESK':
      return !isWatching;
    case 'SECRETARIAT':
      return !isWatching && seat !== undefined && own.jurisdiction.some((within) => lies(seat, within));
    default:
      return false;
  }
};

const heldBy = (who: string): DemoOffice[] => offices.filter(({ id }) => person(who).offices.includes(id));

/** The code that somebody gets who wants to appoint to any of these offices; undefined when they may. */
export const appointingCode = (who: string, asked: readonly DemoOffice[]): string | undefined => {
  const own = heldBy(who);
  if (!own.some(({ kind }) => ['SECRETARIAT', 'NATIONAL_DESK', 'ADMINISTRATOR'].includes(kind)))
    return 'FORBIDDEN_ACTION';
  return own.some((each) => asked.some((office) => appoints(each, office))) ? undefined : 'NOT_FOUND';
};

/** The code that they get who want to end the sessions of somebody. */
export const endingCode = (who: string, whose: string): string | undefined => appointingCode(who, heldBy(whose));
