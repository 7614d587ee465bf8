import type { RequestStore } from '../../reference-server/src/store/store.ts';

/** A store that does as the real one does, but for what is `own`. */
export const overriding = (real: RequestStore, own: Partial<RequestStore>): RequestStore =>
  new Proxy(real, {
    get: (store, name): unknown => {
      const replaced: unknown = Reflect.get(own, name);
      if (replaced !== undefined) return replaced;
      const member: unknown = Reflect.get(store, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => Reflect.apply(member, store, args);
    },
  });
