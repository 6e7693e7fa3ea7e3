import { curricula } from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { insertCurriculum, publishDraft, writeDraft } from './curriculum.write-store.js';

export const seedCurricula = async ({ tx, services }: SeedContext): Promise<void> => {
  for (const { id, committee, titleEn, titleTh, author, source, versions } of curricula) {
    await insertCurriculum(tx, {
      ...{ id, committee_id: committee, title_en: titleEn, title_th: titleTh, author, source },
      ...{ created_at: services.now(), created_by: 'system:seed', idempotency_key: id, fingerprint: '' },
    });
    for (const version of versions) {
      const draft = { id: version.id, curriculum: id, changed: version.changed, at: new Date(version.publishedOn) };
      await writeDraft(tx, draft, version.modules);
      await publishDraft(tx, id, version.publishedOn);
    }
  }
};
