import { InputType, ObjectType } from 'type-graphql';
import { Pub } from '@hub/subgraph-kit';
import type { Weekday } from '@hub/vocabulary';
import { WeekdayCode } from '../codes.js';
import type { HoursOfDays } from './hours.rules.js';

@ObjectType({ description: 'Hours of some days of the week, in the time zone of whose they are.' })
export class WeeklyHours {
  @Pub(() => [WeekdayCode], { description: 'The days on which they begin.' })
  days!: Weekday[];

  @Pub(() => String, { description: 'When they begin, e.g. 08:00.' })
  from!: string;

  @Pub(() => String, { description: 'When they end, up to 24:00; on the next day when that is not after `from`.' })
  until!: string;
}

@InputType({ description: 'Hours of some days of the week, in the time zone of whose they are.' })
export class WeeklyHoursInput {
  @Pub(() => [WeekdayCode], { description: 'The days on which they begin, each once.' })
  days!: string[];

  @Pub(() => String, { description: 'When they begin, e.g. 08:00.' })
  from!: string;

  @Pub(() => String, { description: 'When they end, up to 24:00; on the next day when that is before `from`.' })
  until!: string;
}

export const weeklyHoursOf = (hours: readonly HoursOfDays[]): WeeklyHours[] =>
  hours.map(({ days, from, until }) => Object.assign(new WeeklyHours(), { days: [...days], from, until }));
