import type { RouteCase } from '../../../test/route-walk/cases';

export const cases: RouteCase[] = [
  // What each account finds, and what nobody of another country finds, is in search.db.spec.ts.
  { route: 'GET /api/search', call: () => ({ path: '/api/search?q=learner' }) },
];
