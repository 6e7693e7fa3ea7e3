import { ID, ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { ChannelKind, NoticeLanguage } from '@hub/vocabulary';
import { ChannelKindCode, NoticeLanguageCode } from '../codes.js';
import type { ChannelEntity } from './channel.entity.js';

@ObjectType({ description: 'Where the signed-in person is reached outside the graph; nobody else can read it.' })
export class Channel {
  @Res(null, () => ID, { description: 'Id of the channel.' })
  id!: string;

  @Res(null, () => ChannelKindCode, { description: 'How notices travel.' })
  kind!: ChannelKind;

  @Res(null, () => NoticeLanguageCode, { description: 'Language of its notices.' })
  language!: NoticeLanguage;

  @Res(null, () => DateTime, {
    nullable: true,
    description: 'Since when notices are sent to it; null until confirmed.',
  })
  confirmedAt!: Date | null;

  row!: ChannelEntity;
}

export const channelOf = (row: ChannelEntity): Channel =>
  Object.assign(new Channel(), {
    id: row.id,
    kind: row.kind,
    language: row.language,
    confirmedAt: row.confirmedAt,
    row,
  });

@ObjectType({ description: 'What this hub can send with, so that only that is offered.' })
export class ChannelOptions {
  @Res(null, () => [ChannelKindCode], { description: 'Kinds of channel that can be registered.' })
  kinds!: ChannelKind[];

  @Res(null, () => String, {
    nullable: true,
    description: 'The `applicationServerKey` for a browser that subscribes to push; null without web push.',
  })
  pushKey!: string | null;
}
