import { parse, type ASTNode } from '@marcbachmann/cel-js';

export const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** One line of a condition as authors fill it in. */
export type ConditionLine =
  | {
      readonly kind: 'compare';
      readonly variable: string;
      readonly op: Comparison;
      readonly value: boolean | number | string;
    }
  | { readonly kind: 'visited'; readonly node: string; readonly not: boolean };

/** Lines that must all hold, or of which one suffices; groups stand in groups of the other kind, one deep. */
export interface ConditionGroup {
  readonly join: 'all' | 'any';
  readonly lines: readonly ConditionLine[];
  readonly groups: readonly { readonly lines: readonly ConditionLine[] }[];
}

/** The condition in the expression language; empty where it has no line. */
export function sourceOfCondition({ join, lines, groups }: ConditionGroup): string {
  const [outer, inner] = join === 'all' ? [' && ', ' || '] : [' || ', ' && '];
  const inside = groups.map((group) => {
    const said = group.lines.map(sourceOfLine).join(inner);
    return group.lines.length > 1 ? `(${said})` : said;
  });
  const parts = [...lines.map(sourceOfLine), ...inside.filter((said) => said !== '')];
  return parts.join(outer);
}

function sourceOfLine(line: ConditionLine): string {
  if (line.kind === 'visited') return `${line.not ? '!' : ''}visited('${line.node}')`;
  const { variable, op, value } = line;
  if (typeof value === 'boolean') return value === (op === '==') ? variable : `!${variable}`;
  return `${variable} ${op} ${typeof value === 'string' ? `'${value}'` : String(value)}`;
}

/** The condition as lines; null where it says more than lines can, and is left to those who write it as code. */
export function conditionOf(source: string): ConditionGroup | null {
  let ast: ASTNode;
  try {
    ({ ast } = parse(source));
  } catch {
    return null;
  }
  const join = ast.op === '||' ? 'any' : 'all';
  const [outer, inner] = join === 'all' ? (['&&', '||'] as const) : (['||', '&&'] as const);
  const lines: ConditionLine[] = [];
  const groups: { lines: ConditionLine[] }[] = [];
  for (const part of partsOf(ast, outer)) {
    const line = lineOf(part);
    if (line) {
      // Lines come before groups, so that the same condition is always written the same way.
      lines.push(line);
      continue;
    }
    const within = partsOf(part, inner).map(lineOf);
    if (within.length < 2 || !within.every((one) => one !== null)) return null;
    groups.push({ lines: within });
  }
  return { join, lines, groups };
}

function partsOf(ast: ASTNode, op: '&&' | '||'): ASTNode[] {
  return ast.op === op ? [...partsOf(ast.args[0], op), ...partsOf(ast.args[1], op)] : [ast];
}

function lineOf(ast: ASTNode): ConditionLine | null {
  if (ast.op === 'id') return { kind: 'compare', variable: ast.args, op: '==', value: true };
  const visited = visitedNode(ast);
  if (visited !== null) return { kind: 'visited', node: visited, not: false };
  if (ast.op === '!_') {
    if (ast.args.op === 'id') return { kind: 'compare', variable: ast.args.args, op: '==', value: false };
    const node = visitedNode(ast.args);
    return node === null ? null : { kind: 'visited', node, not: true };
  }
  const op = COMPARISONS.find((one) => one === ast.op);
  if (op === undefined || !isPair(ast.args)) return null;
  const [left, right] = ast.args;
  if (left.op !== 'id') return null;
  const value = constant(right);
  return value === null ? null : { kind: 'compare', variable: left.args, op, value };
}

function isPair(args: unknown): args is readonly [ASTNode, ASTNode] {
  return Array.isArray(args) && args.length === 2;
}

function visitedNode(ast: ASTNode): string | null {
  if (ast.op !== 'call') return null;
  const [name, [first, ...more]] = ast.args;
  return name === 'visited' && more.length === 0 && first?.op === 'value' && typeof first.args === 'string'
    ? first.args
    : null;
}

function constant(ast: ASTNode): boolean | number | string | null {
  if (ast.op === '-_' && ast.args.op === 'value' && typeof ast.args.args === 'bigint') return -Number(ast.args.args);
  if (ast.op !== 'value') return null;
  if (typeof ast.args === 'bigint') return Number(ast.args);
  return typeof ast.args === 'string' || typeof ast.args === 'boolean' ? ast.args : null;
}
