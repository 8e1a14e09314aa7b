import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personName } from '../../people';
import { DECISIONS_FOR, type Decision } from './roll-decisions';
import {
  matchRoll,
  type KnownEntry,
  type KnownPerson,
  type KnownPost,
  type KnownRoll,
  type RowPlan,
} from './roll-matching';
import { codeKey, pathKey, pathOf } from './roll-placing';
import type { ReadRow, RowValues } from './roll-reading';

const EMPTY: KnownRoll = { language: 'fr', people: [], subUnits: [], posts: [], entries: [] };

function row(number: number, values: Partial<Omit<RowValues, 'name'>> & { name?: string }): ReadRow {
  const { name = 'Ama Test', ...rest } = values;
  return {
    row: number,
    kind: 'person',
    notes: [],
    refused: null,
    values: {
      service: 'ARMY',
      serviceNumber: `1${String(number).padStart(4, '0')}`,
      centreNumber: null,
      name: personName({ fullName: name }),
      rankId: null,
      rankBand: null,
      category: null,
      sex: null,
      dateOfBirth: null,
      language: null,
      subUnits: [],
      postCode: null,
      postTitle: null,
      status: 'PRIMARY',
      fromDate: null,
      ...rest,
    },
  };
}

function person(id: string, serviceNumber: string, fullName = 'Ama Test'): KnownPerson {
  return {
    id,
    service: 'ARMY',
    serviceNumber,
    centreNumber: null,
    fullName,
    familyName: null,
    givenNames: null,
    rankId: null,
    category: 'MIL_CONTINGENT',
    sex: null,
    dateOfBirth: null,
    language: 'en',
  };
}

function match(
  rows: readonly ReadRow[],
  roll: KnownRoll = EMPTY,
  decisions: Readonly<Record<number, Decision>> = {},
): RowPlan[] {
  return matchRoll(
    rows,
    roll,
    new Map(Object.entries(decisions).map(([key, value]) => [Number(key), value])),
    'MIL_CONTINGENT',
  );
}

let made = 0;

/** The roll after the plans, as the database would have it: the twin of the applying service. */
function apply(roll: KnownRoll, plans: readonly RowPlan[]): KnownRoll {
  const people = new Map(roll.people.map((one) => [one.id, one]));
  const posts = new Map(roll.posts.map((one) => [codeKey(one.code), one]));
  const subUnits = [...roll.subUnits];
  let entries = [...roll.entries];
  const id = (kind: string): string => `${kind}-${++made}`;
  const unit = (path: readonly string[]): string | null => {
    let parentId: string | null = null;
    for (let depth = 1; depth <= path.length; depth++) {
      const wanted = pathKey(path.slice(0, depth));
      const parent: string | null = parentId;
      const found: (typeof subUnits)[number] | undefined = subUnits.find(
        (one) => one.parentId === parent && pathKey(pathOf({ subUnits }, one.id)) === wanted,
      );
      if (!found) subUnits.push({ id: id('unit'), parentId, name: path[depth - 1] ?? '' });
      parentId = found?.id ?? subUnits.at(-1)?.id ?? null;
    }
    return parentId;
  };
  const done = plans.filter((plan) => plan.placement !== null);
  const ids = new Map(done.map((plan) => [plan, plan.personId ?? (plan.person ? id('person') : '')]));
  for (const plan of done) {
    if (plan.person) people.set(ids.get(plan) ?? '', { id: ids.get(plan) ?? '', ...plan.person });
    const { placement } = plan;
    if (!placement?.leads) continue;
    const before = posts.get(codeKey(placement.post.code));
    if (before && !placement.postChanged) continue;
    const { code, title, category, rankBand } = placement.post;
    posts.set(codeKey(code), {
      id: before?.id ?? id('post'),
      code,
      title,
      category,
      rankBand,
      subUnitId: placement.post.subUnits ? unit(placement.post.subUnits) : (before?.subUnitId ?? null),
      ended: false,
    });
  }
  entries = entries.filter(
    (entry) => !done.some((plan) => plan.placement?.act === 'move' && plan.placement.entryId === entry.id),
  );
  for (const plan of done) {
    const { placement } = plan;
    if (!placement || (placement.act !== 'enter' && placement.act !== 'move') || !placement.status) continue;
    entries.push({
      id: id('entry'),
      personId: ids.get(plan) ?? '',
      postId: posts.get(codeKey(placement.post.code))?.id ?? '',
      status: placement.status,
    });
  }
  return { language: roll.language, people: [...people.values()], posts: [...posts.values()], subUnits, entries };
}

