// Lets a test start a process on the product's TypeScript as it is: node --require this-file program.ts
'use strict';
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const libraries = join(__dirname, '../../libs');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  const [, library, part = 'index'] = /^@peacewright\/([a-z-]+)(?:\/([a-z-]+))?$/.exec(name) ?? [];
  return resolve.call(this, library ? join(libraries, library, `src/${part}.ts`) : name, ...rest);
};

require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  module._compile(code, file);
};
