import { describe, expect, it } from '@jest/globals';
import { COUNTERPART_UPDATE_KINDS, REPATRIATION_REASONS, REPATRIATION_STATES } from '@hub/vocabulary';
import {
  asksOf,
  isArrival,
  lacksOfUpdate,
  refusalOfUpdate,
  type SaidThere,
  type SeenThere,
} from './counterpart-update.rules.js';

const NOTHING = { reason: null, windowStart: null, windowEnd: null, days: null, receivedAt: null, personsBand: null };
const said = (kind: SaidThere['kind'], given: Partial<SaidThere> = {}): SaidThere => ({ kind, ...NOTHING, ...given });
const received = (given: Partial<SaidThere> = {}) =>
  said('RECEIVED', { receivedAt: new Date(0), personsBand: 'ONE', ...given });
const seen = (given: Partial<SeenThere> = {}): SeenThere => ({
  ...{ direction: 'OUTBOUND', state: 'HANDED_OVER', personsBand: 'ONE' },
  ...given,
});
const window = { windowStart: '2026-04-01', windowEnd: '2026-04-02' };

describe('what must be said', () => {
  it.each<[string, SaidThere, string[]]>([
    ['nothing more of ready', said('READY'), []],
    ['why it cannot', said('CANNOT'), ['REPATRIATION_NEEDS_REASON reason']],
    [
      'a reason that is no delay',
      said('DELAYED', { reason: 'WISH_OF_PERSON', days: 1 }),
      ['REPATRIATION_NEEDS_REASON reason'],
    ],
    [
      'why and until when it is delayed',
      said('DELAYED'),
      ['REPATRIATION_NEEDS_REASON reason', 'COUNTERPART_UPDATE_NEEDS_WINDOW windowStart'],
    ],
    ['days are enough', said('DELAYED', { reason: 'WEATHER', days: 2 }), []],
    ['a window is enough', said('DELAYED', { reason: 'WEATHER', ...window }), []],
    [
      'not both',
      said('DELAYED', { reason: 'WEATHER', days: 2, ...window }),
      ['COUNTERPART_UPDATE_NEEDS_WINDOW windowStart'],
    ],
    [
      'no half of a window',
      said('DELAYED', { reason: 'WEATHER', days: 2, windowEnd: '2026-04-02' }),
      ['COUNTERPART_UPDATE_NEEDS_WINDOW windowStart'],
    ],
    [
      'when and how many were received',
      said('RECEIVED'),
      ['COUNTERPART_UPDATE_NEEDS_TIME receivedAt', 'COUNTERPART_UPDATE_NEEDS_BAND personsBand'],
    ],
    ['both of them', received(), []],
  ])('%s', (_, given, lacks) => {
    expect(lacksOfUpdate(given).map(([code, field]) => `${code} ${field}`)).toEqual(lacks);
  });

  it('the wish of a person is a reason why they cannot be brought, the wishes of this side are none', () => {
    const fits = REPATRIATION_REASONS.filter((reason) => !lacksOfUpdate(said('CANNOT', { reason })).length);
    expect(fits).toContain('WISH_OF_PERSON');
    expect(fits).not.toContain('REFUSED_HERE');
    expect(fits).not.toContain('FIRST_AGREED');
  });
});

describe('when it may be said', () => {
  const statesOf = (kind: SaidThere['kind'], direction: SeenThere['direction']) =>
    REPATRIATION_STATES.filter((state) => !refusalOfUpdate(said(kind), seen({ direction, state })));

  it('what changes the plan, until the handover and in each pause', () => {
    for (const kind of COUNTERPART_UPDATE_KINDS.filter((each) => each !== 'RECEIVED'))
      expect(statesOf(kind, 'INBOUND')).toEqual([
        ...['REQUESTED', 'COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED', 'SCHEDULED'],
        ...['IN_TRANSIT', 'ON_HOLD', 'LOST_CONTACT'],
      ]);
  });

  it('who was received, after both keys, of those who left Thailand', () => {
    expect(statesOf('RECEIVED', 'INBOUND')).toEqual([]);
    expect(statesOf('RECEIVED', 'OUTBOUND')).toEqual(['HANDED_OVER', 'RECEIVED', 'FOLLOW_UP', 'LOST_CONTACT']);
    expect(refusalOfUpdate(received(), seen({ state: 'IN_TRANSIT' }))).toEqual(['REPATRIATION_NEEDS_HANDOVER', 'kind']);
    expect(refusalOfUpdate(received(), seen({ direction: 'INBOUND' }))).toEqual([
      'COUNTERPART_UPDATE_OTHER_WAY',
      'kind',
    ]);
  });
});

describe('what follows', () => {
  it('as many as set out arrive at RECEIVED, and nobody has to answer', () => {
    expect([isArrival(received(), seen()), asksOf(received(), seen())]).toEqual([true, false]);
    expect([
      isArrival(received(), seen({ state: 'RECEIVED' })),
      asksOf(received(), seen({ state: 'RECEIVED' })),
    ]).toEqual([...[false, false]]);
  });

  it('fewer or more, or somebody who was lost, are asked about', () => {
    const fewer = [received(), seen({ personsBand: 'TWO_TO_FIVE' })] as const;
    expect([isArrival(...fewer), asksOf(...fewer)]).toEqual([false, true]);
    const found = [received(), seen({ state: 'LOST_CONTACT' })] as const;
    expect([isArrival(...found), asksOf(...found)]).toEqual([false, true]);
  });

  it('what changes the plan is answered here, what keeps it is not', () => {
    const asks = COUNTERPART_UPDATE_KINDS.map((kind) => asksOf(said(kind, { personsBand: 'ONE' }), seen()));
    expect(asks).toEqual([false, true, true, false]);
  });
});
