import type { Attachment } from '@melikgazi/mimer-sdk';

/** How a file stands that the citizen has asked for. */
export type ShownFile =
  { readonly name: 'loading' | 'failed' } | { readonly name: 'shown'; readonly url: string };

/** Pictures that every browser shows and that can carry no script. */
const pictures = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];

export const isPicture = ({ mediaType }: Pick<Attachment, 'mediaType'>): boolean =>
  pictures.includes(mediaType);

/** What the files need from the world around them. */
export interface ShownFilesOptions {
  readonly fetch: (id: string) => Promise<Blob>;
  readonly onChange: () => void;
}

/**
 * Files of a request: fetched when they are asked for, since data costs, and shown by object URLs.
 *
 * What it owns: the object URLs and their end. What it does NOT own: the calls, rendering.
 */
export class ShownFiles {
  private readonly options: ShownFilesOptions;
  private readonly files = new Map<string, ShownFile>();

  constructor(options: ShownFilesOptions) {
    this.options = options;
  }

  of(id: string): ShownFile | undefined {
    return this.files.get(id);
  }

  /** Fetches a file, and answers whether it is there now. */
  async show(attachment: Attachment): Promise<boolean> {
    const { id } = attachment;
    const { files } = this;
    if (files.get(id)?.name === 'loading') return false;
    const loading: ShownFile = { name: 'loading' };
    this.put(id, loading);
    try {
      const blob = await this.options.fetch(id);
      if (files.get(id) !== loading) return false;
      this.put(id, { name: 'shown', url: URL.createObjectURL(asOffered(blob, attachment)) });
      return true;
    } catch {
      if (files.get(id) === loading) this.put(id, { name: 'failed' });
      return false;
    }
  }

  hide(id: string): void {
    this.end(id);
    this.options.onChange();
  }

  /** Lets go of all. */
  clear(): void {
    for (const id of [...this.files.keys()]) this.end(id);
  }

  private put(id: string, file: ShownFile): void {
    this.end(id);
    this.files.set(id, file);
    this.options.onChange();
  }

  private end(id: string): void {
    const file = this.files.get(id);
    if (file?.name === 'shown') URL.revokeObjectURL(file.url);
    this.files.delete(id);
  }
}

/** A document opened from an object URL belongs to the page's origin, so that nothing but a picture keeps its type. */
const asOffered = (blob: Blob, attachment: Attachment): Blob =>
  new Blob([blob], { type: isPicture(attachment) ? attachment.mediaType : 'application/octet-stream' });
