import { ArgsType, Int } from 'type-graphql';
import type { PageRequest } from '../request/page.js';
import { Pub } from './field.js';

/** The arguments of every list; extend it for a list with filters. */
@ArgsType()
export class PageArgs implements PageRequest {
  @Pub(() => Int, { nullable: true, description: 'How many items, 1 to 100; 20 when not given.' })
  first?: number | null;

  @Pub(() => String, { nullable: true, description: 'Cursor of the item to go on after.' })
  after?: string | null;
}
