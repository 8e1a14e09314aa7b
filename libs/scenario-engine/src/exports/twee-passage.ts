/** A passage of a story taken apart. `source` is what stands in the story, for telling what has no counterpart. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly target: string;
      readonly setter: string;
      readonly source: string;
    }
  | { readonly kind: 'set'; readonly source: string }
  | { readonly kind: 'if'; readonly branches: readonly Branch[] }
  | { readonly kind: 'other'; readonly source: string };

/** Null: in all other cases. */
export interface Branch {
  readonly test: string | null;
  readonly pieces: readonly Piece[];
}

/** Macros of Harlowe; any other word before a colon in brackets is prose. */
const HARLOWE =
  /\((set|put|if|unless|else-?if|else|display|print|live|event|link[\w-]*|click[\w-]*|mouse[\w-]*|go-?to|undo|redirect|show|hide|either|random|a|dm|ds|prompt|alert|confirm|cycling-link|seq-link|replace|append|prepend|css|text-?style|transition|move|save-game|load-game|enchant|change|for|loop):/iy;
const SUGARCUBE = /<<(\/?[\w-]+|=)\s*((?:"[^"]*"|'[^']*'|[^>]|>(?!>))*)>>/y;
const LINK = /\[\[([^\]]+)\](?:\[([^\]]*)\])?\]/y;

/** Takes the text of a passage apart, in the order in which it stands, with conditions inside one another. */
export function piecesOf(text: string): Piece[] {
  return new Passage(text).pieces(false);
}

class Passage {
  private at = 0;
  constructor(private readonly text: string) {}

  /** Up to the end, or, inside a condition of SugarCube, to the macro that ends this branch. */
  pieces(inside: boolean): Piece[] {
    const found: Piece[] = [];
    let text = '';
    const put = (piece: Piece): void => {
      if (text !== '') found.push({ kind: 'text', text });
      text = '';
      found.push(piece);
    };
    while (this.at < this.text.length) {
      if (inside && /^<<(else|elseif|\/if)\b/.test(this.text.slice(this.at, this.at + 9))) break;
      const piece = this.link() ?? this.sugarCube() ?? this.harlowe();
      if (piece) put(piece);
      else text += this.text[this.at++] ?? '';
    }
    if (text !== '') found.push({ kind: 'text', text });
    return found;
  }

  private next(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private link(): Piece | null {
    const found = this.next(LINK);
    if (!found) return null;
    const [source, inner = '', setter = ''] = found;
    const arrow = /^(.*)->(.*)$/.exec(inner) ?? /^(.*)\|(.*)$/.exec(inner);
    const back = /^(.*?)<-(.*)$/.exec(inner);
    const [text, target] = arrow ? [arrow[1], arrow[2]] : back ? [back[2], back[1]] : [inner, inner];
    return { kind: 'link', text: (text ?? '').trim(), target: (target ?? '').trim(), setter, source };
  }

  private sugarCube(): Piece | null {
    const from = this.at;
    const found = this.next(SUGARCUBE);
    if (!found) return null;
    const [source, name, told = ''] = found;
    if (name === 'set') return { kind: 'set', source: told };
    if (name !== 'if') return { kind: 'other', source };
    const branches: Branch[] = [];
    for (let test: string | null = told; ;) {
      branches.push({ test, pieces: this.pieces(true) });
      const [, end, more = ''] = this.next(SUGARCUBE) ?? [];
      if (end === '/if') return { kind: 'if', branches };
      if (end === undefined) {
        // Nobody closed it: it is no condition, and what follows is read as it stands.
        this.at = from + source.length;
        return { kind: 'other', source };
      }
      test = end === 'else' && more.trim() === '' ? null : more.replace(/^if\s/, '');
    }
  }

  private harlowe(): Piece | null {
    const from = this.at;
    const name = this.next(HARLOWE)?.[1]?.toLowerCase();
    if (name === undefined) return null;
    const told = this.upTo('(', ')');
    const source = this.text.slice(from, this.at);
    if (told !== null && (name === 'set' || name === 'put')) return { kind: 'set', source: told };
    if (told === null || (name !== 'if' && name !== 'unless')) return { kind: 'other', source };
    const first = this.hook();
    if (first === null) return { kind: 'other', source };
    const branches: Branch[] = [{ test: name === 'unless' ? `not (${told})` : told, pieces: first }];
    for (;;) {
      const before = this.at;
      this.next(/\s*/y);
      const more = this.next(/\((else-?if|else):/iy)?.[1]?.toLowerCase();
      const test = more === undefined ? null : this.upTo('(', ')');
      const pieces = test === null ? null : this.hook();
      if (test === null || pieces === null) {
        this.at = before;
        return { kind: 'if', branches };
      }
      branches.push({ test: more === 'else' ? null : test, pieces });
    }
  }

  private hook(): Piece[] | null {
    const before = this.at;
    // Two brackets are a link, three a link inside of what the condition holds.
    const inner = this.next(/\s*\[(?:(?!\[)|(?=\[\[))/y) ? this.upTo('[', ']') : null;
    if (inner !== null) return piecesOf(inner);
    this.at = before;
    return null;
  }

  /** What stands up to the sign that closes what was opened just before, or null where nothing does. */
  private upTo(open: string, close: string): string | null {
    const from = this.at;
    for (let depth = 1; this.at < this.text.length; this.at++) {
      if (this.text[this.at] === open) depth++;
      if (this.text[this.at] === close && --depth === 0) return this.text.slice(from, this.at++);
    }
    this.at = from;
    return null;
  }
}
