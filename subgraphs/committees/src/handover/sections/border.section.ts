import { thaiMidnight } from '@hub/vocabulary';
import { linesByCode } from '../handover.line.js';
import type { SectionOf } from '../handover.sections.js';
import { notAll } from './case.section.js';

interface BorderAnswer {
  readonly committee: {
    readonly counterparts:
      | readonly {
          readonly id: string;
          readonly nameEn: string;
          readonly nameLocal: string | null;
          readonly verifyBy: string | null;
        }[]
      | null;
    readonly repatriations: {
      readonly edges: readonly { readonly node: { readonly ref: string; readonly state: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean };
    };
  };
}

const OVER = ['CLOSED', 'WITHDRAWN', 'SELF_RETURNED', 'REFUSED'];

const repatriations: SectionOf<BorderAnswer> = {
  document: 'handover-border',
  lines: ({ committee: { repatriations: page } }) =>
    notAll(
      page,
      linesByCode(
        'RepatriationState',
        page.edges.map(({ node }) => node),
        { code: ({ state }) => state, reference: ({ ref, state }) => (OVER.includes(state) ? null : ref) },
      ),
    ),
};

const counterparts: SectionOf<BorderAnswer> = {
  document: 'handover-border',
  lines: ({ committee }) =>
    (committee.counterparts ?? []).map(({ id, nameEn, nameLocal, verifyBy }) => ({
      text: nameLocal ? `${nameLocal} – ${nameEn}` : nameEn,
      at: verifyBy && thaiMidnight(verifyBy).toISOString(),
      references: [id],
    })),
};

export const borderSections = { REPATRIATIONS: repatriations, COUNTERPARTS: counterparts };
