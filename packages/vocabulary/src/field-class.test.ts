import { expect, test } from '@jest/globals';
import { classOfTag, classTag, FIELD_CLASSES } from './field-class.js';

test.each(FIELD_CLASSES)('the tag of class %s is read back as the class', (fieldClass) => {
  expect(classOfTag(classTag(fieldClass))).toBe(fieldClass);
});

test.each(['PUB', 'class/', 'class/pub', 'class/VID ', 'owner/VID'])('%p is no tag of a class', (tag) => {
  expect(classOfTag(tag)).toBeUndefined();
});
