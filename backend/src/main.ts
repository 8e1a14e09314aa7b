import 'reflect-metadata';
import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';
import { createApp } from './app';
import { InstanceService } from './modules/instance';
import { readConfig, type Config } from './platform/config';
import { migrate } from './platform/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './platform/database/embedded/embedded-postgres';
import { startFailure } from './start-failure';

async function start(): Promise<void> {
  const given = readConfig();
  let embedded: EmbeddedPostgres | undefined;
  let url = given.databaseUrl;
  if (url === null) {
    embedded = await startEmbeddedPostgres({
      dataDir: given.dataDir,
      log: (message) => process.stderr.write(`${message}\n`),
    });
    url = embedded.url;
  }
  const config: Config = { ...given, databaseUrl: url };
  try {
    await migrate(url);
    const app = await createApp(config);
    await app.init();
    const instance = app.get(InstanceService);
    if (config.demo) await instance.prepareDemonstration();
    await renewReference(instance);
    const host = config.host ?? (await instance.defaultHost());
    await app.listen(config.port, host);
    const address = (await app.getUrl()).replace(/\[::1?\]|127\.0\.0\.1|0\.0\.0\.0/, 'localhost');
    process.stdout.write(`Peacewright is ready on ${config.publicUrl ?? address}\n`);
    // A new installation listens on the loopback address only; once it is a centre's own, others may come.
    instance.onOwnCentre(() => {
      if (config.host === null) listenEverywhere(app.getHttpServer(), config.port, host);
    });
    stopOnSignal(async () => {
      await app.close();
      await embedded?.stop();
    });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** A fault in newer reference content does not keep a centre from working with what it has: it is reported, and tried again. */
async function renewReference(instance: InstanceService): Promise<void> {
  try {
    if (await instance.renewReference()) process.stderr.write('The reference content was brought up to date.\n');
  } catch (error) {
    new Logger('Reference').error({ err: error }, 'the reference content could not be brought up to date');
  }
}

/** Where the port is taken on another address of the machine, the product stays where it was instead of ending. */
function listenEverywhere(server: Server, port: number, before: string): void {
  const stay = (error: Error): void => {
    process.stderr.write(`Others cannot reach this server yet. ${startFailure(error)}\n`);
    server.listen(port, before);
  };
  server.close();
  server.once('error', stay);
  server.listen(port, '0.0.0.0', () => server.off('error', stay));
}

/** Ends requests, jobs and the bundled server in order; a second signal ends at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
}

start().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
});
