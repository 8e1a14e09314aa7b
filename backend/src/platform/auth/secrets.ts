import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default algorithm) with the parameters OWASP names for 19 MiB. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Never called inside a transaction: it takes tens of milliseconds on purpose. */
export function hashSecret(secret: string): Promise<string> {
  return hash(secret.normalize('NFKC'), OPTIONS);
}

/** A hash of no secret, so that an unknown account costs as long as a known one. */
const NOBODY = hashSecret('nobody signs in with this');

/** True when `secret` made `stored`; takes the same time when there is no stored hash. */
export async function secretMatches(stored: string | null, secret: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), secret.normalize('NFKC'));
  return stored !== null && matches;
}

/** A PIN for a printed slip: six digits, none of the patterns that `pinIsWeak` refuses. */
export function makePin(): string {
  for (;;) {
    const pin = randomInt(0, 1_000_000).toString().padStart(6, '0');
    if (!pinIsWeak(pin)) return pin;
  }
}

/** True for PINs that are not 6 to 12 digits, one digit repeated, or a run up or down. */
export function pinIsWeak(pin: string): boolean {
  if (!/^\d{6,12}$/.test(pin)) return true;
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  return [0, 1, -1].some((step) => steps.every((own) => own === step));
}

/** True for passwords shorter than twelve characters or made of fewer than five different ones. */
export function passwordIsWeak(password: string): boolean {
  return [...password].length < 12 || new Set(password).size < 5 || password.length > 200;
}
