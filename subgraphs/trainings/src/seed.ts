import {
  capacityPlans,
  curricula,
  manualsOn,
  materials,
  publishedFigures,
  taughtOn,
  trainings,
  trainingSeries,
} from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { daysOf } from '@hub/vocabulary';
import {
  changePlan,
  insertPlan,
  replaceActivities,
  writeMeeting,
  writeTraining,
} from './capacity-plan/capacity-plan.write-store.js';
import { curriculaById } from './curriculum/curriculum.store.js';
import { insertCurriculum, publishDraft, writeDraft } from './curriculum/curriculum.write-store.js';
import { insertFigure } from './indicator/indicator.store.js';
import { insertDistribution, insertMaterial, insertMaterialVersion } from './material/material.write-store.js';
import { insertTraining, replaceResults } from './training-event/training-event.store.js';
import { insertTaught, insertUsed } from './training-event/training-links.store.js';

const made = (id: string) => ({ idempotency_key: id, fingerprint: '' });
const BY = 'system:seed';

const seedCurricula = async ({ tx, services }: SeedContext): Promise<void> => {
  for (const { id, committee, titleEn, titleTh, author, source, versions } of curricula) {
    await insertCurriculum(tx, {
      ...{ id, committee_id: committee, title_en: titleEn, title_th: titleTh, author, source },
      ...{ created_at: services.now(), created_by: BY, ...made(id) },
    });
    for (const version of versions) {
      const draft = { id: version.id, curriculum: id, changed: version.changed, at: new Date(version.publishedOn) };
      await writeDraft(tx, draft, version.modules);
      await publishDraft(tx, id, version.publishedOn);
    }
  }
};

const seedMaterials = async ({ tx, services }: SeedContext): Promise<void> => {
  for (const { id, committee, kind, titleEn, titleTh, author, topics, note, versions, distributions } of materials) {
    await insertMaterial(tx, {
      ...{ id, committee_id: committee, kind, title_en: titleEn, title_th: titleTh, author, topics: [...topics], note },
      ...{ created_at: services.now(), created_by: BY, ...made(id) },
    });
    for (const { id: version, issuedOn, changed, languages } of versions)
      await insertMaterialVersion(tx, {
        ...{ id: version, material_id: id, issued_on: issuedOn, changed, languages: [...languages], sha256: null },
        entered_at: new Date(issuedOn),
      });
    for (const each of distributions)
      await insertDistribution(tx, {
        ...{ ...made(each.id), id: each.id, material_id: id, material_version_id: each.materialVersion },
        ...{ place: each.place, district: each.district, committee_id: each.committee, copies: each.copies },
        ...{ lower_bound: each.lowerBound, handed_on: each.handedOn, source: each.source, recorded_by: BY },
      });
  }
};

/** Each training of the series taught what its topics say, in the versions of its day. */
const seedLinks = async ({ tx }: SeedContext): Promise<void> => {
  for (const { id, heldOn, topics } of trainingSeries) {
    const { version, modules } = taughtOn(heldOn, topics);
    await insertTaught(tx, { training_event_id: id, curriculum_version_id: version, modules });
    await insertUsed(tx, id, manualsOn(heldOn));
  }
};

const seedPlans = async ({ tx, services }: SeedContext): Promise<void> => {
  for (const { id, committee, financialYear: year, state, agreedOn, closedOn, activities } of capacityPlans(
    services.now(),
  )) {
    await insertPlan(tx, {
      ...{ id, committee_id: committee, financial_year: year, begins_on: daysOf({ year }).first },
      ...{ drafted_by: BY, ...made(id) },
    });
    const rows = activities.map((each) => ({
      ...{ id: each.id, kind: each.kind, title: each.title, topics: [...each.topics], quarter: each.quarter },
      ...{ wanted: each.wanted, curriculum_id: each.curriculum },
    }));
    await replaceActivities(tx, id, rows);
    for (const { id: activity, training, held } of activities) {
      if (training) await writeTraining(tx, activity, training);
      if (held) await writeMeeting(tx, { id: activity, heldOn: held.on, came: held.came });
    }
    await changePlan(tx, { id, state: 'AGREED' }, agreedOn);
    if (state === 'CLOSED') await changePlan(tx, { id, state }, closedOn!);
  }
};

/** What the series taught, from what, and the plans it was held by. */
const seedOfCurricula = async (context: SeedContext): Promise<void> => {
  await seedCurricula(context);
  await seedMaterials(context);
  await seedLinks(context);
  await seedPlans(context);
};

/**
 * The capacity-building series of the first four committees with its curricula, materials and plans, one training still
 * to come, and what was published.
 */
export const seed = async (context: SeedContext): Promise<void> => {
  const { tx, services } = context;
  for (const training of trainings(services.now())) {
    await insertTraining(tx, {
      id: training.id,
      committeeId: training.committee,
      place: training.place,
      title: training.titleEn,
      state: training.state,
      heldOn: training.heldOn,
      topics: [...training.topics],
      version: 1,
      plannedBy: 'system:seed',
      idempotencyKey: training.id,
      fingerprint: '',
    });
    if (training.attendance.length)
      await replaceResults(tx, training.id, { attendance: training.attendance, assessment: training.assessment });
  }
  for (const figure of publishedFigures)
    await insertFigure(tx, figure, { by: 'system:seed', at: services.now(), key: figure.id, fingerprint: '' });
  const known = await curriculaById(tx, [curricula[0]!.id]);
  if (!known.length) await seedOfCurricula(context);
};
