/** What an expression of a story tool says, as far as scenarios can say it too: whole numbers and truths over variables. */
export type Told =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'truth'; readonly value: boolean }
  | { readonly op: 'variable'; readonly name: string }
  | { readonly op: 'not' | 'minus'; readonly a: Told }
  | { readonly op: Joint; readonly a: Told; readonly b: Told }
  | { readonly op: 'if'; readonly test: Told; readonly a: Told; readonly b: Told };

type Joint = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*';

/** Loosest first; each binds its own to the left. */
const LEVELS: readonly (readonly Joint[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*']];

const WORDS: Readonly<Record<string, string>> = {
  gte: '>=',
  lte: '<=',
  gt: '>',
  lt: '<',
  eq: '==',
  is: '==',
  neq: '!=',
  isnot: '!=',
  and: '&&',
  or: '||',
  not: '!',
  '===': '==',
  '!==': '!=',
};

/** Reads an expression of SugarCube or Harlowe; null where it says something else. `self` is what Harlowe calls “it”. */
export function toldIn(source: string, self?: string): Told | null {
  const tokens = tokensOf(source, self);
  if (tokens === null) return null;
  const reader = new Reader(tokens);
  const told = reader.whole();
  return reader.done ? told : null;
}

function tokensOf(source: string, self: string | undefined): string[] | null {
  const found: string[] = [];
  const token = /\s*(\$\w+|\d+(?![\w.])|is\s+not\b|[A-Za-z]+\b|===|!==|==|!=|<=|>=|&&|\|\||[-+*<>!()?:])/y;
  while (token.lastIndex < source.trimEnd().length) {
    const [, sign] = token.exec(source) ?? [];
    if (sign === undefined) return null;
    if (sign === 'it' && self !== undefined) found.push(`$${self}`);
    else found.push(/^is\s/.test(sign) ? '!=' : (WORDS[sign] ?? sign));
  }
  return found;
}

class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly string[]) {}

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  whole(): Told | null {
    const test = this.level(0);
    if (test === null || !this.taken('?')) return test;
    const a = this.whole();
    if (a === null || !this.taken(':')) return null;
    const b = this.whole();
    return b && { op: 'if', test, a, b };
  }

  private level(depth: number): Told | null {
    const signs = LEVELS[depth];
    if (!signs) return this.single();
    let a = this.level(depth + 1);
    for (;;) {
      const op = signs.find((sign) => sign === this.tokens[this.at]);
      if (a === null || op === undefined) return a;
      this.at++;
      const b = this.level(depth + 1);
      a = b && { op, a, b };
    }
  }

  private single(): Told | null {
    const token = this.tokens[this.at++];
    if (token === undefined) return null;
    if (token === '!' || token === '-') {
      const a = this.single();
      return a && { op: token === '!' ? 'not' : 'minus', a };
    }
    if (token === '(') {
      const inner = this.whole();
      return this.taken(')') ? inner : null;
    }
    if (token === 'true' || token === 'false') return { op: 'truth', value: token === 'true' };
    if (token.startsWith('$')) return { op: 'variable', name: token.slice(1) };
    return /^\d+$/.test(token) ? { op: 'number', value: Number(token) } : null;
  }

  private taken(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }
}

/** Every variable that is read. */
export function variablesIn(told: Told): string[] {
  return told.op === 'variable' ? [told.name] : partsOf(told).flatMap((part) => variablesIn(part));
}

/** Every number that is written in it. */
export function numbersIn(told: Told): number[] {
  if (told.op === 'number') return [told.value];
  const found = partsOf(told).flatMap((part) => numbersIn(part));
  return told.op === 'minus' ? found.map((value) => -value) : found;
}

function partsOf(told: Told): Told[] {
  if ('test' in told) return [told.test, told.a, told.b];
  if ('b' in told) return [told.a, told.b];
  return 'a' in told ? [told.a] : [];
}

/**
 * Which variables are truths and which are numbers, gathered from a whole story before anything of it is written. Story tools
 * do not say: a variable that is added to or compared with numbers is a number, one that is set to true or false, or is a
 * condition by itself, is a truth. Nought and one alone decide nothing.
 */
export class Kinds {
  private readonly truths = new Set<string>();
  private readonly numbers = new Set<string>();
  private readonly alike: [string, string][] = [];

  isTruth(name: string): boolean {
    return this.truths.has(name) && !this.numbers.has(name);
  }

  condition(told: Told): void {
    this.note(told, 'truth');
  }

