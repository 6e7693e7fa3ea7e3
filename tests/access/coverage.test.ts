import { describe, expect, it } from '@jest/globals';
import { classTag, SCOPES } from '@hub/vocabulary';
import { type DocumentNode, type InputValueDefinitionNode, Kind, type TypeNode } from 'graphql';
import { composedGraph, coordinatesOf } from '../scene/composed-graph.js';

const coordinates = coordinatesOf(composedGraph());
const named = (wrong: (coordinate: (typeof coordinates)[number]) => boolean): string[] =>
  coordinates.filter(wrong).map(({ name }) => name);

const typeOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : typeOf(type.type));
const isVid = ({ directives = [] }: InputValueDefinitionNode): boolean =>
  directives.some(({ arguments: args }) =>
    args?.some(({ value }) => value.kind === Kind.STRING && value.value === classTag('VID')),
  );

/** Input types that hold something identifying, at whatever depth, and the fields that take one. */
const identifyingInputs = ({ definitions }: DocumentNode): { types: string[]; fields: string[] } => {
  const inputs = definitions.flatMap((each) => (each.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? [each] : []));
  const types = new Set<string>();
  const holds = (value: InputValueDefinitionNode): boolean => isVid(value) || types.has(typeOf(value.type));
  for (let before = -1; before < types.size;) {
    before = types.size;
    for (const { name, fields } of inputs) if (fields?.some(holds)) types.add(name.value);
  }
  const fields = definitions.flatMap((each) =>
    each.kind === Kind.OBJECT_TYPE_DEFINITION || each.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? (each.fields ?? [])
          .filter(({ arguments: args }) => args?.some(holds))
          .map(({ name }) => `${each.name.value}.${name.value}`)
      : [],
  );
  return { types: [...types], fields };
};

describe('every field, argument and input field of the composed graph', () => {
  it('is really looked at', () => {
    expect(coordinates.length).toBeGreaterThan(300);
    expect(coordinates.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Case.reporter', 'Query.case(id:)', 'ReportIncidentInput.reporterName']),
    );
  });

  it('has exactly one class', () => {
    expect(named(({ classes }) => classes.length !== 1)).toEqual([]);
  });

  it('has a description', () => {
    expect(named(({ described }) => !described)).toEqual([]);
  });

  it('names only scopes of the vocabulary', () => {
    const known = new Set<string>(SCOPES);
    expect(named(({ scopes }) => scopes.flat().some((scope) => !known.has(scope)))).toEqual([]);
  });

  it('asks for a scope where it is identifying and read, or for a code', () => {
    const open = named(({ kind, classes, scopes }) => kind === 'FIELD' && classes[0] === 'VID' && !scopes.length);
    expect(open.sort()).toEqual([...PACKED, 'TipAnswer.words']);
  });

  it('is open without a sign-in where it belongs to a tip or to a referral outside, and nowhere else', () => {
    const open = named(({ policies }) => policies.length > 0);
    expect(open.filter((name) => !BY_RECEIPT.test(name))).toEqual([]);
    expect(open.length).toBeGreaterThan(10);
    expect(named(({ policies }) => policies.flat().some((each) => each !== 'receipt'))).toEqual([]);
    expect(named(({ policies, scopes }) => policies.length > 0 && scopes.length > 0)).toEqual([]);
  });

  it('asks for a scope wherever something identifying may be supplied', () => {
    const identifying = identifyingInputs(composedGraph());
    expect(identifying.types).toContain('ReportIncidentInput');
    expect(identifying.fields).toContain('Mutation.reportIncident');
    const open = named(({ name, scopes }) => identifying.fields.includes(name) && !scopes.length);
    expect(open.sort()).toEqual(['Mutation.addToTip', 'Mutation.answerOpenedReferral', 'Mutation.submitTip']);
  });

  it('asks for a scope where it is restricted and read; only what is one’s own, and who was reached, need none', () => {
    const open = named(({ kind, classes, scopes }) => kind === 'FIELD' && classes[0] === 'RES' && !scopes.length);
    expect(
      open.filter(
        (name) =>
          !/^(Query\.me|Me\..*|HeldOffice\..*|Mutation\.(endMySessions|recordAbsence|endAbsence)|EndSessionsResult\.endedAt)$/.test(
            name,
          ) &&
          !OWN_CHANNELS.test(name) &&
          !BY_RECEIPT.test(name) &&
          !DELIVERY_LOG.test(name),
      ),
    ).toEqual([]);
  });
});

/** What a package opened by a code tells. */
const PACKED = [
  ...['PackagePerson.values', 'PackageValue.name', 'PackageValue.value'],
  ...['ReferralPackage.notes', 'ReferralPackage.persons', 'ReferralPackage.primeroFile'],
];
/** What anybody tells, and reads again by the code of the receipt; what somebody outside is referred. */
const BY_RECEIPT = new RegExp(
  '^(Mutation\\.(submitTip|addToTip|createTipUpload|openReferral|answerOpenedReferral)|Query\\.tip' +
    '|(Tip|TipAnswer|TipReceipt|ReferralPackage|PackagePerson|PackageValue)\\..*|SubmitTipResult\\.receipt' +
    '|ReportUpload\\..*|ReportUploadResult\\.upload|AddToTipResult\\.addedAt|OpenReferralResult\\.package|AnswerOpenedReferralResult\\.state)$',
);
/** Everybody who signs in has channels and quiet hours of their own, and sees no others. */
const OWN_CHANNELS = new RegExp(
  '^(Mutation\\.(clearQuietHours|confirmChannel|register(Email|Phone|PushSubscription)|removeChannel|setQuietHours|testMyChannels)' +
    '|Query\\.(channelOptions|myChannels|myQuietHours)|(Channel|ChannelOptions|ChannelResult|QuietHours)\\..*' +
    '|QuietHoursResult\\.quietHours|TestChannelsResult\\.sent)$',
);
/** Holders of the office and those who watch over it: `delivery-log.access.test.ts` of committees says who, by row. */
const DELIVERY_LOG = /^(Query\.deliveries|Delivery\..*)$/;
