import type { RouteCase } from '../../test/route-walk/cases';
import { hashSecret } from './auth/secrets';

/** Routes of the platform itself in the walk over every route. */
export const cases: RouteCase[] = [
  { route: 'GET /api/health', call: () => ({ path: '/api/health' }) },
  { route: 'GET /api/health/live', call: () => ({ path: '/api/health/live' }) },
  { route: 'GET /api/session', call: () => ({ path: '/api/session' }) },
  { route: 'DELETE /api/session', call: () => ({ path: '/api/session' }), success: 204 },
  {
    route: 'POST /api/session/password',
    call: async ({ db }, place) => {
      const id = place.accounts.PLAYER.id;
      await db.query(`UPDATE account SET password_hash = $2, email = 'walk@example.org' WHERE id = $1`, [
        id,
        await hashSecret('a password to walk with'),
      ]);
      return {
        path: '/api/session/password',
        body: { email: 'walk@example.org', password: 'a password to walk with' },
      };
    },
  },
  {
    route: 'POST /api/session/pin',
    call: async ({ db }, place) => {
      await db.query(`UPDATE account SET pin_hash = $2, pin_login = 'XA/ARMY/00451' WHERE id = $1`, [
        place.accounts.LEARNER.id,
        await hashSecret('493027'),
      ]);
      return {
        path: '/api/session/pin',
        body: { country: 'XA', service: 'ARMY', serviceNumber: '00451', pin: '493027' },
      };
    },
  },
  {
    route: 'POST /api/session/change-pin',
    success: 204,
    call: async ({ db }, place) => {
      await db.query('UPDATE account SET pin_hash = $2 WHERE id = $1', [
        place.accounts.LEARNER.id,
        await hashSecret('493027'),
      ]);
      return { path: '/api/session/change-pin', body: { currentPin: '493027', newPin: '820164' } };
    },
  },
  {
    route: 'POST /api/session/change-password',
    success: 204,
    call: async ({ db }, place) => {
      await db.query('UPDATE account SET password_hash = $2 WHERE id = $1', [
        place.accounts.LEARNER.id,
        await hashSecret('the present password'),
      ]);
      return {
        path: '/api/session/change-password',
        body: { currentPassword: 'the present password', newPassword: 'another password' },
      };
    },
  },
  {
    route: 'POST /api/session/language',
    success: 204,
    call: () => ({ path: '/api/session/language', body: { language: 'fr' } }),
  },
  {
    route: 'GET /api/jobs/:id',
    ownerOnly: true,
    call: async ({ db }, place) => {
      const [job] = await db.query<{ id: string }>(
        `INSERT INTO job (id, kind, owner_id, input, state, created_at) VALUES (gen_random_uuid(), 'walk', $1, '{}', 'DONE', now()) RETURNING id`,
        [place.accounts.LEARNER.id],
      );
      return { path: `/api/jobs/${job?.id ?? ''}` };
    },
  },
];
