import type { Language } from './language.js';

/** Digits are those of the keyboard in every language, as offices write figures. */
const FORMS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
  th: new Intl.NumberFormat('th-TH-u-nu-latn', { maximumFractionDigits: 2 }),
  lo: new Intl.NumberFormat('lo-LA-u-nu-latn', { maximumFractionDigits: 2 }),
  my: new Intl.NumberFormat('my-MM-u-nu-latn', { maximumFractionDigits: 2 }),
};

/** A figure as people of the language write it, with two decimals at most. */
export const formatNumber = (value: number, language: Language): string => FORMS[language].format(value);
