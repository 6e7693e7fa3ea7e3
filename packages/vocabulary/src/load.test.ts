import { expect, test } from '@jest/globals';
import { loadOfTag, LOADS, loadTag } from './load.js';

test.each(LOADS)('the tag of load %s is read back as the load', (load) => {
  expect(loadOfTag(loadTag(load))).toBe(load);
});

test.each(['LISTS', 'load/', 'load/lists', 'class/PUB'])('%p is no tag of a load', (tag) => {
  expect(loadOfTag(tag)).toBeUndefined();
});
