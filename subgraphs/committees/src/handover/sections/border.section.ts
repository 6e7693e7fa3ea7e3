import { thaiMidnight } from '@hub/vocabulary';
import { type HandoverLine, joined, linesByCode } from '../handover.line.js';
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
          readonly contacts: readonly {
            readonly name: string;
            readonly role: string;
            readonly channels: readonly { readonly kind: string; readonly address: string }[];
          }[];
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

/** How somebody is called in a hurry; the graph has the other ways. */
const SPOKEN: readonly string[] = ['PHONE', 'MOBILE'];

const counterparts: SectionOf<BorderAnswer> = {
  document: 'handover-border',
  lines: ({ committee }) =>
    (committee.counterparts ?? []).flatMap(({ id, nameEn, nameLocal, verifyBy, contacts }): HandoverLine[] => [
      {
        ...{ text: joined(nameLocal, nameEn), references: [id] },
        at: verifyBy && thaiMidnight(verifyBy).toISOString(),
      },
      ...contacts.flatMap(({ name, role, channels }) =>
        channels
          .filter(({ kind }) => SPOKEN.includes(kind))
          .map(({ kind: code, address }) => ({
            ...{ codeOf: 'ContactChannelKind', code, text: joined(name, role, address) },
          })),
      ),
    ]),
};

export const borderSections = { REPATRIATIONS: repatriations, COUNTERPARTS: counterparts };
