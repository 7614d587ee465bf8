import { calls, type Attachment } from '@melikgazi/mimer-sdk/contract';
import type { Attachments } from '../attachments/attachments.ts';
import { headerPayment } from '../challenge-header.ts';
import type { Endpoint } from '../parts.ts';
import { attachmentsOf, ProblemError, publicAttachmentsOf } from '@melikgazi/mimer-sdk/domain';
import type { Caller } from '../state.ts';
import { requestFor } from '../tracking.ts';
import { deskRequestFor, knownTo } from './desk-request.ts';
import type { Context, EndpointRouter } from './endpoint-router.ts';

/** Files: uploading them, and reading those of a request. */
export const attachmentRoutes = (router: EndpointRouter, endpoint: Endpoint): void => {
  const { attachments, challenges, data, visitorOf } = endpoint;
  const limits = data.profile.attachments;
  // Without limits the jurisdiction takes no files, and there is no such call.
  if (limits === undefined) return;

  router.call(calls.uploadAttachment, async ctx => {
    const { caller } = ctx.state;
    if (ctx.is('multipart/form-data') !== 'multipart/form-data')
      throw new ProblemError('unsupported_media_type', 'The body must be multipart/form-data.');
    const { types, keyTypes = [], maxBytes } = limits;
    const isClient = caller.as === 'client';
    const isPaid = isClient || ctx.state.hasPaid === true;
    const pay = isPaid
      ? () => Promise.resolve(undefined)
      : await headerPayment(ctx.get('Mimer-Challenge'), challenges);
    const owner = ownerOf(caller, ctx.get('Mimer-Reference'), visitorOf(ctx.req));
    const uploaded = await attachments.stage({
      request: ctx.req,
      owner,
      maxBytes,
      types: isClient ? [...types, ...keyTypes] : types,
      pay,
    });
    ctx.set('Cache-Control', 'private, no-store');
    ctx.status = 201;
    ctx.body = uploaded;
  });

  router.call(calls.getAttachment, async ctx => {
    const { caller } = ctx.state;
    const code = caller.as === 'citizen' ? caller.code : '';
    const request = await requestFor(ctx.params['reference'] ?? '', code, endpoint);
    await answerFile(ctx, publicAttachmentsOf(request), attachments);
  });

  router.call(calls.getDeskAttachment, async ctx => {
    const request = knownTo(ctx, await deskRequestFor(ctx, endpoint), endpoint);
    await answerFile(ctx, attachmentsOf(request), attachments);
  });
};

const ownerOf = (caller: Caller, reference: string, visitor: string): string => {
  switch (caller.as) {
    case 'client':
      return `client:${caller.client}`;
    case 'citizen':
      return `request:${reference}`;
    case 'anyone':
      return `visitor:${visitor}`;
  }
};

const answerFile = async (
  ctx: Context,
  named: readonly Attachment[],
  attachments: Attachments,
): Promise<void> => {
  const attachment = named.find(({ id }) => id === ctx.params['id']);
  const file = attachment === undefined ? undefined : await attachments.read(attachment.id);
  if (attachment === undefined || file === undefined)
    throw new ProblemError('not_found', 'There is no such file.');
  ctx.set('Cache-Control', 'private, no-store');
  // It is saved, or shown by a page that fetched it; it never becomes a page of ours.
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  ctx.set('X-Content-Type-Options', 'nosniff');
  // Old browsers read the first of two names, and not all of them read letters beyond ASCII there.
  ctx.attachment(attachment.name, { fallback: attachment.name.replace(/[^ -~]/gu, '_') });
  ctx.body = file.stream;
  ctx.type = attachment.mediaType;
  ctx.length = file.bytes;
  ctx.compress = false;
};
