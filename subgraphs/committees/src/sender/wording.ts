import { type Language, textOf as textIn } from '@hub/languages';
import type { NoticeLanguage } from '@hub/vocabulary';
import type { Notice } from './sender.js';

const LANGUAGE_OF: Readonly<Record<NoticeLanguage, Language>> = { EN: 'en', TH: 'th', LO: 'lo', MY: 'my' };

/** One line, and what to do about it. */
export interface Wording {
  readonly title: string;
  readonly body: string;
}

/** Nothing here says what the hub is for, which office was told, or why: anybody may read it over a shoulder. */
export const wordingOf = ({ about, urgency, code, language }: Notice): Wording => {
  const say = (key: string): string => textIn(LANGUAGE_OF[language], `notices:${key}`, { code });
  if (about === 'CODE') return { title: say('code'), body: '' };
  if (about === 'FAILURE') return { title: say('failure'), body: say('signIn') };
  if (about === 'TEST') return { title: say('test'), body: '' };
  const title = { EMERGENCY: 'emergency', URGENT: 'urgent', NORMAL: 'alert' }[urgency ?? 'NORMAL'];
  return { title: say(title), body: say('signIn') };
};

/** As one text, for channels that know no title. */
export const textOf = (notice: Notice): string => {
  const { title, body } = wordingOf(notice);
  return [title, body].filter(Boolean).join(' ');
};
