import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  asked,
  CELL_STATES,
  completedOn,
  countFilled,
  countVacant,
  dayNumber,
  dayOfNumber,
  emptyTally,
  evaluatePerson,
  isOverdue,
  missingParts,
  moduleStanding,
  NOT_ASKED,
  packCells,
  planOf,
  postState,
  postsByState,
  progressOf,
  reevaluate,
  ruleApplies,
  standingsOf,
  topGap,
  joinCells,
  packRows,
  splitCells,
  unpackRows,
  type PackedRows,
  type TableRow,
  unpackCells,
  type Cell,
  type EvidenceFact,
  type ModuleShape,
  type Rule,
  type RuleSubject,
} from './index';

const CATEGORIES = ['MIL_CONTINGENT', 'FPU', 'STAFF_OFFICER'];
const BANDS = ['ENLISTED', 'NCO', 'SENIOR'];
const UNITS = ['unit-a', 'unit-b', 'unit-c'];
const MODULES = ['m1', 'm2', 'm3', 'm4'];
const LESSONS = ['l1', 'l2'];
const TESTS = ['t1', 't2'];

const some = (values: string[]) => fc.subarray(values);
const selector = fc.record(
  { categories: some(CATEGORIES), rankBands: some(BANDS), subUnitIds: some(UNITS) },
  { requiredKeys: [] },
);
const subject: fc.Arbitrary<RuleSubject> = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  rankBand: fc.option(fc.constantFrom(...BANDS)),
  subUnitIds: some(UNITS),
});
const day = fc.integer({ min: 9500, max: 9560 }).map(dayOfNumber);
const rule: fc.Arbitrary<Rule> = fc
  .record({
    id: fc.uuid(),
    course: fc.constantFrom('A', 'B', 'C'),
    edition: fc.constantFrom(1, 2),
    modules: fc.shuffledSubarray(MODULES, { minLength: 1 }),
    selector,
    dueOn: day,
  })
  .map(({ id, course, edition, modules, selector: limits, dueOn }) => ({
    id,
    courseId: `course-${course}`,
    courseCode: course,
    courseEditionId: `course-${course}-${String(edition)}`,
    modules: modules.map((moduleId) => ({
      moduleId,
      moduleEditionId: `${moduleId}-${String(edition)}`,
      moduleCode: moduleId.toUpperCase(),
    })),
    selector: limits,
    dueOn,
  }));
const rules = fc.uniqueArray(rule, { maxLength: 5, selector: ({ id }) => id });
const shape: fc.Arbitrary<ModuleShape> = fc.record({
  editionId: fc.constantFrom('e1', 'e2'),
  lessons: some(LESSONS),
  tests: some(TESTS),
});
const evidence = fc
  .array(
    fc.record({
      kind: fc.constantFrom('ATTENDANCE', 'TEST', 'SCENARIO', 'PRACTICAL'),
      item: fc.option(fc.constantFrom(...LESSONS, ...TESTS)),
      passed: fc.option(fc.boolean()),
      achievedOn: day,
      revokes: fc.option(fc.nat(20), { freq: 4 }),
    }),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ kind, item, passed, achievedOn, revokes }, at): EvidenceFact => ({
      id: `v${String(at)}`,
      moduleId: 'm1',
      moduleEditionId: 'e1',
      itemId: item,
      kind,
      passed,
      achievedOn,
      recordedAt: at,
      revokes: revokes !== null && revokes < at ? `v${String(revokes)}` : null,
    })),
  );
const cell: fc.Arbitrary<Cell> = fc.record({
  state: fc.constantFrom(...CELL_STATES),
  due: fc.integer({ min: -1, max: 0x1ffe }),
  day: fc.nat(0xffff),
});

describe('a rule’s selector', () => {
  it('matches what a plain reading of it matches', () => {
    fc.assert(
      fc.property(selector, subject, (limits, who) => {
        let expected = true;
        if (limits.categories?.length) expected &&= limits.categories.includes(who.category);
        if (limits.rankBands?.length) expected &&= who.rankBand !== null && limits.rankBands.includes(who.rankBand);
        if (limits.subUnitIds?.length)
          expected &&= who.subUnitIds.filter((id) => limits.subUnitIds?.includes(id)).length > 0;
        expect(ruleApplies(limits, who)).toBe(expected);
      }),
    );
  });
});

