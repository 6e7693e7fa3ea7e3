import { Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Pub } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';
import { IndicatorCodeCode } from '../codes.js';
import type { TargetRow } from './indicator-target.store.js';

@ObjectType({ description: 'What is aimed at in a financial year.' })
export class IndicatorTarget {
  @Pub(() => ID, { description: 'Id of this version of it.' })
  id!: string;

  @Pub(() => IndicatorCodeCode, { description: 'Of which indicator.' })
  code!: IndicatorCode;

  @Pub(() => ID, { description: 'Id of the committee or P-code of the province; ALL of all committees.' })
  of!: string;

  @Pub(() => Int, { description: 'The Thai financial year, Buddhist era, e.g. 2569.' })
  financialYear!: number;

  @Pub(() => Int, { description: 'Goes up with each change; the earlier ones are kept.' })
  version!: number;

  @Pub(() => Float, { nullable: true, description: 'Where it began; null where nobody said.' })
  baseline!: number | null;

  @Pub(() => Float, { description: 'What is aimed at.' })
  target!: number;

  @Pub(() => String, { nullable: true, description: 'What was said of it.' })
  note!: string | null;

  @Pub(() => DateTime, { description: 'When this version was set.' })
  setAt!: Date;
}

@ObjectType({ description: 'What was aimed at in a financial year before it was set anew.' })
export class FormerTarget {
  @Pub(() => Int, { description: 'The version that it was, 1 for the first.' })
  version!: number;

  @Pub(() => Float, { nullable: true, description: 'Where it began; null where nobody said.' })
  baseline!: number | null;

  @Pub(() => Float, { description: 'What was aimed at.' })
  target!: number;

  @Pub(() => String, { nullable: true, description: 'What was said of it.' })
  note!: string | null;

  @Pub(() => DateTime, { description: 'When this version was set.' })
  setAt!: Date;
}

export const toTarget = (row: TargetRow): IndicatorTarget => {
  const { id, code, of, financialYear, version, baseline, target, note, setAt } = row;
  return Object.assign(new IndicatorTarget(), {
    ...{ id, code, of, financialYear, version, baseline, target, note, setAt },
  });
};

export const toFormerTarget = ({ version, baseline, target, note, setAt }: TargetRow): FormerTarget =>
  Object.assign(new FormerTarget(), { version, baseline, target, note, setAt });
