import { http, HttpResponse } from 'msw';
import { answerWith } from '../../../support/backend.ts';

export const mapTiles = 'https://tiles.test/{z}/{x}/{y}.png';

/** A picture of one colour, as a map's server sends them. */
const picture = async (): Promise<ArrayBuffer> => {
  const canvas = new OffscreenCanvas(256, 256);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillStyle = '#eee8de';
    context.fillRect(0, 0, 256, 256);
  }
  return (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
};

/** Lets a map's server answer the page until the test is over, and tells what it was asked. */
export const playTiles = (works: () => boolean = () => true): { readonly asked: readonly string[] } => {
  const asked: string[] = [];
  answerWith(
    http.get<{ z: string; x: string; y: string }>(
      'https://tiles.test/:z/:x/:y',
      async ({ params: { z, x, y } }) => {
        asked.push(`${z}/${x}/${y}`);
        return works()
          ? HttpResponse.arrayBuffer(await picture(), { headers: { 'Content-Type': 'image/png' } })
          : HttpResponse.error();
      },
    ),
  );
  return { asked };
};
