import type { RouteCase } from '../../../test/route-walk/cases';

/** Both choices are refused here, as the walk's installation has been set up. */
const chosen: RouteCase['call'] = async ({ db }) => {
  await db.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('instance', '{"state":"CENTRE","jobId":""}', now()) ON CONFLICT (key) DO NOTHING`,
  );
  return { path: '/api/instance/demonstration', body: {} };
};

export const cases: RouteCase[] = [
  { route: 'GET /api/instance', call: () => ({ path: '/api/instance' }) },
  { route: 'POST /api/instance/demonstration', success: 409, call: chosen },
  {
    route: 'POST /api/instance/centre',
    success: 409,
    call: async (world, place, by) => ({
      ...(await chosen(world, place, by)),
      path: '/api/instance/centre',
      body: {
        administrator: { displayName: 'First', email: 'first@example.org', password: 'long enough to pass' },
        country: { code: 'XC', name: { en: 'C', fr: 'C' } },
        centre: { name: 'Centre', timeZone: 'Europe/Paris', languages: ['en'] },
      },
    }),
  },
];
