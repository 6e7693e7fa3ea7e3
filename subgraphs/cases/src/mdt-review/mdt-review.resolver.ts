import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { Case } from '../case/case.type.js';
import { mayActInEmergencies, mayReadPersons } from '../permissions.js';
import { record } from './mdt-review.commands.js';
import { RecordMdtReviewInput } from './mdt-review.inputs.js';
import { reviewsOfCase } from './mdt-review.reference.js';
import { MdtReview, MdtReviewResult } from './mdt-review.type.js';

@Resolver(() => Case)
export class MdtReviewResolver {
  @Mutation(() => MdtReviewResult, {
    description:
      'Records a review of a case that is assigned to you, or in whose emergency you act; what it decided sets the persons and moves the case.',
  })
  @Classified('RES', ['case:work', 'emergency:act'])
  recordMdtReview(
    @Input('input', () => RecordMdtReviewInput, { class: 'RES', description: 'The team, and what it decided.' })
    input: RecordMdtReviewInput,
    @Ctx() context: HubContext,
  ): Promise<MdtReviewResult> {
    return record(input, context);
  }

  @FieldResolver(() => [MdtReview], {
    nullable: true,
    description:
      'Reviews by teams, oldest first; none unless your office may see persons of this case, or acts in its emergency.',
  })
  @Classified('RES', ['person:read', 'emergency:act'])
  async mdtReviews(@Root() { id }: Case, @Ctx() context: HubContext): Promise<MdtReview[] | null> {
    if (mayReadPersons(context)) return context.load(reviewsOfCase, id);
    const reviews = mayActInEmergencies(context) ? await context.load(reviewsOfCase, id) : null;
    return reviews?.length ? reviews : null;
  }
}
