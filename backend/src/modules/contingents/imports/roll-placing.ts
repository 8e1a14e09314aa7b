import { foldName } from '../../people';
import type {
  Change,
  KnownEntry,
  KnownPerson,
  KnownPost,
  KnownRoll,
  Matched,
  PersonState,
  RowPlan,
} from './roll-matching';
import type { ReadRow } from './roll-reading';

/** Where a row puts its person, or that its post is to be there vacant. */
export interface Placement {
  /** Known post, or null for one to be made. */
  readonly postId: string | null;
  readonly post: {
    readonly code: string;
    readonly title: string;
    readonly category: string;
    readonly rankBand: string | null;
    /** Names from the top down; null: as it is. */ readonly subUnits: readonly string[] | null;
  };
  /** Whether `post` says what the post is: one row of a post does. */
  readonly leads: boolean;
  /** Whether a known post differs from `post`. */
  readonly postChanged: boolean;
  readonly status: 'PRIMARY' | 'RESERVE' | null;
  /** stay: as before; enter: new on this roll; move: the old entry ends and a new one begins. */
  readonly act: 'stay' | 'enter' | 'move' | 'none';
  readonly entryId: string | null;
}

interface Target {
  readonly matched: Matched;
  readonly post: KnownPost | null;
  /** Known id, or the code of one to be made. */
  readonly key: string;
  readonly code: string;
  readonly entry: KnownEntry | null;
}

/**
 * Finds each row's post: by its code; else where the person stands; else a vacant one of the same title in the same
 * sub-unit; else a new one. Two people in one post, and a post whose holder stays, are refused. `file` has all rows, for a
 * code that any of them names is not given to a new post.
 */
export function placeRows(
  rows: readonly Matched[],
  file: readonly ReadRow[],
  roll: KnownRoll,
  category: string,
): RowPlan[] {
  const finder = new PostFinder(roll, rows, file);
  const plans: RowPlan[] = [];
  const targets: Target[] = [];
  for (const matched of rows) {
    const target = finder.find(matched);
    if (target) targets.push(target);
    else plans.push(refusal(matched, { code: 'reserveWithoutPost', field: 'postCode' }));
  }
  const refused = new Map<Target, RowPlan>();
  for (let again = true; again;) {
    again = false;
    const accepted = targets.filter((target) => !refused.has(target));
    for (const [target, reason] of conflicts(accepted, roll)) {
      refused.set(target, refusal(target.matched, reason));
      again = true;
    }
  }
  const leads = leaders(targets.filter((target) => !refused.has(target)));
  for (const target of targets)
    plans.push(refused.get(target) ?? planOf(target, leads.get(target.key) === target, roll, category));
  return plans;
}

/** Of several rows about one post, the one that says what the post is: its holder's or the vacancy's before a reserve's. */
function leaders(targets: readonly Target[]): Map<string, Target> {
  const leads = new Map<string, Target>();
  const reserve = (target: Target): boolean =>
    target.matched.read.kind === 'person' && target.matched.read.values.status === 'RESERVE';
  for (const target of [...targets.filter((one) => !reserve(one)), ...targets.filter(reserve)])
    if (!leads.has(target.key)) leads.set(target.key, target);
  return leads;
}

function conflicts(targets: readonly Target[], roll: KnownRoll): Map<Target, NonNullable<RowPlan['refusal']>> {
  const found = new Map<Target, NonNullable<RowPlan['refusal']>>();
  const claimed = new Map<string, Target>();
  const targetOf = new Map(
    targets.flatMap((target) => (target.matched.known ? [[target.matched.known.id, target] as const] : [])),
  );
  const holders = new Map(
    roll.entries.flatMap((entry) => (entry.status === 'PRIMARY' ? [[entry.postId, entry] as const] : [])),
  );
  for (const target of targets) {
    if (target.matched.read.kind === 'vacantPost' || target.matched.read.values.status !== 'PRIMARY') continue;
    const other = claimed.get(target.key);
    if (other) {
      found.set(target, { code: 'postTwice', field: 'postCode', otherRow: other.matched.read.row });
      continue;
    }
    claimed.set(target.key, target);
    const holder = target.post && holders.get(target.post.id);
    if (!holder || holder.personId === target.matched.known?.id) continue;
    const elsewhere = targetOf.get(holder.personId);
    if (!elsewhere || (elsewhere.key === target.key && elsewhere.matched.read.values.status === 'PRIMARY'))
      found.set(target, { code: 'postTaken', field: 'postCode' });
  }
  return found;
}

