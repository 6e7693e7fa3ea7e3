import { changeRow, type HubContext, HubError, isId, makeOnce, Problem, problemsOf } from '@hub/subgraph-kit';
import { requireCurriculumWriting } from '../permissions.js';
import {
  type CreateMaterialInput,
  type IssueMaterialVersionInput,
  issueRules,
  type MaterialResult,
  materialRules,
} from './material.inputs.js';
import { lockMaterial, materialByKey, type MaterialRow, materialsById } from './material.store.js';
import { materialOf } from './material.type.js';
import { insertMaterial, insertMaterialVersion, nextVersionOf } from './material.write-store.js';

const refused = (...problems: readonly Problem[]): MaterialResult => ({ material: null, problems });
const answer = (outcome: MaterialRow | Problem): MaterialResult =>
  outcome instanceof Problem ? refused(outcome) : { material: materialOf(outcome), problems: [] };

interface Issue extends Pick<IssueMaterialVersionInput, 'languages' | 'issuedOn' | 'sha256'> {
  readonly changed: string | null;
}

/** A version as it is entered now. */
const versionOf = (context: HubContext, material: string, { languages, issuedOn, sha256 = null, changed }: Issue) => ({
  ...{ id: context.newId(), material_id: material, issued_on: issuedOn, languages, sha256, changed },
  entered_at: context.now(),
});

export const createMaterial = async (context: HubContext, input: CreateMaterialInput): Promise<MaterialResult> => {
  requireCurriculumWriting(context, input.committee);
  const problems = problemsOf(materialRules, input);
  if (problems.length) return refused(...problems);
  const outcome = await makeOnce<MaterialRow>(
    context,
    { input, of: 'material', action: 'created' },
    {
      find: materialByKey,
      make: async (tx, keyed) => {
        const row = await insertMaterial(tx, {
          ...{ ...keyed, committee_id: input.committee, kind: input.kind, author: input.author, topics: input.topics },
          ...{ title_en: input.titleEn, title_th: input.titleTh, note: input.note ?? null },
          ...{ created_at: context.now(), created_by: context.caller.id },
        });
        const { languages, issuedOn, sha256 = null } = input;
        await insertMaterialVersion(tx, versionOf(context, row.id, { languages, issuedOn, sha256, changed: null }));
        return row;
      },
    },
  );
  return answer(outcome);
};

export const issueMaterialVersion = async (
  context: HubContext,
  { material, version, ...issue }: IssueMaterialVersionInput,
): Promise<MaterialResult> => {
  const [found] = isId(material) ? await context.asCaller((tx) => materialsById(tx, [material])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  requireCurriculumWriting(context, found.committee_id);
  const problems = problemsOf(issueRules, issue);
  if (problems.length) return refused(...problems);
  const outcome = await changeRow<MaterialRow>(
    context,
    { id: found.id, version, of: 'material', action: 'issued' },
    {
      lock: lockMaterial,
      work: async (tx, { id }) => {
        await insertMaterialVersion(tx, versionOf(context, id, issue));
        return nextVersionOf(tx, id);
      },
    },
  );
  return answer(outcome);
};