describe('a plan', () => {
  it('is the same whatever order the rules come in', () => {
    fc.assert(
      fc.property(rules, fc.infiniteStream(fc.nat()), (given, keys) => {
        const shuffled = given
          .map((entry) => ({ entry, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(planOf(shuffled)).toEqual(planOf(given));
      }),
    );
  });

  it('has every module and course once, and asks each by the earliest due day of the rules that apply', () => {
    fc.assert(
      fc.property(rules, subject, (given, who) => {
        const plan = planOf(given);
        const names = plan.columns.map(({ kind, id }) => `${kind} ${id}`);
        expect(new Set(names).size).toBe(names.length);
        const due = asked(plan, who);
        for (const [at, column] of plan.columns.entries()) {
          const days = given
            .filter((entry) => ruleApplies(entry.selector, who))
            .filter((entry) =>
              column.kind === 'COURSE'
                ? entry.courseId === column.id
                : entry.modules.some(({ moduleId }) => moduleId === column.id),
            )
            .map(({ dueOn }) => dueOn)
            .sort();
          expect(due[at] === NOT_ASKED ? undefined : plan.dues[due[at] ?? -1]).toBe(days[0]);
        }
      }),
    );
  });

  it('puts a shared module behind the first course that has it, and counts it for both', () => {
    const module = { moduleId: 'm1', moduleEditionId: 'm1-1', moduleCode: 'M1' };
    const base = { selector: {}, dueOn: '2026-01-31', modules: [module] };
    const plan = planOf([
      { ...base, id: '2', courseId: 'b', courseCode: 'B', courseEditionId: 'b1' },
      { ...base, id: '1', courseId: 'a', courseCode: 'A', courseEditionId: 'a1' },
    ]);
    expect(plan.columns.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['COURSE a', 'MODULE m1', 'COURSE b']);
    expect(plan.columns[2]).toMatchObject({ moduleColumns: [1] });
  });
});

describe('completion of a module', () => {
  /** Goes day by day through what had been shown by then. */
  function naive(of: ModuleShape, rows: readonly EvidenceFact[]): string | null {
    const live = rows.filter((row) => row.revokes === null && !rows.some((other) => other.revokes === row.id));
    const days = [...new Set(live.map(({ achievedOn }) => achievedOn))].sort();
    for (const until of days) {
      const then = live.filter(({ achievedOn }) => achievedOn <= until);
      const attended = (item: string | null) => then.some((row) => row.kind === 'ATTENDANCE' && row.itemId === item);
      const lessons = attended(null) || (of.lessons.length + of.tests.length > 0 && of.lessons.every(attended));
      const tests = of.tests.every((test) =>
        then.some(
          (row) => (row.kind === 'TEST' || row.kind === 'SCENARIO') && row.itemId === test && row.passed === true,
        ),
      );
      if (lessons && tests) return until;
    }
    return null;
  }

  it('comes on the day that going through the days one by one finds', () => {
    fc.assert(
      fc.property(shape, evidence, fc.boolean(), (of, rows, started) => {
        const found = moduleStanding([of], rows, started);
        const expected = naive(of, rows);
        if (expected === null) expect(found.state).not.toBe('COMPLETED');
        else expect(found).toEqual({ state: 'COMPLETED', on: expected, editionId: of.editionId });
      }),
      { numRuns: 500 },
    );
  });

  it('lacks nothing exactly when it is complete', () => {
    fc.assert(
      fc.property(shape, evidence, (of, rows) => {
        const { whole, lessons, tests } = missingParts(of, rows);
        expect(!whole && lessons.length + tests.length === 0).toBe(
          moduleStanding([of], rows, false).state === 'COMPLETED',
        );
      }),
    );
  });

  const lesson: EvidenceFact = {
    id: 'a',
    moduleId: 'm',
    moduleEditionId: 'e1',
    itemId: 'l1',
    kind: 'ATTENDANCE',
    passed: null,
    achievedOn: '2026-03-01',
    recordedAt: 1,
    revokes: null,
  };
  const pass: EvidenceFact = { ...lesson, id: 'p', itemId: 't1', kind: 'TEST', passed: true, achievedOn: '2026-03-04' };
  const first: ModuleShape = { editionId: 'e1', lessons: ['l1'], tests: ['t1'] };

  it('asks every lesson and every test', () => {
    expect(moduleStanding([first], [lesson], false).state).toBe('IN_PROGRESS');
    expect(moduleStanding([first], [lesson, pass], false)).toEqual({
      state: 'COMPLETED',
      on: '2026-03-04',
      editionId: 'e1',
    });
  });

  it('does not ask of who completed an earlier edition what a later one adds', () => {
    const second: ModuleShape = { editionId: 'e2', lessons: ['l1', 'l2'], tests: ['t1', 't2'] };
    expect(moduleStanding([second, first], [lesson, pass], false)).toMatchObject({
      state: 'COMPLETED',
      editionId: 'e1',
    });
  });

  it('forgets what was taken back', () => {
    const revocation: EvidenceFact = { ...pass, id: 'r', revokes: 'p' };
    expect(completedOn(first, [lesson, pass])).not.toBeNull();
    expect(moduleStanding([first], [lesson, pass, revocation], false).state).toBe('IN_PROGRESS');
  });

  it('is failed until the test is passed', () => {
    const fail: EvidenceFact = { ...pass, id: 'f', passed: false };
    expect(moduleStanding([first], [lesson, fail], false).state).toBe('FAILED');
    expect(moduleStanding([first], [lesson, fail, pass], false).state).toBe('COMPLETED');
  });

  it('is in progress for who began to read, not started for who did not', () => {
    expect(moduleStanding([first], [], true).state).toBe('IN_PROGRESS');
    expect(moduleStanding([first], [], false).state).toBe('NOT_STARTED');
  });
});

describe('rows by column', () => {
  const text = fc.string({ maxLength: 6 });
  const few = fc.constantFrom('', 'a', 'b', 'c');
  const row = fc.record<TableRow>({
    postId: text,
    postCode: text,
    postTitle: few,
    subUnitId: fc.option(few),
    category: few,
    rankBand: fc.option(few),
    reserve: fc.boolean(),
    person: fc.option(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 6 }),
        name: text,
        number: text,
        service: few,
        rank: fc.option(few),
      }),
    ),
  });

  it('read back as they were, whatever is missing in them, and hold each word once', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const packed = packRows(rows);
        expect(unpackRows(JSON.parse(JSON.stringify(packed)) as PackedRows)).toEqual(rows);
        expect(new Set(packed.words).size).toBe(packed.words.length);
      }),
    );
  });

  it('are refused when a column is cut off', () => {
    const [one] = fc.sample(row, 1);
    if (!one) throw new Error('no sample');
    expect(() => unpackRows({ ...packRows([one, one]), personIds: ['only one'] })).toThrow(RangeError);
  });
});

