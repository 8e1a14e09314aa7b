import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';
import { actor } from './draft';
import { demoAccount, signInAs, speak } from './demo';

/** Developer, approver and administrator of one centre of the demonstration, each signed in with a browser of their own. */
export interface Staff {
  readonly developer: BrowserContext;
  readonly approver: BrowserContext;
  readonly admin: BrowserContext;
  close(): Promise<void>;
}

/** The staff of the centre in Galvessa, whose content no other journey looks at. */
export async function staffOfGalvessa(browser: Browser, request: APIRequestContext): Promise<Staff> {
  const signedIn = async (name: string): Promise<BrowserContext> => {
    const context = await browser.newContext({ locale: 'en-GB' });
    await signInAs(context, await demoAccount(request, name));
    await speak(context, 'en');
    return context;
  };
  const developer = await signedIn('Ruvela Solanto Miravès');
  const approver = await signedIn('Neriselmo Galdillor Almuela');
  const admin = await signedIn('Florilena Caldondo Yágueros');
  return {
    developer,
    approver,
    admin,
    close: async () => {
      await Promise.all([developer, approver, admin].map((context) => context.close()));
    },
  };
}

type Kind = 'module-editions' | 'course-editions';

/** Sends an edition to review as its developer; approves and publishes it as the approver. */
export async function publish(staff: Staff, kind: Kind, editionId: string): Promise<void> {
  await step(staff.developer, kind, editionId, 'IN_REVIEW');
  await step(staff.approver, kind, editionId, 'APPROVED');
  await step(staff.approver, kind, editionId, 'PUBLISHED');
}

/** One step of an edition's life. */
export async function step(context: BrowserContext, kind: Kind, editionId: string, to: string): Promise<void> {
  const { send } = await actor(context);
  const path = `/api/${kind}/${editionId}`;
  const { version } = await send<{ version: number }>('GET', path);
  await send('POST', `${path}/transitions`, { to, version });
}

/** A published course of these modules. */
export async function publishedCourse(
  staff: Staff,
  code: string,
  moduleIds: readonly string[],
): Promise<{ id: string; editionId: string }> {
  const { send, centreId } = await actor(staff.developer);
  const title = { en: `Course ${code}`, fr: `Cours ${code}` };
  const made = await send<{ id: string; editionId: string }>('POST', '/api/courses', {
    centreId,
    code,
    family: 'NATIONAL',
    title,
  });
  await send('PUT', `/api/course-editions/${made.editionId}/modules`, { version: 1, moduleIds });
  await publish(staff, 'course-editions', made.editionId);
  return made;
}

/** Assigns a course edition to the whole of a rotation. */
export async function assign(staff: Staff, rotation: string, courseEditionId: string): Promise<void> {
  const { send } = await actor(staff.admin);
  const rotations = await send<{ id: string; contingentName: string }[]>('GET', '/api/rotations');
  const found = rotations.find(({ contingentName }) => contingentName === rotation);
  if (found === undefined) throw new Error(`No rotation of the ${rotation}.`);
  await send('POST', `/api/rotations/${found.id}/assignments`, { courseEditionId, selector: {} });
}
