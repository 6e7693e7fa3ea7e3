import type { BorderAgreement } from '@hub/vocabulary';

/** An agreement that cooperation rests on, as the sources of the project tell of it. */
export interface Agreement {
  readonly code: BorderAgreement;
  readonly nameEn: string;
  readonly year: number;
  /** ISO day; null where no source gives one. */
  readonly signedOn: string | null;
  /** Where that is told. */
  readonly source: string;
}

export const AGREEMENTS: readonly Agreement[] = [
  {
    code: 'NORTHERN_PROVINCES_2003',
    nameEn: 'Memorandum of understanding of the nine northern provinces of Thailand on action against trafficking',
    year: 2003,
    signedOn: null,
    source: 'Case study of the anti-trafficking teams of Phayao: adopted by the nine northern provinces in 2003',
  },
  {
    code: 'THAI_LAO_2005',
    nameEn: 'Memorandum of understanding between Thailand and the Lao PDR against trafficking in persons',
    year: 2005,
    signedOn: '2005-07-13',
    source: 'Le Courrier du Vietnam (lecourrier.vn): 13 July 2005, revised since, with plans of action to 2028',
  },
];
