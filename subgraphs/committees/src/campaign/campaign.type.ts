import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { connectionType, isId, LocalDate, Problem, Pub } from '@hub/subgraph-kit';
import { financialQuarterOf } from '@hub/vocabulary';
import type { CampaignRow } from './campaign.store.js';

@ObjectType({ description: 'A campaign of several committees and organizations together.' })
export class Campaign {
  @Pub(() => ID, { description: 'Id of the campaign.' })
  id!: string;

  @Pub(() => String, { description: 'Title.' })
  title!: string;

  @Pub(() => Int, { description: 'Thai financial year of the Buddhist era in which it begins.' })
  financialYear!: number;

  @Pub(() => LocalDate, { description: 'Its first day.' })
  startsOn!: string;

  @Pub(() => LocalDate, { description: 'Its last day.' })
  endsOn!: string;

  @Pub(() => Int, { nullable: true, description: 'How many people it reached, as those who held it say.' })
  reach!: number | null;

  @Pub(() => Int, { description: 'Rises with each change.' })
  version!: number;

  leadId!: string;
  committeeIds!: readonly string[];
  organizationIds!: readonly string[];
}

export const CampaignConnection = connectionType<Campaign>('Campaign', () => Campaign);

@InputType({ description: 'What a campaign is.' })
export class CampaignContentInput {
  @Pub(() => String, { description: 'Title in up to 200 characters; it is public.' })
  title!: string;

  @Pub(() => LocalDate, { description: 'Its first day.' })
  startsOn!: string;

  @Pub(() => LocalDate, { description: 'Its last day.' })
  endsOn!: string;

  @Pub(() => [ID], { description: 'Other committees that take part.' })
  committees!: string[];

  @Pub(() => [ID], { description: 'Organizations that take part; there is one, or another committee.' })
  organizations!: string[];

  @Pub(() => Int, { nullable: true, description: 'How many people it reached, once it has begun.' })
  reach?: number | null;
}

@InputType({ description: 'A campaign that a committee leads.' })
export class PlanCampaignInput {
  @Pub(() => ID, { description: 'Any text new for each campaign; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'The committee that leads it.' })
  committee!: string;

  @Pub(() => CampaignContentInput, { description: 'What it is.' })
  content!: CampaignContentInput;
}

@InputType({ description: 'What a campaign is from now on.' })
export class UpdateCampaignInput {
  @Pub(() => ID, { description: 'The campaign.' })
  campaign!: string;

  @Pub(() => Int, { description: 'Version of the campaign that the change was made on.' })
  version!: number;

  @Pub(() => CampaignContentInput, { description: 'What it is.' })
  content!: CampaignContentInput;
}

@ObjectType({ description: 'The campaign as it now stands, or what to put right.' })
export class CampaignResult {
  @Pub(() => Campaign, { nullable: true, description: 'The campaign; null when nothing changed.' })
  campaign!: Campaign | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const ids = z
  .array(z.string().refine(isId))
  .max(50)
  .refine((all) => new Set(all).size === all.length);
const content = z.object({
  title: z.string().trim().min(1).max(200),
  ...{ committees: ids, organizations: ids, reach: z.int().min(0).max(10_000_000).nullish() },
});
export const campaignRules = z.object({ content });
export const plannedRules = z.object({ idempotencyKey: z.string().trim().min(1).max(200), content });

export const campaignOf = (row: CampaignRow): Campaign =>
  Object.assign(new Campaign(), {
    ...{ id: row.id, title: row.title, startsOn: row.starts_on, endsOn: row.ends_on, reach: row.reach },
    ...{ financialYear: financialQuarterOf(row.starts_on).year, version: row.version, leadId: row.committee },
    ...{ committeeIds: row.committees, organizationIds: row.organizations },
  });

export const kept = (row: CampaignRow): CampaignResult =>
  Object.assign(new CampaignResult(), { campaign: campaignOf(row), problems: [] });
export const notKept = (...problems: readonly Problem[]): CampaignResult =>
  Object.assign(new CampaignResult(), { campaign: null, problems });
