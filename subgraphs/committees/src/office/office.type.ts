import { ID } from 'type-graphql';
import { Entity, Pub } from '@hub/subgraph-kit';
import type { OfficeKind } from '@hub/vocabulary';
import { OfficeKindCode } from '../codes.js';
import type { OfficeEntity } from './office.entity.js';

@Entity('Office', { key: 'id', description: 'What holds rights and an inbox; a person only holds it for a time.' })
export class Office {
  @Pub(() => ID, { description: 'Id of the office.' })
  id!: string;

  @Pub(() => OfficeKindCode, { description: 'The role of whoever holds it.' })
  kind!: OfficeKind;

  @Pub(() => String, { description: 'Title in English.' })
  titleEn!: string;

  committeeId!: string | null;
  ownTitleTh!: string | null;
}

export const officeOf = ({ id, kind, titleEn, titleTh, committee }: OfficeEntity): Office =>
  Object.assign(new Office(), { id, kind, titleEn, ownTitleTh: titleTh, committeeId: committee });
