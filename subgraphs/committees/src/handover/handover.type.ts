import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Res } from '@hub/subgraph-kit';
import {
  HANDOVER_SECTIONS,
  type HandoverDue,
  type HandoverOccasion,
  type HandoverSectionCode,
  type HandoverSectionState,
} from '@hub/vocabulary';
import { HandoverDueCode, HandoverOccasionCode, HandoverSectionCodeCode, HandoverSectionStateCode } from '../codes.js';
import type { HandoverLine as KeptLine } from './handover.line.js';
import { SECTIONS } from './handover.sections.js';
import type { AcknowledgementRow, PackRow, SectionRow, SourceRow } from './handover.store.js';

@ObjectType({ description: 'A line of a handover pack: a code, a count, references; never who a case is about.' })
export class HandoverLine {
  @Res('handover-pack:read', () => String, { nullable: true, description: 'The list that `code` is of.' })
  codeOf!: string | null;

  @Res('handover-pack:read', () => String, { nullable: true, description: 'A code of that list.' })
  code!: string | null;

  @Res('handover-pack:read', () => HandoverDueCode, { nullable: true, description: 'What falls due.' })
  due!: HandoverDue | null;

  @Res('handover-pack:read', () => String, { nullable: true, description: 'A title or a name of the directory.' })
  text!: string | null;

  @Res('handover-pack:read', () => String, {
    nullable: true,
    description: 'It in Thai; null where that is the same, or not known.',
  })
  textTh!: string | null;

  @Res('handover-pack:read', () => Int, { nullable: true, description: 'How many.' })
  count!: number | null;

  @Res('handover-pack:read', () => Boolean, { description: 'True when there may be more than was counted.' })
  atLeast!: boolean;

  @Res('handover-pack:read', () => String, {
    nullable: true,
    description: 'An amount or a figure with its unit; null where none was published.',
  })
  value!: string | null;

  @Res('handover-pack:read', () => DateTime, {
    nullable: true,
    description: 'When: the first of what was counted, the end of a term, the day of a figure.',
  })
  at!: Date | null;

  @Res('handover-pack:read', () => [ID], { description: 'Records to look up, at most 20; each under its own rules.' })
  references!: readonly string[];
}

@ObjectType({ description: 'A part of a handover pack, as it stood when it was gathered.' })
export class HandoverSection {
  @Res('handover-pack:read', () => HandoverSectionCodeCode, { description: 'What it is about.' })
  code!: HandoverSectionCode;

  @Res('handover-pack:read', () => HandoverSectionStateCode, { description: 'Whether it is there.' })
  state!: HandoverSectionState;

  @Res('handover-pack:read', () => String, {
    nullable: true,
    description: 'Error code that says why it is missing; it is asked for again.',
  })
  missingBecause!: string | null;

  @Res('handover-pack:read', () => DateTime, { nullable: true, description: 'When it was gathered.' })
  gatheredAt!: Date | null;

  @Res('handover-pack:read', () => [HandoverLine], { description: 'Its lines; empty while it is not there.' })
  lines!: HandoverLine[];
}

@ObjectType({ description: 'That a successor took a handover pack over.' })
export class HandoverAcknowledgement {
  @Res('handover-pack:read', () => DateTime, { description: 'When.' })
  acknowledgedAt!: Date;

  officialId!: string;
}

@ObjectType({
  description: 'What whoever follows in an office must know: counts and references, made once and never changed.',
})
export class HandoverPack {
  @Res('handover-pack:read', () => ID, { description: 'Id of the pack.' })
  id!: string;

  @Res('handover-pack:read', () => Int, { description: '1, 2, 3 for each office.' })
  version!: number;

  @Res('handover-pack:read', () => HandoverOccasionCode, { description: 'Why it was made.' })
  occasion!: HandoverOccasion;

  @Res('handover-pack:read', () => DateTime, {
    nullable: true,
    description: 'When the term ends, or since when the office is vacant; null when somebody asked for it.',
  })
  concernsAt!: Date | null;

  @Res('handover-pack:read', () => DateTime, { description: 'When it was made.' })
  madeAt!: Date;

  officeId!: string;
}

export const HandoverPackConnection = connectionType<HandoverPack>('HandoverPack', () => HandoverPack);

export const packOf = (row: PackRow): HandoverPack =>
  Object.assign(new HandoverPack(), {
    ...{ id: row.id, version: row.version, occasion: row.occasion, concernsAt: row.concerns_at },
    ...{ madeAt: row.created_at, officeId: row.office },
  });

export const acknowledgementOf = (row: AcknowledgementRow): HandoverAcknowledgement =>
  Object.assign(new HandoverAcknowledgement(), { acknowledgedAt: row.created_at, officialId: row.person });

const lineOf = ({ at, atLeast, references, ...line }: KeptLine): HandoverLine =>
  Object.assign(new HandoverLine(), {
    ...{ codeOf: null, code: null, due: null, text: null, textTh: null, count: null, value: null, ...line },
    ...{ at: at ? new Date(at) : null, atLeast: atLeast ?? false, references: references ?? [] },
  });

/** The sections of a pack in the order they are read; one that the pack was made without is left out. */
export const sectionsOf = (sections: readonly SectionRow[], sources: readonly SourceRow[]): HandoverSection[] =>
  HANDOVER_SECTIONS.flatMap((code) => {
    const kept = sections.find((section) => section.code === code);
    const source = sources.find(({ document }) => document === SECTIONS[code].document);
    if (!kept && (!source || source.done_at)) return [];
    const state: HandoverSectionState = kept ? 'PRESENT' : source?.reason ? 'MISSING' : 'PENDING';
    return Object.assign(new HandoverSection(), {
      ...{ code, state, missingBecause: kept ? null : (source?.reason ?? null) },
      ...{ gatheredAt: kept?.gathered_at ?? null, lines: (kept?.lines ?? []).map(lineOf) },
    });
  });
