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

/**
 * Sources are read before sections: each statement sees what was committed before it, and a section whose source came
 * to its end between the two in the other order would be neither kept nor pending, and so left out.
 */
export const sectionsOfPack: Batch<string, HandoverSection[]> = (packs, context) =>
  context.asCaller(async (tx) => {
    const asked = packs.filter(isId);
    const sources = await sourcesOfPacks(tx, asked);
    const sections = await sectionsOfPacks(tx, asked);
    const own = (id: string) => (row: { readonly pack: string }) => row.pack === id;
    return packs.map((id) => sectionsOf(sections.filter(own(id)), sources.filter(own(id))));
  });
