// What the first screens of somebody signed in are made of, by address: without this the browser learns of each script
// from the one before, a journey each on a slow line. Names are those of the source files, without what the build adds.
export const EARLY = [
  { path: '^/$', scripts: ['frame', 'home'], texts: ['frame', 'problems', 'learning'] },
  {
    path: '^/learning/[^/]+/lessons/[^/]+$',
    scripts: ['frame', 'lesson-page'],
    texts: ['frame', 'problems', 'learning', 'lesson-view'],
  },
  { path: '^/(?!sign-in|first-run|verify|invite)', scripts: ['frame'], texts: ['frame', 'problems'] },
];

/** The rules with the build's own names: `[{ path, scripts: { en: ['/frame-….js', …], fr: […] } }]`. Throws for a name that the build has not. */
export function earlyScripts(names, importsOf, languages) {
  const built = (source) => {
    const found = names.filter((name) => name.replace(/-[\w-]{8}\.js$/, '') === source);
    if (found.length !== 1) throw new Error(`early scripts: ${found.length} files are called ${source}`);
    return found[0];
  };
  const withImports = (sources) => {
    const all = new Set(sources.map(built));
    for (const name of all) for (const imported of importsOf(name)) all.add(imported);
    return [...all].map((name) => `/${name}`);
  };
  return EARLY.map(({ path, scripts, texts }) => ({
    path,
    scripts: Object.fromEntries(
      languages.map((language) => [language, withImports([...scripts, ...texts.map((text) => `${text}.${language}`)])]),
    ),
  }));
}
