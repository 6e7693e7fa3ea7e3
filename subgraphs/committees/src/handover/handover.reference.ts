import { type Batch, isId, type OwnerPage, type Page, pagesByOwner, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import {
  type AcknowledgementRow,
  acknowledgementsOfPacks,
  type PackRow,
  packsById,
  packsByOffice,
  sectionsOfPacks,
  sourcesOfPacks,
} from './handover.store.js';
import {
  type HandoverAcknowledgement,
  acknowledgementOf,
  type HandoverPack,
  type HandoverSection,
  packOf,
  sectionsOf,
} from './handover.type.js';

export const packById = rowByKey<PackRow, HandoverPack>({ list: packsById, keyOf: ({ id }) => id, shape: packOf });

export const packsOfOffice: Batch<OwnerPage, Page<PackRow>> = pagesByOwner<PackRow>({
  list: (tx, offices, { keyset }) => packsByOffice(tx, offices, keyset),
  ownerOf: ({ office }) => office,
  key: ({ id, created_at: at }) => ({ id, at }),
});

export const acknowledgementsOfPack = rowsByOwner<AcknowledgementRow, HandoverAcknowledgement>({
  ...{ list: acknowledgementsOfPacks, keyOf: ({ pack }) => pack, shape: acknowledgementOf },
});

export const sectionsOfPack: Batch<string, HandoverSection[]> = (packs, context) =>
  context.asCaller(async (tx) => {
    const asked = packs.filter(isId);
    const [sections, sources] = [await sectionsOfPacks(tx, asked), await sourcesOfPacks(tx, asked)];
    const own = (id: string) => (row: { readonly pack: string }) => row.pack === id;
    return packs.map((id) => sectionsOf(sections.filter(own(id)), sources.filter(own(id))));
  });