function refusal(matched: Matched, reason: NonNullable<RowPlan['refusal']>): RowPlan {
  return {
    row: matched.read.row,
    outcome: 'refused',
    refusal: reason,
    doubt: matched.doubt,
    notes: matched.notes,
    changes: [],
    personId: null,
    person: null,
    placement: null,
  };
}

function planOf({ matched, post, code, entry }: Target, leads: boolean, roll: KnownRoll, category: string): RowPlan {
  const { read, known } = matched;
  const { values } = read;
  const vacant = read.kind === 'vacantPost';
  const state = vacant ? null : stateOf(matched, category, roll.language);
  const changes: Change[] = known && state ? personChanges(known, state) : [];
  const wanted = {
    code: post?.code ?? code,
    // A post that nobody gave a title is called by its code.
    title: values.postTitle ?? post?.title ?? code,
    category: post?.category ?? values.category ?? category,
    rankBand: post ? post.rankBand : values.rankBand,
    subUnits: values.subUnits.length > 0 ? values.subUnits : null,
  };
  const postChanges: Change[] = !leads
    ? []
    : post
      ? [
          ...(values.postTitle !== null && values.postTitle !== post.title ? (['postTitle'] as const) : []),
          ...(wanted.subUnits !== null && pathKey(wanted.subUnits) !== pathKey(pathOf(roll, post.subUnitId))
            ? (['subUnit'] as const)
            : []),
          ...(post.ended ? (['newPost'] as const) : []),
        ]
      : ['newPost'];
  const moves = entry !== null && (entry.postId !== post?.id || entry.status !== values.status);
  const act = vacant ? 'none' : entry === null ? 'enter' : moves ? 'move' : 'stay';
  if (act === 'enter') changes.push('onRoll');
  if (act === 'move') changes.push(entry?.postId === post?.id ? 'status' : 'post');
  changes.push(...postChanges);
  return {
    row: read.row,
    outcome: (vacant ? post === null && leads : known === null) ? 'new' : changes.length > 0 ? 'changed' : 'unchanged',
    refusal: null,
    doubt: matched.doubt,
    notes: matched.notes,
    changes,
    personId: known?.id ?? null,
    person: state && (!known || personChanges(known, state).length > 0) ? state : null,
    placement: {
      postId: post?.id ?? null,
      post: wanted,
      leads,
      postChanged: post !== null && postChanges.length > 0,
      status: vacant ? null : values.status,
      act,
      entryId: entry?.id ?? null,
    },
  };
}

/** The person as the row has it; what the row does not say stays as it is known. */
function stateOf(
  { read: { values }, known, number, takeName }: Matched,
  category: string,
  language: string,
): PersonState {
  const name = known && !takeName ? known : (values.name ?? { fullName: '', familyName: null, givenNames: null });
  return {
    service: values.service,
    serviceNumber: number,
    centreNumber: known ? known.centreNumber : values.centreNumber,
    fullName: name.fullName,
    familyName: name.familyName,
    givenNames: name.givenNames,
    rankId: values.rankId ?? known?.rankId ?? null,
    category: values.category ?? known?.category ?? category,
    sex: values.sex ?? known?.sex ?? null,
    dateOfBirth: values.dateOfBirth ?? known?.dateOfBirth ?? null,
    language: values.language ?? known?.language ?? language,
  };
}

