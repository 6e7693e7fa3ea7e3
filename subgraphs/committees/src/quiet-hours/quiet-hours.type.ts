import { InputType, ObjectType } from 'type-graphql';
import { Problem, Pub, Res } from '@hub/subgraph-kit';
import type { QuietHoursEntity } from './quiet-hours.entity.js';
import { timeOf } from './quiet-hours.rules.js';

@ObjectType({ description: 'When notices wait for the person’s morning; A1, A5 and A11 never do.' })
export class QuietHours {
  @Res(null, () => String, { description: 'When they begin, e.g. `22:00`.' })
  from!: string;

  @Res(null, () => String, { description: 'When they end, e.g. `06:00`.' })
  to!: string;

  @Res(null, () => String, { description: 'IANA time zone, e.g. `Asia/Bangkok`.' })
  timeZone!: string;
}

export const quietHoursOf = ({ fromMinute, toMinute, timeZone }: QuietHoursEntity): QuietHours =>
  Object.assign(new QuietHours(), { from: timeOf(fromMinute), to: timeOf(toMinute), timeZone });

@InputType({ description: 'When notices are to wait.' })
export class SetQuietHoursInput {
  @Res(null, () => String, { description: 'When they begin, e.g. `22:00`.' })
  from!: string;

  @Res(null, () => String, { description: 'When they end, e.g. `06:00`; may lie after midnight.' })
  to!: string;

  @Res(null, () => String, { description: 'IANA time zone, e.g. `Asia/Bangkok`.' })
  timeZone!: string;
}

@ObjectType({ description: 'The quiet hours as they now stand, or what to put right.' })
export class QuietHoursResult {
  @Res(null, () => QuietHours, {
    nullable: true,
    description: 'The quiet hours; null when there are none, or refused.',
  })
  quietHours!: QuietHours | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}
