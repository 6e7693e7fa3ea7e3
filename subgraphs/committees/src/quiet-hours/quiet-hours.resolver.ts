import { Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input, problem } from '@hub/subgraph-kit';
import { requirePerson } from '../permissions.js';
import { QuietHoursEntity } from './quiet-hours.entity.js';
import { isTimeZone, minutesOf } from './quiet-hours.rules.js';
import { findQuietHours, keepQuietHours } from './quiet-hours.store.js';
import { QuietHours, quietHoursOf, QuietHoursResult, SetQuietHoursInput } from './quiet-hours.type.js';

@Resolver()
export class QuietHoursResolver {
  @Query(() => QuietHours, { nullable: true, description: 'One’s own quiet hours; null when there are none.' })
  @Classified('RES')
  @Directive('@authenticated')
  async myQuietHours(@Ctx() context: HubContext): Promise<QuietHours | null> {
    const person = requirePerson(context);
    const row = await context.asCaller((tx) => findQuietHours(tx, person));
    return row && quietHoursOf(row);
  }

  @Mutation(() => QuietHoursResult, {
    description: 'Has notices wait between two times of day; A1, A5 and A11 do not.',
  })
  @Classified('RES')
  @Directive('@authenticated')
  async setQuietHours(
    @Input('input', () => SetQuietHoursInput, { class: 'RES', description: 'From when to when, and where.' })
    { from, to, timeZone }: SetQuietHoursInput,
    @Ctx() context: HubContext,
  ): Promise<QuietHoursResult> {
    const person = requirePerson(context);
    const [fromMinute, toMinute] = [minutesOf(from), minutesOf(to)];
    const wrong = [
      ...(fromMinute === undefined ? ['from'] : []),
      ...(toMinute === undefined || toMinute === fromMinute ? ['to'] : []),
      ...(isTimeZone(timeZone) ? [] : ['timeZone']),
    ];
    if (wrong.length)
      return { quietHours: null, problems: wrong.map((field) => problem('INPUT_INVALID', `input.${field}`)) };
    const row = Object.assign(new QuietHoursEntity(), { person, fromMinute, toMinute, timeZone });
    await context.asSystem('set-quiet-hours', (tx) => keepQuietHours(tx, person, row));
    return { quietHours: quietHoursOf(row), problems: [] };
  }

  @Mutation(() => QuietHoursResult, { description: 'Takes one’s own quiet hours away.' })
  @Classified('RES')
  @Directive('@authenticated')
  async clearQuietHours(@Ctx() context: HubContext): Promise<QuietHoursResult> {
    const person = requirePerson(context);
    await context.asSystem('set-quiet-hours', (tx) => keepQuietHours(tx, person, null));
    return { quietHours: null, problems: [] };
  }
}
