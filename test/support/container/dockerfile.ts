import {
  DockerfileParser,
  ModifiableInstruction,
  PropertyInstruction,
  type Instruction,
} from 'dockerfile-ast';

/** One instruction, with build arguments put in. */
export interface Step {
  readonly keyword: string;
  readonly flags: Readonly<Record<string, string>>;
  /** What follows the flags, on one line. */
  readonly text: string;
  readonly words: readonly string[];
  /** Of `ENV` and `LABEL`. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What one `FROM` begins. */
export interface Stage {
  /** An image, or the name of an earlier stage. */
  readonly from: string;
  readonly name: string | undefined;
  readonly steps: readonly Step[];
}

/** The stages of a Dockerfile, in their order. */
export const stagesOf = (text: string): Stage[] => {
  const stages: (Stage & { readonly steps: Step[] })[] = [];
  const buildArguments: Record<string, string> = {};
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const step = stepOf(instruction, buildArguments);
    if (step.keyword === 'ARG') {
      const [name = '', ...value] = step.text.split('=');
      buildArguments[name] = value.join('=');
    } else if (step.keyword === 'FROM') {
      const [from = '', , name] = step.words;
      stages.push({ from, name, steps: [] });
    } else stages.at(-1)?.steps.push(step);
  }
  return stages;
};

const stepOf = (instruction: Instruction, values: Readonly<Record<string, string>>): Step => {
  const expand = (given: string | null) =>
    (given ?? '').replaceAll(/\$\{(\w+)\}/g, (written, name: string) => values[name] ?? written);
  const isModified = instruction instanceof ModifiableInstruction;
  const has = instruction instanceof PropertyInstruction ? instruction.getProperties() : [];
  return {
    keyword: instruction.getKeyword(),
    flags: Object.fromEntries(
      (isModified ? instruction.getFlags() : []).map(flag => [flag.getName(), flag.getValue() ?? '']),
    ),
    text: instruction.getArgumentsContent() ?? '',
    words: instruction.getExpandedArguments().map(argument => argument.getValue()),
    properties: Object.fromEntries(has.map(found => [found.getName(), expand(found.getValue())])),
  };
};

/** The last instruction of this kind, which is the one that counts. */
export const lastOf = ({ steps }: Stage, keyword: string): Step | undefined =>
  steps.findLast(step => step.keyword === keyword);
