import type { RouteCase } from '../../../test/route-walk/cases';

export const cases: RouteCase[] = [
  { route: 'GET /api/public/countries', call: () => ({ path: '/api/public/countries' }) },
];
