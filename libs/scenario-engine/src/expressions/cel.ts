import { Environment, parse, type ASTNode } from '@marcbachmann/cel-js';
import type { ProblemCode } from '../document/problem';
import type { BinaryOp, Expression } from './expression';
import { intervalOf, type Interval } from './interval';

/** What an expression may name: variables by slot, with the values of those that are chosen from a list. */
export interface Scope {
  readonly variables: ReadonlyMap<string, ScopeVariable>;
  /** The slot that says whether a node was reached; null where there is no such node. */
  visitedSlot(node: string): number | null;
  /** Ranges by slot. */
  readonly ranges: readonly Interval[];
}

export interface ScopeVariable {
  readonly slot: number;
  readonly type: 'boolean' | 'integer' | 'choice';
  /** Named values in order, for `choice`. */
  readonly values: readonly string[];
}

/** The type an expression must have: that of a condition, of an integer, or of a variable with these named values. */
export type Wanted = 'boolean' | 'integer' | readonly string[];

export interface ExpressionProblem {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Where in the expression, in characters. */
  readonly from: number;
  readonly to: number;
}

export type CompiledExpression =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: ExpressionProblem };

class Refused extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.code);
  }
}

/** Words of the language that no variable may have as its name. */
export const RESERVED = new Set(
  'elapsed visited true false null in as break const continue else for function if import let loop package namespace return var void while int uint double bool string bytes list map type dyn size has timestamp duration cel optional math strings'.split(
    ' ',
  ),
);

const BINARY = {
  '&&': 'and',
  '||': 'or',
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'over',
  '%': 'rest',
} satisfies Record<string, BinaryOp>;

/** Makes an environment for one document's variables; expressions are then compiled one by one. */
export function celCompiler(scope: Scope): (source: string, wanted: Wanted) => CompiledExpression {
  const environment = new Environment({ unlistedVariablesAreDyn: false });
  for (const [name, { type }] of scope.variables)
    environment.registerVariable(name, type === 'boolean' ? 'bool' : type === 'integer' ? 'int' : 'string');
  environment.registerFunction('visited(string): bool', () => false);
  return (source, wanted) => {
    try {
      const ast = parsed(source);
      const translate = new Translation(scope);
      const expression = translate.wanted(ast, wanted);
      const checked = environment.check(source);
      if (!checked.valid) throw refused('expression-type', ast, { detail: firstLine(checked.error?.message) });
      const interval = intervalOf(expression, scope.ranges);
      if (typeof interval === 'string') throw refused(interval, ast);
      return { ok: true, expression };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, problem: error.problem };
      throw error;
    }
  };
}

function parsed(source: string): ASTNode {
  try {
    return parse(source).ast;
  } catch (error) {
    const detail = firstLine(error instanceof Error ? error.message : '');
    throw new Refused({ code: 'expression-syntax', params: { detail }, from: 0, to: source.length });
  }
}

/** Walks the syntax tree and lets through what is listed here, nothing else. */
class Translation {
  constructor(private readonly scope: Scope) {}

  wanted(node: ASTNode, wanted: Wanted): Expression {
    const found = this.typeOf(node);
    if (typeof wanted !== 'string') return this.named(node, wanted);
    if (found !== wanted) throw mismatch(node, wanted, found);
    return wanted === 'boolean' ? this.truth(node) : this.number(node);
  }

  /** What kind of value a node gives; named values come as text. */
  private typeOf(node: ASTNode): 'boolean' | 'integer' | 'text' {
    switch (node.op) {
      case 'value':
        if (typeof node.args === 'bigint') return 'integer';
        if (typeof node.args === 'boolean') return 'boolean';
        if (typeof node.args === 'string') return 'text';
        throw notAllowed(node, source(node));
      case 'id': {
        const { type } = this.variable(node, node.args);
        return type === 'choice' ? 'text' : type;
      }
      case '-_':
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return 'integer';
      case '?:':
        return this.typeOf(node.args[1]);
      case 'call':
        if (node.args[0] !== 'visited') throw notAllowed(node, `${node.args[0]}()`);
        return 'boolean';
      case '!_':
      case '&&':
      case '||':
      case 'in':
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return 'boolean';
      default:
        throw notAllowed(node, source(node));
    }
  }

  private truth(node: ASTNode): Expression {
    switch (node.op) {
      case 'value':
        return { op: 'const', value: node.args === true ? 1 : 0 };
      case 'id':
        return { op: 'slot', slot: this.variable(node, node.args).slot };
      case 'call':
        return this.visited(node, node.args);
      case '!_':
        return { op: 'not', a: this.wanted(node.args, 'boolean') };
      case '&&':
      case '||':
        return {
          op: BINARY[node.op],
          a: this.wanted(node.args[0], 'boolean'),
          b: this.wanted(node.args[1], 'boolean'),
        };
      case '?:':
        return this.chosen(node.args, 'boolean');
      case 'in':
        return this.among(node.args[0], node.args[1]);
      case '==':
      case '!=':
        return this.compared(BINARY[node.op], node.args[0], node.args[1]);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return {
          op: BINARY[node.op],
          a: this.wanted(node.args[0], 'integer'),
          b: this.wanted(node.args[1], 'integer'),
        };
      default:
        throw notAllowed(node, source(node));
    }
  }

