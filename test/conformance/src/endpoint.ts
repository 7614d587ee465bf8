/**
 * An endpoint without its final slash.
 *
 * @throws TypeError where it is no absolute http(s) URL, or has what an endpoint has not.
 */
export const endpointFrom = (text: string): string => {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new TypeError(`The endpoint must be an absolute http(s) URL, not “${text}”.`);
  if (url.username !== '' || url.search !== '' || url.hash !== '')
    throw new TypeError('The endpoint must have no credentials, no query and no fragment.');
  return text.replace(/\/+$/, '');
};
