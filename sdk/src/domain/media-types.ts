/** The media types that this server knows how to take in, each with the endings of its file names, the usual one first. */
export const endings = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'video/mp4': ['mp4', 'm4v'],
} as const;

export type MediaType = keyof typeof endings;
export type PictureType = Extract<MediaType, `image/${string}`>;

export const isMediaType = (text: string): text is MediaType => Object.hasOwn(endings, text);

export const isPicture = (type: MediaType): type is PictureType => type.startsWith('image/');

/** Other names of the same types, as browsers, telephones and the detection of content use them. */
const aliases = new Map<string, MediaType>([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/apng', 'image/png'],
  ['image/x-png', 'image/png'],
  ['application/x-pdf', 'application/pdf'],
  ['application/ogg', 'audio/ogg'],
  ['audio/opus', 'audio/ogg'],
  ['audio/mp3', 'audio/mpeg'],
  ['audio/x-m4a', 'audio/mp4'],
  ['audio/m4a', 'audio/mp4'],
  ['video/x-m4v', 'video/mp4'],
]);

/** A media type as it is written here: lower case, without parameters, under its own name. */
export const normalised = (text: string): string => {
  const type = text.split(';', 1).join().trim().toLowerCase();
  return aliases.get(type) ?? type;
};

/**
 * What a file is, by its content and by what its sender says; `undefined` where the two contradict each other. A sender
 * who says nothing, or `application/octet-stream`, is believed to say the truth.
 */
export const agreedType = (content: string, declared: string | undefined): string | undefined => {
  const type = normalised(content);
  const said = normalised(declared ?? 'application/octet-stream');
  if (said === type || said === 'application/octet-stream') return type;
  // One container for both, and only its sender knows that a recording has no picture.
  return type === 'video/mp4' && said === 'audio/mp4' ? said : undefined;
};
