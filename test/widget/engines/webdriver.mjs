/** The keys that tests press by name, as WebDriver writes them. */
const named = {
  Enter: '\uE007',
  Tab: '\uE004',
  Space: ' ',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
};

const keyOf = name => {
  const key = named[name] ?? name;
  if ([...key].length !== 1) throw new Error(`There is no WebDriver key for “${name}”.`);
  return key;
};

const down = name => ({ type: 'keyDown', value: keyOf(name) });
const up = name => ({ type: 'keyUp', value: keyOf(name) });

/**
 * A browser behind a WebDriver (classic) server: as much of it as a test runner needs. Written out, since the library
 * for it brings two hundred packages along.
 */
export const openWebDriver = async (origin, capabilities) => {
  const call = async (method, path, body) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const session = `/session/${sessionId}`;
  const act = actions => call('POST', `${session}/actions`, { actions: [actions] });
  const keys = actions => act({ type: 'key', id: 'keyboard', actions });
  const pointer = actions => act({ type: 'pointer', id: 'mouse', actions });
  const move = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const [hold, release] = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return {
    navigate: url => call('POST', `${session}/url`, { url }),
    url: () => call('GET', `${session}/url`),
    resize: (width, height) => call('POST', `${session}/window/rect`, { width, height }),
    close: () => call('DELETE', session),
    keyboard: {
      type: text => keys([...text].flatMap(key => [down(key), up(key)])),
      press: key => keys([down(key), up(key)]),
      down: key => keys([down(key)]),
      up: key => keys([up(key)]),
    },
    mouse: {
      move: (x, y) => pointer([move(x, y)]),
      down: () => pointer([hold]),
      up: () => pointer([release]),
      click: (x, y) => pointer([move(x, y), hold, release]),
    },
  };
};
