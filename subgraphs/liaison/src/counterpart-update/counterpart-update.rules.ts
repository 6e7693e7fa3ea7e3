import type {
  CounterpartUpdateKind,
  ErrorCode,
  PersonsBand,
  RepatriationDirection,
  RepatriationReason,
  RepatriationState,
} from '@hub/vocabulary';
import { DELAYS } from '../repatriation/repatriation.rules.js';

type Field = 'reason' | 'windowStart' | 'windowEnd' | 'days' | 'receivedAt' | 'personsBand';

/** What each kind says more than its name; nothing else is taken with it. */
export const MORE_OF: Readonly<Record<CounterpartUpdateKind, readonly Field[]>> = {
  READY: [],
  DELAYED: ['reason', 'windowStart', 'windowEnd', 'days'],
  CANNOT: ['reason'],
  RECEIVED: ['receivedAt', 'personsBand'],
};

const REASONS: Readonly<Partial<Record<CounterpartUpdateKind, readonly RepatriationReason[]>>> = {
  DELAYED: DELAYS,
  CANNOT: [...DELAYS, 'WISH_OF_PERSON', 'WISH_OF_GUARDIAN', 'NATIONALITY_NOT_CONFIRMED'],
};

/** What the other side says, as far as rules look at it. */
export interface SaidThere {
  readonly kind: CounterpartUpdateKind;
  readonly reason: RepatriationReason | null;
  readonly windowStart: string | null;
  readonly windowEnd: string | null;
  readonly days: number | null;
  readonly receivedAt: Date | null;
  readonly personsBand: PersonsBand | null;
}

/** Where the return stands, of what the other side itself is shown: a refusal tells it nothing new. */
export interface SeenThere {
  readonly direction: RepatriationDirection;
  readonly state: RepatriationState;
  readonly personsBand: PersonsBand;
}

/** A refusal, at the field that it is about. */
export type UpdateRefusal = readonly [code: ErrorCode, field: 'ref' | 'kind' | Field];

/** What is not said and must be. */
export const lacksOfUpdate = (said: SaidThere): UpdateRefusal[] => {
  const fits = REASONS[said.kind];
  const window = said.windowStart !== null && said.windowEnd !== null;
  const half = (said.windowStart === null) !== (said.windowEnd === null);
  const delayed = said.kind === 'DELAYED' && (half || window === (said.days !== null));
  const received = said.kind === 'RECEIVED';
  return [
    ...(fits && !(said.reason && fits.includes(said.reason))
      ? ([['REPATRIATION_NEEDS_REASON', 'reason']] as const)
      : []),
    ...(delayed ? ([['COUNTERPART_UPDATE_NEEDS_WINDOW', 'windowStart']] as const) : []),
    ...(received && !said.receivedAt ? ([['COUNTERPART_UPDATE_NEEDS_TIME', 'receivedAt']] as const) : []),
    ...(received && !said.personsBand ? ([['COUNTERPART_UPDATE_NEEDS_BAND', 'personsBand']] as const) : []),
  ];
};

const BEFORE_HANDOVER: readonly RepatriationState[] = [
  ...(['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED', 'SCHEDULED'] as const),
  ...(['IN_TRANSIT', 'ON_HOLD', 'LOST_CONTACT'] as const),
];
const AFTER_HANDOVER: readonly RepatriationState[] = ['HANDED_OVER', 'RECEIVED', 'FOLLOW_UP', 'LOST_CONTACT'];

/** What stands against saying it now. Who was lost may turn up over there. */
export const refusalOfUpdate = ({ kind }: SaidThere, { direction, state }: SeenThere): UpdateRefusal | undefined => {
  if (kind !== 'RECEIVED') return BEFORE_HANDOVER.includes(state) ? undefined : ['REPATRIATION_STATE_FORBIDS', 'ref'];
  if (direction === 'INBOUND') return ['COUNTERPART_UPDATE_OTHER_WAY', 'kind'];
  if (state === 'IN_TRANSIT') return ['REPATRIATION_NEEDS_HANDOVER', 'kind'];
  return AFTER_HANDOVER.includes(state) ? undefined : ['REPATRIATION_STATE_FORBIDS', 'ref'];
};

const isWhole = (said: SaidThere, seen: SeenThere): boolean => said.personsBand === seen.personsBand;

/** Whether it brings the return to RECEIVED: both keys were turned before, and as many arrived as set out. */
export const isArrival = (said: SaidThere, seen: SeenThere): boolean =>
  said.kind === 'RECEIVED' && seen.state === 'HANDED_OVER' && isWhole(said, seen);

/** Whether somebody here must answer it: it changes the plan, or who was received is not who was to come. */
export const asksOf = (said: SaidThere, seen: SeenThere): boolean =>
  said.kind === 'RECEIVED' ? seen.state === 'LOST_CONTACT' || !isWhole(said, seen) : said.kind !== 'READY';
