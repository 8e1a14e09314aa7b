const RESERVED =
  /^(?:elapsed|visited|true|false|null|in|as|int|uint|double|bool|string|bytes|list|map|type|dyn|size|has)$/;

/** The name of a new variable in expressions, made of its words: `Trust of the elders` is `trustOfTheElders`. */
export function variableName(words: string, taken: readonly string[]): string {
  const [first = '', ...more] = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  const joined = first + more.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  const name = (/^[a-z]/.test(joined) ? joined : `v${joined}`).slice(0, 36);
  const base = RESERVED.test(name) ? `${name}Value` : name;
  for (let count = 2, free = base; ; count++) {
    if (!taken.includes(free)) return free;
    free = `${base}${String(count)}`;
  }
}
