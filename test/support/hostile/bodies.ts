import fc from 'fast-check';
import { onePixel } from './examples.ts';

/** Values that break what was not thought through. */
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -0,
    -1,
    1e308,
    -1e308,
    2 ** 53,
    0.1,
    true,
    false,
    [],
    {},
    [[]],
    '\0',
    '\ud800',
    '\u202e',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    "' OR 1=1 --",
    '${7*7}',
    '<script>',
    '9'.repeat(400),
    'x'.repeat(5000),
    'İ'.repeat(200),
  ),
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 50 }),
);

/** What is done to a value on its way: mostly nothing, else something at a place of its own. */
export const spoilt = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: values },
    {
      weight: 4,
      arbitrary: fc
        .tuple(values, fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), nasty)
        .map(([value, path, replacement]) => replaced(value, path, replacement)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(values, nasty).map(([value, extra]) => withMember(value, 'extra', extra)),
    },
    { weight: 1, arbitrary: nasty },
  );

const replaced = (value: unknown, [first, ...rest]: readonly number[], replacement: unknown): unknown => {
  if (first === undefined || typeof value !== 'object' || value === null) return replacement;
  const entries = Object.entries(value);
  const place = entries.length === 0 ? -1 : first % entries.length;
  const changed = entries.map(([name, member], index): [string, unknown] =>
    index === place
      ? [name, rest.length === 0 ? replacement : replaced(member, rest, replacement)]
      : [name, member],
  );
  return Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
};

const withMember = (value: unknown, name: string, member: unknown): unknown =>
  typeof value === 'object' && value !== null ? { ...value, [name]: member } : value;

/** JSON as it goes over the wire, and what no JSON library would write. */
export const bytesOf = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 12, arbitrary: values.map(value => Buffer.from(JSON.stringify(value))) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          values.map(value => JSON.stringify(value)),
          fc.constantFrom(...wreckings),
          fc.nat(),
        )
        .map(([text, wreck, number]) => wreck(text, number)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)) },
  );

const inserted = (text: string, at: number, bytes: Buffer): Buffer => {
  const whole = Buffer.from(text);
  const place = whole.length === 0 ? 0 : at % whole.length;
  return Buffer.concat([whole.subarray(0, place), bytes, whole.subarray(place)]);
};

const wreckings: readonly ((text: string, number: number) => Buffer)[] = [
  (text, number) => Buffer.from(text).subarray(0, number % (text.length + 1)),
  text => Buffer.from(text.replace('{', '{"__proto__":{"admin":true},')),
  text => Buffer.from(text.replace('{', '{"constructor":{"prototype":{"x":1}},')),
  text => Buffer.from(text.replace('{', '{"kind":"tip","kind":"idea",')),
  text => Buffer.from(text.replace(/"(\w+)":/, '"$1":1,"$1":')),
  text => Buffer.from(text.replace('":', '\\ud800":')),
  text => Buffer.from(text.replaceAll(/"(description|text)":"/g, '"$1":"\\udfff\\u0000')),
  (text, number) => inserted(text, number, Buffer.from([0xff, 0xfe, 0xc0, 0xaf])),
  (text, number) => inserted(text, number, Buffer.from([0xed, 0xa0, 0x80])),
  (text, number) => inserted(text, number, Buffer.from([0])),
  text => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  text => Buffer.from(text, 'utf16le'),
  () => Buffer.from('['.repeat(100_000)),
  () => Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
  text => Buffer.from(text.replace('{', `{"attributes":${'['.repeat(5000)}${']'.repeat(5000)},`)),
  text => Buffer.from(text.replace('{', `{"description":"${'ş'.repeat(140_000)}",`)),
  text => Buffer.from(`${text}${' '.repeat(262_144)}`),
  text => Buffer.from(text.replace(/\d+/, '1e999')),
  text => Buffer.from(`${text}${text}`),
];

const part = (name: string, fileName: string, type: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n`),
    Buffer.from(`Content-Type: ${type}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);

const oddForm: fc.Arbitrary<Buffer> = fc
  .record({
    name: fc.constantFrom('file', 'file', 'other', '', '__proto__', 'file"; x="'),
    fileName: fc.constantFrom('a.png', '../a.png', 'a\0.png', 'a\u202Egnp.exe', '', 'ş'.repeat(300)),
    type: fc.constantFrom('image/png', 'image/svg+xml', 'text/html', 'application/pdf', 'x', ''),
    content: fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
      fc.constantFrom(
        onePixel,
        Buffer.concat([onePixel, Buffer.from('<script>alert(1)</script>')]),
        onePixel.subarray(0, 40),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ),
    ),
    end: fc.constantFrom('--b--\r\n', '--b--', '--b\r\n', '', '--b--\r\n--b--', '--b--x'),
    times: fc.constantFrom(1, 1, 0, 2),
  })
  .map(({ name, fileName, type, content, end, times }) =>
    Buffer.concat([
      ...Array.from({ length: times }, () => part(name, fileName, type, content)),
      Buffer.from(end),
    ]),
  );

/** One file and what else may call itself `multipart/form-data`; the boundary is `b`. */
export const multiparts: fc.Arbitrary<Buffer> = fc.oneof(
  fc.constant(Buffer.concat([part('file', 'a.png', 'image/png', onePixel), Buffer.from('--b--\r\n')])),
  { weight: 3, arbitrary: oddForm },
);
