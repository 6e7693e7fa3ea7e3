export { errorText, servedCatalogue, type ServedCatalogue, textOf } from './catalogue.js';
export { type Calendar, CALENDARS, type DateForm, formatDate, formatDay, TIME_ZONES, type TimeZone } from './date.js';
export { formatNumber } from './number.js';
export { isLanguage, type Language, languageOf, LANGUAGES } from './language.js';
export { type Locale, readLocale } from './locale-files.js';
export { problemsOf, type Wanted } from './problems.js';
