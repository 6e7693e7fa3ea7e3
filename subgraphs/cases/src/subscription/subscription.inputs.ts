import { ID, InputType } from 'type-graphql';
import { Res } from '@hub/subgraph-kit';
import type { CaseCategory } from '@hub/vocabulary';
import { CaseCategoryCode } from '../codes.js';

@InputType({
  description: 'What an office of your committee wants to be told of: a place, a category, or both at once.',
})
export class CreateAlertSubscriptionInput {
  @Res(null, () => ID, { description: 'The office whose inbox gets the alerts, one of your own committee.' })
  office!: string;

  @Res(null, () => ID, {
    nullable: true,
    description: 'P-code of a district or province, with everything below it; default the province of your committee.',
  })
  place?: string | null;

  @Res(null, () => CaseCategoryCode, { nullable: true, description: 'Only this category; default every one.' })
  category?: CaseCategory | null;
}

@InputType({ description: 'The subscription to end.' })
export class EndAlertSubscriptionInput {
  @Res(null, () => ID, { description: 'One of your own committee.' })
  subscription!: string;
}
