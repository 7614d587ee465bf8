/** Style sheets that pages are seen with, and worse ones. */
export const styleSheets: Readonly<Record<string, string>> = {
  'everything unset': '* { all: unset !important }',
  'everything as the browser has it': '* { all: revert !important }',
  'everything red, inline, huge, from right to left and in upper case': `
    *, *::before, *::after { color: red !important; -webkit-text-fill-color: red !important; display: inline !important; font-size: 40px !important;
      direction: rtl !important; text-transform: uppercase !important; letter-spacing: 1em !important; word-spacing: 2em !important;
      text-indent: 50px !important; line-height: 0 !important; white-space: nowrap !important; text-align: right !important;
      font-style: italic !important; font-weight: 900 !important; text-shadow: 2px 2px red !important; cursor: none !important;
      caret-color: transparent !important; user-select: none !important; word-break: break-all !important }`,
  'everything a block that fits its content': '* { display: inline-block !important }',
  'everything in columns': '* { display: flex !important; flex-direction: row !important }',
  'a reset of an old framework': `
    html { font-size: 62.5%; line-height: 1 } *, *::before, *::after { box-sizing: content-box; margin: 0; padding: 0; border: 0; outline: 0; vertical-align: baseline }
    body { font: 300 1.1rem/1 serif; color: #999; -webkit-font-smoothing: antialiased } ol, ul { list-style: none } a { text-decoration: none }
    input, textarea, button, select { all: unset } label { display: none } [part] { display: none } button { display: none !important }
    form { display: none !important } p, h2, h3 { visibility: hidden !important }`,
  'links and buttons that cannot be hit, elements hidden until they are defined': `
    a, button, input { pointer-events: none !important } :not(:defined) { display: none } :not(:defined) > * { display: none }`,
  'a frame around what was there before':
    'mimer-request-form { margin: 2rem auto; padding: 1rem; border: 2px solid; max-width: 30rem }',
};
