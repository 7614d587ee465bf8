import { configFrom } from '../../../reference-server/src/config.ts';

/** The names of all settings that the server looks for; some are asked for only where others are set. */
export const settingsRead = (): ReadonlySet<string> => {
  const names = new Set<string>();
  const environment = (values: Readonly<Record<string, string>>) =>
    new Proxy(values, {
      get: (target, name) => {
        names.add(String(name));
        return target[String(name)];
      },
    });
  configFrom(environment({}));
  configFrom(environment({ METRICS_PORT: '9464' }));
  return names;
};
