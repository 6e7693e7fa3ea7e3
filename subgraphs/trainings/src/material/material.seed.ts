import { materials } from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { insertDistribution, insertMaterial, insertMaterialVersion } from './material.write-store.js';

const made = (id: string) => ({ idempotency_key: id, fingerprint: '' });
const BY = 'system:seed';

export const seedMaterials = async ({ tx, services }: SeedContext): Promise<void> => {
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
