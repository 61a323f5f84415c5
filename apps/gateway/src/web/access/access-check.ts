import type { INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessKeys } from './access';

const pathKey = 'path';

interface Handler {
  readonly name: string;
  readonly target: object;
  readonly owner: object;
}

const isDeclared = ({ target, owner }: Handler): boolean =>
  accessKeys.some((key) => Reflect.hasMetadata(key, target) || Reflect.hasMetadata(key, owner));

/** Every route handler of the application, by class and method. */
export function routeHandlers(app: INestApplicationContext): Handler[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, object>;
    return scanner
      .getAllMethodNames(prototype)
      .map((method) => ({ name: `${metatype.name}.${method}`, target: prototype[method] ?? {}, owner: metatype }))
      .filter(({ target }) => Reflect.hasMetadata(pathKey, target));
  });
}

/** Stops the start when a route does not say who may call it. */
export function demandDeclaredAccess(app: INestApplicationContext): void {
  const missing = routeHandlers(app).filter((handler) => !isDeclared(handler));
  if (missing.length > 0) throw new Error(`No access declared for ${missing.map(({ name }) => name).join(', ')}`);
}
