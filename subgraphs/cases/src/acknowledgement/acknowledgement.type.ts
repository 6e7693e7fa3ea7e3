import { ObjectType } from 'type-graphql';
import { Problem, Pub, Res } from '@hub/subgraph-kit';
import { AlertReceipt } from '../alert/alert.type.js';

@ObjectType({ description: 'The answer to an acknowledgement.' })
export class AcknowledgeAlertResult {
  @Res('alert:read', () => AlertReceipt, { nullable: true, description: 'Your answer, as it is stored.' })
  receipt!: AlertReceipt | null;

  @Pub(() => [Problem], { description: 'ALERT_CLOSED when another person has accepted before.' })
  problems!: readonly Problem[];

  /** Id of the case, if the alert is about one. */
  about!: string | null;
}

export const acknowledged = (receipt: AlertReceipt, about: string | null): AcknowledgeAlertResult =>
  Object.assign(new AcknowledgeAlertResult(), { receipt, problems: [], about });

export const notAcknowledged = (problem: Problem, about: string | null): AcknowledgeAlertResult =>
  Object.assign(new AcknowledgeAlertResult(), { receipt: null, problems: [problem], about });
