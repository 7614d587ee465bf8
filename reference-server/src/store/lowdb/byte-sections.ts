import { crc32 } from 'node:zlib';

type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

const boundary = 8;
const padded = (length: number) => Math.ceil(length / boundary) * boundary;

/** Arrays of numbers one after the other, with a checksum before them; as the machine has them in memory. */
export const packSections = (sections: readonly Column[]): Uint8Array<ArrayBuffer> => {
  const total = sections.reduce((sum, { byteLength }) => sum + boundary + padded(byteLength), boundary);
  const packed = new Uint8Array(total);
  const lengths = new DataView(packed.buffer);
  let offset = boundary;
  for (const { buffer, byteOffset, byteLength } of sections) {
    lengths.setUint32(offset, byteLength);
    packed.set(new Uint8Array(buffer, byteOffset, byteLength), offset + boundary);
    offset += boundary + padded(byteLength);
  }
  lengths.setUint32(0, crc32(packed.subarray(boundary)));
  return packed;
};

/** Reads them in the same order, as views of the same bytes. */
export class SectionReader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #offset = boundary;

  /** @throws when they are not whole. */
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    // Views of larger numbers must begin on their boundary.
    this.#bytes = bytes.byteOffset % boundary === 0 ? bytes : bytes.slice();
    const isWhole = bytes.length >= boundary && this.#uint32At(0) === crc32(bytes.subarray(boundary));
    if (!isWhole) throw new Error('The file is not whole.');
  }

  float64(): Float64Array<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.uint8();
    return new Float64Array(buffer, byteOffset, byteLength / Float64Array.BYTES_PER_ELEMENT);
  }

  uint32(): Uint32Array<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.uint8();
    return new Uint32Array(buffer, byteOffset, byteLength / Uint32Array.BYTES_PER_ELEMENT);
  }

  uint16(): Uint16Array<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.uint8();
    return new Uint16Array(buffer, byteOffset, byteLength / Uint16Array.BYTES_PER_ELEMENT);
  }

  uint8(): Uint8Array<ArrayBuffer> {
    const start = this.#offset + boundary;
    const length = this.#uint32At(this.#offset);
    this.#offset = start + padded(length);
    return this.#bytes.subarray(start, start + length);
  }

  #uint32At(offset: number): number {
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset).getUint32(offset);
  }
}
