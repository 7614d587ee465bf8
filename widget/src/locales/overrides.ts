import type {
  ContactMessages,
  FormMessages,
  LauncherMessages,
  StatisticsMessages,
  TrackerMessages,
} from './messages.ts';

/** Texts to use in place of the locale's: any of them, in the locale's own shape. */
export type MessageOverrides = DeepPartial<
  FormMessages & TrackerMessages & ContactMessages & StatisticsMessages & LauncherMessages
>;

type DeepPartial<Tree> = Tree extends (...parameters: never[]) => unknown
  ? Tree
  : Tree extends object
    ? { readonly [Key in keyof Tree]?: DeepPartial<Tree[Key]> }
    : Tree;

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** `messages` with the texts of `overrides` in place of its own. */
export const withOverrides = <Tree extends object>(
  messages: Tree,
  overrides: DeepPartial<Tree> | undefined,
): Tree => {
  if (!isTree(overrides)) return messages;
  const merged = { ...messages };
  for (const [key, value] of Object.entries(overrides)) {
    const own: unknown = Reflect.get(messages, key);
    if (value !== undefined)
      Reflect.set(merged, key, isTree(own) && isTree(value) ? withOverrides(own, value) : value);
  }
  return merged;
};
