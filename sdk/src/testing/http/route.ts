import { calls, type Call, type CallName } from '../../contract/index.ts';

/** A call that a method and a path name. */
export interface Route {
  readonly name: CallName;
  readonly call: Call;
  readonly params: Readonly<Record<string, string>>;
}

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

const routes = Object.keys(calls)
  .filter(isCallName)
  .map(name => {
    const call: Call = calls[name];
    const pattern = call.path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    return { name, call, pattern: new RegExp(`^${pattern}$`) };
  });

/** The calls at a path, whatever their method. */
export const routesAt = (path: string): readonly Route[] =>
  routes.flatMap(({ name, call, pattern }) => {
    const found = pattern.exec(path);
    if (found === null) return [];
    const params: Record<string, string> = {};
    for (const [key, value] of Object.entries(found.groups ?? {})) params[key] = decoded(value);
    return [{ name, call, params }];
  });

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
