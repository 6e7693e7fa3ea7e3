import type { RuleContent } from '@hub/subgraph-kit';
import type {
  AlertCommittee,
  AlertRule,
  NeedsFlag,
  PersonsBand,
  ReleaseFact,
  ReleaseWithdrawal,
  RepatriationDirection,
  RepatriationState,
} from '@hub/vocabulary';
import { committeesNamed, type OfficeBook } from '../committee/committee.rules.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';
import { isToldAbroad } from '../retention/retention.rules.js';

/** All that ever crosses the border, as it is stored in an inbox. Dates only: an exact hour would put people at risk. */
export interface UpdateBody {
  readonly ref: string;
  readonly direction: RepatriationDirection;
  readonly state: RepatriationState;
  /** Id of a public crossing. */
  readonly crossing: string | null;
  readonly windowStart: string | null;
  readonly windowEnd: string | null;
  /** Null, as what is below, where it was not released. */
  readonly personsBand: PersonsBand | null;
  readonly needsFlags: readonly NeedsFlag[] | null;
  /** Why the other side is told no more of it; what goes to the other side has no such field. */
  readonly withdrawal?: ReleaseWithdrawal | undefined;
  /** ISO instant of the change. */
  readonly at: string;
}

/** What an update is made of. */
type ToldOfReturn = Omit<UpdateBody, 'at' | 'withdrawal'> & {
  readonly withdrawal?: ReleaseWithdrawal | null | undefined;
};

/** The redaction: names each field that leaves, so that a new column stays inside. */
export const updateBody = (row: ToldOfReturn, at: Date): UpdateBody => ({
  ref: row.ref,
  direction: row.direction,
  state: row.state,
  crossing: row.crossing,
  windowStart: row.windowStart,
  windowEnd: row.windowEnd,
  personsBand: row.personsBand,
  needsFlags: row.needsFlags,
  ...(row.withdrawal && { withdrawal: row.withdrawal }),
  at: at.toISOString(),
});

/** What was said with an update, by its id; whoever may not see it any more gets nothing of it. */
export interface SaidInEntry {
  readonly counterpartUpdate?: string;
  readonly phrase?: string;
}

/** Which facts an office may know of a return; null is everything. */
export type Scope = readonly ReleaseFact[] | null;

/** What is left of an update within a scope. */
export const within = <Body extends UpdateBody>(body: Body, scope: Scope): Body => {
  const has = (fact: ReleaseFact): boolean => scope === null || scope.includes(fact);
  return {
    ...body,
    ...(scope === null ? {} : { withdrawal: undefined }),
    ...(has('CROSSING') ? {} : { crossing: null }),
    ...(has('WINDOW') ? {} : { windowStart: null, windowEnd: null }),
    ...(has('PERSONS_BAND') ? {} : { personsBand: null }),
    ...(has('NEEDS') ? {} : { needsFlags: null }),
  };
};

/** An entry of an inbox: an update, and by which rule where it is not that of changes. Nothing but A10 leaves. */
export interface EntryBody extends UpdateBody, SaidInEntry {
  readonly rule?: AlertRule;
  /** True where the other side is told that a release ended: a number, and nothing that could ever be read. */
  readonly over?: boolean;
}

export const entryBody = (body: UpdateBody, rule: AlertRule, said: SaidInEntry = {}): EntryBody => ({
  ...body,
  ...(rule !== 'A10' && { rule }),
  ...said,
});

/** That a return is told of no more; of what it is made, nothing is read. */
export const endBody = (row: ToldOfReturn, at: Date): EntryBody => ({
  ...within(updateBody(row, at), []),
  over: true,
});

/** What one side says of a return, and whether the Thai side must answer it. */
export interface Said {
  readonly id: string;
  readonly entry: SaidInEntry;
  readonly asks: boolean;
}

/**
 * Who must answer: the counterpart to a change; the Thai side to what the counterpart asks of it; to anything else
 * whoever is told. Nobody answers themselves.
 */
export const answerersOf = (
  rule: AlertRule,
  { counterpart, said }: Pick<RepatriationRow, 'counterpart'> & { readonly said?: Said | undefined },
  recipients: readonly string[],
): readonly string[] => {
  if (said) return said.asks ? recipients.filter((office) => office !== counterpart) : [];
  return recipients.filter((office) => rule !== 'A10' || office === counterpart);
};

/**
 * The offices that a rule tells at an instant; the counterpart office of changes alone, from the release on and until its
 * sight ends, whatever the rule says.
 */
export const recipientsOf = (
  book: OfficeBook,
  { code, addressees }: Pick<RuleContent, 'addressees'> & { readonly code: AlertRule },
  row: Pick<RepatriationRow, 'leadCommittee' | 'counterpart' | 'releasedAt' | 'sharedUntil'> & { readonly at: Date },
): string[] => {
  const named: Partial<Record<AlertCommittee, readonly string[]>> = committeesNamed(book, row.leadCommittee);
  const always = addressees.filter(({ when }) => when === 'ALWAYS');
  const found = always.flatMap(({ whose, offices }) =>
    whose === 'COUNTERPART'
      ? code === 'A10' && isToldAbroad(row, row.at) && offices.includes('COUNTERPART')
        ? [row.counterpart]
        : []
      : (named[whose] ?? []).flatMap((committee) =>
          book
            .officesOfCommittee(committee)
            .filter(({ kind }) => offices.includes(kind))
            .map(({ id }) => id),
        ),
  );
  return [...new Set(found)];
};
