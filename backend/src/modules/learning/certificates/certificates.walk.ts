import type { RouteCase } from '../../../../test/route-walk/cases';
import { addContent, complete } from '../../../../test/learning-content';
import type { Place, World } from '../../../../test/world';

interface Issued {
  readonly id: string;
  readonly number: string;
}

async function earned(world: World, place: Place): Promise<string> {
  const content = await addContent(world, place);
  await complete(world, place, content);
  return content.courseEditionId;
}

async function issued(world: World, place: Place): Promise<Issued> {
  const answer = await place.accounts.LEARNER.send('post', '/api/learning/certificates', {
    courseEditionId: await earned(world, place),
  });
  return answer.body as Issued;
}

export const cases: RouteCase[] = [
  {
    route: 'GET /api/people/:personId/certificates',
    call: (_, place) => ({ path: `/api/people/${place.personId}/certificates` }),
  },
  { route: 'GET /api/learning/certificates', call: () => ({ path: '/api/learning/certificates' }) },
  {
    route: 'POST /api/learning/certificates',
    ownerOnly: true,
    call: async (world, place) => ({
      path: '/api/learning/certificates',
      body: { courseEditionId: await earned(world, place) },
    }),
  },
  {
    route: 'GET /api/learning/certificates/:id/pdf',
    ownerOnly: true,
    call: async (world, place) => ({
      path: `/api/learning/certificates/${(await issued(world, place)).id}/pdf?language=fr`,
    }),
  },
  {
    route: 'POST /api/certificates/:id/revocation',
    success: 204,
    call: async (world, place) => ({
      path: `/api/certificates/${(await issued(world, place)).id}/revocation`,
      body: { reason: 'Issued to the wrong person.' },
    }),
  },
  {
    route: 'POST /api/certificates/:id/renewal',
    success: 204,
    call: async (world, place) => {
      const { id } = await issued(world, place);
      await place.accounts.NATIONAL_DESK.send('post', `/api/certificates/${id}/revocation`, {
        reason: 'Issued to the wrong person.',
      }).expect(204);
      return { path: `/api/certificates/${id}/renewal`, body: { reason: 'Looked into: it was the right one.' } };
    },
  },
  {
    route: 'GET /api/public/certificates/:number',
    call: async (world, place) => ({ path: `/api/public/certificates/${(await issued(world, place)).number}` }),
  },
  {
    route: 'POST /api/public/certificates/:number/confirm-name',
    call: async (world, place) => ({
      path: `/api/public/certificates/${(await issued(world, place)).number}/confirm-name`,
      body: { name: 'learner-xa test' },
    }),
  },
];
