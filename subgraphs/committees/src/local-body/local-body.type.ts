import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, Pub, Res } from '@hub/subgraph-kit';
import { type LocalBodyKind, PCODE } from '@hub/vocabulary';
import { LocalBodyKindCode } from '../codes.js';
import type { LocalBodyRow } from './local-body.store.js';

@ObjectType({ description: 'What a committee works through in a village or a sub-district.' })
export class LocalBody {
  @Pub(() => ID, { description: 'Id of the body.' })
  id!: string;

  @Pub(() => LocalBodyKindCode, { description: 'What it is.' })
  kind!: LocalBodyKind;

  @Pub(() => String, { nullable: true, description: 'What it is called.' })
  name!: string | null;

  placeCode!: string;
  organizationId!: string | null;
}

@InputType({ description: 'A body in a village or a sub-district.' })
export class LocalBodyInput {
  @Res(null, () => ID, { description: 'P-code of the village or sub-district; it lies where the committee answers.' })
  place!: string;

  @Res(null, () => LocalBodyKindCode, { description: 'What it is.' })
  kind!: LocalBodyKind;

  @Res(null, () => ID, { nullable: true, description: 'The organization that it is or belongs to.' })
  organization?: string | null;

  @Res(null, () => String, { nullable: true, description: 'What it is called, in up to 200 characters; no person.' })
  name?: string | null;
}

@InputType({ description: 'Everything that a committee works through in its villages and sub-districts.' })
export class SetLocalBodiesInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that the list was made on.' })
  version!: number;

  @Res(null, () => [LocalBodyInput], { description: 'All of them, at most 500; others are no longer.' })
  bodies!: LocalBodyInput[];
}

export const bodiesRules = z.object({
  bodies: z
    .array(
      z.object({
        place: z.string().regex(PCODE),
        organization: z.string().refine(isId).nullish(),
        name: z.string().trim().min(1).max(200).nullish(),
      }),
    )
    .max(500),
});

export const localBodyOf = (row: LocalBodyRow): LocalBody =>
  Object.assign(new LocalBody(), {
    ...{ id: row.id, kind: row.kind, name: row.name, placeCode: row.place, organizationId: row.organization },
  });
