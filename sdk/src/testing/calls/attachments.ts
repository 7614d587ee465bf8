import { attachmentsOf, publicAttachmentsOf } from '../../domain/attachments.ts';
import { displayName } from '../../domain/display-name.ts';
import { agreedType, isMediaType } from '../../domain/media-types.ts';
import { invalid, ProblemError } from '../../domain/problem-error.ts';
import type { StoredRequest } from '../../domain/stored-request.ts';
import type { Attachment } from '../../contract/index.ts';
import type { Core } from '../core.ts';
import { contentType } from '../content-type.ts';
import { deskRequestFor, knownTo } from '../desk-request.ts';
import { privately, type Answer } from '../http/answer.ts';
import type { CallContext, Handler } from '../http/call-context.ts';
import { redeem, requestFor } from '../tracking.ts';

export const uploadAttachment: Handler = async ({ core, request, caller, hasPaid }) => {
  const limits = core.data.profile.attachments;
  if (limits === undefined) throw new ProblemError('not_found', 'There is nothing here.');
  const isClient = caller.as === 'client';
  const file = await fileIn(request);
  if (file.size > limits.maxBytes)
    throw new ProblemError('too_large', `The file is larger than ${limits.maxBytes} bytes.`);
  const type = await typeOf(file, isClient ? [...limits.types, ...(limits.keyTypes ?? [])] : limits.types);
  if (!isClient && !hasPaid && core.capabilities.includes('challenge'))
    await redeem(request.headers.get('Mimer-Challenge'), core);
  const attachment: Attachment = {
    id: core.random.hex(16),
    name: isMediaType(type) ? displayName(file.name, type) : file.name,
    mediaType: type,
    bytes: file.size,
  };
  core.files.add(attachment, file.slice(0, file.size, type));
  return privately(attachment, {}, 201);
};

const fileIn = async (request: Request): Promise<File> => {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('Content-Type') ?? ''))
    throw new ProblemError('unsupported_media_type', 'The body must be multipart/form-data.');
  const form = await request.formData().catch((cause: unknown) => {
    throw new ProblemError('malformed', 'The body is not a whole multipart/form-data form.', { cause });
  });
  const [file, ...more] = [...form.entries()];
  if (more.length > 0) throw invalid([{ pointer: '/file', code: 'too_many' }]);
  if (file?.[0] !== 'file' || typeof file[1] === 'string')
    throw invalid([{ pointer: '/file', code: 'required' }]);
  return file[1];
};

const typeOf = async (file: File, taken: readonly string[]): Promise<string> => {
  const found = contentType(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  const type = found === undefined ? undefined : agreedType(found, file.type === '' ? undefined : file.type);
  if (type === undefined || !taken.includes(type))
    throw new ProblemError('unsupported_media_type', 'Files of this type are not taken.');
  return type;
};

export const getAttachment: Handler = ({ core, caller, params }) => {
  const code = caller.as === 'citizen' ? caller.code : '';
  const request = requestFor(params['reference'] ?? '', code, core);
  return fileOf(publicAttachmentsOf(request), params, core);
};

export const getDeskAttachment: Handler = context =>
  fileOf(filesKnownTo(context, deskRequestFor(context)), context.params, context.core);

const filesKnownTo = (context: CallContext, request: StoredRequest): readonly Attachment[] =>
  attachmentsOf(knownTo(context, request));

const fileOf = (named: readonly Attachment[], { id }: CallContext['params'], { files }: Core): Answer => {
  const attachment = named.find(known => known.id === id);
  const body = attachment && files.read(attachment.id);
  if (attachment === undefined || body === undefined)
    throw new ProblemError('not_found', 'There is no such file.');
  const { name, mediaType, bytes } = attachment;
  return {
    status: 200,
    headers: {
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Length': String(bytes),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': mediaType,
      'X-Content-Type-Options': 'nosniff',
    },
    body,
  };
};
