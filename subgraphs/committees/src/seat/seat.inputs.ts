import { ID, InputType, Int } from 'type-graphql';
import { DateTime, LocalDate, Res } from '@hub/subgraph-kit';

@InputType({ description: 'Who is to hold a seat.' })
export class FillSeatInput {
  @Res(null, () => ID, { description: 'Any text new for each appointment; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The seat.' })
  seat!: string;

  @Res(null, () => ID, { description: 'Who is appointed; whoever does it appoints somebody else.' })
  official!: string;

  @Res(null, () => DateTime, { description: 'When it begins.' })
  from!: Date;

  @Res(null, () => DateTime, { description: 'When it ends, at most 24 months later.' })
  until!: Date;

  @Res(null, () => ID, { nullable: true, description: 'Who acts while the holder is absent.' })
  deputy?: string | null;
}

@InputType({ description: 'A seat that its holder leaves.' })
export class VacateSeatInput {
  @Res(null, () => ID, { description: 'The seat.' })
  seat!: string;

  @Res(null, () => DateTime, { nullable: true, description: 'When; at once when not given.' })
  endsAt?: Date | null;
}

@InputType({ description: 'A seat that is no more.' })
export class EndSeatInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that it was ended on.' })
  version!: number;

  @Res(null, () => ID, { description: 'The seat.' })
  seat!: string;

  @Res(null, () => LocalDate, { description: 'When it ended.' })
  endedOn!: string;
}
