/**
 * Lets the tools of this workspace run from source: node --import <this file> tool.ts
 * TypeScript is translated to CommonJS on the fly; extensionless imports and the workspace's own names are resolved.
 */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const libs = new URL('../../', import.meta.url);
const OWN = '@peacewright/';

/** The file of a library's door, or of the part that is named behind it. */
function ownFile(name) {
  const [library, part = 'index'] = name.split('/');
  return `${library}/src/${part}`;
}

registerHooks({
  resolve(specifier, context, next) {
    const base = specifier.startsWith(OWN)
      ? new URL(ownFile(specifier.slice(OWN.length)), libs)
      : specifier.startsWith('.') && context.parentURL !== undefined
        ? new URL(specifier, context.parentURL)
        : null;
    const file = base === null ? null : fileURLToPath(base);
    if (file !== null && existsSync(`${file}.ts`)) {
      return { url: pathToFileURL(`${file}.ts`).href, format: 'commonjs', shortCircuit: true };
    }
    const found = next(specifier, context);
    return found.url.endsWith('.ts') ? { ...found, format: 'commonjs' } : found;
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      swcrc: false,
      sourceMaps: 'inline',
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs', ignoreDynamic: true },
    });
    return { format: 'commonjs', source: code, shortCircuit: true };
  },
});