  private number(node: ASTNode): Expression {
    switch (node.op) {
      case 'value':
        return { op: 'const', value: literal(node, node.args) };
      case 'id':
        return { op: 'slot', slot: this.variable(node, node.args).slot };
      case '-_':
        return { op: 'neg', a: this.wanted(node.args, 'integer') };
      case '?:':
        return this.chosen(node.args, 'integer');
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return {
          op: BINARY[node.op],
          a: this.wanted(node.args[0], 'integer'),
          b: this.wanted(node.args[1], 'integer'),
        };
      default:
        throw notAllowed(node, source(node));
    }
  }

  /** A named value as its place in `values`. */
  private named(node: ASTNode, values: readonly string[]): Expression {
    if (node.op === '?:') return this.chosen(node.args, values);
    if (node.op === 'value' && typeof node.args === 'string') {
      const value = values.indexOf(node.args);
      if (value < 0) throw refused('unknown-value', node, { value: node.args, id: values.join(', ') });
      return { op: 'const', value };
    }
    if (node.op === 'id') {
      const variable = this.variable(node, node.args);
      if (variable.type === 'choice' && variable.values.join('\n') === values.join('\n'))
        return { op: 'slot', slot: variable.slot };
    }
    throw mismatch(node, values.join(', '), source(node));
  }

  private chosen([test, a, b]: readonly [ASTNode, ASTNode, ASTNode], wanted: Wanted): Expression {
    return { op: 'if', test: this.wanted(test, 'boolean'), a: this.wanted(a, wanted), b: this.wanted(b, wanted) };
  }

  private compared(op: 'eq' | 'ne', a: ASTNode, b: ASTNode): Expression {
    const type = this.typeOf(a);
    const wanted = type === 'text' ? this.valuesOf(a, b) : type;
    return { op, a: this.wanted(a, wanted), b: this.wanted(b, wanted) };
  }

  private among(a: ASTNode, list: ASTNode): Expression {
    if (list.op !== 'list') throw notAllowed(list, source(list));
    const type = this.typeOf(a);
    const wanted = type === 'text' ? this.valuesOf(a, a) : type;
    return { op: 'in', a: this.wanted(a, wanted), list: list.args.map((entry) => this.wanted(entry, wanted)) };
  }

  /** The named values that two sides share: those of the first variable found on either. */
  private valuesOf(...sides: readonly ASTNode[]): readonly string[] {
    for (const side of sides) {
      if (side.op === 'id') return this.variable(side, side.args).values;
      if (side.op === '?:') return this.valuesOf(side.args[1], side.args[2]);
    }
    const [first] = sides;
    throw notAllowed(first, first === undefined ? '' : source(first));
  }

  private visited(node: ASTNode, [name, args]: readonly [string, readonly ASTNode[]]): Expression {
    const [target] = args;
    if (name !== 'visited' || args.length !== 1 || target?.op !== 'value' || typeof target.args !== 'string')
      throw notAllowed(node, name === 'visited' ? source(node) : `${name}()`);
    const slot = this.scope.visitedSlot(target.args);
    if (slot === null) throw refused('unknown-node', target, { id: target.args });
    return { op: 'slot', slot };
  }

  private variable(node: ASTNode, name: string): ScopeVariable {
    const variable = this.scope.variables.get(name);
    if (!variable) throw refused('unknown-variable', node, { id: name });
    return variable;
  }
}

function literal(node: ASTNode, value: unknown): number {
  if (typeof value !== 'bigint' || value > 2_147_483_647n) throw refused('number-too-large', node);
  return Number(value);
}

function refused(code: ProblemCode, node: ASTNode | undefined, params: ExpressionProblem['params'] = {}): Refused {
  return new Refused({ code, params, from: node?.start ?? 0, to: node?.end ?? 0 });
}

function notAllowed(node: ASTNode | undefined, what: string): Refused {
  return refused('not-allowed', node, { what });
}

function mismatch(node: ASTNode, wanted: string, found: string): Refused {
  return refused('expression-type', node, { detail: `${found} stands where ${wanted} is needed` });
}

function source(node: ASTNode): string {
  return node.input.slice(node.start, node.end);
}

function firstLine(message: string | undefined): string {
  return message?.split('\n')[0] ?? '';
}