function personChanges(known: KnownPerson, state: PersonState): Change[] {
  const changes: Change[] = [];
  if (known.fullName !== state.fullName) changes.push('name');
  if (known.serviceNumber !== state.serviceNumber) changes.push('number');
  if (known.rankId !== state.rankId) changes.push('rank');
  if (known.category !== state.category) changes.push('category');
  if (known.sex !== state.sex) changes.push('sex');
  if (known.dateOfBirth !== state.dateOfBirth) changes.push('dateOfBirth');
  if (known.language !== state.language) changes.push('language');
  return changes;
}

export function pathOf(roll: Pick<KnownRoll, 'subUnits'>, subUnitId: string | null): string[] {
  const byId = new Map(roll.subUnits.map((unit) => [unit.id, unit]));
  const path: string[] = [];
  for (let unit = byId.get(subUnitId ?? ''); unit; unit = byId.get(unit.parentId ?? '')) path.unshift(unit.name);
  return path;
}

/** Names of sub-units are compared without case and accents. */
export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path.map((name) => foldName(name) || name));
}

class PostFinder {
  private readonly byCode: ReadonlyMap<string, KnownPost>;
  private readonly entryOf: ReadonlyMap<string, KnownEntry>;
  private readonly vacant: KnownPost[];
  private readonly codes: Set<string>;
  private next = 1;

  constructor(
    private readonly roll: KnownRoll,
    rows: readonly Matched[],
    file: readonly ReadRow[],
  ) {
    this.byCode = new Map(roll.posts.map((post) => [codeKey(post.code), post]));
    this.entryOf = new Map(roll.entries.map((entry) => [entry.personId, entry]));
    const named = new Set(file.flatMap(({ values }) => (values.postCode === null ? [] : [codeKey(values.postCode)])));
    // Held before, or by somebody of the file who stands there as a reserve and is to hold it: whatever row comes first.
    const held = new Set([
      ...roll.entries.flatMap((entry) => (entry.status === 'PRIMARY' ? [entry.postId] : [])),
      ...rows.flatMap(({ known, read: { values } }) => {
        const stands = known && values.status === 'PRIMARY' && values.postCode === null && this.entryOf.get(known.id);
        return stands ? [stands.postId] : [];
      }),
    ]);
    this.vacant = roll.posts.filter((post) => !post.ended && !held.has(post.id) && !named.has(codeKey(post.code)));
    this.codes = new Set([...this.byCode.keys(), ...named]);
  }

  /** Null for a reserve for whom no post is to be found. */
  find(matched: Matched): Target | null {
    const { values } = matched.read;
    const entry = (matched.known && this.entryOf.get(matched.known.id)) ?? null;
    if (values.postCode !== null)
      return this.target(matched, this.byCode.get(codeKey(values.postCode)) ?? null, values.postCode, entry);
    const present = entry && (this.roll.posts.find((post) => post.id === entry.postId) ?? null);
    if (present) return this.target(matched, present, present.code, entry);
    if (values.status === 'RESERVE' && matched.read.kind === 'person') {
      const behind = this.roll.posts.find((post) => !post.ended && this.fits(post, matched));
      return behind ? this.target(matched, behind, behind.code, entry) : null;
    }
    const index = this.vacant.findIndex((post) => this.fits(post, matched));
    const [free] = index < 0 ? [] : this.vacant.splice(index, 1);
    return this.target(matched, free ?? null, free?.code ?? this.newCode(), entry);
  }

  private target(matched: Matched, post: KnownPost | null, code: string, entry: KnownEntry | null): Target {
    return { matched, post, key: post?.id ?? codeKey(code), code, entry };
  }

  private fits(post: KnownPost, { read: { values } }: Matched): boolean {
    return (
      values.postTitle !== null &&
      foldName(post.title) === foldName(values.postTitle) &&
      pathKey(pathOf(this.roll, post.subUnitId)) === pathKey(values.subUnits)
    );
  }

  private newCode(): string {
    for (;;) {
      const code = `P-${String(this.next++).padStart(4, '0')}`;
      if (!this.codes.has(codeKey(code))) return code;
    }
  }
}

/** Codes are compared as people read them. */
export function codeKey(code: string): string {
  return code.replace(/\s+/g, ' ').trim().toUpperCase();
}
