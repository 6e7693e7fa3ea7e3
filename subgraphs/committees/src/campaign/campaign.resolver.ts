import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  pagesByOwner,
  toConnection,
} from '@hub/subgraph-kit';
import { committeeByKey } from '../committee/committee.reference.js';
import { Committee } from '../committee/committee.type.js';
import { organizationsOf } from '../organization/organization.reference.js';
import { Organization } from '../organization/organization.type.js';
import { changeCampaign, planCampaign } from './campaign.commands.js';
import { campaignsOfCommittees, type ListedCampaign } from './campaign.store.js';
import {
  Campaign,
  CampaignConnection,
  campaignOf,
  CampaignResult,
  PlanCampaignInput,
  UpdateCampaignInput,
} from './campaign.type.js';

const campaignsOfCommittee = pagesByOwner<ListedCampaign>({
  list: (tx, committees, { keyset }) => campaignsOfCommittees(tx, committees, keyset),
  ownerOf: (row) => row.of,
  key: (row) => row,
});

@Resolver(() => Campaign)
export class CampaignResolver {
  @Mutation(() => CampaignResult, { description: 'Plans a campaign of a committee together with others.' })
  @Classified('RES', 'committee:write')
  planCampaign(
    @Input('input', () => PlanCampaignInput, { class: 'PUB', description: 'What.' }) input: PlanCampaignInput,
    @Ctx() context: HubContext,
  ): Promise<CampaignResult> {
    return planCampaign(input, context);
  }

  @Mutation(() => CampaignResult, { description: 'Changes a campaign, or records whom it reached.' })
  @Classified('RES', 'committee:write')
  updateCampaign(
    @Input('input', () => UpdateCampaignInput, { class: 'PUB', description: 'What.' }) input: UpdateCampaignInput,
    @Ctx() context: HubContext,
  ): Promise<CampaignResult> {
    return changeCampaign(input, context);
  }

  @FieldResolver(() => Committee, { nullable: true, description: 'The committee that leads it.' })
  @Classified('PUB')
  lead(@Root() { leadId }: Campaign, @Ctx() context: HubContext): Promise<Committee | null> {
    return context.load(committeeByKey, leadId);
  }

  @FieldResolver(() => [Committee], { nullable: true, description: 'All committees that take part.' })
  @Classified('PUB')
  async committees(@Root() { committeeIds }: Campaign, @Ctx() context: HubContext): Promise<Committee[]> {
    const found = await Promise.all(committeeIds.map((id) => context.load(committeeByKey, id)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => [Organization], { nullable: true, description: 'Organizations that take part.' })
  @Classified('PUB')
  organizations(@Root() { organizationIds }: Campaign, @Ctx() context: HubContext): Promise<Organization[]> {
    return organizationsOf(context, organizationIds);
  }
}

@Resolver(() => Committee)
export class CampaignsOfCommitteeResolver {
  @FieldResolver(() => CampaignConnection, { nullable: true, description: 'Campaigns it takes part in, newest first.' })
  @Classified('PUB')
  async campaigns(
    @Root() { id: owner }: Committee,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Campaign> | null> {
    keysetOf({ first, after });
    const page = await context.load(campaignsOfCommittee, { owner, first, after });
    return page && toConnection(page, campaignOf);
  }
}