  assigned(name: string, value: Told): void {
    if (value.op === 'if') {
      this.condition(value.test);
      this.assigned(name, value.a);
      this.assigned(name, value.b);
    } else if (value.op === 'variable') this.alike.push([name, value.name]);
    else {
      const kind = kindOf(value);
      if (kind !== null) this.note({ op: 'variable', name }, kind);
      this.note(value, kind ?? 'any');
    }
  }

  /** What is assigned to one another is of one kind. */
  settle(): void {
    for (let changed = true; changed;) {
      const before = this.truths.size + this.numbers.size;
      for (const kind of [this.truths, this.numbers])
        for (const [a, b] of this.alike) if (kind.has(a) || kind.has(b)) kind.add(a).add(b);
      changed = this.truths.size + this.numbers.size > before;
    }
  }

  private note(told: Told, wanted: 'truth' | 'number' | 'any'): void {
    switch (told.op) {
      case 'number':
      case 'truth':
        return;
      case 'variable':
        if (wanted === 'truth') this.truths.add(told.name);
        if (wanted === 'number') this.numbers.add(told.name);
        return;
      case 'not': {
        this.note(told.a, 'truth');
        return;
      }
      case 'minus': {
        this.note(told.a, 'number');
        return;
      }
      case 'if':
        this.note(told.test, 'truth');
        this.note(told.a, wanted);
        {
          this.note(told.b, wanted);
          return;
        }
      case '==':
      case '!=': {
        const kind = kindOf(told.a) ?? kindOf(told.b) ?? 'any';
        if (told.a.op === 'variable' && told.b.op === 'variable') this.alike.push([told.a.name, told.b.name]);
        this.note(told.a, kind);
        this.note(told.b, kind);
        return;
      }
      default: {
        const kind = told.op === '&&' || told.op === '||' ? 'truth' : 'number';
        this.note(told.a, kind);
        this.note(told.b, kind);
        return;
      }
    }
  }
}

/** What an expression shows itself to be; null for a variable, and for nought and one, which stand for truths as well. */
function kindOf(told: Told): 'truth' | 'number' | null {
  switch (told.op) {
    case 'variable':
      return null;
    case 'number':
      return told.value > 1 ? 'number' : null;
    case 'minus':
    case '+':
    case '-':
    case '*':
      return 'number';
    case 'if':
      return kindOf(told.a) ?? kindOf(told.b);
    default:
      return 'truth';
  }
}

/** The expression as scenarios write it, or null where its parts are of kinds that do not go together. */
export function written(
  told: Told,
  wanted: 'truth' | 'number',
  names: { readonly id: (name: string) => string; readonly isTruth: (name: string) => boolean },
): string | null {
  const write = (part: Told, kind: 'truth' | 'number'): string | null => written(part, kind, names);
  const joined = (a: string | null, sign: string, b: string | null): string | null =>
    a === null || b === null ? null : `(${a} ${sign} ${b})`;
  switch (told.op) {
    case 'truth':
      return wanted === 'truth' ? String(told.value) : null;
    case 'number':
      if (wanted === 'number') return String(told.value);
      return told.value > 1 ? null : String(told.value === 1);
    case 'variable': {
      const id = names.id(told.name);
      if (names.isTruth(told.name)) return wanted === 'truth' ? id : null;
      return wanted === 'number' ? id : `(${id} != 0)`;
    }
    case 'not': {
      const a = write(told.a, 'truth');
      return wanted === 'truth' && a !== null ? `!${a.startsWith('(') ? a : `(${a})`}` : null;
    }
    case 'minus': {
      const a = write(told.a, 'number');
      return wanted === 'number' && a !== null ? `(0 - ${a})` : null;
    }
    case 'if': {
      const [test, a, b] = [write(told.test, 'truth'), write(told.a, wanted), write(told.b, wanted)];
      return test === null || a === null || b === null ? null : `(${test} ? ${a} : ${b})`;
    }
    case '&&':
    case '||':
      return wanted === 'truth' ? joined(write(told.a, 'truth'), told.op, write(told.b, 'truth')) : null;
    case '==':
    case '!=': {
      const truth = [told.a, told.b].some(
        (part) => kindOf(part) === 'truth' || (part.op === 'variable' && names.isTruth(part.name)),
      );
      const kind = truth ? 'truth' : 'number';
      return wanted === 'truth' ? joined(write(told.a, kind), told.op, write(told.b, kind)) : null;
    }
    default: {
      const gives = ['+', '-', '*'].includes(told.op) ? 'number' : 'truth';
      return wanted === gives ? joined(write(told.a, 'number'), told.op, write(told.b, 'number')) : null;
    }
  }
}
