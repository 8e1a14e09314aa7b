import { describe, expect, it } from '@jest/globals';
import { localPath } from './local-path';

describe('the address after signing in', () => {
  it('is the one that was wanted when it is our own', () => {
    expect(localPath('/courses/7?tab=review')).toBe('/courses/7?tab=review');
  });

  it.each([undefined, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/sign-in?to=/'])(
    'is home for %p',
    (wanted) => {
      expect(localPath(wanted)).toBe('/');
    },
  );
});