describe('a packed row', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 80 }), (cells) => {
        const bytes = packCells(cells);
        expect(bytes.length).toBe(cells.length * 4);
        expect(unpackCells(bytes)).toEqual(cells);
      }),
    );
  });

  it('is refused when it is cut off or holds an unknown state', () => {
    expect(() => unpackCells(new Uint8Array(3))).toThrow(RangeError);
    expect(() => unpackCells(new Uint8Array([7, 0, 0, 0]))).toThrow(RangeError);
  });

  it('travels with the others of its table, behind one another', () => {
    const table = fc
      .integer({ min: 1, max: 12 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }));
    fc.assert(
      fc.property(table, (rows) => {
        const width = rows[0]?.length ?? 1;
        const joined = Buffer.from(joinCells(rows.map(packCells), width)).toString('base64');
        expect(splitCells(joined, width)).toEqual(rows);
      }),
    );
    expect(() => joinCells([new Uint8Array(8), new Uint8Array(4)], 2)).toThrow(RangeError);
  });

  it('keeps days from 2000 to 2179', () => {
    for (const date of ['2000-01-01', '2026-11-07', '2179-06-05']) expect(dayOfNumber(dayNumber(date))).toBe(date);
    expect(dayOfNumber(dayNumber('1987-05-01'))).toBe('2000-01-01');
    expect(() => dayNumber('soon')).toThrow(RangeError);
  });
});

