import { describe, expect, it } from '@jest/globals';
import { PreparedStatements } from './prepared-statements';

describe('prepared statements', () => {
  it('name a text that comes again and again, always by the same name', () => {
    const statements = new PreparedStatements();
    const sent = Array.from({ length: 5 }, () => statements.of('SELECT $1', [1]));
    expect(sent.map(({ name }) => name)).toEqual([undefined, undefined, 'pw_0', 'pw_0', 'pw_0']);
    expect(sent[4]).toEqual({ name: 'pw_0', text: 'SELECT $1', values: [1] });
  });

  it('leave texts without parameters alone, which may hold several statements', () => {
    const statements = new PreparedStatements();
    for (let at = 0; at < 10; at += 1)
      expect(statements.of('SELECT 1; SELECT 2', [])).toEqual({ text: 'SELECT 1; SELECT 2' });
  });

  it('name no more than a connection can bear, whatever filters put together', () => {
    const statements = new PreparedStatements();
    const names = new Set<string | undefined>();
    for (let text = 0; text < 2_000; text += 1)
      for (let at = 0; at < 3; at += 1) names.add(statements.of(`SELECT $1 + ${text}`, [1]).name);
    expect(names.size).toBe(401);
    expect(statements.of('SELECT $1 + 0', [1]).name).toBe('pw_0');
  });
});
