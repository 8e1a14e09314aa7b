import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AppModule } from '../app.module';
import { InstanceService } from '../modules/instance';
import { readConfig, type Config } from '../platform/config';
import { migrate } from '../platform/database';
import { runCommand, UsageError, withDatabase, type Print } from './command';

const USAGE = `Usage: npm run first-administrator -- --name "Given Family" --email name@example.org --country XX --centre "Name of the centre" --time-zone Europe/Paris [--language en|fr]
On an installation that is set up: npm run first-administrator -- --email name@example.org`;

const zones = new Set(Intl.supportedValuesOf('timeZone')).add('UTC');

const first = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  country: z.string().regex(/^[A-Z]{2}$/),
  centre: z.string().trim().min(1).max(160),
  'time-zone': z.string().refine((zone) => zones.has(zone)),
  language: z.enum(['en', 'fr']).default('en'),
});

/**
 * `npm run first-administrator`: sets an installation up as a centre's own and prints the link with which its
 * administrator opens the account; later, a new link for a system administrator who lost the password.
 */
export async function firstAdministrator(config: Config, args: readonly string[], print: Print): Promise<void> {
  const given = valuesOf(args);
  await withDatabase(config, 'join', print, async (url) => {
    await migrate(url);
    const app = await NestFactory.createApplicationContext(AppModule.with({ ...config, databaseUrl: url }), {
      logger: false,
    });
    try {
      const instance = app.get(InstanceService);
      const unset = (await instance.describe()).state === 'UNSET';
      const link = unset
        ? await instance.inviteFirstAdministrator(wishOf(given))
        : await instance.newAdministratorLink(given['email'] ?? '');
      if (!link)
        throw new UsageError(
          'This installation is set up already, and this e-mail is not that of a system administrator.',
        );
      print(`Open this link until ${link.expiresAt.toISOString()} and choose a password. It works once:`);
      print(`${config.publicUrl ?? `http://localhost:${config.port}`}${link.path}`);
      if (!unset) return;
      print('Loading the reference content…');
      await instance.prepared();
      print('Done.');
    } finally {
      await app.close();
    }
  });
}

function valuesOf(args: readonly string[]): Readonly<Record<string, string | undefined>> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { name: text, email: text, country: text, centre: text, 'time-zone': text, language: text },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function wishOf(
  given: Readonly<Record<string, string | undefined>>,
): Parameters<InstanceService['inviteFirstAdministrator']>[0] {
  const parsed = first.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `--${issue.path.join('.')}`).join(', ');
    throw new UsageError(`Missing or not usable: ${wrong}\n${USAGE}`);
  }
  const { name, email, country, centre, 'time-zone': timeZone, language } = parsed.data;
  const nameIn = (locale: string): string => new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  return {
    administrator: { displayName: name, email },
    country: { code: country, name: { en: nameIn('en'), fr: nameIn('fr') } },
    centre: { name: centre, timeZone, languages: [language] },
  };
}

if (require.main === module) {
  void runCommand(() =>
    firstAdministrator(readConfig(), process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)),
  );
}
