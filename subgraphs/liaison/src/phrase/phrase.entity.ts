import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverSide, Phrase } from '@hub/vocabulary';
import type { PhraseValues } from './phrase.rules.js';

@Entity('repatriation_phrase')
export class RepatriationPhraseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  repatriation!: string;

  /** The pseudonym, by which the other side reads it while the return is open to it. */
  @Column('text')
  ref!: string;

  /** The office of the other side, to which or by which it was said. */
  @Column('text')
  counterpart!: string;

  @Column('text')
  side!: HandoverSide;

  @Column('text')
  office!: string;

  @Column('text')
  phrase!: Phrase;

  @Column('jsonb')
  parameters!: PhraseValues;

  @Column('timestamptz')
  at!: Date;

  /** Who said it; told to nobody. */
  @Column('text')
  person!: string;
}
