import { Injectable, OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ENTRY, type Entry } from './decorators';

export interface DeclaredRoute {
  readonly method: string;
  /** With the global prefix and parameters by name: /api/rotations/:id. */
  readonly path: string;
  readonly entry: Entry;
}

/** Knows every route of the running application, and refuses to start with one that does not say who may enter. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.routes();
  }

  /** All routes, as declared on the controllers. Throws when one declares no entry. */
  routes(): DeclaredRoute[] {
    return this.discovery.getControllers().flatMap((wrapper) => {
      const controller: unknown = wrapper.metatype;
      if (typeof controller !== 'function') return [];
      const prototype = controller.prototype as object;
      const base = paths(Reflect.getMetadata(PATH_METADATA, controller));
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = (prototype as Record<string, unknown>)[name];
        if (typeof handler !== 'function') return [];
        const method: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
        if (typeof method !== 'number') return [];
        const entry = (Reflect.getMetadata(ENTRY, handler) ?? Reflect.getMetadata(ENTRY, controller)) as
          Entry | undefined;
        const own = paths(Reflect.getMetadata(PATH_METADATA, handler));
        return base.flatMap((prefix) =>
          own.map((path) => {
            const full = `/${['api', prefix, path]
              .map((part) => part.replace(/^\/+|\/+$/g, ''))
              .filter(Boolean)
              .join('/')}`;
            if (!entry) throw new Error(`${controller.name}.${name} (${full}) does not declare who may call it.`);
            return { method: RequestMethod[method] ?? 'ALL', path: full, entry };
          }),
        );
      });
    });
  }
}

function paths(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [''];
}
