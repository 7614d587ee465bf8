/** What old libraries and analytics do to a page before the widget is there, as classic scripts. */
export const vandalism: Readonly<Record<string, string>> = {
  'toJSON on arrays and objects, as Prototype.js has it': `
    const quote = value => JSON.stringify(value);
    Array.prototype.toJSON = function () {
      return '[' + this.map(item => JSON.stringify(item)).join(', ') + ']';
    };
    Object.prototype.toJSON = function () {
      return '{' + Object.keys(this).map(key => '"' + key + '": "' + this[key] + '"').join(', ') + '}';
    };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Date.prototype.toJSON = function () { return '"' + this.getUTCFullYear() + '"'; };`,

  'enumerable members of all objects and arrays': `
    Object.prototype.x = 1;
    Object.prototype.each = function () {};
    Array.prototype.last = function () { return this[this.length - 1]; };
    String.prototype.blank = function () { return /^\\s*$/.test(this); };
    Function.prototype.curry = function () { return this; };`,

  'a trim of its own': `
    String.prototype.trim = function (character) {
      return new String('*' + this.replace(new RegExp('^' + (character || ' ') + '+'), ''));
    };
    String.prototype.trimStart = String.prototype.trimEnd = String.prototype.trim;`,

  'array methods as Prototype.js has them': `
    const each = (list, iterator) => { for (let i = 0, length = list.length >>> 0; i < length; i++) if (i in list) iterator(list[i], i); };
    const own = {
      each(iterator, context) { each(this, (value, i) => iterator.call(context, value, i)); return this; },
      map(iterator, context) { const results = []; each(this, (value, i) => results.push((iterator || (x => x)).call(context, value, i))); return results; },
      filter(iterator, context) { const results = []; each(this, (value, i) => { if (iterator.call(context, value, i)) results.push(value); }); return results; },
      find(iterator, context) { let result; let found = false; each(this, (value, i) => { if (!found && iterator.call(context, value, i)) { result = value; found = true; } }); return result; },
      every(iterator, context) { let result = true; each(this, (value, i) => { result = result && !!iterator.call(context, value, i); }); return result; },
      some(iterator, context) { let result = false; each(this, (value, i) => { result = result || !!iterator.call(context, value, i); }); return result; },
      include(object) { return this.indexOf(object) !== -1; },
      entries() { return this.concat(); },
      toArray() { return this.concat(); },
      clone() { return this.concat(); },
      flatten() { return this.flat(Infinity); },
      reduce() { return this.length > 1 ? this : this[0]; },
    };
    for (const name in own) Array.prototype[name] = own[name];
    Array.from = iterable => {
      if (!iterable) return [];
      if ('toArray' in Object(iterable)) return iterable.toArray();
      const results = [];
      for (let i = 0; i < (iterable.length || 0); i++) results.push(iterable[i]);
      return results;
    };
    Function.prototype.bind = function (context, ...first) { const method = this; return function (...rest) { return method.apply(context, [...first, ...rest]); }; };
    window.$ = id => (typeof id === 'string' ? document.getElementById(id) : id);`,

  'elements as Prototype.js and MooTools extend them': `
    Element.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this); return this; };
    for (const name of ['show', 'update', 'visible', 'toggle', 'store', 'set', 'fade', 'observe'])
      Element.prototype[name] = function () { throw new Error('called by somebody else: ' + name); };
    HTMLFormElement.prototype.serialize = () => '';
    HTMLElement.prototype.extended = true;`,

  'a JSON of its own, as json2 had it': `
    const stringify = JSON.stringify;
    JSON = {
      parse: JSON.parse,
      stringify(value) {
        if (value && typeof value === 'object' && typeof value.toJSON === 'function') value = value.toJSON();
        if (Array.isArray(value)) return '[' + value.map(item => JSON.stringify(item) ?? 'null').join(',') + ']';
        if (value === null || typeof value !== 'object') return stringify(value);
        return '{' + Object.keys(value).filter(key => value[key] !== undefined).map(key => stringify(key) + ':' + JSON.stringify(value[key])).join(',') + '}';
      },
    };`,

  'a fetch that analytics has wrapped': `
    const original = window.fetch;
    window.fetch = function (input, init) {
      const url = typeof input === 'string' ? input : input.url;
      if (typeof input === 'object') input.clone();
      return original.apply(this, arguments).then(answer => { answer.clone(); return answer; });
    };`,

  'elements, listeners and promises that are watched': `
    const define = customElements.define;
    customElements.define = function (tag, constructor, options) { return define.call(this, tag, constructor, options); };
    const add = EventTarget.prototype.addEventListener;
    const remove = EventTarget.prototype.removeEventListener;
    const wrapped = new WeakMap();
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (listener && !wrapped.has(listener)) wrapped.set(listener, function (event) { return listener.handleEvent ? listener.handleEvent(event) : listener.call(this, event); });
      return add.call(this, type, listener && wrapped.get(listener), options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      return remove.call(this, type, (listener && wrapped.get(listener)) || listener, options);
    };
    const Native = window.Promise;
    window.Promise = class ZoneAwarePromise extends Native {};
    addEventListener('load', () => { window.Promise = class Late extends Native {}; });`,

  'globals with the names of everything': `
    window.name = 'x';
    window.status = 'y';
    var event = 'z', $ = () => { throw new Error('not ours'); }, _ = $, module = {}, exports = {}, process = {};
    window.define = () => { throw new Error('not an AMD module'); };
    window.define.amd = {};`,
};