describe('matching a roll', () => {
  it('makes people, posts and sub-units that nobody knows', () => {
    const [plan] = match([row(2, { postCode: 'A-1', postTitle: 'Driver', subUnits: ['A Company', '1 Platoon'] })]);
    expect(plan).toMatchObject({
      outcome: 'new',
      personId: null,
      placement: { act: 'enter', postId: null, post: { code: 'A-1', title: 'Driver' } },
    });
  });

  it('never matches on a name alone', () => {
    const roll = { ...EMPTY, people: [person('p', '55555')] };
    expect(match([row(2, { serviceNumber: '99999' })], roll)[0]).toMatchObject({ outcome: 'new', personId: null });
  });

  it.each([
    ['case, accents and order of words', 'KONÉ Mariam', 'Mariam Kone', 'changed', null],
    ['another spelling', 'Mariam Kone', 'Maryam Kone', 'doubtful', 'otherSpelling'],
  ])('a known number with %s', (_, stored, written, outcome, doubt) => {
    const roll = { ...EMPTY, people: [person('p', '12345', stored)] };
    const [plan] = match([row(2, { serviceNumber: '12345', name: written })], roll);
    expect({ outcome: plan?.outcome, doubt: plan?.doubt?.kind ?? null }).toEqual({ outcome, doubt });
  });

  it('asks about a number that lost its leading zeros, and takes the stored number for the same person', () => {
    const roll = { ...EMPTY, people: [person('p', '00451')] };
    const rows = [row(2, { serviceNumber: '451' })];
    expect(match(rows, roll)[0]).toMatchObject({ outcome: 'doubtful', doubt: { kind: 'zeroLost', knownId: 'p' } });
    expect(match(rows, roll, { 2: 'SAME' })[0]).toMatchObject({
      outcome: 'changed',
      personId: 'p',
      changes: ['onRoll', 'newPost'],
    });
    expect(match(rows, roll, { 2: 'NEW' })[0]).toMatchObject({
      outcome: 'new',
      personId: null,
      person: { serviceNumber: '451' },
    });
  });

  it('asks about a number shorter than the others, which begin with zero, and can put the zeros back', () => {
    const rows = [
      row(2, { serviceNumber: '00451', name: 'A B' }),
      row(3, { serviceNumber: '00452', name: 'C D' }),
      row(4, { serviceNumber: '460', name: 'E F' }),
    ];
    expect(match(rows)[2]).toMatchObject({ outcome: 'doubtful', doubt: { kind: 'shortNumber', number: '00460' } });
    expect(match(rows, EMPTY, { 4: 'PAD' })[2]).toMatchObject({ outcome: 'new', person: { serviceNumber: '00460' } });
  });

  it('refuses the second row of the same person, and every row of a number with two names', () => {
    const plans = match([
      row(2, { serviceNumber: '1' }),
      row(3, { serviceNumber: '1' }),
      row(4, { serviceNumber: '2', name: 'A B' }),
      row(5, { serviceNumber: '2', name: 'C D' }),
    ]);
    expect(plans.map((plan) => [plan.outcome, plan.refusal?.code, plan.refusal?.otherRow])).toEqual([
      ['new', undefined, undefined],
      ['refused', 'duplicateRow', 2],
      ['refused', 'duplicateNumber', 5],
      ['refused', 'duplicateNumber', 4],
    ]);
  });

  it('refuses every row of a number with two names, also where one of them only comes to it by its zeros', () => {
    const others = [row(2, { serviceNumber: '0100001' }), row(3, { serviceNumber: '0100002' })];
    const shorn = row(4, { serviceNumber: '100009', name: 'Bai Commander' });
    const whole = row(5, { serviceNumber: '0100009', name: 'Cid Somebody' });
    for (const rows of [
      [...others, shorn, whole],
      [...others, whole, shorn],
    ]) {
      const plans = match(rows, EMPTY, { 4: 'PAD' });
      const found = Object.fromEntries(plans.map((plan) => [plan.row, [plan.outcome, plan.refusal?.otherRow]]));
      expect(found).toEqual({ 2: ['new', undefined], 3: ['new', undefined], 4: ['refused', 5], 5: ['refused', 4] });
    }
  });

  it('takes newcomers of whom no language is written to speak that of the centre, and leaves others theirs', () => {
    const known = { ...EMPTY, people: [person('p-1', '10002')] };
    const [first, second, third] = match([row(2, {}), row(3, {}), row(4, { language: 'en' })], known);
    expect(first).toMatchObject({ personId: 'p-1' });
    expect(first?.changes).not.toContain('language');
    expect(second?.person?.language).toBe('fr');
    expect(third?.person?.language).toBe('en');
  });

  it('asks about a namesake on this roll under another number, and gives that person the number', () => {
    const roll = { ...EMPTY, people: [person('p', '777')], posts: [postOf('x', 'A-1')], entries: [entryOf('p', 'x')] };
    const rows = [row(2, { serviceNumber: '778' })];
    expect(match(rows, roll)[0]).toMatchObject({ outcome: 'doubtful', doubt: { kind: 'sameName' } });
    expect(match(rows, roll, { 2: 'SAME' })[0]).toMatchObject({
      outcome: 'changed',
      personId: 'p',
      changes: ['number'],
      person: { serviceNumber: '778' },
    });
  });

  it('refuses a post whose holder stays, and lets two people change places', () => {
    const roll: KnownRoll = {
      ...EMPTY,
      people: [person('p', '1', 'A B'), person('q', '2', 'C D')],
      posts: [postOf('x', 'A-1'), postOf('y', 'A-2')],
      entries: [entryOf('p', 'x'), entryOf('q', 'y')],
    };
    expect(match([row(2, { serviceNumber: '1', name: 'A B', postCode: 'A-2' })], roll)[0]).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'postTaken' },
    });
    const swap = match(
      [
        row(2, { serviceNumber: '1', name: 'A B', postCode: 'A-2' }),
        row(3, { serviceNumber: '2', name: 'C D', postCode: 'A-1' }),
      ],
      roll,
    );
    expect(swap.map((plan) => plan.placement?.act)).toEqual(['move', 'move']);
  });

  it('refuses those who would follow somebody who was refused', () => {
    const roll: KnownRoll = {
      ...EMPTY,
      people: [person('p', '1', 'A B'), person('q', '2', 'C D'), person('r', '3', 'E F')],
      posts: [postOf('x', 'A-1'), postOf('y', 'A-2'), postOf('z', 'A-3')],
      entries: [entryOf('p', 'x'), entryOf('q', 'y'), entryOf('r', 'z')],
    };
    const plans = match(
      [
        row(2, { serviceNumber: '1', name: 'A B', postCode: 'A-2' }),
        row(3, { serviceNumber: '2', name: 'C D', postCode: 'A-3' }),
      ],
      roll,
    );
    expect(plans.map((plan) => plan.refusal?.code)).toEqual(['postTaken', 'postTaken']);
  });

  it('does not put a vacancy into the post that a reserve of the same file is to hold', () => {
    const roll: KnownRoll = {
      ...EMPTY,
      people: [person('p', '1')],
      posts: [{ ...postOf('x', 'A-1'), title: 'Medic' }],
      entries: [{ ...entryOf('p', 'x'), status: 'RESERVE' }],
    };
    const vacancy: ReadRow = { ...row(3, { postTitle: 'Medic' }), kind: 'vacantPost' };
    const rows = [row(2, { serviceNumber: '1' }), vacancy];
    expect(match(rows, roll).map((plan) => [plan.outcome, plan.placement?.post.code])).toEqual([
      ['changed', 'A-1'],
      ['new', 'P-0001'],
    ]);
  });

  it('takes nobody for the namesake of somebody whom another row means by a number without its zeros', () => {
    const roll = {
      ...EMPTY,
      people: [person('p', '00451')],
      posts: [postOf('x', 'A-1')],
      entries: [entryOf('p', 'x')],
    };
    const plans = match([row(2, { serviceNumber: '99460' }), row(3, { serviceNumber: '451' })], roll);
    expect(plans.map((plan) => [plan.outcome, plan.doubt, plan.personId])).toEqual([
      ['new', null, null],
      ['unchanged', null, 'p'],
    ]);
  });

  it('keeps to a decision that has outlived its doubt', () => {
    const roll = {
      ...EMPTY,
      people: [person('p', '00451')],
      posts: [postOf('x', 'A-1')],
      entries: [entryOf('p', 'x')],
    };
    const rows = [
      row(2, { serviceNumber: '00451' }),
      row(3, { serviceNumber: '99460' }),
      row(4, { serviceNumber: '7' }),
    ];
    const plans = match(rows, roll, { 3: 'SAME', 4: 'SKIP' });
    expect(plans.map((plan) => [plan.outcome, plan.refusal?.otherRow])).toEqual([
      ['unchanged', undefined],
      ['refused', 2],
      ['skipped', undefined],
    ]);
  });

  it('changes nothing on the second run, whatever the file and the decisions', () => {
    const names = fc.constantFrom('Ama Test', 'Koffi N’Guessan', 'KONE Mariam', 'Mariam Koné', 'Li', 'Ama Tests');
    const numbers = fc.constantFrom('00451', '451', '0451', '00452', '452', '1234', '12-A', '00460', '7');
    const rowValues = fc.record(
      {
        name: names,
        serviceNumber: numbers,
        postCode: fc.option(fc.constantFrom('A-1', 'a-1', 'A-2', 'P-0001'), { nil: null }),
        postTitle: fc.option(fc.constantFrom('Driver', 'Medic'), { nil: null }),
        subUnits: fc.constantFrom([], ['A Company'], ['A company', '1'], ['B']),
        status: fc.constantFrom('PRIMARY' as const, 'RESERVE' as const),
        rankId: fc.option(fc.constantFrom('pte', 'cpl'), { nil: null }),
        dateOfBirth: fc.option(fc.constant('1999-01-01'), { nil: null }),
        sex: fc.option(fc.constantFrom('F' as const, 'M' as const), { nil: null }),
      },
      { requiredKeys: ['name', 'serviceNumber', 'status', 'subUnits'] },
    );
    const files = fc.array(fc.tuple(rowValues, fc.boolean()), { maxLength: 12 }).map((list) =>
      list.map(([values, vacant], index): ReadRow => {
        const read = row(index + 2, values);
        const asPost = vacant && (read.values.postCode !== null || read.values.postTitle !== null);
        return asPost
          ? { ...read, kind: 'vacantPost', values: { ...read.values, serviceNumber: null, name: null } }
          : read;
      }),
    );
    fc.assert(
      fc.property(
        files,
        files,
        fc.array(fc.nat({ max: 5 }), { minLength: 12, maxLength: 12 }),
        (first, second, picks) => {
          let roll = EMPTY;
          for (const file of [first, second]) {
            const decide = (given: KnownRoll, before: ReadonlyMap<number, Decision>): Map<number, Decision> => {
              const open = matchRoll(file, given, before, 'MIL_CONTINGENT').filter(
                (plan) => plan.doubt?.decision === null,
              );
              const decided = new Map(before);
              for (const plan of open)
                if (plan.doubt)
                  decided.set(plan.row, choice(DECISIONS_FOR[plan.doubt.kind], picks[plan.row % picks.length] ?? 0));
              return decided;
            };
            const decisions = decide(roll, new Map());
            const plans = matchRoll(file, roll, decisions, 'MIL_CONTINGENT');
            expect(plans.map((plan) => plan.row)).toEqual(file.map((read) => read.row));
            roll = apply(roll, plans);
            expectSound(roll);
            // What was undecided is now known under its own number; decisions are remembered with the file.
            const again = matchRoll(file, roll, decide(roll, decisions), 'MIL_CONTINGENT');
            const changed = again.filter(
              (plan, index) =>
                (plan.outcome === 'new' || plan.outcome === 'changed') &&
                ['new', 'changed', 'unchanged'].includes(plans[index]?.outcome ?? ''),
            );
            expect(changed).toEqual([]);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('matches by number as the plainest comparison would, where nothing is odd', () => {
    const digits = fc.integer({ min: 10_000, max: 10_030 }).map(String);
    fc.assert(
      fc.property(fc.uniqueArray(digits), fc.uniqueArray(digits), (known, written) => {
        const roll = { ...EMPTY, people: known.map((number) => person(`id-${number}`, number, `Name ${number}`)) };
        const plans = match(
          written.map((number, index) => row(index + 2, { serviceNumber: number, name: `Name ${number}` })),
          roll,
        );
        expect(plans.map((plan) => plan.personId)).toEqual(
          written.map((number) => (known.includes(number) ? `id-${number}` : null)),
        );
      }),
    );
  });
});

function choice(options: readonly Decision[], pick: number): Decision {
  return options[pick % options.length] ?? 'SKIP';
}

function postOf(id: string, code: string): KnownPost {
  return { id, code, title: code, category: 'MIL_CONTINGENT', rankBand: null, subUnitId: null, ended: false };
}

function entryOf(personId: string, postId: string): KnownEntry {
  return { id: `${personId}-${postId}`, personId, postId, status: 'PRIMARY' };
}

/** What the database's unique indexes ask. */
function expectSound(roll: KnownRoll): void {
  const unique = (values: readonly unknown[]): void => expect(new Set(values).size).toBe(values.length);
  unique(roll.people.map((one) => one.serviceNumber));
  unique(roll.posts.map((post) => post.code));
  unique(roll.entries.map((entry) => entry.personId));
  unique(roll.entries.filter((entry) => entry.status === 'PRIMARY').map((entry) => entry.postId));
}
