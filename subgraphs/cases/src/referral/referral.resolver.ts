import { Args, ArgsType, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  HubError,
  Input,
  keysetOf,
  PageArgs,
  pageOf,
  Res,
  toConnection,
} from '@hub/subgraph-kit';
import type { ReferralDirection, ReferralState } from '@hub/vocabulary';
import { PurposeArgs } from '../access/access.args.js';
import { caseById } from '../case/case.reference.js';
import { Case } from '../case/case.type.js';
import { ReferralDirectionCode, ReferralStateCode } from '../codes.js';
import { mayReadPersons, requireCaseReading } from '../permissions.js';
import { personById } from '../person/person.reference.js';
import { Person } from '../person/person.type.js';
import { answer } from './referral.answer.js';
import { draft } from './referral.drafting.js';
import { AnswerReferralInput, DraftReferralInput, RevokeReferralInput, SendReferralInput } from './referral.inputs.js';
import { type WordRead, wordsOfReferral } from './referral.reading.js';
import { personsOfReferral, referralById } from './referral.reference.js';
import { revoke, send } from './referral.sending.js';
import type { ReferralWord } from './referral.sealing.js';
import { referralsOfOffices } from './referral.store.js';
import { Referral, ReferralConnection, referralOf, ReferralResult } from './referral.type.js';

@ArgsType()
class ReferralsArgs extends PageArgs {
  @Res(null, () => ReferralDirectionCode, { description: 'Those that came to your offices, or went out from them.' })
  direction!: ReferralDirection;

  @Res(null, () => ReferralStateCode, { nullable: true, description: 'Only those in this state.' })
  state?: ReferralState | null;
}

/** @throws {HubError} `FORBIDDEN_FIELD` alike for words that are stored and for none */
const read = async (word: ReferralWord, asked: WordRead, context: HubContext): Promise<string | null> => {
  const found = await context.load(wordsOfReferral[word], asked);
  if (!found) throw new HubError('FORBIDDEN_FIELD');
  return found.text;
};

@Resolver(() => Referral)
export class ReferralResolver {
  @Query(() => Referral, {
    nullable: true,
    description: 'One referral; null when there is none or you may not see it.',
  })
  @Classified('RES', 'case:read')
  referral(
    @Input('id', () => ID, { class: 'RES', description: 'Id of the referral.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Referral | null> {
    requireCaseReading(context);
    return context.load(referralById, id);
  }

  @Query(() => ReferralConnection, { description: 'Referrals to or from the offices you hold, newest first.' })
  @Classified('RES', 'case:read')
  async referrals(
    @Args(() => ReferralsArgs) { direction, state = null, ...page }: ReferralsArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Referral>> {
    const offices = requireCaseReading(context);
    const keyset = keysetOf(page);
    const rows = await context.asCaller((tx) => referralsOfOffices(tx, offices, { direction, state, keyset }));
    return toConnection(
      pageOf(rows, keyset, (row) => row),
      referralOf,
    );
  }

  @Mutation(() => ReferralResult, { description: 'Drafts a referral of persons of a case that is assigned to you.' })
  @Classified('RES', 'referral:send')
  draftReferral(
    @Input('input', () => DraftReferralInput, { class: 'RES', description: 'Whom, to whom, and for what.' })
    input: DraftReferralInput,
    @Ctx() context: HubContext,
  ): Promise<ReferralResult> {
    return draft(input, context);
  }

  @Mutation(() => ReferralResult, {
    description:
      'Sends a draft: shares the case with the receiver and alerts it; outside the hub makes a package and its code, and needs a second factor.',
  })
  @Classified('RES', 'referral:send')
  sendReferral(
    @Input('input', () => SendReferralInput, { class: 'RES', description: 'Which.' }) input: SendReferralInput,
    @Ctx() context: HubContext,
  ): Promise<ReferralResult> {
    return send(input, context);
  }

  @Mutation(() => ReferralResult, { description: 'Makes the next step of a referral to an office you hold.' })
  @Classified('RES', 'referral:answer')
  answerReferral(
    @Input('input', () => AnswerReferralInput, { class: 'RES', description: 'The step.' }) input: AnswerReferralInput,
    @Ctx() context: HubContext,
  ): Promise<ReferralResult> {
    return answer(input, context);
  }

  @Mutation(() => ReferralResult, { description: 'Takes a referral back, and ends what the receiver saw by it.' })
  @Classified('RES', 'referral:send')
  revokeReferral(
    @Input('input', () => RevokeReferralInput, { class: 'RES', description: 'Which, and why.' })
    input: RevokeReferralInput,
    @Ctx() context: HubContext,
  ): Promise<ReferralResult> {
    return revoke(input, context);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case, as long as you may see it.' })
  @Classified('RES', 'case:read')
  case(@Root() { about }: Referral, @Ctx() context: HubContext): Promise<Case | null> {
    return context.load(caseById, about);
  }

  @FieldResolver(() => [Person], { description: 'The persons referred, of those you may see.' })
  @Classified('RES', 'person:read')
  async persons(@Root() { id }: Referral, @Ctx() context: HubContext): Promise<Person[]> {
    if (!mayReadPersons(context)) return [];
    const ids = (await context.load(personsOfReferral, id)) ?? [];
    const persons = await Promise.all(ids.map((person) => context.load(personById, person)));
    return persons.filter((person) => person !== null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For the receiver: only for whoever works on the case and the receiver; each read is recorded.',
  })
  @Classified('VID', 'referral:note')
  notes(
    @Root() { id: referral }: Referral,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return read('NOTES', { referral, purpose }, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was sent without a consent: only for whoever works on the case; each read is recorded.',
  })
  @Classified('VID', 'referral:note')
  overrideReason(
    @Root() { id: referral }: Referral,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return read('OVERRIDE', { referral, purpose }, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What came of it, in words: only for whoever works on the case; each read is recorded.',
  })
  @Classified('VID', 'referral:note')
  feedback(
    @Root() { id: referral }: Referral,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return read('FEEDBACK', { referral, purpose }, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who the receiver outside the hub is: only for whoever works on the case; each read is recorded.',
  })
  @Classified('VID', 'referral:note')
  receiver(
    @Root() { id: referral }: Referral,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return read('RECEIVER', { referral, purpose }, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'How a receiver outside the hub is told the code: only for whoever works on the case; each read is recorded.',
  })
  @Classified('VID', 'referral:note')
  channel(
    @Root() { id: referral }: Referral,
    @Args(() => PurposeArgs) { purpose }: PurposeArgs,
    @Ctx() context: HubContext,
  ): Promise<string | null> {
    return read('CHANNEL', { referral, purpose }, context);
  }
}
