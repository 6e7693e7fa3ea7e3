import { isId, type Settings } from '@hub/subgraph-kit';
import { z } from 'zod';

/** Who will administer a hub that begins. */
export interface FirstAdministrator {
  /** The subject that the identity provider gives them. */
  readonly subject: string;
  readonly name: string;
  readonly title: string;
}

const words = z.string().trim().min(1).max(200);
const rules = z.object({
  subject: z.string().refine(isId, 'needs the subject of the person in the access token, a UUID in small letters'),
  ...{ name: words, title: words.default('Platform administrator') },
});

export const beginningSettings: Settings = {
  variables: {
    subject: 'HUB_FIRST_ADMINISTRATOR',
    name: 'HUB_FIRST_ADMINISTRATOR_NAME',
    title: 'HUB_FIRST_ADMINISTRATOR_TITLE',
  },
  rules: () => rules,
};
