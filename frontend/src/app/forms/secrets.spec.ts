import { describe, expect, it } from '@jest/globals';
import { FormControl, FormGroup } from '@angular/forms';
import { sameAs, strongPassword, strongPin } from './secrets';

describe('a new secret', () => {
  it.each(['483920', '100000000001', '112233'])('accepts the PIN %s', (pin) => {
    expect(strongPin(new FormControl(pin))).toBeNull();
  });

  it.each(['', '12345', '1234567890123', '12a456', '000000', '123456', '987654'])('refuses the PIN "%s"', (pin) => {
    expect(strongPin(new FormControl(pin))).toEqual({ weak: true });
  });

  it.each(['', 'elevenchars', 'aaaaaaaaaaaaaaaa', 'x'.repeat(201)])('refuses the password "%s"', (password) => {
    expect(strongPassword(new FormControl(password))).toEqual({ weak: true });
  });

  it('accepts twelve characters of enough kinds', () => {
    expect(strongPassword(new FormControl('river gravel'))).toBeNull();
  });

  it('must be typed twice the same', () => {
    const form = new FormGroup({ first: new FormControl('a'), second: new FormControl('b', sameAs('first')) });
    expect(form.valid).toBe(false);
    form.controls.second.setValue('a');
    expect(form.valid).toBe(true);
  });
});
