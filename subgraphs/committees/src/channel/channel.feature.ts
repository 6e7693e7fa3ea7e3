import { allSettings, type Feature } from '@hub/subgraph-kit';
import { deliveryRetentionJob } from '../delivery/delivery-retention.job.js';
import { DeliveryEntity } from '../delivery/delivery.entity.js';
import { notifyReading } from '../delivery/delivery.feed.js';
import { deliveryJobs } from '../delivery/delivery.job.js';
import { DeliveryResolver } from '../delivery/delivery.resolver.js';
import { deliverySettings } from '../delivery/delivery.settings.js';
import { channelMigration } from '../migrations/1020-channel.js';
import { deliveryMigration } from '../migrations/1021-delivery.js';
import { deliveryOrderMigration } from '../migrations/1051-delivery-order.js';
import { deliveryRetentionMigration } from '../migrations/1161-delivery-retention.js';
import { QuietHoursEntity } from '../quiet-hours/quiet-hours.entity.js';
import { QuietHoursResolver } from '../quiet-hours/quiet-hours.resolver.js';
import { channelSettings } from '../settings.js';
import { WebhookResolver } from '../webhook/webhook.resolver.js';
import { ChannelEntity } from './channel.entity.js';
import { ChannelResolver } from './channel.resolver.js';

/** How officials are reached outside the graph: channels, quiet hours, webhooks, and each delivery. */
export const channels: Feature = {
  name: 'channels',
  resolvers: [ChannelResolver, QuietHoursResolver, WebhookResolver, DeliveryResolver],
  entities: [ChannelEntity, QuietHoursEntity, DeliveryEntity],
  migrations: [channelMigration, deliveryMigration, deliveryOrderMigration, deliveryRetentionMigration],
  reads: [notifyReading],
  jobs: [...deliveryJobs, deliveryRetentionJob],
  settings: allSettings(channelSettings, deliverySettings),
};
