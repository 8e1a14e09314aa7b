import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Chance } from '@peacewright/assessment-engine';

/** Chance of an attempt: from the system's random source, different each time. */
export const randomChance: Chance = {
  below: (limit) => randomInt(limit),
  token: () => randomBytes(9).toString('base64url'),
};

/** Chance of a self-check: the same for the same secret and subject, so that nothing need be kept between showing and marking. */
export function derivedChance(secret: Buffer, subject: string): Chance {
  let drawn = 0;
  const next = (): Buffer => createHmac('sha256', secret).update(`${subject}\n${drawn++}`).digest();
  return {
    // 48 bits over at most a few dozen: the unevenness is far below what anyone could notice.
    below: (limit) => next().readUIntBE(0, 6) % limit,
    token: () => next().subarray(0, 9).toString('base64url'),
  };
}
