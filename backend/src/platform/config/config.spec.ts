import { describe, expect, it } from '@jest/globals';
import { ConfigError, nodeRefusal, parseConfig } from './config';

describe('settings', () => {
  it('have defaults for everything', () => {
    expect(parseConfig({})).toMatchObject({ port: 3000, host: null, databaseUrl: null, publicUrl: null, demo: false });
  });

  it('name every one that cannot be used', () => {
    const wrong = { PORT: '70000', DATABASE_URL: 'mysql://here', TRUST_PROXY: 'yes' };
    expect(() => parseConfig(wrong)).toThrow(ConfigError);
    expect(() => parseConfig(wrong)).toThrow(/PORT[^]*DATABASE_URL[^]*TRUST_PROXY/);
  });

  it('refuse a Node that is too old with a sentence', () => {
    expect(nodeRefusal('20.20.2')).toMatch(/needs Node 24.*20\.20\.2/);
    expect(nodeRefusal('24.0.0')).toBeNull();
    expect(nodeRefusal('100.1.0')).toBeNull();
  });
});
