const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/** The bytes of a base64 text; `undefined` when it is none. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return undefined;
  try {
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  } catch {
    return undefined;
  }
};

/**
 * The key that a webhook's secret stands for.
 *
 * @throws TypeError when it is not `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks wants it.
 */
export const signingKey = async (secret: string): Promise<CryptoKey> => {
  const bytes = secret.startsWith('whsec_') ? bytesOf(secret.slice('whsec_'.length)) : undefined;
  if (bytes === undefined || bytes.length < 24 || bytes.length > 64)
    throw new TypeError('A webhook’s secret is whsec_ and 24 to 64 bytes in base64.');
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']);
};

/** What a signature is made of: the id, the time of sending and the body, byte for byte. */
export const signedContent = (id: string, timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = new Uint8Array(head.length + body.length);
  content.set(head);
  content.set(body, head.length);
  return content;
};
