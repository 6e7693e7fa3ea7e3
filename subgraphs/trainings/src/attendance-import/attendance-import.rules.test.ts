import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ATTENDANCE_COLUMNS } from './attendance-import.columns.js';
import { AttendanceReading } from './attendance-import.reading.js';
import { agencyKindOf, readAttended } from './attendance-import.rules.js';

const rowOf = (cells: Readonly<Record<string, string>>, row = 2) => ({
  row,
  cells: { ...Object.fromEntries(ATTENDANCE_COLUMNS.map(({ name }) => [name, ''])), ...cells },
  bad: [],
});
const read = (cells: Readonly<Record<string, string>>) => readAttended(rowOf({ name: 'ก', ...cells }), '2022-03-29');

describe('a row of a list of who came', () => {
  it('says sex, role, agency and scores in Thai and in English', () => {
    const line = {
      name: 'สมหญิง  ใจดี',
      sex: 'ญ.',
      agency: 'สภ.เชียงของ',
      role: 'วิทยากร',
      pre: '๘',
      post: '15',
      full: '๒๐',
    };
    expect(read(line)).toEqual({
      ...{
        name: 'สมหญิง ใจดี',
        sex: 'FEMALE',
        agency: 'สภ.เชียงของ',
        agencyKind: 'POLICE',
        role: 'TRAINER',
        isKindSaid: false,
      },
      ...{ pre: 40, post: 75 },
    });
    expect(
      read({ sex: 'Male', agencyKind: 'Local administrative organization', pre: '85%', on: '๓๐ มี.ค. ๖๕' }),
    ).toMatchObject({
      ...{ sex: 'MALE', agencyKind: 'LOCAL_ADMINISTRATIVE_ORGANIZATION', role: null, pre: 85, post: null },
    });
  });

  it.each([
    [{ name: '' }, 'name TABLE_CELL_REQUIRED'],
    [{ name: 'x'.repeat(201) }, 'name TABLE_CELL_INVALID'],
    [{ sex: 'constructor' }, 'sex TABLE_CELL_INVALID'],
    [{ role: 'พ่อครัว' }, 'role TABLE_CELL_INVALID'],
    [{ agencyKind: 'circus' }, 'agencyKind TABLE_CELL_INVALID'],
    [{ on: '28/3/2565' }, 'on TABLE_CELL_INVALID'],
    [{ on: '29/4/2565' }, 'on TABLE_CELL_INVALID'],
    [{ pre: '101' }, 'pre TABLE_CELL_INVALID'],
    [{ post: '-1' }, 'post TABLE_CELL_INVALID'],
    [{ pre: '21', full: '20' }, 'pre TABLE_CELL_INVALID'],
    [{ full: '0' }, 'full TABLE_CELL_INVALID'],
    [{ pre: 'ขาด' }, 'pre TABLE_CELL_INVALID'],
  ])('%j is rejected: %s', (cells, told) => {
    const found = read(cells as Record<string, string>);
    expect('wrong' in found && found.wrong.map(({ column, code }) => `${column} ${code}`)).toEqual([told]);
  });

  it.each([
    ['ตม.เชียงราย', 'IMMIGRATION'],
    ['โรงพยาบาลแม่สาย', 'HEALTH'],
    ['อบต.เวียง', 'LOCAL_ADMINISTRATIVE_ORGANIZATION'],
    ['สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดเชียงราย', 'SOCIAL_DEVELOPMENT'],
    ['ที่ว่าการอำเภอเชียงของ', 'ADMINISTRATION'],
    ['ศาลากลางจังหวัด', 'ADMINISTRATION'],
    ['มูลนิธิ', 'NGO'],
    ['อะไรก็ได้', null],
    ['', null],
  ])('%j is an agency of the kind %s', (name, kind) => {
    expect(agencyKindOf(name)).toBe(kind);
  });
});

const word = fc.constantFrom('', 'ก', 'ข', 'นาย ก', 'หญิง', 'ชาย', 'สภ.', 'รพ.', '10', '๕', '200', '29/3/2565', '=1+1');
const cells = fc.record(Object.fromEntries(ATTENDANCE_COLUMNS.map(({ name }) => [name, word])));

describe('a whole list', () => {
  const readingOf = (known?: AttendanceReading): AttendanceReading => {
    let next = 0;
    return new AttendanceReading({
      heldOn: '2022-03-29',
      participants: known?.participants ?? [],
      attendance: known?.attendance ?? [],
      newId: () => `id${known ? 'B' : 'A'}${next++}`,
    });
  };

  it('makes each person once, each attendance once, and nothing of rejected rows', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 30 }), (rows) => {
        const reading = readingOf();
        const verdicts = rows.map((each, index) => reading.check(rowOf(each, index)));
        const made = verdicts.filter(({ effect }) => effect === 'CREATE').length;
        expect(reading.attendance).toHaveLength(made);
        expect(new Set(reading.attendance.map(({ participant }) => participant)).size).toBe(made);
        expect(new Set(reading.participants.map(({ id }) => id)).size).toBe(made);
        for (const { effect, problems } of verdicts) expect(problems.length > 0).toBe(effect === 'REJECT');
      }),
    );
  });

  it('read a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 30 }), (rows) => {
        const first = readingOf();
        const kept = rows.filter((each, index) => first.check(rowOf(each, index)).effect === 'CREATE');
        const again = readingOf(first);
        const verdicts = kept.map((each, index) => again.check(rowOf(each, index)).effect);
        expect(verdicts.filter((effect) => effect === 'CREATE' || effect === 'CHANGE')).toEqual([]);
      }),
    );
  });
});
