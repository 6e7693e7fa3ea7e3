import { type HubContext, makeOnce, Problem, problem, problemsOf } from '@hub/subgraph-kit';
import { officeRecord } from '../directory/directory.records.js';
import { publishDirectory } from '../directory/directory.store.js';
import { requireFounding } from '../permissions.js';
import { type FoundOfficeInput, foundRules, type OfficeResult } from './office.inputs.js';
import { type Ground, obstacleToOffice } from './office.rules.js';
import { type FoundedOffice, insertFounded, officeByKey } from './office.store.js';
import { officeOf } from './office.type.js';

const notChanged = (...problems: readonly Problem[]): OfficeResult => ({ office: null, problems });

/** Founds an office that comes with no committee's order; whoever appoints to it founds it. */
export const foundOffice = async (input: FoundOfficeInput, context: HubContext): Promise<OfficeResult> => {
  const { kind, committee = null, jurisdiction } = input;
  requireFounding(context, { kind, committee, jurisdiction });
  const wrong = problemsOf(foundRules, input);
  if (wrong.length) return notChanged(...wrong);
  const against = obstacleToOffice({ kind, committee, jurisdiction }, groundOf(context));
  if (against) return notChanged(problem(against.code, against.field));
  const place = context.directory.committee(committee ?? '')?.place;
  const outcome = await makeOnce<FoundedOffice>(
    context,
    { input, of: 'office', action: 'founded' },
    {
      find: officeByKey,
      make: async (tx, keyed) => {
        const titles = { titleEn: input.titleEn.trim(), titleTh: input.titleTh?.trim() ?? null };
        const what = { kind, committee, ...titles, jurisdiction: place ? [place] : jurisdiction };
        const row = { ...keyed, ...what, founded_by: context.caller.id };
        await insertFounded(tx, row);
        await publishDirectory(tx, [officeRecord(row)]);
        return row;
      },
    },
  );
  return outcome instanceof Problem ? notChanged(outcome) : { office: officeOf(outcome), problems: [] };
};

const groundOf = ({ directory, caller }: HubContext): Ground => {
  const countryOf = (pcode: string) => directory.place(pcode)?.country;
  const home = caller.offices.flatMap(
    ({ committee }) => countryOf(directory.committee(committee ?? '')?.place ?? '') ?? [],
  );
  return {
    isCommittee: (id) => directory.committee(id) !== undefined,
    isPlace: (pcode) => directory.place(pcode) !== undefined,
    isAcross: (pcode) => !home.includes(countryOf(pcode) ?? ''),
  };
};
