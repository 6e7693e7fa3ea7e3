import { Ctx, Directive, Float, Int, ObjectType } from 'type-graphql';
import { errorText } from '@hub/languages';
import type { ErrorCode } from '@hub/vocabulary';
import type { HubContext } from '../request/context.js';
import { Loads, Pub } from './field.js';
import { LocalDate } from './scalars.js';

/** Where a page of a list ends. */
@Directive('@shareable')
@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Pub(() => Boolean, { description: 'True when another page follows.' })
  hasNextPage!: boolean;

  @Pub(() => String, { nullable: true, description: 'Opaque cursor of the last item; pass it as `after`.' })
  endCursor!: string | null;
}

/** Something in an input that a person can put right. */
@Directive('@shareable')
@ObjectType({ description: 'Something in an input that a person can put right.' })
export class Problem {
  @Pub(() => String, { description: 'Stable error code, e.g. PLACE_UNKNOWN.' })
  code!: ErrorCode;

  @Pub(() => String, { nullable: true, description: 'Path of the input field, e.g. `input.place`.' })
  field!: string | null;

  @Pub(() => String, { description: 'What is wrong, for a person; never repeats the value.' })
  message(@Ctx() { language }: HubContext): string {
    return errorText(language, this.code);
  }
}

/** A problem; whoever asks reads the registry's sentence in their language. */
export const problem = (code: ErrorCode, field: string | null = null): Problem =>
  Object.assign(new Problem(), { code, field });

/** One figure with everything needed to judge it. */
@Loads('STATISTICS')
@Directive('@shareable')
@ObjectType({ description: 'One figure with everything needed to judge it.' })
export class Indicator {
  @Pub(() => String, { description: 'Stable code of the indicator, e.g. I4.' })
  code!: string;

  @Pub(() => Float, { nullable: true, description: 'The figure; null when suppressed, or when nothing gives one.' })
  value!: number | null;

  @Pub(() => String, { description: 'What the figure counts, e.g. percentage points.' })
  unit!: string;

  @Pub(() => Int, { nullable: true, description: 'How many observations the figure rests on; null when suppressed.' })
  n!: number | null;

  @Pub(() => LocalDate, { description: 'The day the figure stands for.' })
  asOf!: string;

  @Pub(() => String, { description: 'Whom and where the figure covers.' })
  scope!: string;

  @Pub(() => String, { description: 'Where the figure comes from: records of the hub, or a publication.' })
  source!: string;

  @Pub(() => Boolean, { description: 'True when the figure is "at least".' })
  lowerBound!: boolean;

  @Pub(() => Boolean, { description: 'True when the figure is withheld, because it or another is small.' })
  suppressed!: boolean;
}
