import type { Operation } from './read-document.ts';

/** `text` as one word of a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const token: Record<string, string> = { trackingCode: '0481937265', apiKey: 'mimer_test_…' };

/** Whoever may call with or without a key shows more by the call with it. */
const authorization = ({ security }: Operation): string[] => {
  const scheme = security.flatMap(Object.keys)[0];
  return scheme === undefined ? [] : [`Authorization: Bearer ${token[scheme] ?? '…'}`];
};

const valueOf = ({ example }: Operation['parameters'][number]): string => String(example ?? '…');

/** The call as a command, its body in a file. */
export const curlOf = (operation: Operation, server: string): string => {
  const { method, path, parameters, requestBody } = operation;
  const named = (place: string) => parameters.filter(parameter => parameter.in === place);
  const target = named('path').reduce(
    (url, parameter) => url.replace(`{${parameter.name}}`, valueOf(parameter)),
    path,
  );
  const query = named('query').filter(({ example }) => example !== undefined);
  const search = query
    .map(parameter => `${parameter.name}=${encodeURIComponent(valueOf(parameter))}`)
    .join('&');
  const url = `${server}${target === '/' ? '' : target}${search === '' ? '' : `?${search}`}`;
  const hasBody = requestBody?.content['application/json'] !== undefined;
  const isForm = requestBody?.content['multipart/form-data'] !== undefined;
  const headers = [
    ...authorization(operation),
    ...named('header')
      .filter(({ required }) => required)
      .map(parameter => `${parameter.name}: ${valueOf(parameter)}`),
    ...(hasBody ? ['Content-Type: application/json'] : []),
  ];
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`,
    ...headers.map(header => `-H ${quoted(header)}`),
    ...(isForm ? [`-F ${quoted('file=@photo.jpg')}`] : []),
    ...(hasBody ? ['--data @request.json'] : []),
  ].join(' \\\n  ');
};
