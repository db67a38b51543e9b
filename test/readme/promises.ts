// What the README promises: the commands, options and files that it names, found in its text.

/** A command of the program as the README writes it, for instance `bank lint` with its `--json`. */
export interface NamedCommand {
  /** The words after the program's name, as far as they can be a command. */
  readonly words: readonly string[];
  readonly options: readonly string[];
}

/** The npm scripts that a text tells people to run; `npm test` and `npm start` are short for two of them. */
export function scriptsNamedIn(text: string): string[] {
  const named = [...text.matchAll(/\bnpm (?:run )?(test|start)\b|\bnpm run ([\w:-]+)/g)].map(
    match => match[1] ?? match[2] ?? '',
  );
  return [...new Set(named)].sort();
}

/** The commands of the program that a text tells people to run, up to the end of each code span or line. */
export function commandsNamedIn(text: string): NamedCommand[] {
  return [...text.matchAll(/\bnpx whetstone ([^`\n]*)/g)].map(([, line = '']) => {
    const own = line.replace(/"[^"]*"|'[^']*'/g, '""').split(/\s[|&;>#]/)[0] ?? '';
    const words = own.split(/\s+/).slice(0, 2);
    const end = words.findIndex(word => !/^[a-z]+$/.test(word));
    return {
      words: end < 0 ? words : words.slice(0, end),
      options: [...own.matchAll(/(?<=\s)--?[a-z][\w-]*/g)].map(match => match[0]),
    };
  });
}

/** Links and images that point into the project, without their anchors. */
export function filesLinkedIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter(target => target !== '' && !/^[a-z]+:/.test(target));
}

/** The packages that no line of a text names together with a reason of a few words. */
export function packagesWithoutReason(packages: readonly string[], text: string): string[] {
  const lines = text.split('\n');
  return packages.filter(name => !lines.some(line => line.includes(`\`${name}\``) && hasReason(line)));
}

/** What is left of a line without the names in it has to be at least four words. */
function hasReason(line: string): boolean {
  const words = line.replace(/`[^`]*`/g, ' ').match(/\p{L}{2,}/gu) ?? [];
  return words.length >= 4;
}

/** The commands that a help text lists, by name. */
export function commandsListedIn(help: string): string[] {
  const [, list = ''] = help.split(/^Commands:$/m);
  return [...list.matchAll(/^ {2}([a-z]+)\b/gm)].map(match => match[1] ?? '');
}
