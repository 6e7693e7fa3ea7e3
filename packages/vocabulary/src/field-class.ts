/**
 * How much harm a value can do when the wrong person reads it.
 *
 * - `PUB` public or aggregate
 * - `RES` restricted, need to know: states, dates, codes, officials' contacts
 * - `VID` victim-identifying, or puts a person at risk
 *
 * Every schema coordinate carries exactly one, written into the SDL as `@tag(name: "class/RES")`.
 */
export const FIELD_CLASSES = ['PUB', 'RES', 'VID'] as const;
export type FieldClass = (typeof FIELD_CLASSES)[number];

/** The tag name that carries a class in the SDL, e.g. `class/RES`. */
export const classTag = (fieldClass: FieldClass): string => `class/${fieldClass}`;

/** The class a tag name stands for, or `undefined` when the tag is not a class. */
export const classOfTag = (tag: string): FieldClass | undefined =>
  FIELD_CLASSES.find((fieldClass) => classTag(fieldClass) === tag);