describe('the tally of a rotation', () => {
  const modules = fc.dictionary(fc.constantFrom(...MODULES), fc.tuple(shape, evidence, fc.boolean()));
  const post = fc.record({ who: subject, modules, vacant: fc.boolean() });
  const nothing = { shapes: [], evidence: [], started: false };

  it('equals a count over all rows, and taking a row out leaves what was before', () => {
    fc.assert(
      fc.property(rules, fc.array(post, { maxLength: 8 }), day, (given, posts, today) => {
        const plan = planOf(given);
        const tally = emptyTally(plan);
        const filled: Cell[][] = [];
        for (const { who, modules: known, vacant } of posts) {
          if (vacant) countVacant(tally, asked(plan, who));
          else {
            const cells = evaluatePerson(plan, who, (moduleId) => {
              const facts = known[moduleId];
              return facts === undefined ? nothing : { shapes: [facts[0]], evidence: facts[1], started: facts[2] };
            });
            filled.push(cells);
            countFilled(tally, plan, cells, 1);
          }
        }
        const bar = postsByState(tally, plan.dues, today);
        const overdue = filled.filter((cells) => cells.some((entry) => isOverdue(entry, plan.dues, today)));
        const complete = filled.filter((cells) => standingsOf(plan, cells).state === 'COMPLETED');
        expect(bar.overdue).toBe(overdue.length);
        expect(bar.complete).toBe(complete.length);
        for (const state of ['complete', 'inProgress', 'notStarted', 'overdue', 'nothingAsked'] as const)
          expect(bar[state]).toBe(filled.filter((cells) => postState(plan, cells, plan.dues, today) === state).length);
        expect(Object.values(bar).reduce((sum: number, count: number) => sum + count, 0)).toBe(posts.length);
        const gap = topGap(tally, plan);
        const lacking = plan.columns.map((column, at) =>
          column.kind === 'COURSE'
            ? 0
            : posts.filter(({ who }) => asked(plan, who)[at] !== NOT_ASKED).length -
              filled.filter((cells) => cells[at]?.state === 'COMPLETED').length,
        );
        expect(gap?.lacking ?? 0).toBe(Math.max(0, ...lacking));
        const before = structuredClone(tally);
        for (const cells of filled) {
          countFilled(tally, plan, cells, -1);
          countFilled(tally, plan, cells, 1);
        }
        expect(tally).toEqual(before);
      }),
    );
  });

  it('rises day by day to what stands today', () => {
    fc.assert(
      fc.property(rules, fc.array(post, { maxLength: 6 }), (given, posts) => {
        const plan = planOf(given);
        const rows = posts.map(({ who, modules: known }) =>
          evaluatePerson(plan, who, (moduleId) => {
            const facts = known[moduleId];
            return facts === undefined ? nothing : { shapes: [facts[0]], evidence: facts[1], started: facts[2] };
          }),
        );
        const points = progressOf(plan, rows);
        for (const point of points) {
          const number = dayNumber(point.day);
          const done = (cells: readonly Cell[]) =>
            cells.filter(
              (entry, at) => plan.columns[at]?.kind === 'MODULE' && entry.state === 'COMPLETED' && entry.day <= number,
            ).length;
          expect(point.modules).toBe(rows.reduce((sum, cells) => sum + done(cells), 0));
          expect(point.people).toBe(
            rows.filter(
              (cells) => standingsOf(plan, cells).required > 0 && done(cells) === standingsOf(plan, cells).required,
            ).length,
          );
        }
      }),
    );
  });

  it('judges anew only what the news is about, and comes to the same as judging everything', () => {
    fc.assert(
      fc.property(rules, subject, modules, modules, some(MODULES), (given, who, before, after, touched) => {
        const plan = planOf(given);
        const factsIn = (known: typeof before) => (moduleId: string) => {
          const facts = known[moduleId];
          return facts === undefined ? nothing : { shapes: [facts[0]], evidence: facts[1], started: facts[2] };
        };
        const mixed = Object.fromEntries(
          MODULES.flatMap((id) => {
            const facts = (touched.includes(id) ? after : before)[id];
            return facts === undefined ? [] : [[id, facts]];
          }),
        );
        const row = evaluatePerson(plan, who, factsIn(before));
        expect(reevaluate(plan, row, touched, factsIn(after))).toEqual(evaluatePerson(plan, who, factsIn(mixed)));
      }),
    );
  });

  it('holds the due day itself to be in time', () => {
    const open: Cell = { state: 'NOT_STARTED', due: 0, day: 0 };
    expect(isOverdue(open, ['2026-03-01'], '2026-03-01')).toBe(false);
    expect(isOverdue(open, ['2026-03-01'], '2026-03-02')).toBe(true);
  });
});
