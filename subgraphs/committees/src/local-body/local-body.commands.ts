import { type EntityManager, type HubContext, type Obstacle, problemsOf } from '@hub/subgraph-kit';
import type { PlaceLevel } from '@hub/vocabulary';
import { changingCommittee } from '../committee/committee.changing.js';
import type { CommitteeResult } from '../committee/committee.result.js';
import { organizationsById } from '../organization/organization.store.js';
import { placesByCode } from '../place/place.store.js';
import { replaceBodies } from './local-body.store.js';
import { bodiesRules, type LocalBodyInput, type SetLocalBodiesInput } from './local-body.type.js';

const LOCAL: readonly PlaceLevel[] = ['SUBDISTRICT', 'VILLAGE'];

export const setLocalBodies = (input: SetLocalBodiesInput, context: HubContext): Promise<CommitteeResult> => {
  const wrong = problemsOf(bodiesRules, input);
  const { committee, version, bodies } = input;
  return changingCommittee(context, { committee, version, action: 'local_bodies_set' }, async (tx, { row, doer }) => {
    if (wrong[0]) return { code: wrong[0].code, field: wrong[0].field ?? 'input.bodies' };
    const strange = await strangeIn(tx, bodies, row.place);
    if (strange) return strange;
    const rows = bodies.map(({ place, kind, organization = null, name }) => ({
      ...{ id: context.newId(), place, kind, organization, name: name?.trim() ?? null },
    }));
    await replaceBodies(tx, row.id, { bodies: rows, at: doer.at });
    return {};
  });
};

/** A place that is no village or sub-district of the committee, and an organization that there is not. */
const strangeIn = async (
  tx: EntityManager,
  bodies: readonly LocalBodyInput[],
  around: string,
): Promise<Obstacle | null> => {
  const places = await placesByCode(
    tx,
    bodies.map(({ place }) => place),
  );
  const local = places.filter(({ level, within }) => LOCAL.includes(level) && within.includes(around));
  const pcodes = new Set(local.map(({ pcode }) => pcode));
  const outside = bodies.findIndex(({ place }) => !pcodes.has(place));
  if (outside >= 0) return { code: 'NOT_FOUND', field: `input.bodies.${outside}.place` };
  const named = bodies.flatMap(({ organization }) => organization ?? []);
  const known = new Set((await organizationsById(tx, named)).map(({ id }) => id));
  const strange = bodies.findIndex(({ organization }) => organization && !known.has(organization));
  return strange >= 0 ? { code: 'NOT_FOUND', field: `input.bodies.${strange}.organization` } : null;
};
