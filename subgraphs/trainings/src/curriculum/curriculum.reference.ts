import { anyone, defineReference, pagesByOwner, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import {
  curriculaById,
  type CurriculumVersionRow,
  modulesOfVersions,
  presentationsOfModules,
  presentVersions,
  versionsByCurricula,
  versionsById,
} from './curriculum.store.js';
import { curriculumOf, curriculumVersionOf, moduleOf, presentationOf } from './curriculum.type.js';

export const curriculumById = rowByKey({ list: curriculaById, keyOf: ({ id }) => id, shape: curriculumOf });

export const curriculumVersionById = rowByKey({
  list: versionsById,
  keyOf: ({ id }) => id,
  shape: curriculumVersionOf,
});

export const presentVersionsOf = rowsByOwner({
  list: presentVersions,
  keyOf: ({ curriculum_id }) => curriculum_id,
  shape: curriculumVersionOf,
});

export const versionPages = pagesByOwner({
  list: versionsByCurricula,
  ownerOf: ({ curriculum_id }: CurriculumVersionRow) => curriculum_id,
  key: ({ drafted_at: at, id }: CurriculumVersionRow) => ({ at, id }),
});

export const modulesOf = rowsByOwner({
  list: modulesOfVersions,
  keyOf: ({ curriculum_version_id }) => curriculum_version_id,
  shape: moduleOf,
});

export const presentationsOf = rowsByOwner({
  list: presentationsOfModules,
  keyOf: ({ module_id }) => module_id,
  shape: presentationOf,
});

export const curriculumReference = defineReference({ type: 'Curriculum', permission: anyone, load: curriculumById });
