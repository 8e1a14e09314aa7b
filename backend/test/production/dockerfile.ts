/** One instruction of a Dockerfile, its lines joined: `COPY`, `--from=build /app/dist dist`. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** What stands from one FROM to the next. */
export interface Stage {
  readonly image: string;
  /** Null for a stage that no other can name. */
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

/** One COPY; `from` is the stage or image that it copies out of, null for the repository. */
export interface Copied {
  readonly from: string | null;
  readonly sources: readonly string[];
  readonly target: string;
}

/** The stages of a Dockerfile in order. It knows what ours uses: no variables, no here-documents. */
export function readDockerfile(text: string): readonly Stage[] {
  const stages: { image: string; name: string | null; instructions: Instruction[] }[] = [];
  for (const instruction of instructionsOf(text)) {
    if (instruction.name === 'FROM') {
      const [image = '', , name = null] = instruction.text.split(/\s+/);
      stages.push({ image, name, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** The texts of all instructions of one name in a stage. */
export function textsOf(stage: Stage, name: string): string[] {
  return stage.instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);
}

/** Everything that a stage copies. */
export function copiesOf(stage: Stage): Copied[] {
  return ['COPY', 'ADD'].flatMap((name) => textsOf(stage, name)).map((text) => copied(text));
}

/** What a stage hands to its programs. */
export function environmentOf(stage: Stage): Record<string, string> {
  const pairs = textsOf(stage, 'ENV').flatMap((text) => text.split(/\s+/).map((pair) => pair.split('=')));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}

function instructionsOf(text: string): Instruction[] {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = ''] = line.split(/\s/, 1);
      return { name: name.toUpperCase(), text: line.slice(name.length).trim() };
    });
}

function copied(text: string): Copied {
  const words = text.split(/\s+/);
  const paths = words.filter((word) => !word.startsWith('--'));
  return {
    from: words.find((word) => word.startsWith('--from='))?.slice('--from='.length) ?? null,
    sources: paths.slice(0, -1),
    target: paths.at(-1) ?? '',
  };
}
