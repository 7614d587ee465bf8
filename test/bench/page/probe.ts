/**
 * What runs in each page, before anything of its own, and is the same for all of them: in each frame it looks, through open shadow
 * trees too, for a text area that can be used, has a character typed into it, and notes when the character stands there; and
 * when there are services to choose from. Where a character is lost again, as a script puts the field anew, it begins again.
 */
export const probe = ({ types }: { readonly types: boolean }): string => `(() => {
  const found = { input: null, services: null, receipt: null, clicked: null, lost: 0, shift: 0 };
  let askedAt = -Infinity;
  const isUsable = element => {
    const { width, height } = element.getBoundingClientRect();
    return !element.disabled && !element.readOnly && width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const find = (root, selector, isIt) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector) && isIt(element)) return element;
      const within = element.shadowRoot && find(element.shadowRoot, selector, isIt);
      if (within) return within;
    }
    return undefined;
  };
  const type = field => {
    if (field.value.includes('x')) {
      found.input ??= performance.now();
      return;
    }
    if (found.input !== null) {
      found.input = null;
      found.lost += 1;
      askedAt = -Infinity;
    }
    if (performance.now() < askedAt + 500) return;
    askedAt = performance.now();
    field.focus();
    void typeCharacter();
  };
  const look = () => {
    const field = ${types ? `find(document, 'textarea', isUsable)` : 'undefined'};
    if (field) type(field);
    const choice = found.services === null && find(document, 'select, [role="combobox"]', element =>
      (element.localName !== 'select' || element.options.length > 10) && isUsable(element));
    if (choice) found.services = performance.now();
    if (found.clicked !== null && found.receipt === null && find(document, '[part~="reference"]', isUsable))
      found.receipt = performance.now();
  };
  const lookAgain = () => {
    look();
    requestAnimationFrame(lookAgain);
  };
  requestAnimationFrame(lookAgain);
  addEventListener('input', look);
  addEventListener('click', event => (found.clicked = event.timeStamp), true);
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) found.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  globalThis.benchmark = () => ({
    ...found,
    loaded: performance.getEntriesByType('resource').map(({ name, responseEnd, encodedBodySize }) =>
      ({ url: name, at: responseEnd, bytes: encodedBodySize })),
  });
})()`;
